import CICal
public import Foundation

/// A time as it stands in a calendar file.
public struct CalendarTime: Hashable, Sendable, CustomStringConvertible {
    /// Year, month, day, hour, minute and second: what the clocks show in `timeZone`.
    public var local: DateComponents
    /// A day, without a time of day.
    public var isWholeDay: Bool
    /// The TZID as it was written, or `UTC`; nil for a time that is meant by everybody's own clocks.
    public var timeZone: String?
    /// nil for a day, for a time without a zone, and where nothing tells what the zone is.
    public var instant: Date?

    /// The moment meant; without one of its own, by the clocks of `timeZone`.
    public func date(in timeZone: TimeZone) -> Date? {
        instant ?? Calendar.gregorian(in: timeZone).date(from: local)
    }

    /// `2014-02-12T14:00:00`.
    public var description: String {
        let clock = [local.hour, local.minute, local.second].map(Self.digits).joined(separator: ":")
        return [local.year, local.month, local.day].map(Self.digits).joined(separator: "-") + "T" + clock
    }

    private static func digits(_ number: Int?) -> String {
        let number = number ?? 0
        return number < 10 ? "0\(number)" : "\(number)"
    }
}

extension CalendarTime {
    /// nil for what is no time, or lies outside the years 1900 to 2200. `calendar` defines the zones.
    init?(_ property: ICalProperty, in calendar: OpaquePointer) {
        guard let time = property.time, (1900...2200).contains(time.year), (1...12).contains(time.month),
            (1...31).contains(time.day), (0...23).contains(time.hour), (0...59).contains(time.minute),
            (0...60).contains(time.second)
        else { return nil }
        local = time.components
        isWholeDay = time.is_date != 0
        if icaltime_is_utc(time) != 0 {
            timeZone = "UTC"
            instant = Calendar.utc.date(from: local)
        } else {
            timeZone = property.parameter("TZID")
            instant = isWholeDay ? nil : timeZone.flatMap { Self.instant(time, $0, in: calendar) }
        }
    }

    /// The moment at which the clocks of the zone show `local`; nil when nobody knows the zone.
    ///
    /// The file's own definition comes first, then IANA's, then the zone that Windows calls so.
    private static func instant(_ local: icaltimetype, _ zone: String, in calendar: OpaquePointer) -> Date? {
        guard let defined = icalcomponent_get_timezone(calendar, zone) else {
            return ZoneName.timeZone(zone).flatMap { Calendar.gregorian(in: $0).date(from: local.components) }
        }
        return local.instant(in: defined)
    }

    func adding(seconds: Int) -> CalendarTime? {
        guard let moved = Calendar.utc.date(from: local)?.addingTimeInterval(TimeInterval(seconds)) else { return nil }
        var time = self
        time.local = Calendar.utc.dateComponents([.year, .month, .day, .hour, .minute, .second], from: moved)
        time.instant = instant?.addingTimeInterval(TimeInterval(seconds))
        return time
    }
}
