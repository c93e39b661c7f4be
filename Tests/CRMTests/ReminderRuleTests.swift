import CRM
import Foundation
import TestSupport
import Testing

@Suite("When a reminder is due")
struct ReminderRuleTests {
    private static let start = Date(timeIntervalSince1970: 1_391_590_800)
    private static let day: TimeInterval = 86_400

    private static func rule(
        _ delay: Delay, every interval: Delay? = nil, when condition: ReminderRule.Condition = .notClosed
    ) -> ReminderRule {
        ReminderRule(name: "r", subject: .lead, condition: condition, delay: delay, interval: interval)
    }

    private let paris: WorkCalendar

    init() throws { paris = WorkCalendar(timeZone: try #require(TimeZone(identifier: "Europe/Paris"))) }

    @Test(
        arguments: [
            (Self.rule(Delay(3, .days)), 2.9, nil), (Self.rule(Delay(3, .days)), 3, 3),
            (Self.rule(Delay(3, .days)), 40, nil), (Self.rule(Delay(36, .hours)), 1.5, 1.5),
            (Self.rule(Delay(3, .days), every: Delay(2, .days)), 4.9, nil),
            (Self.rule(Delay(3, .days), every: Delay(2, .days)), 5, 5),
            (Self.rule(Delay(3, .days), every: Delay(2, .days)), 21, 21),
            (Self.rule(Delay(12, .hours), every: Delay(12, .hours)), 6.5, 6.5),
            // Wednesday to Wednesday.
            (Self.rule(Delay(5, .workdays)), 7, 7), (Self.rule(Delay(5, .workdays)), 5, nil),
        ] as [(ReminderRule, Double, Double?)])
    func afterSoManyDays(rule: ReminderRule, days: Double, due: Double?) {
        let now = Self.start + days * Self.day
        let expected = due.map { Self.start + $0 * Self.day }
        #expect(rule.due(from: Self.start, in: (now - 60)..<now, paris) == expected)
    }

    @Test func ofSeveralTimesMeanwhileTheLastCounts() {
        let rule = Self.rule(Delay(1, .days), every: Delay(1, .days))
        let window = (Self.start + 0.5 * Self.day)..<(Self.start + 3.5 * Self.day)
        #expect(rule.due(from: Self.start, in: window, paris) == Self.start + 3 * Self.day)
    }

    @Test func beforeAMeetingItCountsBackward() {
        let rule = Self.rule(Delay(2, .days), when: .noRequirements)
        #expect(rule.firstDue(from: Self.start, paris) == Self.start - 2 * Self.day)
    }

    /// The spans are what the database is asked for: an anchor outside them would never be reminded of.
    @Test(arguments: 0..<40)
    func spansHoldEveryAnchorThatIsDue(seed: UInt64) throws {
        var chance = SeededGenerator(seed: seed)
        let zones = ["Europe/Paris", "America/New_York", "Australia/Lord_Howe", "UTC"]
        let zone = try #require(TimeZone(identifier: zones[Int.random(in: 0..<4, using: &chance)]))
        let calendar = WorkCalendar(timeZone: zone, holidays: [16_150, 16_151, 16_200])
        let units: [Delay.Unit] = [.hours, .days, .workdays]
        let delay = Delay(.random(in: 1...40, using: &chance), units[Int.random(in: 0..<3, using: &chance)])
        let every = Delay(.random(in: 12...40, using: &chance), units[Int.random(in: 0..<3, using: &chance)])
        let conditions: [ReminderRule.Condition] = [.notClosed, .noRequirements]
        let rule = Self.rule(
            delay, every: Bool.random(using: &chance) ? every : nil,
            when: conditions[Int.random(in: 0..<2, using: &chance)])
        var hits = 0
        for _ in 0..<60 {
            let begin = Self.start + .random(in: 0...300, using: &chance) * Self.day
            let window = begin..<(begin + .random(in: 60...(3 * Self.day), using: &chance))
            let spans = rule.anchors(of: window, since: Self.start - 100 * Self.day, calendar)
            for _ in 0..<200 {
                let anchor = Self.start + .random(in: -90...400, using: &chance) * Self.day
                guard rule.due(from: anchor, in: window, calendar) != nil else { continue }
                hits += 1
                #expect(spans.contains { $0.contains(anchor) }, "\(rule) \(anchor) \(window)")
            }
        }
        #expect(hits > 0)
    }

    @Test func spansAreFewAndShort() {
        let window = (Self.start + 100 * Self.day)..<(Self.start + 100 * Self.day + 60)
        let spans = Self.rule(Delay(5, .days)).anchors(of: window, since: Self.start, paris)
        #expect(spans.count == 1)
        #expect(spans.allSatisfy { $0.upperBound.timeIntervalSince($0.lowerBound) < 3 * 3_600 })
    }
}
