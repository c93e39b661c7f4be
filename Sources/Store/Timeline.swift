public import CRM
public import struct Foundation.Date
import GRDB

extension Transaction {
    /// Writes down something that happened.
    public func add(_ activity: Activity) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO activity (at, kind, actor, partner, lead, opportunity, message, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            activity.at.milliseconds, activity.kind.rawValue, activity.actor, activity.partnerID, activity.leadID,
            activity.opportunityID, activity.messageID, activity.detail,
        ])
    }
}

extension Snapshot {
    /// What happened on a record since `start`, newest first. A partner's timeline holds that of all their cases, also from
    /// the time when they were but a lead; an opportunity's holds that of its lead.
    public func timeline(of record: RecordReference, since start: Date, limit: Int) throws -> [Activity] {
        let since = start.milliseconds
        return try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM activity WHERE \(record.column) = ?1 AND at >= ?2
                    UNION ALL
                    SELECT activity.* FROM activity JOIN lead ON lead.id = activity.lead
                    WHERE \(Self.leadsOf(record.kind)) AND at >= ?2 AND activity.\(record.column) IS NULL
                    ORDER BY at DESC, id DESC LIMIT ?3
                    """), arguments: [record.number, since, limit]
        ).map(Activity.init)
    }

    /// When the first thing happened on a record, or on a lead it came from; nil when nothing did.
    public func timelineStart(of record: RecordReference) throws -> Date? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(at) FROM (
                    SELECT min(at) AS at FROM activity WHERE \(record.column) = ?1
                    UNION ALL
                    SELECT min(at) FROM activity JOIN lead ON lead.id = activity.lead WHERE \(Self.leadsOf(record.kind)))
                """, arguments: [record.number]
        ).map(Date.init(milliseconds:))
    }

    /// How many activities stand on a record itself.
    public func activityCount(on record: RecordReference) throws -> Int {
        try Int.fetchOne(
            db, sql: "SELECT count(*) FROM activity WHERE \(record.column) = ?", arguments: [record.number])
            ?? 0
    }

    /// The condition for leads whose earlier timeline belongs to the record numbered `?1`.
    private static func leadsOf(_ kind: RecordReference.Kind) -> String {
        switch kind {
        case .lead: "FALSE"
        case .opportunity: "lead.id = (SELECT lead FROM opportunity WHERE id = ?1)"
        case .partner: "lead.partner = ?1"
        }
    }
}

extension Activity {
    init(_ row: Row) throws {
        self.init(
            id: row["id"], at: Date(milliseconds: row["at"]), kind: try decoded(row["kind"]), actor: row["actor"],
            partnerID: row["partner"], leadID: row["lead"], opportunityID: row["opportunity"],
            messageID: row["message"], detail: row["detail"])
    }
}
