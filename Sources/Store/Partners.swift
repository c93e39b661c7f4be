public import CRM
public import Mail
import Foundation
import GRDB

extension Transaction {
    /// Stores a partner and returns it with its id.
    public func add(_ partner: Partner) throws -> Partner {
        var partner = partner
        try db.cachedStatement(
            sql: """
                INSERT INTO partner (kind, name, street, zip, city, country, phone, website, language, created)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            partner.kind.rawValue, partner.name, partner.street, partner.zip, partner.city, partner.country,
            partner.phone, partner.website, partner.language.rawValue, partner.created.milliseconds,
        ])
        partner.id = db.lastInsertedRowID
        return partner
    }

    /// Stores a contact and returns it with its id. Throws when another contact has that address.
    public func add(_ contact: Contact) throws -> Contact {
        var contact = contact
        try db.cachedStatement(
            sql: "INSERT INTO contact (partner, name, email, email_folded, phone, role) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            contact.partnerID, contact.name, contact.email, contact.email?.lowercased(), contact.phone, contact.role,
        ])
        contact.id = db.lastInsertedRowID
        return contact
    }
}

extension Snapshot {
    /// The partner a record belongs to; nil for a lead that is of nobody we know.
    public func partnerID(of record: RecordReference) throws -> Int64? {
        switch record.kind {
        case .lead:
            try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT partner FROM lead WHERE id = ?"), arguments: [record.number])
        case .opportunity:
            try Int64.fetchOne(
                db.cachedStatement(sql: "SELECT partner FROM opportunity WHERE id = ?"), arguments: [record.number])
        case .partner: record.number
        }
    }

    public func partner(_ id: Int64) throws -> Partner? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM partner WHERE id = ?"), arguments: [id]).map(
            Partner.init)
    }

    public func contact(_ id: Int64) throws -> Contact? {
        try Row.fetchOne(db.cachedStatement(sql: "SELECT * FROM contact WHERE id = ?"), arguments: [id]).map(
            Contact.init)
    }

    /// The one contact that has this address.
    public func contact(of address: EmailAddress) throws -> Contact? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT * FROM contact WHERE email_folded = ?"), arguments: [address.folded]
        ).map(Contact.init)
    }

    public func contacts(of partner: Int64) throws -> [Contact] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM contact WHERE partner = ? ORDER BY id"), arguments: [partner]
        ).map(Contact.init)
    }

    /// Partners, newest first.
    public func partners(limit: Int) throws -> [Partner] {
        try Row.fetchAll(db, sql: "SELECT * FROM partner ORDER BY id DESC LIMIT ?", arguments: [limit])
            .map(Partner.init)
    }
}

extension Partner {
    init(_ row: Row) throws {
        self.init(
            id: row["id"], kind: try decoded(row["kind"]), name: row["name"], street: row["street"], zip: row["zip"],
            city: row["city"], country: row["country"], phone: row["phone"], website: row["website"],
            language: try decoded(row["language"]), created: Date(milliseconds: row["created"]))
    }
}

extension Contact {
    init(_ row: Row) throws {
        self.init(
            id: row["id"], partnerID: row["partner"], name: row["name"], email: row["email"], phone: row["phone"],
            role: row["role"])
    }
}
