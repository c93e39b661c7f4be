public import struct Foundation.Date

/// Somebody who may become a customer, and what they asked for.
public struct Lead: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    public var title: String
    public var contactName: String
    public var email: String?
    public var phone: String?
    public var company: String?
    /// What they do there.
    public var role: String?
    public var place = PostalPlace()
    public var website: String?
    public var description: String
    public var source: Source
    public var campaignID: Int64?
    /// Login of the colleague who has it; nil means it is in the pool.
    public var responsible: String?
    public var state: State
    public var dropReason: String?
    /// The case this one was merged into: what comes for the one goes to the other.
    public var mergedInto: RecordReference?
    /// The partner they already are, or became by conversion.
    public var partnerID: Int64?
    /// What to write to them in.
    public var language: Language
    public var created: Date
    /// When it was converted or dropped.
    public var closed: Date?
    /// When it was taken back, as if it had never been; its number is not used again.
    public var withdrawn: Date?
    /// No reminder of it comes before.
    public var snoozedUntil: Date?

    public enum Source: String, CaseIterable, Codable, Sendable {
        case mail
        case `import`
        case command
        case cli
    }

    public enum State: String, CaseIterable, Codable, Sendable {
        case new
        case assigned
        case converted
        case dropped
    }

    public init(
        id: Int64 = 0, title: String, contactName: String, email: String?, phone: String? = nil, company: String? = nil,
        description: String = "", source: Source, campaignID: Int64? = nil, responsible: String? = nil,
        state: State = .new, dropReason: String? = nil, partnerID: Int64? = nil, language: Language, created: Date,
        closed: Date? = nil
    ) {
        self.id = id
        self.title = title
        self.contactName = contactName
        self.email = email
        self.phone = phone
        self.company = company
        self.description = description
        self.source = source
        self.campaignID = campaignID
        self.responsible = responsible
        self.state = state
        self.dropReason = dropReason
        self.partnerID = partnerID
        self.language = language
        self.created = created
        self.closed = closed
    }

    public var reference: RecordReference { RecordReference(.lead, id) }

    /// Neither converted nor dropped.
    public var isOpen: Bool { state == .new || state == .assigned }
}
