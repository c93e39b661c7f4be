import CRM
import Configuration
import Foundation
import Testing

@Suite("The rules of reminders")
struct ReminderSettingsTests {
    @Test func withoutAFileTheUsualOnesHold() throws {
        let reminders = try settings().reminders
        #expect(reminders.rules == ReminderRule.usual)
        #expect(reminders.digest == DigestSettings())
    }

    @Test func thoseThatShipAreTheUsualOnes() throws {
        let root = #filePath.replacing("/Tests/ConfigurationTests/ReminderSettingsTests.swift", with: "")
        let shipped = try Settings(path: root + "/Config/guichet.yaml").reminders
        #expect(Set(shipped.rules) == Set(ReminderRule.usual))
        #expect(shipped.digest == DigestSettings())
        // Christmas of 2014, a Thursday; not the day after.
        #expect(shipped.holidays.contains(16_429) && !shipped.holidays.contains(16_430))
    }

    @Test(
        arguments: [
            ("after: 36h", Delay(36, .hours), nil), ("after: 2w", Delay(14, .days), nil),
            ("after: 2w, days: business", Delay(10, .workdays), nil),
            ("after: 3d, days: business, repeat: 1d", Delay(3, .workdays), Delay(1, .workdays)),
            ("after: 5, repeat: 12h", Delay(5, .days), Delay(12, .hours)), ("after: 366d", Delay(366, .days), nil),
        ] as [(String, Delay, Delay?)])
    func delays(keys: String, delay: Delay, interval: Delay?) throws {
        let rule = try #require(try rules("{on: lead, when: not_taken, \(keys)}").first)
        #expect(rule.delay == delay)
        #expect(rule.interval == interval)
        #expect(rule.to == [.responsible] && rule.cc.isEmpty && rule.template == "reminder")
    }

    @Test func recipients() throws {
        let rule = try #require(
            try rules("{on: opportunity, when: no_activity, after: 1d, to: [responsible, luc], cc: manager}").first)
        #expect(rule.to == [.responsible, .colleague("luc")])
        #expect(rule.cc == [.managers])
    }

    @Test(arguments: [
        ("{when: not_closed, after: 5d}", "reminders.x.on is missing"),
        ("{on: partner, when: not_closed, after: 5d}", "must be lead or opportunity"),
        ("{on: lead, when: sleepy, after: 5d}", "one of not_closed, not_taken, no_activity"),
        ("{on: lead, when: quote_unanswered, after: 5d}", "which only opportunities have"),
        ("{on: lead, when: not_closed}", "reminders.x.after is missing"),
        ("{on: lead, when: not_closed, after: soon}", "a time such as 36h, 5d or 2w"),
        ("{on: lead, when: not_closed, after: 2000d}", "at most 366 days"),
        ("{on: lead, when: not_closed, after: 36h, days: business}", "in business days"),
        ("{on: lead, when: not_closed, after: 5d, days: work}", "calendar or business"),
        ("{on: lead, when: not_closed, after: 5d, repeat: 1h}", "at least 12h"),
        ("{on: lead, when: not_closed, after: 5d, to: []}", "is empty"),
        ("{on: lead, when: not_closed, after: 5d, to: bob}", "responsible, managers or a login (luc)"),
        ("{on: lead, when: not_closed, after: 5d, template: ../../etc}", "begins with reminder-"),
        ("{on: lead, when: not_closed, after: 5d, colour: red}", "has no key “colour”"),
    ])
    func complaintsNameFileAndLine(rule: String, words: String) {
        let error = #expect(throws: SettingsProblems.self) { try rules(rule) }
        let problem = error?.problems.first { $0.explanation.contains(words) }
        #expect(problem?.line == 2, "\(error?.description ?? "")")
        #expect(problem?.file.hasSuffix("reminders.yaml") == true)
    }

    @Test(arguments: [
        ("holidays: [2014-02-30]", "holds “2014-02-30”"), ("holidays: [christmas]", "no day such as 2014-04-21"),
        ("holidays: [13-01]", "no day such as"), ("digest: {at: 8}", "a time such as 08:00"),
        ("digest: {at: 24:00}", "a time such as 08:00"), ("digest: {days: [monday]}", "the days are mon, tue"),
        ("digest: {to: nobody}", "a login (luc)"), ("digest: {to: responsible}", "about no one case"),
        ("digest: {to: []}", "is empty"), ("digest: {hour: 8}", "has no key “hour”"),
        ("reminder: {}", "The file has no key “reminder”"),
    ])
    func complaintsAboutTheRest(text: String, words: String) {
        let error = #expect(throws: SettingsProblems.self) { try settings(reminders: text) }
        #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
    }

    @Test(
        arguments: [
            ("digest: off", nil), ("digest:", DigestSettings()),
            ("digest: {at: \"07:30\", days: [sat], to: luc, even_when_empty: true}", Self.saturdays),
        ] as [(String, DigestSettings?)])
    func digests(text: String, digest: DigestSettings?) throws {
        #expect(try settings(reminders: text).reminders.digest == digest)
    }

    private static var saturdays: DigestSettings {
        var digest = DigestSettings()
        digest.minutes = 450
        digest.weekdays = [6]
        digest.to = [.colleague("luc")]
        digest.isSentWhenEmpty = true
        return digest
    }

    private func rules(_ rule: String) throws -> [ReminderRule] {
        try settings(reminders: "reminders:\n  x: \(rule)").reminders.rules
    }
}
