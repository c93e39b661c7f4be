public import CRM
public import Foundation
import GRDB

/// A case that a rule is about, as it stands now.
public struct CaseInQuestion: Hashable, Sendable {
    public var record: RecordReference
    /// What the delay counts from.
    public var anchor: Date
    /// Login of whoever has it; nil in the pool.
    public var responsible: String?
    /// Until when it is to be silent, or was.
    public var snoozed: Date?
}

extension Transaction {
    /// Notes that a reminder goes out; false when it did already.
    public func addReminder(rule: String, on record: RecordReference, due: Date, at now: Date) throws -> Bool {
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO reminder (rule, record, due, sent) VALUES (?, ?, ?, ?)")
            .execute(arguments: [rule, "\(record)", due.milliseconds, now.milliseconds])
        return db.changesCount > 0
    }

    /// Notes that a digest goes out; false when it did already.
    public func addDigest(to login: String, due: Date, at now: Date) throws -> Bool {
        try db.execute(
            sql: "INSERT OR IGNORE INTO digest (login, due, sent) VALUES (?, ?, ?)",
            arguments: [login, due.milliseconds, now.milliseconds])
        return db.changesCount > 0
    }

    /// Up to when a schedule was looked at. One that is new begins now: what was due before is none of its business.
    ///
    /// Never later than now: when the clock was set back, its time is gone through once more. Nothing comes twice of that,
    /// and nobody waits until a clock that was ahead by a year is right.
    public func checked(_ schedule: String, beginningAt now: Date) throws -> Date {
        try db.cachedStatement(
            sql: """
                INSERT INTO schedule (name, since, checked) VALUES (?1, ?2, ?2) ON CONFLICT (name)
                DO UPDATE SET since = min(since, ?2), checked = ?2 WHERE checked > ?2
                """
        ).execute(arguments: [schedule, now.milliseconds])
        return try self.schedule(schedule)?.checked ?? now
    }

    /// Notes that a schedule was looked at up to then; never backward.
    public func setChecked(_ schedule: String, _ instant: Date) throws {
        try db.cachedStatement(sql: "UPDATE schedule SET checked = max(checked, ?) WHERE name = ?")
            .execute(arguments: [instant.milliseconds, schedule])
    }

    /// Forgets schedules that are not configured any more: one that comes back is new.
    public func keepSchedules(_ names: [String]) throws {
        for name in try String.fetchAll(db, sql: "SELECT name FROM schedule") where !names.contains(name) {
            try db.execute(sql: "DELETE FROM schedule WHERE name = ?", arguments: [name])
        }
    }
}

