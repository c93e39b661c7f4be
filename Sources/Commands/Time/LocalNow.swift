import Foundation

/// The present moment on the clocks of one time zone; what written days and times are counted from.
struct LocalNow {
    let instant: Date
    let today: CalendarDay
    let clock: ClockTime
    private let calendar: Calendar

    init(_ instant: Date, _ timeZone: TimeZone) throws(TimeProblem) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone
        self.calendar = calendar
        self.instant = instant
        (today, clock) = try Self.dayAndClock(of: instant, in: calendar)
    }

    /// What the clocks show then, seconds dropped.
    func dayAndClock(of instant: Date) throws(TimeProblem) -> (CalendarDay, ClockTime) {
        try Self.dayAndClock(of: instant, in: calendar)
    }

    private static func dayAndClock(
        of instant: Date, in calendar: Calendar
    ) throws(TimeProblem) -> (CalendarDay, ClockTime) {
        let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute], from: instant)
        guard let year = parts.year, let month = parts.month, let day = parts.day, let hour = parts.hour,
            let minute = parts.minute, let date = CalendarDay(year: year, month: month, day: day),
            let clock = ClockTime(hour: hour, minute: minute)
        else { throw .tooFar("\(instant)") }
        return (date, clock)
    }

    /// The first moment at which the clocks show that time; the first of two when they are put back.
    func instant(of day: CalendarDay, _ clock: ClockTime) throws(TimeProblem) -> Date {
        let parts = DateComponents(
            year: day.year, month: day.month, day: day.day, hour: clock.hour, minute: clock.minute)
        // Where the clocks skip a time, the calendar answers with a later one.
        guard let instant = calendar.date(from: parts), try dayAndClock(of: instant) == (day, clock) else {
            throw .doesNotExist(day, clock)
        }
        return instant
    }

    /// The day's first moment, which is not always midnight.
    func start(of day: CalendarDay) throws(TimeProblem) -> Date {
        // At noon no clock is changed.
        let noon = DateComponents(year: day.year, month: day.month, day: day.day, hour: 12)
        guard let instant = calendar.date(from: noon), try dayAndClock(of: instant).0 == day else {
            throw .noSuchDay("\(day)")
        }
        return calendar.startOfDay(for: instant)
    }

    /// The time so many units after `instant`, to the minute.
    func instant(after count: Int, _ unit: TimeUnit) -> Date {
        let seconds = instant.timeIntervalSince1970 + Double(count) * (unit == .hour ? 3_600 : 60)
        return Date(timeIntervalSince1970: (seconds / 60).rounded(.down) * 60)
    }

    /// At most 100 years away, in either direction.
    func isNear(_ day: CalendarDay) -> Bool {
        let years = abs(day.year - today.year)
        guard years == 100 else { return years < 100 }
        let (dayOfYear, todayOfYear) = ((day.month, day.day), (today.month, today.day))
        return day < today ? dayOfYear >= todayOfYear : dayOfYear <= todayOfYear
    }
}
