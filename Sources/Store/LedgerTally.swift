public import Mail
public import struct Foundation.Date
import GRDB

/// How many mails a mailbox brought in a time, and what became of them.
public struct LedgerTally: Hashable, Codable, Sendable {
    /// The mailbox's name in the configuration, or `pipe`.
    public var mailbox: String
    /// Counted apart from the states, so that it can be compared with their sum.
    public var received = 0
    public var handled = 0
    public var ignored = 0
    public var quarantined = 0
    /// Still to be handled.
    public var waiting = 0
    /// Handled by their state, but no message came of them.
    public var unaccounted = 0

    public init(mailbox: String) { self.mailbox = mailbox }

    /// Adds another count; the mailbox stays this one's.
    public static func += (left: inout LedgerTally, right: LedgerTally) {
        left.received += right.received
        left.handled += right.handled
        left.ignored += right.ignored
        left.quarantined += right.quarantined
        left.waiting += right.waiting
        left.unaccounted += right.unaccounted
    }
}

extension Snapshot {
    /// What came in from `start` on, by quarters of an hour (every time zone is whole quarters from UTC) and mailbox.
    public func ledgerTallies(since start: Date) throws -> [(quarter: Date, tally: LedgerTally)] {
        let quarter = Int64(900_000)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT mailbox, received / ? AS quarter, count(*) AS received_count, sum(state = 'handled') AS handled_count,
                    sum(state = 'ignored') AS ignored_count, sum(state = 'quarantined') AS quarantined_count,
                    sum(state = 'received') AS waiting_count,
                    sum(state = 'handled' AND message IS NULL) AS unaccounted_count
                FROM ledger WHERE received >= ? GROUP BY 1, 2 ORDER BY 2, 1
                """, arguments: [quarter, start.milliseconds])
        return rows.map { row in
            var tally = LedgerTally(mailbox: row["mailbox"])
            tally.received = row["received_count"]
            tally.handled = row["handled_count"]
            tally.ignored = row["ignored_count"]
            tally.quarantined = row["quarantined_count"]
            tally.waiting = row["waiting_count"]
            tally.unaccounted = row["unaccounted_count"]
            let number: Int64 = row["quarter"]
            return (Date(milliseconds: number * quarter), tally)
        }
    }

    /// Those of the UIDs that the ledger does not know in that generation of the mailbox, in their order.
    public func unknownUIDs(_ uids: [UID], mailbox: String, uidValidity: UIDValidity) throws -> [UID] {
        let question = try db.cachedStatement(
            sql: "SELECT EXISTS (SELECT 1 FROM ledger WHERE mailbox = ? AND uid_validity = ? AND uid = ?)")
        return try uids.filter { uid in
            try Bool.fetchOne(question, arguments: [mailbox, uidValidity.rawValue, uid.rawValue]) != true
        }
    }
}
