public import struct Foundation.Date
import GRDB

/// How a mailbox fares: when it was looked at, what came, and what went wrong.
public struct MailboxLook: Hashable, Sendable {
    /// Its name in the configuration.
    public var mailbox: String
    /// When it was looked at last without trouble; nil for never.
    public var looked: Date?
    /// Since when it cannot be read; nil while it can.
    public var failing: Date?
    /// Why it cannot be read; empty while it can.
    public var explanation: String
    /// When the last mail came.
    public var lastMail: Date?
}

extension Transaction {
    /// The mailbox was looked at without trouble.
    public func noteLook(at mailbox: String, at now: Date) throws {
        try db.execute(
            sql: """
                INSERT INTO mailbox_look (mailbox, looked, failed, explanation) VALUES (?1, ?2, NULL, '')
                ON CONFLICT (mailbox) DO UPDATE SET looked = ?2, failed = NULL, explanation = ''
                """, arguments: [mailbox, now.milliseconds])
    }

    /// The mailbox cannot be read, now or still.
    public func noteFailure(at mailbox: String, explanation: String, at now: Date) throws {
        try db.execute(
            sql: """
                INSERT INTO mailbox_look (mailbox, looked, failed, explanation) VALUES (?1, NULL, ?2, ?3)
                ON CONFLICT (mailbox) DO UPDATE SET failed = coalesce(failed, ?2), explanation = ?3
                """, arguments: [mailbox, now.milliseconds, explanation])
    }
}

extension Snapshot {
    public func look(at mailbox: String) throws -> MailboxLook {
        let row = try Row.fetchOne(db, sql: "SELECT * FROM mailbox_look WHERE mailbox = ?", arguments: [mailbox])
        let last = try Int64.fetchOne(
            db,
            sql: """
                SELECT received FROM ledger WHERE mailbox = ? ORDER BY uid_validity DESC, uid DESC LIMIT 1
                """, arguments: [mailbox])
        return MailboxLook(
            mailbox: mailbox, looked: row?.instant("looked"), failing: row?.instant("failed"),
            explanation: row?["explanation"] ?? "", lastMail: last.map(Date.init(milliseconds:)))
    }
}
