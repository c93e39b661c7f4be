import CICal
import Foundation

extension icaltimetype {
    /// To the second, between the years 1 and 9999.
    init(utc instant: Date) {
        self = icaltime_from_timet_with_zone(time_t(instant.wholeSeconds), 0, icaltimezone_get_utc_timezone())
    }

    /// What the clocks show somewhere, to the second.
    init(local: DateComponents) {
        self = icaltime_null_time()
        year = Int32(clamping: local.year ?? 0)
        month = Int32(clamping: local.month ?? 0)
        day = Int32(clamping: local.day ?? 0)
        hour = Int32(clamping: local.hour ?? 0)
        minute = Int32(clamping: local.minute ?? 0)
        second = Int32(clamping: local.second ?? 0)
    }

    var components: DateComponents {
        DateComponents(
            year: Int(year), month: Int(month), day: Int(day), hour: Int(hour), minute: Int(minute),
            second: Int(second))
    }

    /// The moment at which the clocks of `zone` show this.
    func instant(in zone: OpaquePointer) -> Date? {
        var local = self
        let offset = icaltimezone_get_utc_offset(zone, &local, nil)
        return Calendar.utc.date(from: components)?.addingTimeInterval(TimeInterval(-offset))
    }
}

extension Date {
    /// Whole seconds since 1970, between the years 1 and 9999.
    var wholeSeconds: TimeInterval {
        min(max(timeIntervalSince1970.rounded(.down), -62_135_596_800), 253_402_300_799)
    }
}

extension Calendar {
    static func gregorian(in timeZone: TimeZone) -> Calendar {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        return calendar
    }

    /// On the clocks of UTC.
    static let utc = gregorian(in: .gmt)
}
