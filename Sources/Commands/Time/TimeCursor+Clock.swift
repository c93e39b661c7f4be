/// Times of day: `14:00`, `14h30`, `14 h 30`, `2:30 pm`, `14 Uhr`, `noon`.
extension TimeCursor {
    /// `hasContext`: something before it says that a time of day comes, so that `14.30` is one.
    mutating func clock(hasContext: Bool) -> WrittenClock? {
        attempt { $0.namedClock() } ?? attempt { $0.clockInFigures(hasContext: hasContext) }
    }

    /// What may stand between a day and a time of day, and that time.
    mutating func clockBehindDay() -> WrittenClock? {
        attempt { cursor in
            if !cursor.dateTimeMark() {
                cursor.skip(sign: ",")
                cursor.skip([.at])
            }
            return cursor.clock(hasContext: true)
        }
    }

    var isBeforeClock: Bool {
        var copy = self
        return copy.clockBehindDay() != nil
    }

    private mutating func namedClock() -> WrittenClock? {
        guard let word = word([.noon, .midnight]), endsHere else { return nil }
        return word == .midnight ? .midnight : .time(.noon)
    }

    private mutating func clockInFigures(hasContext: Bool) -> WrittenClock? {
        guard let hour = number(digits: 1...2) else { return nil }
        let punctuated = attempt { $0.minute(behind: ":") }
        let dotted = punctuated == nil ? attempt { $0.minute(behind: ".") } : nil
        var minute = punctuated ?? dotted
        var isMarked = punctuated != nil || (dotted != nil && hasContext)
        let isApart = !isGlued
        if word([.oclock]) != nil {
            isMarked = true
            minute = minute ?? attempt { $0.minuteBehindOclock(isApart: isApart) }
        }
        if hour == 12, isBeforeNoonOrArticle { return nil }
        let half = attempt { (1...12).contains(hour) ? $0.word([.beforeNoon, .afterNoon]) : nil }
        guard isMarked || half != nil, endsHere else { return nil }
        let hourOfDay = half.map { hour % 12 + ($0 == .afterNoon ? 12 : 0) } ?? hour
        return ClockTime(hour: hourOfDay, minute: minute ?? 0).map { .time($0) }
    }

    private mutating func minute(behind separator: String) -> Int? {
        guard isGlued, sign(separator) != nil, isGlued else { return nil }
        return number(digits: 2...2)
    }

    /// The minute stands as near to `h` as that to the hour: in `14h 30 people` it is none. Nor is it one with a unit
    /// behind it: `14 h 12 min` may be a call of twelve minutes.
    private mutating func minuteBehindOclock(isApart: Bool) -> Int? {
        guard isGlued || isApart, let minute = number(digits: 2...2), endsHere, word([.minute]) == nil else {
            return nil
        }
        return minute
    }

    /// In a table that holds English and German, `12:30 am Monday` is either half past midnight or half past noon.
    private var isBeforeNoonOrArticle: Bool {
        var half = self
        var article = self
        guard half.word([.beforeNoon]) != nil, article.word([.on]) != nil else { return false }
        return article.number(digits: 1...4) != nil || article.word(TimeWord.anyWeekday) != nil
    }
}
