public import CRM
import Foundation
import GRDB

extension Transaction {
    /// Stores a campaign and returns it with its id, under another code when its own is taken.
    public func add(_ campaign: Campaign) throws -> Campaign {
        var campaign = campaign
        let code = campaign.code
        var number = 1
        while try isTaken(campaign.code) {
            number += 1
            campaign.code = "\(code)-\(number)"
        }
        try db.execute(
            sql: """
                INSERT INTO campaign (code, name, place, starts, ends, cost_minor, currency)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """, arguments: campaign.arguments)
        campaign.id = db.lastInsertedRowID
        return campaign
    }

    public func update(_ campaign: Campaign) throws {
        try db.execute(
            sql: """
                UPDATE campaign SET code = ?, name = ?, place = ?, starts = ?, ends = ?, cost_minor = ?, currency = ?
                WHERE id = ?
                """, arguments: campaign.arguments + [campaign.id])
    }

    private func isTaken(_ code: String) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM campaign WHERE code = ?)", arguments: [code]) ?? false
    }
}

extension Snapshot {
    public func campaign(_ id: Int64) throws -> Campaign? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM campaign WHERE id = ?"), arguments: [id], Campaign.init)
    }

    /// The campaign of that name or code, however case, accents and punctuation are written; the newest of several.
    public func campaign(named name: String) throws -> Campaign? {
        try campaigns().first { Campaign.isSameName($0.name, name) || Campaign.isSameName($0.code, name) }
    }

    /// All campaigns, newest first.
    public func campaigns() throws -> [Campaign] {
        try Row.fetchAll(db, sql: "SELECT * FROM campaign ORDER BY id DESC").map(Campaign.init)
    }

    /// How many leads came of a campaign, and how many of these became opportunities. Duplicates and those that were none
    /// do not count.
    public func leadCounts(ofCampaign id: Int64) throws -> (leads: Int, converted: Int) {
        let row = try Row.fetchOne(
            db,
            sql: """
                SELECT count(*), count(*) FILTER (WHERE state = 'converted') FROM lead
                WHERE campaign = ? AND \(FigureQuestion.counts)
                """, arguments: [id])
        return (row?[0] ?? 0, row?[1] ?? 0)
    }
}

extension Campaign {
    fileprivate var arguments: StatementArguments {
        [
            code, name, place, starts?.milliseconds, ends?.milliseconds, cost?.minorUnits, cost?.currency.rawValue,
        ]
    }

    init(_ row: Row) throws {
        var cost: Money?
        if let minorUnits: Int64 = row["cost_minor"], let code: String = row["currency"] {
            cost = Money(minorUnits: minorUnits, currency: try decoded(code))
        }
        self.init(
            id: row["id"], code: row["code"], name: row["name"], place: row["place"], starts: row.instant("starts"),
            ends: row.instant("ends"), cost: cost)
    }
}
