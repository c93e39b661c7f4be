/// A calendar file as somebody's program wrote it, or one of several in the same file. RFC 5545, RFC 5546.
///
/// Everything in it is what others say: none of it has been checked.
public struct CalendarObject: Hashable, Sendable {
    /// In capitals: `REPLY`, `COUNTER`. Empty when neither the file nor the mail says.
    public var method: String
    /// Events, tasks and the like, in the order of the file.
    public var entries: [Entry]

    /// One event, or one occurrence of it.
    public struct Entry: Hashable, Sendable {
        public var kind: Kind
        public var uid: String
        public var sequence: Int
        /// DTSTAMP: when the sender's program wrote this.
        public var stamp: CalendarTime?
        /// Which occurrence of a series it is about; nil for the whole.
        public var recurrence: CalendarTime?
        public var organizer: Party?
        public var attendees: [Party]
        public var summary: String
        /// Empty when there is none; several are put one under the other.
        public var comment: String
        public var start: CalendarTime?
        public var end: CalendarTime?
        /// In capitals: `CONFIRMED`. Empty when there is none.
        public var status: String
    }

    public enum Kind: String, CaseIterable, Sendable {
        case event = "VEVENT"
        case task = "VTODO"
        case journal = "VJOURNAL"
        case freeBusy = "VFREEBUSY"
    }

    /// The organiser, or an attendee.
    public struct Party: Hashable, Sendable {
        /// Without `mailto:`, in the case it was written in. It may be no mail address.
        public var address: String
        /// Empty when there is none.
        public var name: String
        /// PARTSTAT in capitals; empty when there is none, which means `NEEDS-ACTION`.
        public var status: String
        /// Who acts for them.
        public var sentBy: String?
        public var delegatedTo: String?
        public var delegatedFrom: String?
        /// What Google and others write beside the attendee instead of in a COMMENT.
        public var comment: String
    }
}

/// Why bytes could not be read as a calendar.
public enum UnreadableCalendar: Error, Hashable, Sendable {
    /// More bytes than a calendar file may have, which is `CalendarObject.largestSize`.
    case tooLarge
    /// No calendar is in it.
    case notACalendar
}
