/// A moment as a person wrote it, whatever time it is now: `2014-02-12 14:00`, `mercredi 12 février à 14 h 30`,
/// `tomorrow`, `2pm`, `in 2 hours`.
public struct WrittenTime: Hashable, Sendable {
    /// As it was written.
    public var text: String
    /// nil when only the time of day is written; it is meant for today then.
    var date: WrittenDate?
    /// nil when only the day is written, or when the date says it all: `in 2 hours`.
    var clock: WrittenClock?

    public var hasDate: Bool { date != nil }
    /// Whether it says more than the day.
    public var hasClock: Bool { clock != nil || date?.isExact == true }

    /// Reads a text that is a time and nothing else. Throws `unreadable` only; whether the day exists, and whether it is
    /// one day only, is seen when it is resolved.
    public static func read(_ text: some StringProtocol, _ words: TimeWords) throws(TimeProblem) -> WrittenTime {
        let text = Substring(text)
        var cursor = TimeCursor(text, words, .alone)
        guard let time = cursor.moment(), cursor.isAtEnd else { throw .unreadable(text) }
        return time
    }

    /// The longest time that the text begins with, and what follows without the white space before it.
    ///
    /// nil when it begins with none. Reads `mon` and the like as days only beside a time of day: they are words too.
    public static func prefix(
        of text: Substring, _ words: TimeWords
    ) -> (time: WrittenTime, rest: Substring)? {
        var cursor = TimeCursor(text, words, .inText)
        return cursor.moment().map { ($0, text[cursor.end...].drop(while: \.isWhitespace)) }
    }
}

extension TimeCursor {
    /// The longest moment that comes next: a day, a time of day, or both in either order.
    fileprivate mutating func moment() -> WrittenTime? {
        var other = self
        let clockThenDay = other.clockThenDay()
        let dayThenClock = attempt { $0.dayThenClock() }
        guard let clockThenDay, dayThenClock == nil || other.position > position else { return dayThenClock }
        self = other
        return clockThenDay
    }

    private mutating func dayThenClock() -> WrittenTime? {
        guard let date = date() else { return nil }
        let clock = date.isExact ? nil : clockBehindDay()
        return endsHere ? writtenTime(date, clock) : nil
    }

    private mutating func clockThenDay() -> WrittenTime? {
        let hasContext = word([.at]) != nil
        guard let clock = clock(hasContext: hasContext) else { return nil }
        let date = attempt { cursor in
            cursor.skip(sign: ",")
            return cursor.date().flatMap { cursor.endsHere && !$0.isExact ? $0 : nil }
        }
        return writtenTime(date, clock)
    }

    private func writtenTime(_ date: WrittenDate?, _ clock: WrittenClock?) -> WrittenTime {
        WrittenTime(text: trimmed(text[..<end]), date: date, clock: clock)
    }
}
