import CRM
import Foundation
import GRDB
import Mail

extension Lead: Journaled {
    static let journalName = "lead"

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> Lead? { try snapshot.storedLead(id) }

    var record: RecordReference? { reference }

    func restore(in transaction: Transaction) throws { try transaction.update(self) }

    func withdraw(in transaction: Transaction, at now: Date) throws {
        var lead = self
        lead.withdrawn = now
        try transaction.update(lead)
    }
}

extension Opportunity: Journaled {
    static let journalName = "opportunity"

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> Opportunity? {
        try snapshot.storedOpportunity(id)
    }

    var record: RecordReference? { reference }

    func restore(in transaction: Transaction) throws { try transaction.update(self) }

    func withdraw(in transaction: Transaction, at now: Date) throws {
        var opportunity = self
        opportunity.withdrawn = now
        try transaction.update(opportunity)
    }
}

extension Partner: Journaled {
    static let journalName = "partner"

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> Partner? { try snapshot.storedPartner(id) }

    var record: RecordReference? { reference }

    func restore(in transaction: Transaction) throws { try transaction.update(self) }

    func withdraw(in transaction: Transaction, at now: Date) throws {
        var partner = self
        partner.withdrawn = now
        try transaction.update(partner)
    }
}

extension Contact: Journaled {
    static let journalName = "contact"

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> Contact? { try snapshot.contact(id) }

    var record: RecordReference? { RecordReference(.partner, partnerID) }

    static var isBuiltUpon: Bool { false }

    /// Somebody else may have the address by now.
    func restore(in transaction: Transaction) throws {
        if let address = email.flatMap({ EmailAddress($0) }), let other = try transaction.contact(of: address),
            other.id != id
        {
            throw UndoObstacle.changedSince(RecordReference(.partner, other.partnerID))
        }
        try transaction.update(self)
    }

    /// No timeline names a contact, so it can go altogether, and its address is free again.
    func withdraw(in transaction: Transaction, at now: Date) throws { try transaction.remove(self) }
}
