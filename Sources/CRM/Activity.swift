public import struct Foundation.Date

/// One thing that happened, on the timeline of a record. What, when and who are never changed and never deleted; only its
/// place can be put right, when the mail it is about belongs to another record, and that leaves a trace.
public struct Activity: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    public var at: Date
    public var kind: Kind
    /// Who did it: a colleague's login, a customer's address, or `guichet` for the gateway itself.
    public var actor: String
    public var partnerID: Int64?
    public var leadID: Int64?
    public var opportunityID: Int64?
    /// The mail, in or out, that this is about or that brought it about.
    public var messageID: Int64?
    /// The telephone call that this is about.
    public var callID: Int64?
    public var meetingID: Int64?
    public var quoteID: Int64?
    /// What changed or was said, in the words of who said it: a title, a reason, a note. Empty when the kind says it all.
    public var detail: String

    public enum Kind: String, CaseIterable, Codable, Sendable {
        case leadCreated
        case messageReceived
        case requirementReceived
        case automaticReply
        case unverifiedMessage
        case replySent
        case staffMessage
        case note
        case taken
        case released
        case assigned
        case converted
        case opportunityCreated
        case won
        case lost
        case bounced
        case acknowledged
        /// A mail that could not go out.
        case undeliverable
        case call
        case dropped
        case merged
        case notALead
        case spam
        case closed
        case reopened
        case revenueChanged
        case stageChanged
        case probabilityChanged
        case sheetChanged
        /// A mail came here from another record, or went from here to one.
        case moved
        case meetingPlanned
        case meetingMoved
        case meetingCancelled
        /// An attendee answered an invitation.
        case meetingAnswered
        case quoteDrafted
        case quoteSent
        case quoteAccepted
        case quoteDeclined
        case quoteExpired
        /// Commands were taken back.
        case undone
        /// A reminder went out.
        case reminded
        /// Reminders are to be silent until then.
        case snoozed
    }

    public init(
        id: Int64 = 0, at: Date, kind: Kind, actor: String, partnerID: Int64? = nil, leadID: Int64? = nil,
        opportunityID: Int64? = nil, messageID: Int64? = nil, callID: Int64? = nil, meetingID: Int64? = nil,
        quoteID: Int64? = nil, detail: String = ""
    ) {
        self.id = id
        self.at = at
        self.kind = kind
        self.actor = actor
        self.partnerID = partnerID
        self.leadID = leadID
        self.opportunityID = opportunityID
        self.messageID = messageID
        self.callID = callID
        self.meetingID = meetingID
        self.quoteID = quoteID
        self.detail = detail
    }

    /// Stands in `actor` for what the gateway did of its own accord.
    public static let gateway = "guichet"
}
