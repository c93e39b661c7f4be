import CICal
import Foundation

/// The clocks of one time zone, and the VTIMEZONE that tells other programs about them.
final class ZoneClock {
    /// IANA name, which is the TZID too.
    let name: String
    private let calendar: Calendar
    /// The VTIMEZONE: what happens to these clocks around the times that it was made for, and no more.
    let definition: CalendarComponent
    /// What others will read in it.
    private let reading: ZoneReading

    /// Of the zone `name`, for times in that range; nil for UTC, which needs no definition, and for a zone that is not
    /// known here.
    init?(_ name: String, covering times: ClosedRange<Date>) {
        guard !Self.namesOfUTC.contains(name), let timeZone = TimeZone(identifier: name),
            let rules = icaltimezone_get_builtin_timezone(name).flatMap(icaltimezone_get_component)
        else { return nil }
        let definition = CalendarComponent(owning: ICal.made(icalcomponent_new_clone(rules)))
        let year: TimeInterval = 370 * 86_400
        // The last argument keeps yearly rules, which Outlook wants to see, instead of the next changes one by one.
        icaltimezone_truncate_vtimezone(
            definition.pointer, icaltimetype(utc: times.lowerBound),
            icaltimetype(utc: times.upperBound.addingTimeInterval(2 * year)), 1)
        definition.becomeZone(named: name, for: times)
        guard let reading = ZoneReading(definition) else { return nil }
        self.name = name
        calendar = .gregorian(in: timeZone)
        self.definition = definition
        self.reading = reading
    }

    private static let namesOfUTC: Set = [
        "UTC", "Etc/UTC", "GMT", "Etc/GMT", "Z", "Zulu", "Etc/Zulu", "UCT", "Etc/UCT",
    ]

    /// Whether both ends of `times` can be written by these clocks; if not, they are to be written in UTC.
    func tells(_ times: ClosedRange<Date>) -> Bool { local(times.lowerBound) != nil && local(times.upperBound) != nil }

    /// What the clocks show at that moment; nil when they show it twice, or when others would read another moment in it.
    func local(_ instant: Date) -> icaltimetype? {
        let instant = Date(timeIntervalSince1970: instant.wholeSeconds)
        let components = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: instant)
        let local = icaltimetype(local: components)
        // Of two such moments, the calendar answers with the first and libical with the second.
        return calendar.date(from: components) == instant && reading.instant(local) == instant ? local : nil
    }
}

extension CalendarComponent {
    /// Takes the name, and drops what libical adds for itself and the ends of rules that come after these times.
    fileprivate func becomeZone(named name: String, for times: ClosedRange<Date>) {
        remove([ICAL_TZID_PROPERTY, ICAL_X_PROPERTY, ICAL_TZUNTIL_PROPERTY])
        add(icalproperty_new_tzid(name))
        let end = icaltimetype(utc: times.upperBound)
        forEachChild { observance in
            guard let property = icalcomponent_get_first_property(observance, ICAL_RRULE_PROPERTY) else { return }
            var rule = icalproperty_get_rrule(property)
            if icaltime_compare(rule.until, end) > 0 { rule.until = icaltime_null_time() }
            icalproperty_set_rrule(property, rule)
        }
    }
}
