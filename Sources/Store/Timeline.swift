public import CRM
public import struct Foundation.Date
import GRDB

extension Transaction {
    /// Writes down something that happened.
    public func add(_ activity: Activity) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO activity
                (at, kind, actor, partner, lead, opportunity, message, phone_call, meeting, quote, detail)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            activity.at.milliseconds, activity.kind.rawValue, activity.actor, activity.partnerID, activity.leadID,
            activity.opportunityID, activity.messageID, activity.callID, activity.meetingID, activity.quoteID,
            activity.detail,
        ])
    }

    /// Stores a telephone call and returns it with its id.
    public func add(_ call: PhoneCall) throws -> PhoneCall {
        var call = call
        try db.cachedStatement(
            sql: """
                INSERT INTO phone_call (direction, at, minutes, with_name, summary, author) VALUES (?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            call.direction.rawValue, call.at.milliseconds, call.minutes, call.with, call.summary, call.author,
        ])
        call.id = db.lastInsertedRowID
        return call
    }
}

extension Snapshot {
    public func phoneCall(_ id: Int64) throws -> PhoneCall? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM phone_call WHERE id = ?"), arguments: [id], PhoneCall.init)
    }

    /// What happened on a record in that time, newest first. A partner's timeline holds that of all their cases, also from
    /// the time when they were but a lead; an opportunity's holds that of its lead.
    public func timeline(of record: RecordReference, in span: Range<Date>, limit: Int) throws -> [Activity] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM activity WHERE \(record.column) = ?1 AND at >= ?2 AND at < ?3
                    UNION ALL
                    SELECT activity.* FROM activity JOIN lead ON lead.id = activity.lead
                    WHERE \(Self.leadsOf(record.kind)) AND at >= ?2 AND at < ?3 AND activity.\(record.column) IS NULL
                    ORDER BY at DESC, id DESC LIMIT ?4
                    """),
            arguments: [record.number, span.lowerBound.milliseconds, span.upperBound.milliseconds, limit], Activity.init
        )
    }

    /// Our mails that did not arrive, since then; newest first.
    public func bounces(since start: Date, limit: Int) throws -> [Activity] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM activity WHERE at > ? AND kind IN ('bounced', 'undeliverable')
                    ORDER BY at DESC, id DESC LIMIT ?
                    """), arguments: [start.milliseconds, limit]
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
    /// The record it is about: the opportunity, else the lead, else the partner.
    public var record: RecordReference? {
        Place(lead: leadID, opportunity: opportunityID, partner: partnerID).record
    }

    init(_ row: Row) throws {
        self.init(
            id: row["id"], at: Date(milliseconds: row["at"]), kind: try decoded(row["kind"]), actor: row["actor"],
            partnerID: row["partner"], leadID: row["lead"], opportunityID: row["opportunity"],
            messageID: row["message"], callID: row["phone_call"], meetingID: row["meeting"], quoteID: row["quote"],
            detail: row["detail"])
    }
}

extension PhoneCall {
    init(_ row: Row) throws {
        self.init(
            id: row["id"], direction: try decoded(row["direction"]), at: Date(milliseconds: row["at"]),
            minutes: row["minutes"], with: row["with_name"], summary: row["summary"], author: row["author"])
    }
}
