import Configuration
import Foundation
import Gateway
import Mail
import Store
import Testing

@Suite("The books")
struct ReconciliationTests {
    @Test func addUpByDayAndMailbox() async throws {
        let company = try await Company { $0.limits.messageSize = 1_000 }
        try await company.receive(from: Company.jane, "Hello")
        try await company.receive(from: Company.jane, "I am away.", headers: ["Precedence: bulk"])
        try await company.receive(from: Company.jane, String(repeating: "long ", count: 500))
        company.pass(86_400)
        try await company.receive(from: Company.jane, "Hello again")
        try await company.keep(uid: 5)
        let books = try await company.reconciliation(days: 7)
        #expect(books.days.map(\.day) == ["2014-02-12", "2014-02-13", "2014-02-13"])
        #expect(books.days.map(\.tally.mailbox) == ["pipe", "pipe", "sales"])
        #expect(books.days.map(\.tally.received) == [3, 1, 1])
        #expect(books.sum == "received 5 = 2 handled + 1 ignored + 1 quarantined + 1 waiting")
        #expect(books.differences.isEmpty)
    }

    @Test func haveTheDaysOfTheCompany() async throws {
        // 2014-02-12 14:02 in Paris; ten hours later it is the next day there, and not yet in UTC.
        let company = try await Company()
        company.pass(10 * 3_600)
        try await company.receive(from: Company.jane, "Hello")
        #expect(try await company.reconciliation(days: 1).days.map(\.day) == ["2014-02-13"])
        company.pass(86_400)
        #expect(try await company.reconciliation(days: 1).days.isEmpty)
        #expect(try await company.reconciliation(days: 2).days.count == 1)
    }

    @Test func areLevelWithTheServerWhenItHasNothingElse() async throws {
        let company = try await Company()
        for uid: UInt32 in [1, 2, 5] { try await company.keep(uid: uid) }
        let comparison = try await company.comparison(with: [2, 5])
        #expect(comparison.missed.isEmpty && comparison.new.isEmpty)
        #expect(comparison.sentence == "sales: 2 mail(s) in INBOX, all in the ledger.")
    }

    @Test func sayWhatWillComeAndWhatNeverWill() async throws {
        let company = try await Company()
        for uid: UInt32 in [1, 2, 5] { try await company.keep(uid: uid) }
        var books = try await company.reconciliation(days: 7)
        books.folders = [try await company.comparison(with: [5, 6, 9])]
        #expect(books.differences.count == 1 && books.faults.isEmpty)
        #expect(books.differences.first?.contains("2 of them not in the ledger yet") == true)
        books.folders = [try await company.comparison(with: [1, 3, 4, 6])]
        #expect(books.faults.count == 1)
        #expect(books.faults.first?.contains("2 of them never came into the ledger (UID 3, 4)") == true)
    }

    @Test func knowThatAnotherGenerationHasOtherMails() async throws {
        let company = try await Company()
        try await company.keep(uid: 1)
        #expect(try await company.comparison(with: [1], validity: 2).new.map(\.rawValue) == [1])
    }
}

extension Company {
    fileprivate func keep(uid: UInt32) async throws {
        let arrival = Arrival(
            mailbox: "sales", uidValidity: try Self.validity(1), uid: try #require(UID(rawValue: uid)), size: 12,
            bytes: Array("From: a\r\n\r\n".utf8))
        let now = office.now()
        try await office.store.write { try $0.keep(arrival, at: now) }
    }

    fileprivate func reconciliation(days: Int) async throws -> Reconciliation {
        try await Reconciliation(of: office.store, days: days, at: office.now(), in: office.settings)
    }

    fileprivate func comparison(with uids: [UInt32], validity: UInt32 = 1) async throws -> FolderComparison {
        let mailbox = try #require(office.settings.mailboxes.first)
        let folder = WatchedFolder(
            mailbox, validity: try Self.validity(validity), uids: uids.compactMap(UID.init))
        return try await FolderComparison(folder, in: office.store)
    }

    private static func validity(_ number: UInt32) throws -> UIDValidity {
        try #require(UIDValidity(rawValue: number))
    }
}
