public import CRM

/// What `CALL` was told: `in 12min yesterday 14:00 with Jane: wants red cabinets`.
public struct CallNote: Hashable, Sendable {
    public var direction: PhoneCall.Direction
    public var length: CallLength?
    /// nil means now.
    public var time: WrittenTime?
    /// Whom it was with, as it was written.
    public var with: String?
    public var summary: String

    public init(
        direction: PhoneCall.Direction, length: CallLength? = nil, time: WrittenTime? = nil, with name: String? = nil,
        summary: String
    ) {
        self.direction = direction
        self.length = length
        self.time = time
        self.with = name
        self.summary = summary
    }

    /// Reads what stands behind the keyword. Direction, length, time and `with` may come in any order; the summary begins
    /// behind the colon, or where none of them goes on. A call without a direction is one that we made.
    init(_ text: Substring, vocabulary: Vocabulary) {
        self.init(direction: .outgoing, summary: "")
        var said: Set<Part> = []
        let rest = takeParts(of: text, &said, vocabulary)
        summary = trimmed(rest.drop { $0.isWhitespace || $0 == ":" })
    }

    /// Takes in the parts that the text begins with, and returns what follows them.
    private mutating func takeParts(of text: Substring, _ said: inout Set<Part>, _ vocabulary: Vocabulary) -> Substring
    {
        var rest = text
        while true {
            rest = rest.drop { $0.isWhitespace || $0 == "," }
            var next = self
            guard rest.first != ":", let (part, behind) = next.nextPart(of: rest, said, vocabulary),
                said.insert(part).inserted
            else { return rest }
            self = next
            rest = behind
        }
    }

    private enum Part { case direction, length, time, with }

    /// Takes in the part that the text begins with; nil when it begins with none.
    private mutating func nextPart(
        of text: Substring, _ said: Set<Part>, _ vocabulary: Vocabulary
    ) -> (Part, Substring)? {
        let word = text.prefix { !$0.isWhitespace && $0 != ":" && $0 != "," }
        let behind = text.dropFirst(word.count)
        switch vocabulary.argument(word) {
        case .incoming?:
            direction = .incoming
            return (.direction, behind)
        case .outgoing?:
            direction = .outgoing
            return (.direction, behind)
        case .with?:
            return name(in: behind, said, vocabulary).map { (.with, $0) }
        default: break
        }
        return lengthOrTime(of: text, vocabulary.times)
    }

    /// A name goes up to the colon, or to where only other parts stand before it: `with Jane Doe in 12min: …`.
    private mutating func name(in text: Substring, _ said: Set<Part>, _ vocabulary: Vocabulary) -> Substring? {
        guard let colon = Self.colon(in: text) else { return nil }
        let words = text[..<colon].prefix(200).split(whereSeparator: \.isWhitespace)
        for word in words.dropFirst() {
            var trial = self
            var told = said.union([.with])
            guard trial.takeParts(of: text[word.startIndex..<colon], &told, vocabulary).isEmpty else { continue }
            self = trial
            let name = trimmed(text[..<word.startIndex])
            with = name.last == "," ? String(name.dropLast()) : name
            return text[colon...]
        }
        with = trimmed(text[..<colon])
        return text[colon...]
    }

    /// The first colon that is not inside a time of day.
    private static func colon(in text: Substring) -> Substring.Index? {
        text.indices.first { index in
            guard text[index] == ":" else { return false }
            let isBehindDigit = index > text.startIndex && text[text.index(before: index)].isNumber
            let isBeforeDigit = text[text.index(after: index)...].first?.isNumber == true
            return !(isBehindDigit && isBeforeDigit)
        }
    }

    /// `14:00` could be either, and `20 minutes ago` begins with a length: what reads further is meant, and of two that read
    /// as far the length, unless no call is that long.
    private mutating func lengthOrTime(of text: Substring, _ words: TimeWords) -> (Part, Substring)? {
        let asLength = CallLength.prefix(of: text, words)
        let asTime = WrittenTime.prefix(of: text, words)
        if let (length, rest) = asLength {
            let isAsFar = asTime.map { rest.startIndex >= $0.rest.startIndex } ?? true
            let isLikely = asTime == nil || length.minutes <= Self.longestLikely
            if isAsFar && isLikely {
                self.length = length
                return (.length, rest)
            }
        }
        guard let (time, rest) = asTime else { return nil }
        self.time = time
        return (.time, rest)
    }

    /// In minutes.
    private static let longestLikely = 240
}
