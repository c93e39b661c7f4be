public import CRM
public import Foundation
import GRDB

/// The commands of one mail or one call of `guichet command`, as they can be taken back.
public struct CommandBatch: Hashable, Sendable {
    public var id: Int64
    /// Login of the colleague.
    public var author: String
    public var at: Date
    /// The lines, as they were written.
    public var words: [String]
    /// The last activity in the database before the batch, and when it was done.
    public var firstActivity: Int64
    public var lastActivity: Int64
    /// Whom outside it wrote to, which nobody can take back.
    public var sentTo: String?
    public var undone: Date?
}

/// A batch under way.
struct OpenBatch {
    var author: String
    var words: [String]
    var at: Date
    /// The last activity in the database before it.
    var firstActivity: Int64
    /// nil until something is written down for it.
    var id: Int64?
}

/// Why a batch cannot be taken back any more.
public enum UndoObstacle: Error, Hashable, Sendable {
    /// Somebody changed the record since.
    case changedSince(RecordReference)
    /// Something was added to a record that the batch made.
    case builtUpon(RecordReference)
}

/// A value whose changes can be written down and taken back: one row of a table.
protocol Journaled: Codable, Equatable, Sendable, SendableMetatype {
    /// Names the kind in the journal; never changed once it is written.
    static var journalName: String { get }
    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> Self?
    /// What a person would call the row.
    var record: RecordReference? { get }
    /// Whether what happens later on the record builds on the row.
    static var isBuiltUpon: Bool { get }
    /// Without what the gateway adds to the row of its own accord: that is no reason not to take a change back.
    var asCommanded: Self { get }
    /// Makes the row say this again.
    func restore(in transaction: Transaction) throws
    /// Takes back the row that was added.
    func withdraw(in transaction: Transaction, at now: Date) throws
}

extension Journaled {
    static var isBuiltUpon: Bool { true }
    var asCommanded: Self { self }
}

extension Transaction {
    /// Does `body` and writes down every change it makes, so that it can be taken back.
    ///
    /// Returns what `body` returns and the batch; no batch is kept when nothing happened.
    public func batch<Answer>(
        by author: String, words: [String], at now: Date, _ body: () throws -> Answer
    ) throws -> Answer {
        openBatch = OpenBatch(author: author, words: words, at: now, firstActivity: try lastActivity())
        keptBatch = nil
        defer { openBatch = nil }
        let answer = try body()
        let last = try lastActivity()
        guard let batch = openBatch, batch.id != nil || last > batch.firstActivity, let id = try batchID() else {
            return answer
        }
        try db.execute(sql: "UPDATE command_batch SET last_activity = ? WHERE id = ?", arguments: [last, id])
        keptBatch = id
        return answer
    }

    /// Notes that the batch under way wrote to somebody, so that it cannot be taken back.
    public func noteSent(to recipient: String) throws {
        guard let id = try batchID() else { return }
        try db.execute(sql: "UPDATE command_batch SET sent_to = ? WHERE id = ?", arguments: [recipient, id])
    }

    /// Writes down which message told of the batch: an answer to it means this batch.
    public func note(receipt message: Int64, of batch: Int64) throws {
        try db.execute(sql: "UPDATE command_batch SET receipt = ? WHERE id = ?", arguments: [message, batch])
    }

    /// Takes back what the batch changed; returns the records it touched, as they were before and are again. All or
    /// nothing: throws `UndoObstacle` when something was built on it.
    public func takeBack(_ batch: CommandBatch, at now: Date) throws -> [TakenBack] {
        let changes = try Row.fetchAll(
            db, sql: "SELECT * FROM change WHERE batch = ? ORDER BY id DESC", arguments: [batch.id])
        return try attempt {
            try db.execute(
                sql: "UPDATE command_batch SET undone = ? WHERE id = ?", arguments: [now.milliseconds, batch.id])
            return try changes.map { row in
                guard let kind = Self.journaledKinds[row["subject"] as String] else {
                    throw StoreFailure(explanation: "The journal names an unknown kind, “\(row["subject"] as String)”.")
                }
                return try takeBack(row, as: kind, of: batch, at: now)
            }
        }
    }

    private func takeBack<Value: Journaled>(
        _ row: Row, as kind: Value.Type, of batch: CommandBatch, at now: Date
    ) throws -> TakenBack {
        let after = try Self.decoded(kind, row["after"])
        let id: Int64 = row["row"]
        let text: String? = row["before"]
        let stored = try Value.stored(id, in: self)
        // A sender that was forgiven since.
        if text == nil, stored == nil {
            return TakenBack(record: after.record, wasAdded: true, before: nil, after: after)
        }
        guard stored?.asCommanded == after.asCommanded else {
            let touched = try after.record ?? records(touchedBy: batch).first
            throw UndoObstacle.changedSince(touched ?? RecordReference(.lead, id))
        }
        guard let text else {
            if Value.isBuiltUpon, let record = after.record, try isBuiltUpon(record, since: batch) {
                throw UndoObstacle.builtUpon(record)
            }
            try after.withdraw(in: self, at: now)
            return TakenBack(record: after.record, wasAdded: true, before: nil, after: after)
        }
        let before = try Self.decoded(kind, text)
        try before.restore(in: self)
        return TakenBack(record: after.record, wasAdded: false, before: before, after: after)
    }

