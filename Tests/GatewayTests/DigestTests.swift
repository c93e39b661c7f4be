import CRM
import Configuration
import Foundation
import Gateway
import Mail
import MailMIME
import Store
import Testing

/// The company's clock begins on Wednesday 12 February 2014, 14:02 in Paris.
@Suite("The digest")
struct DigestTests {
    private static let hour: TimeInterval = 3_600
    private static let day: TimeInterval = 86_400

    @Test func comesOnceOnWorkingMorningsToTheManagers() async throws {
        let company = try await Company()
        try await company.schedule()
        _ = try await company.leadFromJane()
        var mornings: [String] = []
        // Four and a half weeks, every three hours.
        for _ in 0..<(32 * 8) {
            let before = try await company.digestCount()
            try await company.schedule(after: 3 * Self.hour)
            if try await company.digestCount() > before {
                mornings.append(try #require(try await company.digest()).subject)
            }
        }
        #expect(mornings.count == 22)
        #expect(Set(mornings).count == 22)
        #expect(mornings.first == "[NST] Le point du jeudi 13 février 2014")
        #expect(!mornings.contains { $0.contains("samedi") || $0.contains("dimanche") })
        for other in [Colleague.thomas, .eric] {
            #expect(try await company.mails(to: other.address).allSatisfy { !$0.subject.contains("point du") })
        }
    }

    @Test func saysNothingWhereNothingIsToBeSaid() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.schedule(after: 3 * Self.day)
        #expect(try await company.digest() == nil)
        let chatty = try await Company { $0.reminders.digest?.isSentWhenEmpty = true }
        try await chatty.schedule()
        try await chatty.schedule(after: 3 * Self.day)
        #expect(try await chatty.digest()?.says("Rien n’attend") == true)
    }

    @Test func aMachineThatWasOffForDaysBringsOne() async throws {
        let company = try await Company()
        try await company.schedule()
        _ = try await company.leadFromJane()
        try await company.schedule(after: 9 * Self.day)
        try await company.schedule(after: 60)
        #expect(try await company.digestCount() == 1)
    }

    @Test func sumsUpHowThingsStand() async throws {
        let company = try await Company { settings in
            settings.staff = settings.staff.map { member in
                var member = member
                if member.login == "luc" { member.language = .english }
                return member
            }
        }
        try await company.schedule()
        company.pass(60)
        try await company.sent(.english)
        try await company.receive(from: "Bob <bob@bobs.example>", "I need shelves.")
        try await company.command("MEETING 2014-02-17 10:00 at 1 rue X", by: .eric, on: "O-1")
        try await company.command("LEAD Anna Petit, Petit SA, anna@petit.example", by: .eric)
        try await company.receive("no mail at all")
        try await company.schedule(after: 5 * Self.day - 6 * Self.hour)
        let digest = try #require(try await company.digest())
        let received = try await company.office.store.read { try $0.ledgerCounts().values.reduce(0, +) }
        #expect(digest.subject == "[NST] Digest of Monday 17 February 2014")
        for words in [
            "Waiting too long (2)", "In the pool (2)", "overdue: see above", "L-2", "L-3", "for 4 days",
            "Meetings today (1)", "M-1",
            "Quotes without an answer (1)", "Q-2014-0001", "Dupont SA", "Mailboxes", "received \(received) = ",
        ] {
            #expect(digest.says(words), "\(words) in \(digest.text)")
            #expect(digest.html?.contains(words) == true, "\(words)")
        }
        #expect(digest.drafts.contains { $0.text.hasPrefix("ASSIGN L-2") })
        #expect(digest.drafts.contains { $0.text.hasPrefix("HISTORY O-1") })
    }

    @Test func isAnsweredWithCommands() async throws {
        let company = try await Company()
        try await company.schedule()
        _ = try await company.leadFromJane()
        try await company.schedule(after: 18 * Self.hour)
        let digest = try #require(try await company.digest())
        let receipt = try await company.command("ASSIGN L-1 thomas\nPOOL", by: .luc, answering: digest)
        #expect(receipt.says("Thomas Leroy"))
        #expect(try await company.lead(1)?.responsible == "thomas")
    }

    @Test func tellsOfAMailboxThatCannotBeRead() async throws {
        let company = try await Company()
        try await company.schedule()
        let now = company.office.now()
        try await company.office.store.write {
            try $0.noteFailure(at: "sales", explanation: "the server refuses the password", at: now)
            try $0.noteFailure(at: "sales", explanation: "the server refuses the password", at: now + 60)
        }
        try await company.schedule(after: 18 * Self.hour)
        let digest = try #require(try await company.digest())
        #expect(digest.says("illisible depuis le 12 février 2014, 14:02"))
        #expect(digest.says("refuses the password"))
        try await company.office.store.write { try $0.noteLook(at: "sales", at: now + 86_400) }
        try await company.schedule(after: Self.day)
        #expect(try await company.digestCount() == 1)
    }
}

extension Company {
    /// The newest digest that Luc got.
    fileprivate func digest() async throws -> ParsedMail? {
        try await mails(to: Colleague.luc.address).last {
            $0.subject.contains("oint du") || $0.subject.contains("Digest")
        }
    }

    fileprivate func digestCount() async throws -> Int {
        try await office.store.read { try $0.outbox(limit: 10_000).count { $0.kind == "digest" } }
    }
}
