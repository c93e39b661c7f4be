public import struct Foundation.Date

/// An appointment on the shared calendar, and what invitations to it say.
public struct Meeting: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    /// Names the meeting in every calendar it is in; never changes. RFC 5545 §3.8.4.7.
    public var uid: String
    /// Counts the changes that went out to the attendees, from 0. RFC 5546 §2.1.4.
    public var sequence: Int
    public var title: String
    public var start: Date
    /// After `start`.
    public var end: Date
    /// IANA name of the zone whose clocks it is kept by: `Europe/Paris`.
    public var timeZone: String
    public var place: String?
    /// Login of the colleague who called it.
    public var organizer: String
    public var partnerID: Int64?
    public var opportunityID: Int64?
    public var leadID: Int64?
    public var status: Status
    public var created: Date
    public var lastChanged: Date
    /// When the customer's description of their needs came, which the invitation asks for.
    public var requirementsReceived: Date?

    public enum Status: String, CaseIterable, Codable, Sendable {
        case confirmed
        case cancelled
    }

    public init(
        id: Int64 = 0, uid: String, sequence: Int = 0, title: String, start: Date, end: Date, timeZone: String,
        place: String? = nil, organizer: String, partnerID: Int64? = nil, opportunityID: Int64? = nil,
        leadID: Int64? = nil, status: Status = .confirmed, created: Date, lastChanged: Date? = nil,
        requirementsReceived: Date? = nil
    ) {
        self.id = id
        self.uid = uid
        self.sequence = sequence
        self.title = title
        self.start = start
        self.end = end
        self.timeZone = timeZone
        self.place = place
        self.organizer = organizer
        self.partnerID = partnerID
        self.opportunityID = opportunityID
        self.leadID = leadID
        self.status = status
        self.created = created
        self.lastChanged = lastChanged ?? created
        self.requirementsReceived = requirementsReceived
    }

    /// How people name it: `M-3`.
    public var reference: String { "M-\(id)" }

    /// The case it is about, else the partner.
    public var record: RecordReference? {
        opportunityID.map { RecordReference(.opportunity, $0) } ?? leadID.map { RecordReference(.lead, $0) }
            ?? partnerID.map { RecordReference(.partner, $0) }
    }
}

/// Somebody who is invited to a meeting, and what they answered.
public struct Attendee: Hashable, Codable, Sendable {
    public var meetingID: Int64
    /// Empty when only the address is known.
    public var name: String
    public var email: String
    public var role: Role
    /// Set for a colleague.
    public var login: String?
    public var answer: Answer
    /// When the answer came.
    public var answered: Date?
    /// The SEQUENCE that was answered; nil before the first answer.
    public var answeredSequence: Int?
    /// The answer's own DTSTAMP, or when it came if that was earlier.
    public var answerStamp: Date?
    /// What they wrote beside the answer; empty when nothing.
    public var comment: String

    public enum Role: String, CaseIterable, Codable, Sendable {
        case required
        case optional
    }

    public enum Answer: String, CaseIterable, Codable, Sendable {
        case needsAction
        case accepted
        case declined
        case tentative
    }

    public init(
        meetingID: Int64 = 0, name: String, email: String, role: Role = .required, login: String? = nil,
        answer: Answer = .needsAction, answered: Date? = nil, answeredSequence: Int? = nil, answerStamp: Date? = nil,
        comment: String = ""
    ) {
        self.meetingID = meetingID
        self.name = name
        self.email = email
        self.role = role
        self.login = login
        self.answer = answer
        self.answered = answered
        self.answeredSequence = answeredSequence
        self.answerStamp = answerStamp
        self.comment = comment
    }
}