    /// Makes a change to a row and, inside a batch, writes down what it was before and is after.
    func journaling<Value: Journaled>(_ kind: Value.Type, _ id: Int64, _ change: () throws -> Void) throws {
        guard openBatch != nil else { return try change() }
        let before = try Value.stored(id, in: self)
        try change()
        try write(before, Value.stored(id, in: self), id)
    }

    /// Writes down, inside a batch, that a row was added.
    func journalAddition<Value: Journaled>(of kind: Value.Type, _ id: Int64) throws {
        guard openBatch != nil else { return }
        try write(nil, Value.stored(id, in: self), id)
    }

    private func write<Value: Journaled>(_ before: Value?, _ after: Value?, _ id: Int64) throws {
        guard let after, before != after, let batch = try batchID() else { return }
        try db.cachedStatement(sql: "INSERT INTO change (batch, subject, row, before, after) VALUES (?, ?, ?, ?, ?)")
            .execute(arguments: [
                batch, Value.journalName, id, try before.map(Self.encoded), try Self.encoded(after),
            ])
    }

    /// The row of the batch under way, made when it is needed: commands that only ask write nothing. nil outside a batch.
    private func batchID() throws -> Int64? {
        guard let batch = openBatch else { return nil }
        if let id = batch.id { return id }
        try db.execute(
            sql: "INSERT INTO command_batch (by, at, words, first_activity, last_activity) VALUES (?1, ?2, ?3, ?4, ?4)",
            arguments: [
                batch.author, batch.at.milliseconds, batch.words.joined(separator: "\n"), batch.firstActivity,
            ])
        openBatch?.id = db.lastInsertedRowID
        return db.lastInsertedRowID
    }

    private func lastActivity() throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(id) FROM activity") ?? 0
    }

    /// Whether anything happened on the record since the batch, beside what was taken back again.
    private func isBuiltUpon(_ record: RecordReference, since batch: CommandBatch) throws -> Bool {
        try Bool.fetchOne(
            db,
            sql: """
                SELECT EXISTS (
                    SELECT 1 FROM activity WHERE \(record.column) = ?1 AND id > ?2 AND kind NOT IN ('undone', 'reminded')
                    AND NOT EXISTS (
                        SELECT 1 FROM command_batch WHERE command_batch.id > ?3 AND undone IS NOT NULL
                        AND activity.id > first_activity AND activity.id <= command_batch.last_activity))
                """, arguments: [record.number, batch.lastActivity, batch.id]) ?? false
    }

    private static func encoded(_ value: some Encodable) throws -> String {
        String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
    }

    private static func decoded<Value: Decodable>(_ kind: Value.Type, _ text: String) throws -> Value {
        try JSONDecoder().decode(kind, from: Data(text.utf8))
    }

    private static let journaledKinds: [String: any Journaled.Type] = Dictionary(
        uniqueKeysWithValues: ([
            Lead.self, Opportunity.self, Partner.self, Contact.self, MessagePlace.self, ActivityPlace.self,
            ImportState.self, UnwantedSender.self, Quote.self,
        ] as [any Journaled.Type]).map { ($0.journalName, $0) })
}

/// One row that a batch had changed and that is again what it was.
public struct TakenBack {
    public var record: RecordReference?
    /// It was made by the batch, and is gone.
    public var wasAdded: Bool
    let before: (any Journaled)?
    let after: any Journaled

    /// Who had the case before the batch, and by it; nil when that did not change.
    public var responsible: (before: String?, after: String?)? {
        let (old, new) = (Self.responsible(of: before), Self.responsible(of: after))
        return old == new ? nil : (old, new)
    }

    private static func responsible(of value: (any Journaled)?) -> String? {
        (value as? Lead)?.responsible ?? (value as? Opportunity)?.responsible
    }
}

extension Snapshot {
    /// The last batch of a colleague that is not taken back yet.
    public func lastBatch(of author: String) throws -> CommandBatch? {
        try Row.first(
            db.cachedStatement(
                sql: "SELECT * FROM command_batch WHERE by = ? AND undone IS NULL ORDER BY id DESC LIMIT 1"),
            arguments: [author], CommandBatch.init)
    }

    public func batch(_ id: Int64) throws -> CommandBatch? {
        try Row.fetchOne(db, sql: "SELECT * FROM command_batch WHERE id = ?", arguments: [id]).map(CommandBatch.init)
    }

    /// The batch that a message told of.
    public func batch(receipt message: Int64) throws -> CommandBatch? {
        try Row.fetchOne(db, sql: "SELECT * FROM command_batch WHERE receipt = ?", arguments: [message])
            .map(CommandBatch.init)
    }

    /// The records on whose timelines the batch left something.
    public func records(touchedBy batch: CommandBatch) throws -> [RecordReference] {
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT DISTINCT lead, opportunity, partner FROM activity
                WHERE id > ? AND id <= ? AND actor = ? ORDER BY id LIMIT 200
                """, arguments: [batch.firstActivity, batch.lastActivity, batch.author])
        return rows.compactMap { Place(lead: $0[0], opportunity: $0[1], partner: $0[2]).record }
    }
}

extension CommandBatch {
    init(_ row: Row) {
        id = row["id"]
        author = row["by"]
        at = Date(milliseconds: row["at"])
        words = (row["words"] as String).split(separator: "\n").map(String.init)
        firstActivity = row["first_activity"]
        lastActivity = row["last_activity"]
        sentTo = row["sent_to"]
        undone = row.instant("undone")
    }
}
