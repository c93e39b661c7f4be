extension WrittenDate {
    /// The day meant: one, or two where the figures can be read both ways and no weekday decides.
    ///
    /// `start` is the day from which a date without its year, and a weekday, are looked for.
    func days(
        from start: CalendarDay, _ now: LocalNow, _ direction: TimeDirection
    ) throws(TimeProblem) -> [CalendarDay] {
        let days: [CalendarDay]
        switch meaning {
        case .away(let count, let unit):
            guard let day = try? now.today.adding(count, unit) else { throw .tooFar(text) }
            days = [day]
        case .weekday(let weekday, nil): days = [try start.nearest(weekday, direction)]
        case .weekday(let weekday, .next?): days = [try now.today.adding(1, .day).nearest(weekday, .future)]
        case .weekday(let weekday, .last?): days = [try now.today.adding(-1, .day).nearest(weekday, .past)]
        case .weekday(let weekday, .week(let count)?):
            days = [try now.today.first(of: .week).adding(count, .week).nearest(weekday, .future)]
        case .calendar(let written, let weekday):
            let existing = written.compactMap { $0.nearest(to: start, direction) }
            days = try weekday.map { weekday throws(TimeProblem) in try Self.fitting(weekday, existing) } ?? existing
        }
        guard !days.isEmpty else { throw .noSuchDay(text) }
        guard days.allSatisfy(now.isNear) else { throw .tooFar(text) }
        return days
    }

    private static func fitting(_ weekday: Weekday, _ days: [CalendarDay]) throws(TimeProblem) -> [CalendarDay] {
        var fitting: [CalendarDay] = []
        for day in days where try day.weekday() == weekday { fitting.append(day) }
        if fitting.isEmpty, let first = days.first {
            throw .wrongWeekday(first, written: weekday, actual: try first.weekday())
        }
        return fitting
    }
}

extension WrittenDate.DayOfYear {
    /// The day itself; without a year, the nearest such day that is `start` or lies beyond it. nil for 31 February.
    fileprivate func nearest(to start: CalendarDay, _ direction: TimeDirection) -> CalendarDay? {
        if let year { return CalendarDay(year: year, month: month, day: day) }
        // Between 29 February 1896 and the next one lie eight years.
        let years = (0...8).map { direction == .future ? start.year + $0 : start.year - $0 }
        return years.lazy.compactMap { CalendarDay(year: $0, month: month, day: day) }
            .first { direction == .future ? $0 >= start : $0 <= start }
    }
}