extension Snapshot {
    /// Since when a schedule is followed, and up to when it was looked at; nil for one that never was.
    public func schedule(_ name: String) throws -> (since: Date, checked: Date)? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT since, checked FROM schedule WHERE name = ?"), arguments: [name]
        ).map { (Date(milliseconds: $0[0]), Date(milliseconds: $0[1])) }
    }

    /// Every reminder that went out: which rule's, on which record, when it was due (in milliseconds since 1970).
    public func remindersSent() throws -> [(rule: String, record: String, due: Int64)] {
        try Row.fetchAll(db, sql: "SELECT rule, record, due FROM reminder ORDER BY due").map { ($0[0], $0[1], $0[2]) }
    }

    /// When the oldest open case was made.
    public func oldestOpenCase() throws -> Date? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(created) FROM (
                    SELECT min(created) AS created FROM lead WHERE state IN ('new', 'assigned') AND withdrawn IS NULL
                    UNION ALL
                    SELECT min(created) FROM opportunity WHERE outcome = 'open' AND withdrawn IS NULL
                    UNION ALL SELECT min(sent) FROM quote WHERE state = 'sent')
                """
        ).map(Date.init(milliseconds:))
    }

    /// The cases in which the rule's condition holds, and whose delay counts from a moment in `span`; in order.
    public func cases(_ rule: ReminderRule, anchoredIn span: Range<Date>, at now: Date) throws -> [CaseInQuestion] {
        try cases(rule, at: now, where: "anchor >= ?1 AND anchor < ?2", span)
    }

    /// Those of them that are not silent now, the first `limit`.
    public func cases(
        _ rule: ReminderRule, anchoredIn span: Range<Date>, notSnoozedAt now: Date, limit: Int
    ) throws -> [CaseInQuestion] {
        try cases(
            rule, at: now, where: "anchor >= ?1 AND anchor < ?2 AND (snoozed IS NULL OR snoozed <= ?3)", span,
            limit: limit)
    }

    /// The same of cases that were to be silent until a moment in `span`.
    public func cases(_ rule: ReminderRule, snoozedUntil span: Range<Date>, at now: Date) throws -> [CaseInQuestion] {
        try cases(rule, at: now, where: "snoozed >= ?1 AND snoozed < ?2", span)
    }

    private func cases(
        _ rule: ReminderRule, at now: Date, where condition: String, _ span: Range<Date>, limit: Int = -1
    ) throws -> [CaseInQuestion] {
        let sql = CaseQuestion(subject: rule.subject, condition: rule.condition).sql(where: condition)
        let rows = try Row.fetchAll(
            db.cachedStatement(sql: sql + " LIMIT \(limit)"),
            arguments: [span.lowerBound.milliseconds, span.upperBound.milliseconds]
                + (sql.contains("?3") ? [now.milliseconds] : []))
        return rows.map { row in
            CaseInQuestion(
                record: RecordReference(rule.subject, row[0]), anchor: Date(milliseconds: row[1]), responsible: row[2],
                snoozed: row.instant("snoozed"))
        }
    }
}

/// The question for the cases of a condition, as SQL. `?1` and `?2` bound what is asked for, `?3` is the time.
struct CaseQuestion {
    let subject: RecordReference.Kind
    let condition: ReminderRule.Condition

    /// `wanted` says something of `anchor` or `snoozed`.
    func sql(where wanted: String) -> String {
        let anchor: String
        let from: String
        switch condition {
        case .notClosed: (anchor, from) = ("\(table).created", "\(table) WHERE \(isOpen)")
        case .notTaken: (anchor, from) = ("\(table).created", "\(table) WHERE \(isInPool)")
        case .noActivity:
            anchor = "activity.at"
            from = """
                activity JOIN \(table) ON \(table).id = activity.\(table)
                WHERE \(isOpen) AND \(Self.counts("activity")) AND NOT EXISTS (
                    SELECT 1 FROM activity later WHERE later.\(table) = activity.\(table) AND \(Self.counts("later"))
                    AND (later.at > activity.at OR (later.at = activity.at AND later.id > activity.id)))
                """
        case .quoteUnanswered:
            anchor = "quote.sent"
            from = """
                quote JOIN quote_opportunity ON quote_opportunity.quote = quote.id
                JOIN opportunity ON opportunity.id = quote_opportunity.opportunity
                WHERE quote.state = 'sent' AND quote.valid_until > ?3 AND opportunity.withdrawn IS NULL
                AND opportunity.id = (SELECT min(opportunity) FROM quote_opportunity WHERE quote = quote.id)
                """
        case .noRequirements:
            anchor = "meeting.starts"
            from = """
                meeting JOIN \(table) ON \(table).id = meeting.\(table)
                WHERE meeting.status = 'confirmed' AND meeting.requirements IS NULL AND meeting.starts > ?3
                AND \(table).withdrawn IS NULL
                """
        }
        let named = wanted.replacing("anchor", with: anchor).replacing("snoozed", with: "\(table).snoozed")
        return """
            SELECT \(table).id, \(anchor) AS anchor, \(table).responsible, \(table).snoozed FROM \(from)
            AND \(named) ORDER BY \(anchor), \(table).id
            """
    }

    private var table: String { subject == .lead ? "lead" : "opportunity" }

    private var isOpen: String {
        subject == .lead
            ? "lead.state IN ('new', 'assigned') AND lead.withdrawn IS NULL"
            : "opportunity.outcome = 'open' AND opportunity.withdrawn IS NULL"
    }

    private var isInPool: String {
        subject == .lead
            ? "lead.state = 'new' AND lead.withdrawn IS NULL"
            : "opportunity.outcome = 'open' AND opportunity.responsible IS NULL AND opportunity.withdrawn IS NULL"
    }

    /// What the gateway did of its own accord, or a machine, keeps no case alive.
    private static func counts(_ activity: String) -> String {
        "\(activity).kind NOT IN ('reminded', 'acknowledged', 'automaticReply', 'unverifiedMessage')"
    }
}
