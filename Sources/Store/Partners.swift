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
                INSERT INTO partner
                (kind, name, name_key, street, zip, city, country, phone, website, language, created, withdrawn)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: partner.arguments)
        partner.id = db.lastInsertedRowID
        try journalAddition(of: Partner.self, partner.id)
        return partner
    }

    public func update(_ partner: Partner) throws {
        try journaling(Partner.self, partner.id) {
            try db.cachedStatement(
                sql: """
                    UPDATE partner SET kind = ?, name = ?, name_key = ?, street = ?, zip = ?, city = ?, country = ?,
                    phone = ?, website = ?, language = ?, created = ?, withdrawn = ? WHERE id = ?
                    """
            ).execute(arguments: partner.arguments + [partner.id])
        }
    }

    /// Stores a contact and returns it with its id. Throws when another contact has that address.
    public func add(_ contact: Contact) throws -> Contact {
        var contact = contact
        try db.cachedStatement(
            sql: """
                INSERT INTO contact (partner, name, email, email_folded, domain, phone, phone_key, role)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: contact.arguments)
        contact.id = db.lastInsertedRowID
        try journalAddition(of: Contact.self, contact.id)
        return contact
    }

    /// Throws when another contact has that address.
    public func update(_ contact: Contact) throws {
        try journaling(Contact.self, contact.id) {
            try db.cachedStatement(
                sql: """
                    UPDATE contact SET partner = ?, name = ?, email = ?, email_folded = ?, domain = ?, phone = ?,
                    phone_key = ?, role = ? WHERE id = ?
                    """
            ).execute(arguments: contact.arguments + [contact.id])
        }
    }

    /// Takes a contact away, from the opportunities that named it too.
    func remove(_ contact: Contact) throws {
        try db.execute(sql: "UPDATE opportunity SET contact = NULL WHERE contact = ?", arguments: [contact.id])
        try db.execute(sql: "DELETE FROM contact WHERE id = ?", arguments: [contact.id])
    }
}

extension Snapshot {
    /// The partner a record belongs to; nil for a lead that is of nobody we know.
    public func partnerID(of record: RecordReference) throws -> Int64? {
        if let known = partnerIDs[record] { return known }
        let partner =
            switch record.kind {
            case .lead:
                try Int64.fetchOne(
                    db.cachedStatement(sql: "SELECT partner FROM lead WHERE id = ?"), arguments: [record.number])
            case .opportunity:
                try Int64.fetchOne(
                    db.cachedStatement(sql: "SELECT partner FROM opportunity WHERE id = ?"),
                    arguments: [record.number])
            case .partner: record.number
            }
        partnerIDs[record] = .some(partner)
        return partner
    }

    /// nil also for one that was taken back.
    public func partner(_ id: Int64) throws -> Partner? {
        try storedPartner(id).flatMap { $0.withdrawn == nil ? $0 : nil }
    }

    func storedPartner(_ id: Int64) throws -> Partner? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM partner WHERE id = ?"), arguments: [id], Partner.init)
    }

    /// The company of that name, however its legal form, case and accents are written; the oldest of several.
    public func company(named name: String) throws -> Partner? {
        guard let key = NameKey.company(name) else { return nil }
        return try Row.first(
            db.cachedStatement(
                sql: """
                    SELECT * FROM partner WHERE name_key = ? AND kind = 'company' AND withdrawn IS NULL
                    ORDER BY id LIMIT 1
                    """), arguments: [key], Partner.init)
    }

    public func contact(_ id: Int64) throws -> Contact? {
        try Row.first(db.cachedStatement(sql: "SELECT * FROM contact WHERE id = ?"), arguments: [id], Contact.init)
    }

    /// The one contact that has this address.
    public func contact(of address: EmailAddress) throws -> Contact? {
        try Row.first(
            db.cachedStatement(sql: "SELECT * FROM contact WHERE email_folded = ?"), arguments: [address.folded],
            Contact.init)
    }

    /// Contacts with that telephone number.
    public func contacts(phoneKey: String, limit: Int) throws -> [Contact] {
        try Row.all(
            db.cachedStatement(sql: "SELECT * FROM contact WHERE phone_key = ? ORDER BY id LIMIT ?"),
            arguments: [phoneKey, limit], Contact.init)
    }

    /// The partner whose contacts have addresses in that domain; the one with the latest contact, where there are several.
    public func partner(ofDomain domain: some StringProtocol) throws -> Partner? {
        let id = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT partner FROM contact WHERE domain = ? ORDER BY id DESC LIMIT 1"),
            arguments: [domain.lowercased()])
        return try id.flatMap(partner)
    }

    public func contacts(of partner: Int64) throws -> [Contact] {
        try Row.all(
            db.cachedStatement(sql: "SELECT * FROM contact WHERE partner = ? ORDER BY id"), arguments: [partner],
            Contact.init)
    }

    /// Partners, newest first.
    public func partners(limit: Int) throws -> [Partner] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM partner WHERE withdrawn IS NULL ORDER BY id DESC LIMIT ?", arguments: [limit]
        ).map(Partner.init)
    }
}

extension Partner {
    fileprivate var arguments: StatementArguments {
        [
            kind.rawValue, name, NameKey.company(name), place.street, place.zip, place.city, place.country, phone,
            website, language.rawValue, created.milliseconds, withdrawn?.milliseconds,
        ]
    }

    init(_ row: Row) throws {
        self.init(
            id: row["id"], kind: try decoded(row["kind"]), name: row["name"], place: PostalPlace(row),
            phone: row["phone"], website: row["website"], language: try decoded(row["language"]),
            created: Date(milliseconds: row["created"]))
        withdrawn = row.instant("withdrawn")
    }
}

extension PostalPlace {
    init(_ row: Row) {
        self.init(street: row["street"], zip: row["zip"], city: row["city"], country: row["country"])
    }
}

extension Contact {
    fileprivate var arguments: StatementArguments {
        let domain = email.flatMap { EmailAddress($0) }.map { String($0.domain) }
        return [
            partnerID, name, email, email?.lowercased(), domain, phone, phone.flatMap { PhoneNumber.key($0) }, role,
        ]
    }

    init(_ row: Row) throws {
        self.init(
            id: row["id"], partnerID: row["partner"], name: row["name"], email: row["email"], phone: row["phone"],
            role: row["role"])
    }
}
