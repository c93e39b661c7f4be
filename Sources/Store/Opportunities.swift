public import CRM
import Foundation
import GRDB

extension Transaction {
    /// Stores an opportunity and returns it with its id.
    public func add(_ opportunity: Opportunity) throws -> Opportunity {
        var opportunity = opportunity
        try db.cachedStatement(
            sql: """
                INSERT INTO opportunity
                (title, partner, contact, lead, campaign, revenue_minor, currency, probability, responsible, stage,
                outcome, lost_reason, created, closed, withdrawn, snoozed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: opportunity.arguments)
        opportunity.id = db.lastInsertedRowID
        try journalAddition(of: Opportunity.self, opportunity.id)
        return opportunity
    }

    public func update(_ opportunity: Opportunity) throws {
        partnerIDs[opportunity.reference] = nil
        try journaling(Opportunity.self, opportunity.id) {
            try db.cachedStatement(
                sql: """
                    UPDATE opportunity SET title = ?, partner = ?, contact = ?, lead = ?, campaign = ?,
                    revenue_minor = ?, currency = ?, probability = ?, responsible = ?, stage = ?, outcome = ?,
                    lost_reason = ?, created = ?, closed = ?, withdrawn = ?, snoozed = ? WHERE id = ?
                    """
            ).execute(arguments: opportunity.arguments + [opportunity.id])
        }
    }
}

extension Snapshot {
    /// nil also for one that was taken back.
    public func opportunity(_ id: Int64) throws -> Opportunity? {
        try storedOpportunity(id).flatMap { $0.withdrawn == nil ? $0 : nil }
    }

    /// The lead that an opportunity was made of and became again.
    public func leadID(ofWithdrawnOpportunity id: Int64) throws -> Int64? {
        try storedOpportunity(id).flatMap { $0.withdrawn == nil ? nil : $0.leadID }
    }

    func storedOpportunity(_ id: Int64) throws -> Opportunity? {
        try Row.first(
            db.cachedStatement(sql: "SELECT * FROM opportunity WHERE id = ?"), arguments: [id], Opportunity.init)
    }

    /// The opportunity a lead was converted into.
    public func opportunity(fromLead lead: Int64) throws -> Opportunity? {
        try Row.first(
            db.cachedStatement(sql: "SELECT * FROM opportunity WHERE lead = ? AND withdrawn IS NULL"),
            arguments: [lead], Opportunity.init)
    }

    /// The partner's open opportunities, the one with the latest activity first.
    public func openOpportunities(of partner: Int64) throws -> [Opportunity] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM opportunity WHERE partner = ? AND outcome = 'open' AND withdrawn IS NULL
                    ORDER BY (SELECT max(at) FROM activity WHERE activity.opportunity = opportunity.id) DESC, id DESC
                    LIMIT 50
                    """), arguments: [partner], Opportunity.init)
    }

    /// Open opportunities that belong to nobody, oldest first.
    public func opportunityPool(limit: Int) throws -> [Opportunity] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM opportunity WHERE outcome = 'open' AND responsible IS NULL AND withdrawn IS NULL
                    ORDER BY created, id LIMIT ?
                    """), arguments: [limit], Opportunity.init)
    }

    /// The open opportunities of a colleague, oldest first.
    public func openOpportunities(ofColleague login: String, limit: Int) throws -> [Opportunity] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM opportunity WHERE responsible = ? AND outcome = 'open' AND withdrawn IS NULL
                    ORDER BY created, id LIMIT ?
                    """), arguments: [login, limit], Opportunity.init)
    }

    /// The partner's opportunities in whatever state, newest first.
    public func opportunities(of partner: Int64, limit: Int) throws -> [Opportunity] {
        try Row.all(
            db.cachedStatement(
                sql: "SELECT * FROM opportunity WHERE partner = ? AND withdrawn IS NULL ORDER BY id DESC LIMIT ?"),
            arguments: [partner, limit], Opportunity.init)
    }

    /// Opportunities, newest first.
    public func opportunities(limit: Int) throws -> [Opportunity] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM opportunity WHERE withdrawn IS NULL ORDER BY id DESC LIMIT ?", arguments: [limit]
        ).map(Opportunity.init)
    }
}

extension Opportunity {
    fileprivate var arguments: StatementArguments {
        [
            title, partnerID, contactID, leadID, campaignID, expectedRevenue?.minorUnits,
            expectedRevenue?.currency.rawValue, probability, responsible, stage.rawValue, outcome.rawValue, lostReason,
            created.milliseconds, closed?.milliseconds, withdrawn?.milliseconds, snoozedUntil?.milliseconds,
        ]
    }

    init(_ row: Row) throws {
        var revenue: Money?
        if let minorUnits: Int64 = row["revenue_minor"], let code: String = row["currency"] {
            revenue = Money(minorUnits: minorUnits, currency: try decoded(code))
        }
        self.init(
            id: row["id"], title: row["title"], partnerID: row["partner"], contactID: row["contact"],
            leadID: row["lead"], campaignID: row["campaign"], expectedRevenue: revenue,
            probability: row["probability"], responsible: row["responsible"], stage: try decoded(row["stage"]),
            outcome: try decoded(row["outcome"]), lostReason: row["lost_reason"],
            created: Date(milliseconds: row["created"]), closed: row.instant("closed"))
        withdrawn = row.instant("withdrawn")
        snoozedUntil = row.instant("snoozed")
    }
}
