public import CRM
import Foundation
import GRDB

/// The record that something is on, as three columns say it.
public struct Place: Hashable, Codable, Sendable {
    public var lead: Int64?
    public var opportunity: Int64?
    public var partner: Int64?

    public init(lead: Int64? = nil, opportunity: Int64? = nil, partner: Int64? = nil) {
        self.lead = lead
        self.opportunity = opportunity
        self.partner = partner
    }

    /// The opportunity, else the lead, else the partner.
    var record: RecordReference? {
        opportunity.map { RecordReference(.opportunity, $0) } ?? lead.map { RecordReference(.lead, $0) }
            ?? partner.map { RecordReference(.partner, $0) }
    }
}

extension Snapshot {
    /// What the columns of something on that record say.
    public func place(of record: RecordReference) throws -> Place {
        switch record.kind {
        case .lead: Place(lead: record.number, partner: try partnerID(of: record))
        case .opportunity: Place(opportunity: record.number, partner: try partnerID(of: record))
        case .partner: Place(partner: record.number)
        }
    }
}

extension Transaction {
    /// Puts a message on its record.
    public func move(message: Int64, to place: Place) throws {
        try journaling(MessagePlace.self, message) { try MessagePlace(id: message, place: place).restore(in: self) }
    }

    /// Puts a message on another record, and with it what the timeline tells of its coming.
    public func moveWithActivities(message: Int64, to place: Place) throws {
        try move(message: message, to: place)
        let activities = try Int64.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT id FROM activity
                    WHERE message = ? AND kind IN ('messageReceived', 'requirementReceived', 'automaticReply')
                    """), arguments: [message])
        for activity in activities { try move(activity: activity, to: place) }
    }

    /// Puts all messages and activities of a lead on another record.
    public func moveEverything(onLead lead: Int64, to place: Place) throws {
        for message in try Int64.fetchAll(db, sql: "SELECT id FROM message WHERE lead = ?", arguments: [lead]) {
            try move(message: message, to: place)
        }
        for activity in try Int64.fetchAll(db, sql: "SELECT id FROM activity WHERE lead = ?", arguments: [lead]) {
            try move(activity: activity, to: place)
        }
    }

    private func move(activity: Int64, to place: Place) throws {
        try journaling(ActivityPlace.self, activity) {
            try ActivityPlace(id: activity, place: place).restore(in: self)
        }
    }
}

/// Where a message is, as the journal keeps it.
struct MessagePlace: Journaled {
    static let journalName = "message place"

    var id: Int64
    var place: Place

    var record: RecordReference? { place.record }

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> MessagePlace? {
        try snapshot.place(in: "message", id).map { MessagePlace(id: id, place: $0) }
    }

    func restore(in transaction: Transaction) throws { try transaction.put(in: "message", id, at: place) }

    /// Messages are never added to be placed: they are there before.
    func withdraw(in transaction: Transaction, at now: Date) throws {}
}

/// Where an activity is, as the journal keeps it.
struct ActivityPlace: Journaled {
    static let journalName = "activity place"

    var id: Int64
    var place: Place

    var record: RecordReference? { place.record }

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> ActivityPlace? {
        try snapshot.place(in: "activity", id).map { ActivityPlace(id: id, place: $0) }
    }

    func restore(in transaction: Transaction) throws { try transaction.put(in: "activity", id, at: place) }

    func withdraw(in transaction: Transaction, at now: Date) throws {}
}

extension Snapshot {
    fileprivate func place(in table: String, _ id: Int64) throws -> Place? {
        try Row.fetchOne(
            db.cachedStatement(sql: "SELECT lead, opportunity, partner FROM \(table) WHERE id = ?"), arguments: [id]
        ).map { Place(lead: $0["lead"], opportunity: $0["opportunity"], partner: $0["partner"]) }
    }
}

extension Transaction {
    fileprivate func put(in table: String, _ id: Int64, at place: Place) throws {
        try db.cachedStatement(sql: "UPDATE \(table) SET lead = ?, opportunity = ?, partner = ? WHERE id = ?")
            .execute(arguments: [place.lead, place.opportunity, place.partner, id])
    }
}
