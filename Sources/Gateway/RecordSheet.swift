public import CRM
public import Foundation
import Store

/// A record as an operator sees it: its fields and everything that happened on it.
public struct RecordSheet: Codable, Sendable {
    public struct Field: Codable, Sendable {
        public var name: String
        public var value: String
    }

    public struct Entry: Codable, Sendable {
        public var at: Date
        public var kind: Activity.Kind
        /// A colleague's login, a customer's address, or `guichet`.
        public var actor: String
        public var detail: String
        /// Message-ID of the mail it is about.
        public var messageID: String?
        /// What the person wrote in that mail.
        public var text: String
        /// Names of the files attached to that mail.
        public var attachments: [String]
    }

    public var record: String
    public var title: String
    public var facts: [Field]
    /// Newest first.
    public var timeline: [Entry]

    /// nil when there is no such record. At most 1 000 activities.
    public init?(of reference: RecordReference, in office: Office) async throws {
        let sheet = try await office.store.read { snapshot -> RecordSheet? in
            guard let (title, facts) = try Self.fields(of: reference, in: snapshot) else { return nil }
            let activities = try snapshot.timeline(
                of: reference, in: .distantPast ..< .distantFuture, limit: 1_000)
            return RecordSheet(
                record: "\(reference)", title: title, facts: facts,
                timeline: try activities.map { try Self.entry($0, in: snapshot) })
        }
        guard let sheet else { return nil }
        self = sheet
    }

    private init(record: String, title: String, facts: [Field], timeline: [Entry]) {
        self.record = record
        self.title = title
        self.facts = facts
        self.timeline = timeline
    }

    private static func entry(_ activity: Activity, in snapshot: Snapshot) throws -> Entry {
        let message = try activity.messageID.flatMap(snapshot.message)
        let attachments = try message.map { try snapshot.attachments(of: $0.id) } ?? []
        return Entry(
            at: activity.at, kind: activity.kind, actor: activity.actor, detail: activity.detail,
            messageID: message?.messageID?.rawValue, text: message?.visibleText ?? "",
            attachments: attachments.map(\.shownName))
    }

    private static func fields(of record: RecordReference, in snapshot: Snapshot) throws -> (String, [Field])? {
        switch record.kind {
        case .lead: try snapshot.lead(record.number).map(fields)
        case .opportunity: try snapshot.opportunity(record.number).map(fields)
        case .partner:
            try snapshot.partner(record.number).map { partner in
                let contacts = try snapshot.contacts(of: partner.id).map { contact in
                    (
                        "contact",
                        contact.line
                    )
                }
                return (partner.name, named(fields(of: partner) + contacts))
            }
        }
    }

    private static func fields(of lead: Lead) -> (String, [Field]) {
        let pairs: [(String, String?)] = [
            ("state", lead.state.rawValue), ("contact", lead.contactName), ("email", lead.email), ("phone", lead.phone),
            ("company", lead.company), ("role", lead.role), ("address", lead.place.isUnknown ? nil : lead.place.line),
            ("website", lead.website), ("merged into", lead.mergedInto.map { "\($0)" }),
            ("source", lead.source.rawValue), ("responsible", lead.responsible),
            ("partner", lead.partnerID.map { "P-\($0)" }), ("language", lead.language.rawValue),
            ("created", lead.created.formatted(.iso8601)), ("closed", lead.closed?.formatted(.iso8601)),
        ]
        return (lead.title, named(pairs))
    }

    private static func fields(of opportunity: Opportunity) -> (String, [Field]) {
        let pairs: [(String, String?)] = [
            ("outcome", opportunity.outcome.rawValue), ("stage", opportunity.stage.rawValue),
            ("partner", "P-\(opportunity.partnerID)"), ("lead", opportunity.leadID.map { "L-\($0)" }),
            ("expected revenue", opportunity.expectedRevenue?.formatted(in: .english)),
            ("probability", "\(opportunity.probability) %"), ("responsible", opportunity.responsible),
            ("lost because", opportunity.lostReason), ("created", opportunity.created.formatted(.iso8601)),
            ("closed", opportunity.closed?.formatted(.iso8601)),
        ]
        return (opportunity.title, named(pairs))
    }

    private static func fields(of partner: Partner) -> [(String, String?)] {
        [
            ("kind", partner.kind.rawValue), ("street", partner.place.street), ("zip", partner.place.zip),
            ("city", partner.place.city), ("country", partner.place.country), ("phone", partner.phone),
            ("website", partner.website),
            ("language", partner.language.rawValue), ("created", partner.created.formatted(.iso8601)),
        ]
    }

    private static func named(_ pairs: [(String, String?)]) -> [Field] {
        pairs.compactMap { name, value in value.map { Field(name: name, value: $0) } }
    }
}
