public import struct Foundation.Date

/// A sale that may come about.
public struct Opportunity: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    public var title: String
    public var partnerID: Int64
    public var contactID: Int64?
    /// The lead it was converted from.
    public var leadID: Int64?
    public var campaignID: Int64?
    public var expectedRevenue: Money?
    /// Per cent, 0 to 100.
    public var probability: Int
    /// Login of the colleague who has it.
    public var responsible: String?
    public var stage: Stage
    public var outcome: Outcome
    public var lostReason: String?
    public var created: Date
    public var closed: Date?
    /// When it was taken back, as if it had never been; its number is not used again.
    public var withdrawn: Date?
    /// No reminder of it comes before.
    public var snoozedUntil: Date?

    public enum Stage: String, CaseIterable, Codable, Sendable {
        case new
        case qualified
        case meeting
        case proposal
    }

    public enum Outcome: String, CaseIterable, Codable, Sendable {
        case open
        case won
        case lost
        /// Closed with a quote in the customer's hands.
        case quoted
    }

    public init(
        id: Int64 = 0, title: String, partnerID: Int64, contactID: Int64? = nil, leadID: Int64? = nil,
        campaignID: Int64? = nil, expectedRevenue: Money? = nil, probability: Int = 10, responsible: String? = nil,
        stage: Stage = .new, outcome: Outcome = .open, lostReason: String? = nil, created: Date, closed: Date? = nil
    ) {
        self.id = id
        self.title = title
        self.partnerID = partnerID
        self.contactID = contactID
        self.leadID = leadID
        self.campaignID = campaignID
        self.expectedRevenue = expectedRevenue
        self.probability = probability
        self.responsible = responsible
        self.stage = stage
        self.outcome = outcome
        self.lostReason = lostReason
        self.created = created
        self.closed = closed
    }

    public var reference: RecordReference { RecordReference(.opportunity, id) }

    public var isOpen: Bool { outcome == .open }
}
