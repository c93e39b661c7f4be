public import CRM
public import Mail
import Foundation
import GRDB

extension Transaction {
    /// Stores a lead and returns it with its id.
    public func add(_ lead: Lead) throws -> Lead {
        var lead = lead
        try db.cachedStatement(
            sql: """
                INSERT INTO lead
                (title, contact_name, email, email_folded, phone, company, description, source, campaign, responsible,
                state, drop_reason, partner, language, created, closed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: lead.arguments)
        lead.id = db.lastInsertedRowID
        return lead
    }

    public func update(_ lead: Lead) throws {
        try db.cachedStatement(
            sql: """
                UPDATE lead SET title = ?, contact_name = ?, email = ?, email_folded = ?, phone = ?, company = ?,
                description = ?, source = ?, campaign = ?, responsible = ?, state = ?, drop_reason = ?, partner = ?,
                language = ?, created = ?, closed = ? WHERE id = ?
                """
        ).execute(arguments: lead.arguments + [lead.id])
    }
}

extension Snapshot {
    public func lead(_ id: Int64) throws -> Lead? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM lead WHERE id = ?"), arguments: [id]).map(Lead.init)
    }

    /// The open leads of that address, newest first.
    public func openLeads(of address: EmailAddress) throws -> [Lead] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT * FROM lead WHERE email_folded = ? AND state IN ('new', 'assigned') ORDER BY id DESC LIMIT 20
                    """), arguments: [address.folded]
        ).map(Lead.init)
    }

    /// Leads that belong to nobody, oldest first.
    public func leadPool(limit: Int) throws -> [Lead] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM lead WHERE state = 'new' ORDER BY created, id LIMIT ?"),
            arguments: [limit]
        ).map(Lead.init)
    }

    /// How many leads belong to nobody.
    public func leadPoolCount() throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM lead WHERE state = 'new'") ?? 0
    }

    /// Leads, newest first.
    public func leads(limit: Int) throws -> [Lead] {
        try Row.fetchAll(db, sql: "SELECT * FROM lead ORDER BY id DESC LIMIT ?", arguments: [limit]).map(Lead.init)
    }
}

extension Lead {
    fileprivate var arguments: StatementArguments {
        [
            title, contactName, email, email?.lowercased(), phone, company, description, source.rawValue, campaignID,
            responsible, state.rawValue, dropReason, partnerID, language.rawValue, created.milliseconds,
            closed?.milliseconds,
        ]
    }

    init(_ row: Row) throws {
        self.init(
            id: row["id"], title: row["title"], contactName: row["contact_name"], email: row["email"],
            phone: row["phone"], company: row["company"], description: row["description"],
            source: try decoded(row["source"]), campaignID: row["campaign"], responsible: row["responsible"],
            state: try decoded(row["state"]), dropReason: row["drop_reason"], partnerID: row["partner"],
            language: try decoded(row["language"]), created: Date(milliseconds: row["created"]),
            closed: row.instant("closed"))
    }
}
