/// Why a text names no moment, or not one only. Each says what a person needs to write it better.
public enum TimeProblem: Error, Hashable, Sendable {
    /// Not written in a way that is understood; the text, as far as it is looked at.
    case unreadable(String)
    /// Two moments or more are written like that; each reading's `description` is a way to write it that is understood.
    case ambiguous(String, [ResolvedTime])
    /// 31 February.
    case noSuchDay(String)
    /// `Monday 12 February 2014` is a Wednesday.
    case wrongWeekday(CalendarDay, written: Weekday, actual: Weekday)
    /// The clocks skip that time of day, as they go forward to summer time.
    case doesNotExist(CalendarDay, ClockTime)
    /// More than 100 years away.
    case tooFar(String)
    /// A span whose last day is before its first.
    case backwards(from: CalendarDay, to: CalendarDay)

    static func unreadable(_ text: Substring) -> TimeProblem {
        .unreadable(String(text.unicodeScalars.prefix(TimeToken.limit)))
    }
}
