import CRM
import Configuration
import Foundation
import Gateway
import Mail
import Store
import Testing

@Suite("Reminders")
struct ReminderTests {
    private static let day: TimeInterval = 86_400

    @Test func anOpportunityIsRemindedOfAfterFiveDaysWithTheManagerInCopy() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .thomas)
        try await company.schedule(after: 5 * Self.day - 60)
        #expect(try await company.reminders(to: .thomas).isEmpty)
        try await company.schedule(after: 120)
        let thomass = try #require(try await company.reminders(to: .thomas).last)
        let lucs = try #require(try await company.reminders(to: .luc).last)
        for mail in [thomass, lucs] {
            #expect(mail.to.map(\.email.rawValue) == ["thomas@notsotiny.example"])
            #expect(mail.cc.map(\.email.rawValue) == ["luc@notsotiny.example"])
            #expect(mail.subject.hasPrefix("[NST O-1] Toujours en cours"))
            #expect(mail.says("après 5 jours"))
            #expect(mail.says("12 février 2014, 14:02"))
            #expect(mail.says("Dupont SA"))
        }
        #expect(thomass.messageID != lucs.messageID)
        #expect(thomass.replyTo.first?.email != lucs.replyTo.first?.email)
    }

    @Test func aLeadThatNobodyTookIsTheManagers() async throws {
        let company = try await Company()
        try await company.schedule()
        _ = try await company.leadFromJane()
        try await company.schedule(after: 3 * Self.day)
        let mail = try #require(try await company.reminders(to: .luc).last)
        #expect(mail.subject.contains("[NST L-1]"))
        #expect(mail.cc.isEmpty)
        for other in [Colleague.thomas, .eric] { #expect(try await company.reminders(to: other).isEmpty) }
    }

    @Test func itShowsWhatHappenedLastAndIsWrittenInItsReadersLanguage() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.command("NOTE wants red cabinets", by: .eric, on: "O-1")
        try await company.schedule(after: 6 * Self.day)
        let mail = try #require(try await company.reminders(to: .eric).last)
        #expect(mail.says("wants red cabinets"))
        #expect(mail.says("is still open after 5 days"))
        #expect(mail.offers == ["REPLY", "WON", "LOST", "ASSIGN", "HISTORY", "SNOOZE 3d"])
    }

    @Test(arguments: [
        (Colleague.eric, "SNOOZE 3d", 3.0, "O-1: no reminder until 20 February 2014"),
        (.eric, "SNOOZE 20 February 2014", 2.416, "O-1: no reminder until 20 February 2014"),
        (.thomas, "REPORTER 3j", 3.0, "O-1 : pas de rappel avant le 20 février 2014"),
    ])
    func aButtonOfOneIsObeyedAndItComesAgainLater(
        colleague: Colleague, words: String, days: Double, answer: String
    ) async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: colleague)
        try await company.schedule(after: 5 * Self.day)
        let mail = try #require(try await company.reminders(to: colleague).last)
        let receipt = try await company.command(words, by: colleague, answering: mail)
        #expect(receipt.says(answer))
        try await company.schedule(after: days * Self.day - 3_600)
        #expect(try await company.reminders(to: colleague).count == 1)
        try await company.schedule(after: 7_200)
        #expect(try await company.reminders(to: colleague).count == 2)
        try await company.schedule(after: 30 * Self.day)
        #expect(try await company.reminders(to: colleague).count == 2)
    }

    @Test func silenceBeforeTheFirstOneHoldsToo() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.command("SNOOZE 10d", by: .eric, on: "O-1")
        try await company.schedule(after: 6 * Self.day)
        #expect(try await company.reminders(to: .eric).isEmpty)
        try await company.schedule(after: 4 * Self.day)
        #expect(try await company.reminders(to: .eric).count == 1)
    }

    @Test(arguments: [
        ("SNOOZE", "SNOOZE"), ("SNOOZE yesterday", "over"), ("SNOOZE 9999d", "more than a year"),
        ("SNOOZE soon", "soon"),
    ])
    func aSnoozeThatIsNoneSaysSo(words: String, answer: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        #expect(try await company.command(words, by: .eric, on: "O-1").says(answer))
        #expect(try await company.opportunity(1)?.snoozedUntil == nil)
    }

    @Test func aSnoozeIsTakenBack() async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        try await company.command("SNOOZE 10d", by: .eric, on: "O-1")
        #expect(try await company.opportunity(1)?.snoozedUntil != nil)
        try await company.command("UNDO", by: .eric)
        #expect(try await company.opportunity(1)?.snoozedUntil == nil)
    }

    @Test(arguments: ["WON 5k", "LOST too dear", "CLOSE"])
    func aClosedCaseIsNotRemindedOf(words: String) async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.command(words, by: .eric, on: "O-1")
        try await company.schedule(after: 30 * Self.day)
        #expect(try await company.reminders(to: .eric).isEmpty)
    }

    @Test func askingAgainAndByTwoSchedulersAtOnceSendsItOnce() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        company.pass(5 * Self.day)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<8 {
                group.addTask { try await Scheduler(office: company.office, outbox: Bell()).pass() }
            }
            try await group.waitForAll()
        }
        #expect(try await company.reminders(to: .eric).count == 1)
    }

    @Test func aMachineThatWasOffForThreeDaysCatchesUp() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.schedule(after: 4 * Self.day)
        try await company.schedule(after: 3 * Self.day)
        #expect(try await company.reminders(to: .eric).count == 1)
    }

    @Test func aClockThatIsSetBackSendsNothingTwice() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.schedule(after: 5 * Self.day)
        for step in [-3.0, 2, 0.5, 0.5, 0.5] { try await company.schedule(after: step * Self.day) }
        #expect(try await company.reminders(to: .eric).count == 1)
    }

    @Test func aRuleThatIsNewLeavesWhatIsOldAlone() async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        company.pass(100 * Self.day)
        try await company.schedule()
        try await company.schedule(after: Self.day)
        #expect(try await company.reminders(to: .eric).isEmpty)
        let schedule = try await company.office.store.read { try $0.schedule("reminder opportunity-not-closed") }
        #expect(schedule?.since == Company.start + 100 * Self.day)
    }

    @Test func theForecastShowsWhatWouldComeAndWhatIsLeftAlone() async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        _ = try await company.receive(from: "Bob <bob@bobs.example>", "I need shelves.")
        company.pass(4 * Self.day)
        let forecast = try await company.office.reminders(asOf: company.office.now() + 2 * Self.day)
        #expect(forecast.reminders.map(\.record) == ["O-1"])
        #expect(forecast.reminders.map(\.to) == [["eric"]])
        #expect(forecast.reminders.map(\.cc) == [["luc"]])
        #expect(forecast.unmentioned == ["lead-not-closed": 1])
        #expect(try await company.reminders(to: .eric).isEmpty)
    }

    @Test func moreThanTenAtOnceComeAsOneList() async throws {
        let company = try await Company()
        try await company.schedule()
        let people = (1...11).map { "Person\($0) Smith, person\($0)@smiths.example" }.joined(separator: "\n")
        try await company.command("LEAD\n\(people)", by: .eric)
        try await company.schedule(after: 3 * Self.day)
        let mails = try await company.reminders(to: .luc)
        #expect(mails.count == 1)
        let mail = try #require(mails.last)
        #expect(mail.subject.contains("11 dossiers attendent"))
        for number in 1...11 { #expect(mail.says("L-\(number)")) }
        #expect(mail.drafts.contains { $0.text.contains("HISTORIQUE L-11") })
    }

    @Test func aReminderThatRepeatsComesAgainUntilTheCaseIsClosed() async throws {
        let company = try await Company { settings in
            settings.reminders.rules = [
                ReminderRule(
                    name: "again", subject: .opportunity, condition: .notClosed, delay: Delay(2, .days),
                    interval: Delay(1, .days))
            ]
        }
        try await company.schedule()
        try await company.opportunity(of: .eric)
        for _ in 0..<20 { try await company.schedule(after: Self.day / 4) }
        #expect(try await company.reminders(to: .eric).count == 4)
        try await company.command("WON 5k", by: .eric, on: "O-1")
        for _ in 0..<20 { try await company.schedule(after: Self.day / 4) }
        #expect(try await company.reminders(to: .eric).count == 4)
    }

    @Test func silenceWithoutActivityEndsWithIt() async throws {
        let company = try await Company { settings in
            settings.reminders.rules = [
                ReminderRule(
                    name: "asleep", subject: .opportunity, condition: .noActivity, delay: Delay(2, .days))
            ]
        }
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.schedule(after: Self.day)
        try await company.command("NOTE still thinking", by: .eric, on: "O-1")
        try await company.schedule(after: 1.5 * Self.day)
        #expect(try await company.reminders(to: .eric).isEmpty)
        try await company.schedule(after: Self.day)
        #expect(try await company.reminders(to: .eric).count == 1)
        // Its own reminder keeps no case awake.
        try await company.schedule(after: 10 * Self.day)
        #expect(try await company.reminders(to: .eric).count == 1)
    }

    @Test(arguments: Sale.both)
    func aQuoteWithoutAnAnswerIsRemindedOfUntilItIsAnswered(sale: Sale) async throws {
        let company = try await Company { settings in
            settings.reminders.rules = [
                ReminderRule(
                    name: "quote", subject: .opportunity, condition: .quoteUnanswered, delay: Delay(3, .days),
                    interval: Delay(3, .days))
            ]
        }
        try await company.schedule()
        let quote = try await company.sent(sale)
        try await company.schedule(after: 3 * Self.day)
        #expect(try await company.reminders(to: sale.colleague).count == 1)
        try await company.reply(to: quote, as: sale.customer, sale.accept)
        try await company.schedule(after: 30 * Self.day)
        #expect(try await company.reminders(to: sale.colleague).count == 1)
    }

    @Test func aMeetingWithoutNeedsIsRemindedOfBeforeIt() async throws {
        let company = try await Company { settings in
            settings.reminders.rules = [
                ReminderRule(
                    name: "needs", subject: .opportunity, condition: .noRequirements, delay: Delay(1, .days))
            ]
        }
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.command("MEETING 2014-02-20 14:00 at 1 rue X", by: .eric, on: "O-1")
        try await company.schedule(after: 6 * Self.day)
        #expect(try await company.reminders(to: .eric).isEmpty)
        try await company.schedule(after: Self.day)
        let mail = try #require(try await company.reminders(to: .eric).last)
        #expect(mail.says("20 February 2014, 14:00"))
    }

    @Test func itStandsOnTheTimeline() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        try await company.schedule(after: 5 * Self.day)
        let history = try await company.command("HISTORY 1d", by: .eric, on: "O-1")
        #expect(history.says("Reminder sent"))
    }
}

extension Company {
    /// The scheduler looks once, so much later.
    func schedule(after seconds: TimeInterval = 0) async throws {
        pass(seconds)
        try await Scheduler(office: office, outbox: Bell()).pass()
    }

    /// The reminders that went to a colleague, oldest first.
    func reminders(to colleague: Colleague) async throws -> [ParsedMail] {
        let kinds = try await office.store.read { snapshot in
            try snapshot.outbox(limit: 10_000).filter { $0.kind.hasPrefix("reminder") }.compactMap {
                try snapshot.message($0.message)?.messageID
            }
        }
        return try await mails(to: colleague.address).filter { mail in
            mail.messageID.map { kinds.contains($0) } ?? false
        }
    }
}
