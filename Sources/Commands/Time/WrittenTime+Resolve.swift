public import Foundation

extension WrittenTime {
    /// The moment that is meant, by the clocks of `timeZone`.
    ///
    /// Without a date it is today, even when the time is over. `next monday` is the first after today, `last monday` the
    /// last before it; `monday` alone is today when today is one and its time of day, if written, is still to come (is
    /// over, when the past is preferred). Throws every kind of `TimeProblem` but `unreadable` and `backwards`.
    public func resolve(
        now: Date, timeZone: TimeZone, preferring direction: TimeDirection
    ) throws(TimeProblem) -> ResolvedTime {
        let now = try LocalNow(now, timeZone)
        if let date, date.isExact, case .away(let count, let unit) = date.meaning {
            let instant = now.instant(after: count, unit)
            let (day, clock) = try now.dayAndClock(of: instant)
            return ResolvedTime(day: day, clock: clock, instant: instant)
        }
        var readings: [ResolvedTime] = []
        for day in try days(now, direction) {
            readings += try moments(on: day, now)
        }
        guard let moment = readings.first, readings.count == 1 else { throw .ambiguous(text, readings) }
        return moment
    }

    private func days(_ now: LocalNow, _ direction: TimeDirection) throws(TimeProblem) -> [CalendarDay] {
        guard let date else { return [now.today] }
        let days = try date.days(from: now.today, now, direction)
        if case .weekday(_, nil) = date.meaning, case .time(let clock)? = clock, days == [now.today] {
            if direction == .future, clock <= now.clock { return [try now.today.adding(1, .week)] }
            if direction == .past, clock > now.clock { return [try now.today.adding(-1, .week)] }
        }
        return days
    }

    /// One, or two: midnight is where the day begins and where it ends.
    private func moments(on day: CalendarDay, _ now: LocalNow) throws(TimeProblem) -> [ResolvedTime] {
        switch clock {
        case nil: return [ResolvedTime(day: day, clock: nil, instant: try now.start(of: day))]
        case .time(let clock)?: return [try moment(day, clock, now)]
        case .midnight?: return [try moment(day, .midnight, now), try moment(try day.adding(1, .day), .midnight, now)]
        }
    }

    private func moment(_ day: CalendarDay, _ clock: ClockTime, _ now: LocalNow) throws(TimeProblem) -> ResolvedTime {
        ResolvedTime(day: day, clock: clock, instant: try now.instant(of: day, clock))
    }
}
