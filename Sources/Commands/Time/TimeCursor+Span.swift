/// Spans. Each reads as far as it gets; whoever asks sees to it that nothing is left.
extension TimeCursor {
    mutating func all() -> TimeSpan? { word([.all]).map { _ in .all } }

    mutating func length() -> TimeSpan? { period().map { .length($0) } }

    mutating func whole() -> TimeSpan? { stretch().map { .whole($0) } }

    /// `since monday`, `depuis 15 jours`.
    mutating func since() -> TimeSpan? {
        guard word([.since]) != nil else { return nil }
        let stretch = attempt { cursor in cursor.stretch().flatMap { cursor.isAtEnd ? $0 : nil } }
        return stretch.map { .since($0) } ?? length()
    }

    /// `from 1 to 12 February`, `du 1er février au 12 mars`, `2014-02-01..2014-02-12`.
    mutating func twoEnds() -> TimeSpan? {
        skip([.from])
        let ends = attempt { $0.twoStretches() } ?? attempt { $0.dayBeforeDay() }
        return ends.map { .between($0, $1) }
    }

    private mutating func twoStretches() -> (TimeSpan.Stretch, TimeSpan.Stretch)? {
        guard let first = stretch() else { return nil }
        let isSaid = until()
        guard let second = stretch() else { return nil }
        // Two days in a row are a span only when nothing is left open.
        guard isSaid || (first.isDayWithYear && second.isDayWithYear) else { return nil }
        return (first, second)
    }

    /// The first day takes its month and year from the second: `1er au 12 février`.
    private mutating func dayBeforeDay() -> (TimeSpan.Stretch, TimeSpan.Stretch)? {
        skip([.on])
        let start = end
        guard let day = dayNumber() else { return nil }
        if isGlued { skip(sign: ".") }
        let text = trimmed(self.text[start..<end])
        guard until(), let last = date(), case .calendar(let days, _) = last.meaning, days.count == 1 else {
            return nil
        }
        var first = days[0]
        first.day = day
        return (.day(WrittenDate(text: text, meaning: .calendar([first], nil))), .day(last))
    }

    private mutating func until() -> Bool { word([.until]) != nil || sign(Self.dashes) != nil }

    private mutating func stretch() -> TimeSpan.Stretch? {
        attempt { $0.date() }.flatMap { $0.isExact ? nil : .day($0) } ?? attempt { $0.month() } ?? attempt { $0.away() }
            ?? attempt { $0.number(digits: 4...4) }.map { .year($0) }
    }

    /// `2014-02`, `02/2014`, `février 2014`, `février`.
    private mutating func month() -> TimeSpan.Stretch? {
        skip([.on])
        if let month = monthName() {
            skip([.of])
            return .month(month, year: number(digits: 4...4))
        }
        if let year = number(digits: 4...4) {
            guard isGlued, sign("-/.") != nil, isGlued, let month = number(digits: 1...2) else { return nil }
            return .month(month, year: year)
        }
        guard let month = number(digits: 1...2), isGlued, sign("-/.") != nil, isGlued, let year = number(digits: 4...4)
        else { return nil }
        return .month(month, year: year)
    }

    /// `last month`, `la semaine dernière`, `this year`.
    mutating func away() -> TimeSpan.Stretch? {
        skip([.on])
        let before = word([.next, .last, .this])
        guard let unit = word([.week, .month, .year]).flatMap(TimeUnit.init),
            let turn = before ?? word([.next, .last, .this])
        else { return nil }
        return .away(turn == .next ? 1 : turn == .last ? -1 : 0, unit)
    }
}
