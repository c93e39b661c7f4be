import CRM
import Foundation
import Gateway
import Mail
import Store
import Testing

@Suite("Mails in quarantine")
struct QuarantineTests {
    /// A mail through a pipe that is over the limit of 1 000 bytes.
    private static func withBigMail() async throws -> (Company, LedgerEntry) {
        let company = try await Company { $0.limits.messageSize = 1_000 }
        let entry = try await company.receive(from: Company.jane, String(repeating: "long ", count: 500))
        try #require(entry.state == .quarantined)
        return (company, entry)
    }

    @Test func stayThereWhenNothingIsDifferent() async throws {
        let (company, entry) = try await Self.withBigMail()
        let again = try await company.clerk.handleAgain(entry.id)
        #expect(again.state == .quarantined)
        #expect(again.reason == entry.reason)
        #expect(again.attempts == entry.attempts + 1)
        #expect(try await company.lead(1) == nil)
        // Its sender was told when it came, and is not told again.
        #expect(try await company.mails(to: "jane@dupont.example").count == 1)
    }

    @Test func areHandledAsIfTheyCameInNowWhenTheReasonIsGone() async throws {
        let store = try Store.inMemory()
        let before = try await Company(on: store) { $0.limits.messageSize = 1_000 }
        let first = try await before.receive(from: Company.jane, String(repeating: "long ", count: 500))
        let after = try await Company(on: store)
        let entry = try await after.clerk.handleAgain(first.id)
        #expect(entry.state == .handled && entry.reason.isEmpty)
        #expect(try await after.record(of: entry) == "L-1")
        #expect(entry.decision.hasPrefix("It was in quarantine: It has "))
        #expect(entry.decision.contains("Rule 12"))
        #expect(entry.received == first.received)
        #expect(try await store.read { try $0.quarantinedIDs() }.isEmpty)
    }

    @Test func areReleasedAlthoughTheyAreBig() async throws {
        let (company, first) = try await Self.withBigMail()
        let entry = try await company.clerk.handleAgain(first.id, evenIfBig: true)
        #expect(entry.state == .handled)
        #expect(try await company.record(of: entry) == "L-1")
        #expect(try await company.timeline("L-1").map(\.kind).contains(.leadCreated))
    }

    @Test(arguments: [false, true])
    func thatWereNotFetchedCannotBeHandled(evenIfBig: Bool) async throws {
        let company = try await Company()
        let id = try await company.quarantinedHeader()
        let error = await #expect(throws: QuarantineRefusal.self) {
            try await company.clerk.handleAgain(id, evenIfBig: evenIfBig)
        }
        #expect(error?.description.contains("raise limits.message_size") == true)
        #expect(try await company.office.store.read { try $0.ledgerEntry(id)?.state } == .quarantined)
    }

    @Test func thatCameOnceMoreMeanwhileAreNotHandledTwice() async throws {
        let store = try Store.inMemory()
        let mail =
            "From: \(Company.jane)\nSubject: x\nMessage-ID: <a@dupont.example>\n\n"
            + String(repeating: "long ", count: 500)
        let first = try await Company(on: store) { $0.limits.messageSize = 1_000 }.receive(mail)
        let company = try await Company(on: store)
        try await company.receive(mail)
        let entry = try await company.clerk.handleAgain(first.id)
        #expect((entry.state, entry.reason) == (.ignored, "duplicate"))
        #expect(try await company.lead(2) == nil)
    }

    @Test func thatNobodyCanReadStayWithTheNewReason() async throws {
        let company = try await Company()
        let first = try await company.receive("no header at all, only words\u{0}")
        let entry = try await company.clerk.handleAgain(first.id, evenIfBig: true)
        #expect(entry.state == .quarantined && !entry.reason.isEmpty)
    }

    @Test func areDroppedWithTheirBytesKept() async throws {
        let (company, first) = try await Self.withBigMail()
        let raw = try await company.office.store.read { try $0.quarantinedMail(first.id)?.mail.rawID }
        let entry = try await company.clerk.drop(first.id)
        #expect((entry.state, entry.reason) == (.ignored, "dropped by the operator"))
        #expect(entry.decision.contains(first.reason))
        #expect(entry.messageID == first.messageID)
        #expect(try await company.office.store.read { try $0.quarantinedIDs() }.isEmpty)
        let bytes = try await company.office.store.read { snapshot in try raw.flatMap(snapshot.rawMail) }
        #expect(bytes?.count == first.size)
        // It comes once more, small enough now or not: that is another matter.
        #expect(try await company.receive(from: Company.jane, "short").state == .handled)
    }

    @Test func onlyTheyCanBeRetriedOrDropped() async throws {
        let company = try await Company()
        let handled = try await company.receive(from: Company.jane, "Hello")
        for id in [handled.id, 99] {
            await #expect(throws: QuarantineRefusal.self) { try await company.clerk.handleAgain(id) }
            await #expect(throws: QuarantineRefusal.self) { try await company.clerk.drop(id) }
        }
        #expect(try await company.office.store.read { try $0.ledgerEntry(handled.id)?.state } == .handled)
    }

    @Test func thatEndedTheProgramComeLast() async throws {
        let (company, first) = try await Self.withBigMail()
        let second = try await company.receive(from: Company.jane, String(repeating: "longer ", count: 500))
        try await company.office.store.write { try $0.beginHandling([first.id, first.id]) }
        #expect(try await company.office.store.read { try $0.quarantinedIDs() } == [second.id, first.id])
    }
}

extension Company {
    /// A mail of a mailbox that was too big to fetch; returns its number.
    fileprivate func quarantinedHeader() async throws -> Int64 {
        let header = Array("From: \(Company.jane)\r\nSubject: Big\r\n\r\n".utf8)
        guard let validity = UIDValidity(rawValue: 1), let uid = UID(rawValue: 7) else { throw TestFailure("no UID") }
        let now = office.now()
        try await office.store.write {
            try $0.keep(
                Arrival(
                    mailbox: "sales", uidValidity: validity, uid: uid, size: 90_000_000, bytes: header, isWhole: false),
                at: now)
        }
        try await clerk.handleDueMails()
        guard let id = try await office.store.read({ try $0.quarantinedIDs() }).first else {
            throw TestFailure("nothing is in quarantine")
        }
        return id
    }
}
