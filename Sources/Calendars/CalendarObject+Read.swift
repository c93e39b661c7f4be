import CICal
import Foundation

extension CalendarObject {
    /// A file of more bytes is not read: 2 MiB.
    public static let largestSize = 2 << 20

    /// The calendars in a file, which is one in almost every case.
    ///
    /// `method` is what the mail says beside it (`Content-Type: text/calendar; method=REPLY`), for a file that does not
    /// say. Takes any line ends, any way to fold lines, UTF-8 and Windows-1252; of what breaks the rules, it keeps what
    /// can be understood. At most 1 000 entries are read.
    public static func read(_ bytes: [UInt8], method: String? = nil) throws(UnreadableCalendar) -> [CalendarObject] {
        guard bytes.count <= largestSize else { throw .tooLarge }
        let files = FileReader(bytes).calendars.map(\.text)
        let objects = ICal.use { files.compactMap { CalendarObject($0, method: method) } }
        guard !objects.isEmpty else { throw .notACalendar }
        return objects
    }

    /// nil when libical makes nothing of it.
    private init?(_ file: String, method declared: String?) {
        guard let parsed = icalparser_parse_string(file) else { return nil }
        let calendar = CalendarComponent(owning: parsed)
        let written = ICalProperty.first(ICAL_METHOD_PROPERTY, in: calendar.pointer)?.value ?? ""
        method = (written.isEmpty ? declared ?? "" : written).trimmed.uppercased()
        var entries: [Entry] = []
        calendar.forEachChild { component in
            if let entry = Entry(component, in: calendar.pointer) { entries.append(entry) }
        }
        self.entries = entries
    }
}

extension CalendarObject.Entry {
    /// nil for a component that is no entry.
    fileprivate init?(_ component: OpaquePointer, in calendar: OpaquePointer) {
        guard let kind = CalendarObject.Kind(icalcomponent_isa(component)) else { return nil }
        self.kind = kind
        func first(_ kind: icalproperty_kind) -> ICalProperty? { ICalProperty.first(kind, in: component) }
        func time(_ kind: icalproperty_kind) -> CalendarTime? { first(kind).flatMap { CalendarTime($0, in: calendar) } }
        uid = first(ICAL_UID_PROPERTY)?.text ?? ""
        sequence = max(0, first(ICAL_SEQUENCE_PROPERTY)?.integer ?? 0)
        stamp = time(ICAL_DTSTAMP_PROPERTY)
        recurrence = time(ICAL_RECURRENCEID_PROPERTY)
        organizer = first(ICAL_ORGANIZER_PROPERTY).map { CalendarObject.Party($0) }
        attendees = ICalProperty.all(ICAL_ATTENDEE_PROPERTY, in: component).map { CalendarObject.Party($0) }
        summary = first(ICAL_SUMMARY_PROPERTY)?.text ?? ""
        comment = ICalProperty.all(ICAL_COMMENT_PROPERTY, in: component).map(\.text).joined(separator: "\n")
        start = time(ICAL_DTSTART_PROPERTY)
        end = time(ICAL_DTEND_PROPERTY) ?? time(ICAL_DUE_PROPERTY)
        if end == nil, let duration = first(ICAL_DURATION_PROPERTY)?.duration { end = start?.adding(seconds: duration) }
        status = (first(ICAL_STATUS_PROPERTY)?.value ?? "").uppercased()
    }
}

extension CalendarObject.Party {
    fileprivate init(_ property: ICalProperty) {
        let written = CalendarAddress.plain(property.value)
        // Some name people by another URI, and put the address beside it. RFC 7986 §6.2.
        let email = property.parameter("EMAIL").map { CalendarAddress.plain($0) }
        address = written.contains("@") ? written : email ?? written
        name = property.name.calendarLine
        status = (property.parameter("PARTSTAT") ?? "").uppercased()
        sentBy = property.parameter("SENT-BY").map { CalendarAddress.plain($0) }
        delegatedTo = property.parameter("DELEGATED-TO").map { CalendarAddress.plain($0) }
        delegatedFrom = property.parameter("DELEGATED-FROM").map { CalendarAddress.plain($0) }
        comment = property.parameter("X-RESPONSE-COMMENT") ?? ""
    }
}

extension CalendarObject.Kind {
    fileprivate init?(_ kind: icalcomponent_kind) {
        switch kind {
        case ICAL_VEVENT_COMPONENT: self = .event
        case ICAL_VTODO_COMPONENT: self = .task
        case ICAL_VJOURNAL_COMPONENT: self = .journal
        case ICAL_VFREEBUSY_COMPONENT: self = .freeBusy
        default: return nil
        }
    }
}
