extension TimeSpan.Stretch {
    var isDayWithYear: Bool {
        if case .day(let date) = self { date.hasYear } else { false }
    }

    /// Which days they are depends on where one begins to look.
    var isFloating: Bool {
        switch self {
        case .day(let date): date.isFloating
        case .month(_, let year): year == nil
        case .year, .away: false
        }
    }

    /// Its first and last day. `start` is the day from which a floating stretch is looked for.
    func days(
        from start: CalendarDay, _ now: LocalNow, _ direction: TimeDirection
    ) throws(TimeProblem) -> ClosedRange<CalendarDay> {
        switch self {
        case .day(let date):
            let day = try Self.day(date, from: start, now, direction)
            return day...day
        case .month(let month, let year):
            let year = year ?? Self.year(of: month, from: start, direction)
            return try Self.days(from: CalendarDay(year: year, month: month, day: 1), .month, "\(year)-\(month)", now)
        case .year(let year):
            return try Self.days(from: CalendarDay(year: year, month: 1, day: 1), .year, "\(year)", now)
        case .away(let count, let unit):
            return try now.today.first(of: unit).adding(count, unit).stretch(of: unit)
        }
    }

    private static func days(
        from first: CalendarDay?, _ unit: TimeUnit, _ text: String, _ now: LocalNow
    ) throws(TimeProblem) -> ClosedRange<CalendarDay> {
        guard let first else { throw .noSuchDay(text) }
        guard now.isNear(first) else { throw .tooFar(text) }
        return try first.stretch(of: unit)
    }

    private static func day(
        _ date: WrittenDate, from start: CalendarDay, _ now: LocalNow, _ direction: TimeDirection
    ) throws(TimeProblem) -> CalendarDay {
        let days = try date.days(from: start, now, direction)
        guard let day = days.first, days.count == 1 else {
            var readings: [ResolvedTime] = []
            for day in days { readings.append(ResolvedTime(day: day, clock: nil, instant: try now.start(of: day))) }
            throw .ambiguous(date.text, readings)
        }
        return day
    }

    /// The year of the nearest such month that `start` lies in or does not reach.
    private static func year(of month: Int, from start: CalendarDay, _ direction: TimeDirection) -> Int {
        switch direction {
        case .future: month < start.month ? start.year + 1 : start.year
        case .past: month > start.month ? start.year - 1 : start.year
        }
    }
}
