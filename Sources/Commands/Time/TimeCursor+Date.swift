/// Dates: `2014-02-12`, `12/02/2014`, `mercredi 12 février`, `next monday`, `tomorrow`, `in 3 days`.
extension TimeCursor {
    mutating func date() -> WrittenDate? {
        let start = end
        let meaning =
            attempt { $0.distance() } ?? attempt { $0.namedDay() } ?? attempt { $0.calendarDay() }
            ?? attempt { $0.weekday() }
        return meaning.map { WrittenDate(text: trimmed(text[start..<end]), meaning: $0) }
    }

    /// `in 3 days`, `il y a 3 jours`, `3 days ago`.
    private mutating func distance() -> WrittenDate.Meaning? {
        let direction = word([.in, .ago])
        guard let count = number(digits: 1...4), let unit = word(TimeUnit.words).flatMap(TimeUnit.init),
            let direction = direction ?? word([.ago]), endsHere
        else { return nil }
        return .away(direction == .in ? count : -count, unit)
    }

    private mutating func namedDay() -> WrittenDate.Meaning? {
        skip([.on])
        return switch word([.today, .tomorrow, .yesterday, .dayAfterTomorrow, .dayBeforeYesterday]) {
        case .today?: .away(0, .day)
        case .tomorrow?: .away(1, .day)
        case .yesterday?: .away(-1, .day)
        case .dayAfterTomorrow?: .away(2, .day)
        case .dayBeforeYesterday?: .away(-2, .day)
        default: nil
        }
    }

    private mutating func calendarDay() -> WrittenDate.Meaning? {
        skip([.on])
        let weekday = attempt { cursor in
            let weekday = cursor.weekdayName()
            cursor.skip(sign: ",")
            return weekday
        }
        skip([.on])
        let days =
            attempt { $0.figures(behindWeekday: weekday != nil) } ?? attempt { $0.dayThenMonth() }
            ?? attempt { $0.monthThenDay() }
        return days.map { .calendar($0, weekday) }
    }

    /// `monday`, `next monday`, `lundi prochain`, `friday next week`.
    private mutating func weekday() -> WrittenDate.Meaning? {
        let isIntroduced = word([.on]) != nil
        skip([.on])
        let before = word([.next, .last, .this])
        let isShort = lettersInNextWord <= 3
        guard let weekday = weekdayName() else { return nil }
        if before == nil, let week = attempt({ $0.weekBehindWeekday() }) { return .weekday(weekday, .week(week)) }
        let turn = before ?? word([.next, .last])
        if setting == .inText, isShort, !isIntroduced, turn == nil, !isBeforeClock { return nil }
        return .weekday(weekday, turn == .next ? .next : turn == .last ? .last : nil)
    }

    private mutating func weekBehindWeekday() -> Int? {
        skip([.of])
        if case .away(let count, .week)? = away() { return count }
        return nil
    }

    private mutating func weekdayName() -> Weekday? {
        let weekday = word(TimeWord.anyWeekday).flatMap(Weekday.init)
        if weekday != nil, isGlued { skip(sign: ".") }
        return weekday
    }

    /// The number of a month, 1 to 12, from its name.
    mutating func monthName() -> Int? {
        let month = word(TimeWord.anyMonth).flatMap(TimeWord.months.firstIndex(of:))
        if month != nil, isGlued { skip(sign: ".") }
        return month.map { $0 + 1 }
    }

    /// `12 février 2014`, `12th of February, 2014`, `12. Februar`, `12-Feb-2014`.
    private mutating func dayThenMonth() -> [WrittenDate.DayOfYear]? {
        guard let day = dayNumber() else { return nil }
        if isGlued { skip(sign: "-/.") } else { skip([.of]) }
        guard let month = monthName() else { return nil }
        return [WrittenDate.DayOfYear(year: yearBehindMonth(), month: month, day: day)]
    }

    /// `February 12`, `Feb. 12th, 2014`.
    private mutating func monthThenDay() -> [WrittenDate.DayOfYear]? {
        guard let month = monthName(), let day = dayNumber(), endsHere else { return nil }
        return [WrittenDate.DayOfYear(year: yearBehindMonth(), month: month, day: day)]
    }

    /// `12`, `12th`, `1er`.
    mutating func dayNumber() -> Int? {
        let day = number(digits: 1...2)
        if day != nil, isGlued { skip([.ordinal]) }
        return day
    }

    private mutating func yearBehindMonth() -> Int? {
        attempt { cursor in
            if cursor.isGlued { cursor.skip(sign: ",-/.") } else { cursor.skip([.of]) }
            return cursor.number(digits: 4...4).flatMap { cursor.endsHere ? $0 : nil }
        }
    }
}
