/// How long a call or a meeting lasts: `12min`, `1h30`, `90 m`, `1:30`, `45'`.
public struct CallLength: Hashable, Sendable {
    /// 1 to 1 440: at most a day.
    public let minutes: Int

    public init?(minutes: Int) {
        guard (1...1_440).contains(minutes) else { return nil }
        self.minutes = minutes
    }

    /// Reads a text that is a length and nothing else. Throws `unreadable` only.
    public static func read(_ text: some StringProtocol, _ words: TimeWords) throws(TimeProblem) -> CallLength {
        let text = Substring(text)
        var cursor = TimeCursor(text, words, .alone)
        guard let length = cursor.callLength(), cursor.isAtEnd else { throw .unreadable(text) }
        return length
    }

    /// The length that the text begins with, and what follows without the white space before it; nil when there is none.
    public static func prefix(of text: Substring, _ words: TimeWords) -> (length: CallLength, rest: Substring)? {
        var cursor = TimeCursor(text, words, .inText)
        return cursor.callLength().map { ($0, text[cursor.end...].drop(while: \.isWhitespace)) }
    }
}

extension TimeCursor {
    fileprivate mutating func callLength() -> CallLength? {
        let minutes = attempt { $0.minutes(digits: 1...4) } ?? attempt { $0.hoursAndMinutes() }
        guard let minutes, endsHere else { return nil }
        return CallLength(minutes: minutes)
    }

    /// `12min`, `45'`.
    private mutating func minutes(digits: ClosedRange<Int>) -> Int? {
        guard let count = number(digits: digits), word([.minute]) != nil || sign("'’′") != nil else { return nil }
        return count
    }

    /// `1h30`, `1 h 05`, `1 hour 5 minutes`, `1h`, `1:30`.
    private mutating func hoursAndMinutes() -> Int? {
        guard let hours = number(digits: 1...2) else { return nil }
        if isGlued, sign(":") != nil {
            return isGlued ? number(digits: 2...2).flatMap { $0 < 60 ? hours * 60 + $0 : nil } : nil
        }
        let isApart = !isGlued
        guard word([.hour]) != nil else { return nil }
        let minutes =
            attempt { $0.minutes(digits: 1...2) }
            ?? attempt { cursor in
                // As near to `h` as that to the hour: in `1h 30 people` they are none.
                guard cursor.isGlued || isApart, let minutes = cursor.number(digits: 2...2), cursor.endsHere else {
                    return nil
                }
                return minutes
            }
        return (minutes ?? 0) < 60 ? hours * 60 + (minutes ?? 0) : nil
    }
}
