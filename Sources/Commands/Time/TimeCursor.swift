/// Reads a written time from left to right. What it looks for and does not find leaves it where it was.
struct TimeCursor {
    /// What the text is known to be; it decides how much must stand there before a piece of it counts as a time.
    enum Setting {
        /// A time and nothing else.
        case alone
        /// A text that begins with a time, so that a short word such as `so` or `mon` may be prose.
        case inText
        /// Days and months, but no time of day.
        case span
    }

    let text: Substring
    let words: TimeWords
    let setting: Setting
    private let tokens: [TimeToken]
    private(set) var position = 0

    init(_ text: Substring, _ words: TimeWords, _ setting: Setting) {
        self.text = text
        self.words = words
        self.setting = setting
        tokens = TimeToken.tokens(in: text)
    }

    private var next: TimeToken.Kind? { position < tokens.count ? tokens[position].kind : nil }

    var isAtEnd: Bool { position == tokens.count }

    /// The next piece stands right behind the one before.
    var isGlued: Bool { position < tokens.count && tokens[position].isGlued }

    /// Where the last piece that was read ends.
    var end: String.Index { position == 0 ? text.startIndex : tokens[position - 1].end }

    /// What was read ends here as a word does: at white space, at the end, or at punctuation.
    var endsHere: Bool {
        guard isGlued, case .sign(let sign)? = next else { return !isGlued }
        if Self.dashes.contains(sign) { return sign != "-" || setting == .span }
        guard ",;:.!?)]".contains(sign) else { return false }
        guard position + 1 < tokens.count, tokens[position + 1].isGlued else { return true }
        if case .number = tokens[position + 1].kind { return sign == "," || sign == ";" }
        return true
    }

    /// What may stand between the first and the last day of a span.
    static let dashes = "…–—-"

    /// Undoes what `read` has read when it returns nil.
    mutating func attempt<Value>(_ read: (inout TimeCursor) -> Value?) -> Value? {
        let start = position
        if let value = read(&self) { return value }
        position = start
        return nil
    }

    /// A number of so many digits.
    mutating func number(digits: ClosedRange<Int>) -> Int? {
        guard case .number(let figures)? = next, digits.contains(figures.utf8.count) else { return nil }
        position += 1
        return Int(figures)
    }

    /// One of the signs in a string.
    mutating func sign(_ signs: String) -> Character? {
        guard case .sign(let sign)? = next, signs.contains(sign) else { return nil }
        position += 1
        return sign
    }

    /// Goes on behind a sign that may or may not be there.
    mutating func skip(sign signs: String) { _ = sign(signs) }

    /// Goes on behind as many words of these meanings as there are.
    mutating func skip(_ meanings: Set<TimeWord>) {
        while word(meanings) != nil {}
    }

    /// The longest phrase that means one of these.
    mutating func word(_ meanings: Set<TimeWord>) -> TimeWord? {
        for count in stride(from: words.longestPhrase, through: 1, by: -1) {
            if let phrase = phrase(of: count), let meaning = words.meaning(of: phrase, among: meanings) {
                position += count
                return meaning
            }
        }
        return nil
    }

    /// The `T` between date and time. RFC 3339 §5.6.
    mutating func dateTimeMark() -> Bool {
        guard isGlued, next == .word("T") else { return false }
        position += 1
        return true
    }

    private func phrase(of count: Int) -> String? {
        guard position + count <= tokens.count else { return nil }
        var words: [String] = []
        for token in tokens[position..<position + count] {
            guard case .word(let word) = token.kind else { return nil }
            words.append(word)
        }
        return words.joined(separator: " ")
    }

    /// How many letters the next word has; 0 when no word comes next.
    var lettersInNextWord: Int {
        guard case .word(let word)? = next else { return 0 }
        return word.count
    }
}
