import CICal
import CRM
import Foundation

extension Invitation {
    /// The VEVENT: for an invitation, or for a shared calendar, where nobody is asked and which has no method.
    ///
    /// Its times are in UTC without a clock.
    func event(_ method: Method?, at stamp: Date, _ clock: ZoneClock?) -> CalendarComponent {
        let event = CalendarComponent(ICAL_VEVENT_COMPONENT)
        event.add(icalproperty_new_uid(meeting.uid.calendarLine))
        event.add(icalproperty_new_dtstamp(icaltimetype(utc: stamp)))
        event.add(icalproperty_new_sequence(Int32(clamping: meeting.sequence)))
        event.add(Self.property(of: meeting.start, clock, icalproperty_new_dtstart))
        event.add(Self.property(of: meeting.end, clock, icalproperty_new_dtend))
        event.add(icalproperty_new_summary(meeting.title.calendarLine))
        if let place = meeting.place { event.add(icalproperty_new_location(place.calendarLine)) }
        if !description.isEmpty { event.add(icalproperty_new_description(description.calendarText)) }
        event.add(organizer.property)
        for attendee in attendees { event.add(attendee.property(asked: method == .request)) }
        switch meeting.status {
        // Without a status, it is cancelled for these attendees only. RFC 5546 §3.2.5.
        case .confirmed: if method != .cancel { event.add(icalproperty_new_status(ICAL_STATUS_CONFIRMED)) }
        case .cancelled: event.add(icalproperty_new_status(ICAL_STATUS_CANCELLED))
        }
        event.add(icalproperty_new_transp(meeting.status == .confirmed ? ICAL_TRANSP_OPAQUE : ICAL_TRANSP_TRANSPARENT))
        event.add(icalproperty_new_created(icaltimetype(utc: meeting.created)))
        event.add(icalproperty_new_lastmodified(icaltimetype(utc: meeting.lastChanged)))
        return event
    }

    private static func property(
        of instant: Date, _ clock: ZoneClock?, _ make: (icaltimetype) -> OpaquePointer?
    ) -> OpaquePointer {
        guard let clock, let local = clock.local(instant) else { return ICal.made(make(icaltimetype(utc: instant))) }
        let property = ICal.made(make(local))
        icalproperty_add_parameter(property, icalparameter_new_tzid(clock.name))
        return property
    }
}

extension Invitation.Organizer {
    fileprivate var property: OpaquePointer {
        let property = ICal.made(icalproperty_new_organizer(email.mailtoURI))
        if !name.isEmpty { icalproperty_add_parameter(property, icalparameter_new_cn(name.calendarName)) }
        return property
    }
}

extension Attendee {
    fileprivate func property(asked: Bool) -> OpaquePointer {
        let property = ICal.made(icalproperty_new_attendee(email.mailtoURI))
        icalproperty_add_parameter(property, icalparameter_new_cn((name.isEmpty ? email : name).calendarName))
        icalproperty_add_parameter(property, icalparameter_new_cutype(ICAL_CUTYPE_INDIVIDUAL))
        icalproperty_add_parameter(property, icalparameter_new_role(role.parameter))
        icalproperty_add_parameter(property, icalparameter_new_partstat(answer.parameter))
        if asked { icalproperty_add_parameter(property, icalparameter_new_rsvp(ICAL_RSVP_TRUE)) }
        return property
    }
}

extension Attendee.Role {
    fileprivate var parameter: icalparameter_role {
        switch self {
        case .required: ICAL_ROLE_REQPARTICIPANT
        case .optional: ICAL_ROLE_OPTPARTICIPANT
        }
    }
}

extension Attendee.Answer {
    fileprivate var parameter: icalparameter_partstat {
        switch self {
        case .needsAction: ICAL_PARTSTAT_NEEDSACTION
        case .accepted: ICAL_PARTSTAT_ACCEPTED
        case .declined: ICAL_PARTSTAT_DECLINED
        case .tentative: ICAL_PARTSTAT_TENTATIVE
        }
    }
}

extension CalendarComponent {
    /// A VCALENDAR with nothing in it but what each begins with.
    static func calendar(_ method: icalproperty_method?) -> CalendarComponent {
        let calendar = CalendarComponent(ICAL_VCALENDAR_COMPONENT)
        calendar.add(icalproperty_new_prodid("-//Guichet//Guichet//EN"))
        calendar.add(icalproperty_new_version("2.0"))
        calendar.add(icalproperty_new_calscale("GREGORIAN"))
        if let method { calendar.add(icalproperty_new_method(method)) }
        return calendar
    }
}

extension Meeting {
    var times: ClosedRange<Date> { min(start, end)...max(start, end) }
}
