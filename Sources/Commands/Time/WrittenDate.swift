/// A day as a person wrote it, whatever day it is today.
public struct WrittenDate: Hashable, Sendable {
    /// As it was written.
    public var text: String
    var meaning: Meaning

    enum Meaning: Hashable, Sendable {
        /// One day of the calendar, or two that the same figures may stand for; perhaps with its day of the week.
        case calendar([DayOfYear], Weekday?)
        case weekday(Weekday, Turn?)
        /// Counted from now, back where negative: `in 3 days`, `yesterday`.
        case away(Int, TimeUnit)
    }

    /// Numbers as they were written: the day may not exist.
    struct DayOfYear: Hashable, Sendable {
        /// nil means the nearest.
        var year: Int?
        var month: Int
        var day: Int

        /// Whether there is such a day; without a year, in some year.
        var exists: Bool { CalendarDay.length(ofMonth: month, year: year).map { (1...$0).contains(day) } ?? false }
    }

    enum Turn: Hashable, Sendable {
        case next
        case last
        /// In the week so many after the present one.
        case week(Int)
    }

    /// `in 2 hours` is a moment and not a whole day.
    var isExact: Bool {
        if case .away(_, let unit) = meaning { unit == .minute || unit == .hour } else { false }
    }

    /// Day, month and year are written.
    var hasYear: Bool {
        if case .calendar(let days, _) = meaning { days.allSatisfy { $0.year != nil } } else { false }
    }

    /// Which day it is depends on where one begins to look: a weekday, or a day without its year.
    var isFloating: Bool {
        switch meaning {
        case .calendar: !hasYear
        case .weekday(_, let turn): turn == nil
        case .away: false
        }
    }
}
