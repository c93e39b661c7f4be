public import Foundation

extension TimeSpan {
    /// The moments it covers: whole days by the clocks of `timeZone`, but a length is counted back from this moment.
    ///
    /// What is not said to end goes on to `.distantFuture`. Days without a year, and weekdays, are the last such; where
    /// both ends lack it, the second end is the first such day behind the first. Throws every kind of `TimeProblem` but
    /// `unreadable`.
    public func resolve(now instant: Date, timeZone: TimeZone) throws(TimeProblem) -> Range<Date> {
        let now = try LocalNow(instant, timeZone)
        switch self {
        case .all: return .distantPast ..< .distantFuture
        case .length(let period): return (instant - period.duration) ..< .distantFuture
        case .since(let first):
            return try now.start(of: try first.days(from: now.today, now, .past).lowerBound) ..< .distantFuture
        case .whole(let stretch): return try now.instants(of: try stretch.days(from: now.today, now, .past))
        case .between(let first, let last): return try now.instants(of: try Self.days(from: first, to: last, now))
        }
    }

    private static func days(
        from first: Stretch, to last: Stretch, _ now: LocalNow
    ) throws(TimeProblem) -> ClosedRange<CalendarDay> {
        let begin: CalendarDay
        let end: CalendarDay
        if first.isFloating && !last.isFloating {
            let days = try last.days(from: now.today, now, .past)
            begin = try first.days(from: days.lowerBound, now, .past).lowerBound
            end = days.upperBound
        } else {
            begin = try first.days(from: now.today, now, .past).lowerBound
            end = try last.days(from: begin, now, .future).upperBound
        }
        guard begin <= end else { throw .backwards(from: begin, to: end) }
        return begin...end
    }
}

extension LocalNow {
    /// From the first moment of the first day up to the first behind the last day.
    fileprivate func instants(of days: ClosedRange<CalendarDay>) throws(TimeProblem) -> Range<Date> {
        try start(of: days.lowerBound)..<start(of: days.upperBound.adding(1, .day))
    }
}
