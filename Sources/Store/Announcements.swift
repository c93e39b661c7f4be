public import struct Foundation.Date
import GRDB

/// A customer's mail of which colleagues are still to be told.
///
/// The letters are made when the mailer comes to it, so that a heap of mails is taken in without waiting for them.
public struct Announcement: Hashable, Sendable {
    /// The customer's.
    public var message: Int64
    /// The lead that was made of it; nil when it is about a case that we had.
    public var lead: Int64?
    /// What was noticed, as JSON; nil for nothing.
    public var remarks: String?
    public var at: Date

    public init(message: Int64, lead: Int64?, remarks: String?, at: Date) {
        self.message = message
        self.lead = lead
        self.remarks = remarks
        self.at = at
    }
}

extension Transaction {
    public func add(_ announcement: Announcement) throws {
        try db.cachedStatement(sql: "INSERT INTO announcement (message, lead, remarks, at) VALUES (?, ?, ?, ?)")
            .execute(arguments: [
                announcement.message, announcement.lead, announcement.remarks, announcement.at.milliseconds,
            ])
    }

    /// Its letters are in the outbox.
    public func remove(_ announcement: Announcement) throws {
        try db.cachedStatement(sql: "DELETE FROM announcement WHERE message = ?").execute(arguments: [
            announcement.message
        ])
    }
}

extension Snapshot {
    /// The oldest that waits.
    public func nextAnnouncement() throws -> Announcement? {
        let sql = "SELECT * FROM announcement WHERE message = (SELECT min(message) FROM announcement)"
        return try Row.fetchOne(db.cachedStatement(sql: sql)).map { row in
            Announcement(
                message: row["message"], lead: row["lead"], remarks: row["remarks"], at: Date(milliseconds: row["at"]))
        }
    }
}
