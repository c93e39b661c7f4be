import CRM
import Foundation
import Gateway
import Store
import TestSupport
import Testing

/// Years pass in which the machine is off now and then and its clock is wrong now and then.
@Suite("Over years")
struct ReminderYearsTests {
    private static let day: TimeInterval = 86_400

    /// What a scheduler that is never off would remind of, and when: counted case by case, without looking for spans.
    private struct Expected: Hashable {
        var rule: String
        var record: String
        var due: Int64
    }

    @Test(arguments: 1...3)
    func nothingIsMissedAndNothingComesTwice(seed: UInt64) async throws {
        var chance = SeededGenerator(seed: seed)
        let units: [Delay.Unit] = [.hours, .days, .workdays]
        let rules = (1...3).map { number in
            ReminderRule(
                name: "rule-\(number)", subject: number == 1 ? .lead : .opportunity,
                condition: number == 3 ? .notTaken : .notClosed,
                delay: Delay(.random(in: 1...60, using: &chance), units[Int.random(in: 0..<3, using: &chance)]),
                interval: Bool.random(using: &chance)
                    ? Delay(.random(in: 12...60, using: &chance), units[number - 1]) : nil)
        }
        let company = try await Company { settings in
            settings.reminders.rules = rules
            settings.reminders.digest = nil
            settings.reminders.holidays = [16_150, 16_151]
        }
        try await company.schedule()
        var expected: Set<Expected> = []
        var open: [(reference: RecordReference, created: Date)] = []
        var looked = company.office.now()
        // About a year.
        for _ in 0..<600 {
            // Mostly minutes to hours; now and then days without power, or a clock that goes back.
            let step: TimeInterval =
                switch Int.random(in: 0..<20, using: &chance) {
                case 0: .random(in: 1...12, using: &chance) * Self.day
                case 1: -.random(in: 0...3, using: &chance) * Self.day
                default: .random(in: 60...86_400, using: &chance)
                }
            company.pass(step)
            let now = company.office.now()
            if Int.random(in: 0..<3, using: &chance) == 0 {
                open.append((try await company.newCase(Int.random(in: 0..<2, using: &chance) == 0), now))
            }
            if !open.isEmpty, Int.random(in: 0..<6, using: &chance) == 0 {
                let closed = open.remove(at: .random(in: 0..<open.count, using: &chance))
                try await company.close(closed.reference)
            }
            // A restart: the scheduler knows nothing but the database.
            for _ in 0..<Int.random(in: 1...2, using: &chance) { try await company.schedule() }
            // Set back, it goes through that time once more; what came of it before is in the set already.
            looked = min(looked, now)
            for rule in rules {
                for one in open where one.reference.kind == rule.subject {
                    let due = rule.due(from: one.created, in: looked..<now, company.office.settings.workCalendar)
                    guard let due else { continue }
                    expected.insert(
                        Expected(
                            rule: rule.name, record: "\(one.reference)",
                            due: Int64((due.timeIntervalSince1970 * 1_000).rounded())))
                }
            }
            looked = now
        }
        let sent = try await company.office.store.read { snapshot in
            try snapshot.remindersSent().map { Expected(rule: $0.rule, record: $0.record, due: $0.due) }
        }
        #expect(sent.count == Set(sent).count)
        #expect(Set(sent) == expected)
        #expect(!expected.isEmpty)
        let noted = try await company.office.store.read { snapshot in
            try snapshot.outbox(limit: 100_000).count { $0.kind == "reminder" }
        }
        #expect(noted > 0)
    }
}

extension Company {
    /// A lead, or an opportunity, made now.
    fileprivate func newCase(_ isLead: Bool) async throws -> RecordReference {
        let now = office.now()
        return try await office.store.write { transaction in
            if isLead {
                return try transaction.add(
                    Lead(title: "A", contactName: "B", email: nil, source: .cli, language: .french, created: now)
                ).reference
            }
            let partner = try transaction.add(Partner(kind: .person, name: "B", language: .french, created: now))
            return try transaction.add(Opportunity(title: "A", partnerID: partner.id, created: now)).reference
        }
    }

    fileprivate func close(_ record: RecordReference) async throws {
        let now = office.now()
        try await office.store.write { transaction in
            if var lead = try record.kind == .lead ? transaction.lead(record.number) : nil {
                lead.state = .dropped
                lead.closed = now
                try transaction.update(lead)
            } else if var opportunity = try transaction.opportunity(record.number) {
                opportunity.outcome = .lost
                opportunity.closed = now
                try transaction.update(opportunity)
            }
        }
    }
}
