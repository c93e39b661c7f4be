public import struct Foundation.Date

/// What somebody's calendar answered to an invitation.
public struct MeetingAnswer: Hashable, Codable, Sendable {
    public var uid: String
    /// The version of the invitation that is answered.
    public var sequence: Int
    /// When it was given, by the clock of the answering program; nil when it does not say.
    public var stamp: Date?
    /// Whose answer it is.
    public var email: String
    public var answer: Attendee.Answer
    /// Whom they send in their place.
    public var delegate: String?
    /// What they wrote beside it; empty when nothing.
    public var comment: String
    /// Another time that they ask for.
    public var proposal: Proposal?

    public struct Proposal: Hashable, Codable, Sendable {
        public var start: Date
        public var end: Date?

        public init(start: Date, end: Date? = nil) {
            self.start = start
            self.end = end
        }
    }

    public init(
        uid: String, sequence: Int, stamp: Date?, email: String, answer: Attendee.Answer, delegate: String? = nil,
        comment: String = "", proposal: Proposal? = nil
    ) {
        self.uid = uid
        self.sequence = sequence
        self.stamp = stamp
        self.email = email
        self.answer = answer
        self.delegate = delegate
        self.comment = comment
        self.proposal = proposal
    }

    /// What becomes of an answer.
    public enum Verdict: Hashable, Sendable {
        /// It counts. The attendee as they stand from now on.
        case counts(Attendee)
        case doesNotCount(Reason)
    }

    public enum Reason: Hashable, Sendable {
        /// The UID is another meeting's.
        case otherMeeting
        /// Who answers was not invited.
        case notInvited
        /// The mail came from this address, which is not the attendee's.
        case sentByAnother(String)
        /// The meeting does not take place.
        case meetingCancelled
        /// It answers an invitation that has been replaced by another since.
        case olderInvitation
        /// A newer answer of theirs is known, or this very one.
        case olderAnswer
        /// They want somebody else to come; who comes is the organiser's to say.
        case delegated(to: String)
    }
}
