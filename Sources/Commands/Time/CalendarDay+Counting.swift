import Foundation

/// Counting days, on a calendar without summer time.
extension CalendarDay {
    private static let calendar: Calendar = {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        return calendar
    }()

    private var noon: Date? {
        Self.calendar.date(from: DateComponents(year: year, month: month, day: day, hour: 12))
    }

    /// A month after 31 January is the last day of February. Throws `tooFar` for more than 100 years.
    func adding(_ count: Int, _ unit: TimeUnit) throws(TimeProblem) -> CalendarDay {
        // Before the year 1 the calendar counts years backwards.
        guard unit != .year || count.magnitude <= 100, let noon,
            let sum = Self.calendar.date(byAdding: unit.component, value: count, to: noon)
        else { throw .tooFar("\(self)") }
        let parts = Self.calendar.dateComponents([.year, .month, .day], from: sum)
        guard let year = parts.year, let month = parts.month, let day = parts.day,
            let day = CalendarDay(year: year, month: month, day: day)
        else { throw .tooFar("\(self)") }
        return day
    }

    func weekday() throws(TimeProblem) -> Weekday {
        // The calendar counts from Sunday, as 1.
        let number = noon.map { (Self.calendar.component(.weekday, from: $0) + 5) % 7 + 1 }
        guard let weekday = number.flatMap(Weekday.init) else { throw .tooFar("\(self)") }
        return weekday
    }

    /// The nearest such weekday: on this day, or after it, or before it.
    func nearest(_ weekday: Weekday, _ direction: TimeDirection) throws(TimeProblem) -> CalendarDay {
        let difference = weekday.rawValue - (try self.weekday()).rawValue
        switch direction {
        case .future: return try adding(difference < 0 ? difference + 7 : difference, .day)
        case .past: return try adding(difference > 0 ? difference - 7 : difference, .day)
        }
    }

    /// The first day of the week, month or year that this one lies in.
    func first(of unit: TimeUnit) throws(TimeProblem) -> CalendarDay {
        switch unit {
        case .week: try nearest(.monday, .past)
        case .month: CalendarDay(year: year, month: month, day: 1) ?? self
        case .year: CalendarDay(year: year, month: 1, day: 1) ?? self
        case .minute, .hour, .day: self
        }
    }

    /// So much time from this day on, in whole days.
    func stretch(of unit: TimeUnit) throws(TimeProblem) -> ClosedRange<CalendarDay> {
        let end = try adding(1, unit).adding(-1, .day)
        return self...max(self, end)
    }
}

extension TimeUnit {
    fileprivate var component: Calendar.Component {
        switch self {
        case .minute: .minute
        case .hour: .hour
        case .day: .day
        case .week: .weekOfYear
        case .month: .month
        case .year: .year
        }
    }
}
