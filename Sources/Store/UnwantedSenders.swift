import CRM
public import Mail
public import struct Foundation.Date
import GRDB

/// Somebody whose mails make no leads, by the word of a colleague.
public struct UnwantedSender: Hashable, Codable, Sendable {
    public enum Verdict: String, CaseIterable, Codable, Sendable {
        /// They make no leads; on a case they have part in they are heard.
        case notALead
        /// They are not heard at all.
        case spam
    }

    /// In lower case.
    public var address: String
    public var verdict: Verdict
    /// Login of the colleague.
    public var author: String
    public var since: Date

    public init(address: EmailAddress, verdict: Verdict, author: String, since: Date) {
        self.address = address.folded
        self.verdict = verdict
        self.author = author
        self.since = since
    }
}

extension Transaction {
    /// Remembers a sender, or changes the verdict on one.
    public func note(_ sender: UnwantedSender) throws {
        if let row = try rowID(ofUnwanted: sender.address) {
            try journaling(UnwantedSender.self, row) {
                try db.execute(
                    sql: "UPDATE unwanted_sender SET verdict = ?, by = ?, since = ? WHERE address_folded = ?",
                    arguments: [sender.verdict.rawValue, sender.author, sender.since.milliseconds, sender.address])
            }
        } else {
            try db.execute(
                sql: "INSERT INTO unwanted_sender (address_folded, verdict, by, since) VALUES (?, ?, ?, ?)",
                arguments: [sender.address, sender.verdict.rawValue, sender.author, sender.since.milliseconds])
            try journalAddition(of: UnwantedSender.self, db.lastInsertedRowID)
        }
    }

    /// Hears that address again; false when it was never unwanted.
    public func forgive(_ address: EmailAddress) throws -> Bool {
        try db.execute(sql: "DELETE FROM unwanted_sender WHERE address_folded = ?", arguments: [address.folded])
        return db.changesCount > 0
    }

    private func rowID(ofUnwanted address: String) throws -> Int64? {
        try Int64.fetchOne(
            db, sql: "SELECT rowid FROM unwanted_sender WHERE address_folded = ?", arguments: [address])
    }
}

extension Snapshot {
    /// What a colleague said of that address; nil for everybody else.
    public func unwantedSender(_ address: EmailAddress) throws -> UnwantedSender? {
        try Row.first(
            db.cachedStatement(sql: "SELECT * FROM unwanted_sender WHERE address_folded = ?"),
            arguments: [address.folded], UnwantedSender.init)
    }

    /// All of them, the latest first.
    public func unwantedSenders(limit: Int) throws -> [UnwantedSender] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM unwanted_sender ORDER BY since DESC LIMIT ?", arguments: [limit]
        ).map(UnwantedSender.init)
    }
}

extension UnwantedSender {
    init(_ row: Row) throws {
        address = row["address_folded"]
        verdict = try decoded(row["verdict"])
        author = row["by"]
        since = Date(milliseconds: row["since"])
    }
}

extension UnwantedSender: Journaled {
    static let journalName = "unwanted sender"

    var record: RecordReference? { nil }

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> UnwantedSender? {
        try Row.fetchOne(snapshot.db, sql: "SELECT * FROM unwanted_sender WHERE rowid = ?", arguments: [id])
            .map(UnwantedSender.init)
    }

    func restore(in transaction: Transaction) throws { try transaction.note(self) }

    func withdraw(in transaction: Transaction, at now: Date) throws {
        guard let address = EmailAddress(address) else { return }
        _ = try transaction.forgive(address)
    }
}
