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
                (title, contact_name, email, email_folded, phone, phone_key, company, name_key, role, street, zip, city,
                country, website, description, source, campaign, responsible, state, drop_reason, merged_lead,
                merged_opportunity, partner, language, created, closed, withdrawn, snoozed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: lead.arguments)
        lead.id = db.lastInsertedRowID
        partnerIDs[lead.reference] = .some(lead.partnerID)
        try journalAddition(of: Lead.self, lead.id)
        return lead
    }

    public func update(_ lead: Lead) throws {
        partnerIDs[lead.reference] = nil
        try journaling(Lead.self, lead.id) {
            try db.cachedStatement(
                sql: """
                    UPDATE lead SET title = ?, contact_name = ?, email = ?, email_folded = ?, phone = ?, phone_key = ?,
                    company = ?, name_key = ?, role = ?, street = ?, zip = ?, city = ?, country = ?, website = ?,
                    description = ?, source = ?, campaign = ?, responsible = ?, state = ?, drop_reason = ?,
                    merged_lead = ?, merged_opportunity = ?, partner = ?, language = ?, created = ?, closed = ?,
                    withdrawn = ?, snoozed = ? WHERE id = ?
                    """
            ).execute(arguments: lead.arguments + [lead.id])
        }
    }
}

extension Snapshot {
    /// nil also for one that was taken back.
    public func lead(_ id: Int64) throws -> Lead? {
        try storedLead(id).flatMap { $0.withdrawn == nil ? $0 : nil }
    }

    func storedLead(_ id: Int64) throws -> Lead? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM lead WHERE id = ?"), arguments: [id], Lead.init)
    }

    /// The open leads of that address, newest first.
    public func openLeads(of address: EmailAddress) throws -> [Lead] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM lead WHERE email_folded = ? AND state IN ('new', 'assigned') AND withdrawn IS NULL
                    ORDER BY id DESC LIMIT 20
                    """), arguments: [address.folded], Lead.init)
    }

    /// Leads that belong to nobody, oldest first.
    public func leadPool(limit: Int) throws -> [Lead] {
        try Row.all(
            db.cachedStatement(
                sql: "SELECT * FROM lead WHERE state = 'new' AND withdrawn IS NULL ORDER BY created, id LIMIT ?"),
            arguments: [limit], Lead.init)
    }

    /// How many leads belong to nobody, counted up to `limit`.
    public func leadPoolCount(upTo limit: Int) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM (SELECT 1 FROM lead WHERE state = 'new' AND withdrawn IS NULL LIMIT ?)
                    """), arguments: [limit]) ?? 0
    }

    /// The open leads of a colleague, oldest first.
    public func openLeads(ofColleague login: String, limit: Int) throws -> [Lead] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM lead WHERE responsible = ? AND state = 'assigned' AND withdrawn IS NULL
                    ORDER BY created, id LIMIT ?
                    """), arguments: [login, limit], Lead.init)
    }

    /// Open leads that are older than the lead of that number and of the same address, telephone number, or person and
    /// company; newest first.
    public func openLeads(
        like keys: IdentityKeys, before lead: Int64 = .max, limit: Int
    ) throws -> [RecordReference] {
        try leads(like: keys, limit: limit, condition: "state IN ('new', 'assigned') AND id < ?4", [lead])
    }

    /// Leads of a campaign, in whatever state, that are of the same person.
    public func leads(like keys: IdentityKeys, ofCampaign campaign: Int64, limit: Int) throws -> [RecordReference] {
        try leads(like: keys, limit: limit, condition: "campaign = ?4", [campaign])
    }

    private func leads(
        like keys: IdentityKeys, limit: Int, condition: String, _ more: StatementArguments
    ) throws -> [RecordReference] {
        guard !keys.isEmpty else { return [] }
        let ids = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id FROM lead WHERE id IN (
                        SELECT id FROM lead WHERE email_folded = ?1
                        UNION SELECT id FROM lead WHERE phone_key = ?2
                        UNION SELECT id FROM lead WHERE name_key = ?3)
                    AND withdrawn IS NULL AND \(condition) ORDER BY id DESC LIMIT \(limit)
                    """), arguments: [keys.address, keys.phone, keys.name] + more)
        return ids.map { RecordReference(.lead, $0) }
    }

    /// Leads, newest first.
    public func leads(limit: Int) throws -> [Lead] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM lead WHERE withdrawn IS NULL ORDER BY id DESC LIMIT ?", arguments: [limit]
        ).map(Lead.init)
    }
}

extension Lead {
    fileprivate var arguments: StatementArguments {
        [
            title, contactName, email, email?.lowercased(), phone, keys.phone, company, keys.name, role, place.street,
            place.zip, place.city, place.country, website, description, source.rawValue, campaignID, responsible,
            state.rawValue, dropReason, mergedInto.flatMap { $0.kind == .lead ? $0.number : nil },
            mergedInto.flatMap { $0.kind == .opportunity ? $0.number : nil }, partnerID, language.rawValue,
            created.milliseconds, closed?.milliseconds, withdrawn?.milliseconds, snoozedUntil?.milliseconds,
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
        role = row["role"]
        place = PostalPlace(row)
        website = row["website"]
        mergedInto =
            (row["merged_opportunity"] as Int64?).map { RecordReference(.opportunity, $0) }
            ?? (row["merged_lead"] as Int64?).map { RecordReference(.lead, $0) }
        withdrawn = row.instant("withdrawn")
        snoozedUntil = row.instant("snoozed")
    }
}
