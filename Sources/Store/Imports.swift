public import CRM
public import Foundation
import GRDB

/// A list of prospects that was shown in a preview and waits for its COMMIT.
public struct Import: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    /// The campaign's name, as it was written.
    public var campaign: String
    /// The valid ones, in the order of the list.
    public var prospects: [Prospect]
    /// Login of the colleague.
    public var author: String
    public var previewed: Date
    /// The message that shows the preview.
    public var preview: Int64?
    public var committed: Date?

    public init(
        id: Int64 = 0, campaign: String, prospects: [Prospect], author: String, previewed: Date,
        committed: Date? = nil
    ) {
        self.id = id
        self.campaign = campaign
        self.prospects = prospects
        self.author = author
        self.previewed = previewed
        self.committed = committed
    }
}

extension Transaction {
    /// Stores a list and returns it with its id.
    public func add(_ list: Import) throws -> Import {
        var list = list
        let prospects = String(decoding: try JSONEncoder().encode(list.prospects), as: UTF8.self)
        try db.execute(
            sql: "INSERT INTO import (campaign, prospects, by, previewed) VALUES (?, ?, ?, ?)",
            arguments: [list.campaign, prospects, list.author, list.previewed.milliseconds])
        list.id = db.lastInsertedRowID
        return list
    }

    /// Writes down which message shows the preview: an answer to it means this list.
    public func note(preview message: Int64, of list: Int64) throws {
        try db.execute(sql: "UPDATE import SET preview = ? WHERE id = ?", arguments: [message, list])
    }

    public func markCommitted(_ list: Int64, at now: Date?) throws {
        try journaling(ImportState.self, list) {
            try db.execute(
                sql: "UPDATE import SET committed = ? WHERE id = ?", arguments: [now?.milliseconds, list])
        }
    }
}

extension Snapshot {
    /// The list whose preview that message shows.
    public func list(shownIn message: Int64) throws -> Import? {
        try Row.fetchOne(db, sql: "SELECT * FROM import WHERE preview = ?", arguments: [message]).map(Import.init)
    }

    /// The colleague's lists that were previewed since then and wait, newest first.
    public func openLists(of author: String, since start: Date) throws -> [Import] {
        try Row.fetchAll(
            db,
            sql: """
                SELECT * FROM import WHERE by = ? AND committed IS NULL AND previewed >= ?
                ORDER BY previewed DESC, id DESC LIMIT 100
                """, arguments: [author, start.milliseconds]
        ).map(Import.init)
    }
}

extension Import {
    init(_ row: Row) throws {
        let prospects: String = row["prospects"]
        self.init(
            id: row["id"], campaign: row["campaign"],
            prospects: try JSONDecoder().decode([Prospect].self, from: Data(prospects.utf8)), author: row["by"],
            previewed: Date(milliseconds: row["previewed"]), committed: row.instant("committed"))
        preview = row["preview"]
    }
}

/// Whether a list waits, as the journal keeps it.
struct ImportState: Journaled {
    static let journalName = "import"

    var id: Int64
    var committed: Date?

    var record: RecordReference? { nil }

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> ImportState? {
        try Row.fetchOne(snapshot.db, sql: "SELECT committed FROM import WHERE id = ?", arguments: [id])
            .map { ImportState(id: id, committed: $0.instant("committed")) }
    }

    func restore(in transaction: Transaction) throws { try transaction.markCommitted(id, at: committed) }

    func withdraw(in transaction: Transaction, at now: Date) throws {}
}
