/// A span of days as people write it: `15d`, `février 2014`, `since monday`, `du 1er au 12 février`, `all`.
public enum TimeSpan: Hashable, Sendable {
    case all
    /// Counted back from now.
    case length(Period)
    case whole(Stretch)
    case since(Stretch)
    /// From the beginning of the first to the end of the second.
    case between(Stretch, Stretch)

    /// A part of the calendar.
    public enum Stretch: Hashable, Sendable {
        case day(WrittenDate)
        /// 1 to 12; without a year, the last one, which may be the present month.
        case month(Int, year: Int?)
        case year(Int)
        /// The week, month or year so many after the present one: -1 is the last. Weeks begin on Monday.
        case away(Int, TimeUnit)
    }

    /// Reads a text that is a span and nothing else. Throws `unreadable` only.
    public static func read(_ text: some StringProtocol, _ words: TimeWords) throws(TimeProblem) -> TimeSpan {
        let text = Substring(text)
        let start = TimeCursor(text, words, .span)
        let readings: [(inout TimeCursor) -> TimeSpan?] = [
            { $0.all() }, { $0.twoEnds() }, { $0.since() }, { $0.whole() }, { $0.length() },
        ]
        for reading in readings {
            var cursor = start
            if let span = reading(&cursor), cursor.isAtEnd { return span }
        }
        throw .unreadable(text)
    }
}
