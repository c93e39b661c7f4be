/// Dates in figures. Both readings are kept where day and month may change places.
extension TimeCursor {
    /// `2014-02-12`, `12/02/2014`, `12.02.14`, `12/02`, `12.2.`.
    mutating func figures(behindWeekday: Bool) -> [WrittenDate.DayOfYear]? {
        if let day = attempt({ $0.yearMonthDay() }) { return [day] }
        guard let first = number(digits: 1...2), isGlued, let separator = sign("-/."), isGlued,
            let second = number(digits: 1...2)
        else { return nil }
        let year = attempt { $0.year(behind: separator) }
        guard year != nil || mayLackYear(separator, behindWeekday: behindWeekday), endsDate else { return nil }
        return readings(of: first, second, year, mayBeSwapped: separator != ".")
    }

    private mutating func yearMonthDay() -> WrittenDate.DayOfYear? {
        guard let year = number(digits: 4...4), isGlued, let separator = sign("-/."), isGlued,
            let month = number(digits: 1...2), isGlued, sign(String(separator)) != nil, isGlued,
            let day = number(digits: 1...2), endsDate
        else { return nil }
        return WrittenDate.DayOfYear(year: year, month: month, day: day)
    }

    /// Two figures are a year of this century, but not behind a hyphen: `14-02-12` begins with the year elsewhere.
    private mutating func year(behind separator: Character) -> Int? {
        guard isGlued, sign(String(separator)) != nil, isGlued else { return nil }
        return number(digits: 4...4) ?? (separator == "-" ? nil : number(digits: 2...2).map { 2000 + $0 })
    }

    /// `12.02` may be a price or a time of day: its last point, a weekday or a time of day makes it a date.
    private mutating func mayLackYear(_ separator: Character, behindWeekday: Bool) -> Bool {
        switch separator {
        case "/":
            // `24/7` is prose, unless something shows that it is a day.
            return setting != .inText || behindWeekday || isAtEnd || isGlued || isBeforeClock
        case "-": return false
        default:
            let hasLastPoint = isGlued && attempt { $0.sign(".") != nil && $0.endsHere ? true : nil } != nil
            return hasLastPoint || behindWeekday || setting == .span || isBeforeClock
        }
    }

    /// With points the day comes first everywhere.
    private func readings(
        of first: Int, _ second: Int, _ year: Int?, mayBeSwapped: Bool
    ) -> [WrittenDate.DayOfYear] {
        let dayFirst = WrittenDate.DayOfYear(year: year, month: second, day: first)
        let monthFirst = WrittenDate.DayOfYear(year: year, month: first, day: second)
        if !mayBeSwapped || first == second || !monthFirst.exists { return [dayFirst] }
        if !dayFirst.exists { return [monthFirst] }
        // Who leaves the year out writes for people nearby, and may still be either.
        switch year == nil ? nil : words.numericOrder {
        case .dayFirst?: return [dayFirst]
        case .monthFirst?: return [monthFirst]
        case nil: return [dayFirst, monthFirst]
        }
    }

    private var endsDate: Bool {
        var copy = self
        return endsHere || (copy.dateTimeMark() && copy.isGlued)
    }
}
