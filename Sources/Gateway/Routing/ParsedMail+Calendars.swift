public import Calendars
public import Mail

extension ParsedMail {
    /// The calendars in the mail, beside its text or as files, of the first ten parts that may hold one; none of those that
    /// cannot be read.
    public var calendars: [CalendarObject] {
        attachments.filter(\.mayHoldCalendar).prefix(10).flatMap { part in
            (try? CalendarObject.read(part.content, method: part.mediaType.parameters["method"])) ?? []
        }
    }
}

extension Attachment {
    fileprivate var mayHoldCalendar: Bool { ["text/calendar", "application/ics"].contains(mediaType.essence) }
}
