import CICal
public import CRM
public import struct Foundation.Date

/// What the attendees' calendars are told about a meeting. RFC 5546 §3.2.2, §3.2.5.
public struct Invitation: Hashable, Sendable {
    public var meeting: Meeting
    /// Who is invited, or no longer is.
    public var attendees: [Attendee]
    public var organizer: Organizer
    /// What the meeting is about: may have several lines, may be empty.
    public var description: String

    /// Whom answers go to.
    public struct Organizer: Hashable, Sendable {
        /// `Thomas Leroy (NotSoTiny)`.
        public var name: String
        /// The gateway's own address, which may carry a token.
        public var email: String

        public init(name: String, email: String) {
            self.name = name
            self.email = email
        }
    }

    public enum Method: String, CaseIterable, Sendable {
        /// The meeting is new, or has changed.
        case request = "REQUEST"
        /// The meeting is off; as long as it is confirmed, for these attendees only.
        case cancel = "CANCEL"
    }

    public init(meeting: Meeting, attendees: [Attendee], organizer: Organizer, description: String = "") {
        self.meeting = meeting
        self.attendees = attendees
        self.organizer = organizer
        self.description = description
    }

    /// The calendar file, its lines ending in CRLF.
    ///
    /// `stamp` is when it is made: later than those that went out for this meeting before.
    public func text(_ method: Method, at stamp: Date) -> String {
        ICal.use {
            let calendar = CalendarComponent.calendar(method == .request ? ICAL_METHOD_REQUEST : ICAL_METHOD_CANCEL)
            let clock = ZoneClock(meeting.timeZone, covering: meeting.times).flatMap {
                $0.tells(meeting.times) ? $0 : nil
            }
            if let clock { calendar.add(clock.definition.copy()) }
            calendar.add(event(method, at: stamp, clock))
            return calendar.text
        }
    }
}
