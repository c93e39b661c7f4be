import Gateway
import GRDB
import Testing

@testable import Store

@Suite("A mail that cannot be handled")
struct FailingMailTests {
    @Test func goesIntoQuarantineAloneAndLeavesNothingHalfDone() async throws {
        let company = try await Company()
        let store = company.office.store
        // Fails after the lead and the message have been written.
        try await store.write {
            try $0.db.execute(
                sql: """
                    CREATE TRIGGER doomed BEFORE INSERT ON activity WHEN NEW.detail = 'Doomed'
                    BEGIN SELECT RAISE(ABORT, 'it is doomed'); END
                    """)
        }
        let subjects = ["Red cabinets", "Doomed", "Blue cabinets"]
        let ids = try await store.write { transaction in
            try subjects.map { subject in
                let mail = "From: \(subject.prefix(3))@home.example\r\nSubject: \(subject)\r\n\r\nHello\r\n"
                return try transaction.keepFromPipe(
                    Array(mail.utf8), mailbox: Clerk.pipe, isWhole: true, at: Company.start)
            }
        }
        #expect(try await company.clerk.handleDueMails() == 3)
        let entries = try await store.read { snapshot in try ids.compactMap { try snapshot.ledgerEntry($0) } }
        #expect(entries.map(\.state) == [.handled, .quarantined, .handled])
        #expect(entries[1].reason.hasPrefix("Handling it failed: ") && entries[1].reason.contains("it is doomed"))
        #expect(try await store.read { try $0.leadPool(limit: 9).map(\.title) } == ["Red cabinets", "Blue cabinets"])
        let messages = try await store.read { try $0.messages(limit: 9) }.filter { $0.direction == .incoming }
        #expect(messages.compactMap(\.record).count == 2)
    }
}
