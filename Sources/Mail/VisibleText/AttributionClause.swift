/// A possible attribution, joined into one line, with the facts that decide whether it is one.
struct AttributionClause {
    private let text: Substring
    private let words: [String]
    private let hasDashesAround: Bool
    private let hasColon: Bool
    private let numbers: NumberShapes

    init(_ line: String) {
        var text = line[...].withoutOuterSpace
        let isDashedAtStart = text.hasPrefix("--")
        text = text.drop { $0 == "-" || $0 == "*" }.withoutLeadingSpace
        hasColon = text.endsWithColon
        let isDashedAtEnd = text.hasSuffix("--")
        while let last = text.last, last == ":" || last == "：" || last == "-" || last == "*" || last == " " {
            text.removeLast()
        }
        hasDashesAround = isDashedAtStart && isDashedAtEnd
        self.text = text
        words = text.loweredWords
        numbers = NumberShapes(text)
    }

    /// Whether the line says whose words follow. Above marked lines less is asked of it.
    func isAttribution(aboveQuote: Bool) -> Bool {
        let isClosed = hasColon || hasDashesAround
        guard isClosed || aboveQuote else { return false }
        if endsWithBracketedAddress, numbers.hasDate || numbers.hasTime { return true }
        guard let verb = words.lastIndex(where: { MailWords.all.isVerb($0) }) else { return isClosed && isFromAddress }
        if hasDashesAround { return true }
        // The “On” of the beginning is a pronoun in French.
        let said = words[..<verb].dropFirst(beginsWithLeadInAndDate ? 1 : 0)
        let isVerbLast = verb == words.count - 1
        if isVerbLast, isTimedByProgram(said) { return true }
        guard !Self.endsInPronoun(said) else { return false }
        if hasAddress, isClosed { return isVerbLast || endsWithBracketedAddress || numbers.hasDate }
        guard isClosed else { return beginsProperly && (numbers.hasDate || hasAddress) }
        if aboveQuote, words.count <= 12 || numbers.hasDate { return true }
        return beginsProperly && words.count <= 24 && numbers.hasDate && (numbers.hasTime || isVerbLast)
    }

    /// To the minute, as a person hardly writes it: “Jane Doe, on 04/03/2024 10:12, wrote:”, “Monday, March 4, 2024, 10:12:33
    /// AM, you wrote:”, where The Bat does not name who it was. `said` are the words before the verb.
    private func isTimedByProgram(_ said: ArraySlice<String>) -> Bool {
        guard hasColon, numbers.hasDate, numbers.hasTime, let last = said.last else { return false }
        if Self.addressed.contains(last) { return beginsWithLeadInAndDate && !beginsWithLeadIn }
        let name = MailWords.all.isLeadIn(last) ? said.dropLast() : said
        return words.count <= 14 && text.first?.isUppercase == true && !Self.endsInPronoun(name)
    }

    private static let addressed: Set = ["you", "vous", "sie", "вы"]

    /// “… I wrote”: the writer's own sentence.
    private static func endsInPronoun(_ words: ArraySlice<String>) -> Bool {
        words.suffix(2).contains { MailWords.all.pronouns.contains($0) }
    }

    /// Names a day or an hour.
    var isDated: Bool { numbers.hasDate || numbers.hasTime }

    /// Names an hour.
    var isTimed: Bool { numbers.hasTime }

    /// Has a verb of writing.
    var namesVerb: Bool { words.contains { MailWords.all.isVerb($0) } }

    /// “your colleague wrote”: somebody tells it, where a mail program gives the name.
    var isTold: Bool {
        let words = text.split(separator: " ")
        // “ma 4 mrt” is a Monday.
        return words.indices.contains { index in
            Self.possessives.contains(String(words[index]))
                && !(words.indices.contains(index + 1) && words[index + 1].utf8.first?.isDigit == true)
        }
    }

    private static let possessives: Set = [
        "your", "my", "our", "their", "his", "votre", "notre", "mon", "ma", "vos", "Ihr", "Ihre", "Ihrer", "mein",
        "meine", "unser", "unsere", "su", "mi", "nuestro", "nuestra", "vuestro", "vostro", "vostra", "nostro", "nostra",
        "mio", "mia", "seu", "sua", "meu", "minha", "nosso", "nossa", "uw", "mijn", "onze", "mój", "moja", "nasz",
        "wasz", "min", "din", "vår", "m'a", "m’a", "nous",
    ]

    /// Begins with “On”, a date, a day of the week or a name with its address, as opposed to the end of a sentence.
    var beginsProperly: Bool {
        guard let first = text.unicodeScalars.first else { return false }
        // “10:12 wrote” is the end of one.
        if ("0"..."9").contains(first) { return words.count > 1 || hasAddress }
        if beginsWithLeadInAndDate { return true }
        guard first != "<", first != "(", let at = text.firstIndex(of: "<"), at > text.startIndex else { return false }
        return text[..<at].split(separator: " ").count <= 7
            && (first.properties.isUppercase || !first.properties.isCased && first.properties.isAlphabetic)
    }

    /// “On” in any language, or any word of a date, with a digit within the next three words.
    var beginsWithLeadInAndDate: Bool {
        let opening = text.split(separator: " ", maxSplits: 4, omittingEmptySubsequences: true).prefix(4)
        guard let first = opening.first else { return false }
        let isLeadIn = MailWords.all.isLeadIn(first.lowercased())
        let isDayName = first.last == "," || first.last == "." || first.utf8.count <= 4
        return (isLeadIn || isDayName)
            && opening.contains { $0.unicodeScalars.contains { ("0"..."9").contains($0) } }
    }

    /// “On” in any language, with a digit within the next three words.
    var beginsWithLeadIn: Bool {
        guard beginsWithLeadInAndDate, let first = text.split(separator: " ").first else { return false }
        return MailWords.all.isLeadIn(first.lowercased())
    }

    /// “Monday, 4 March 2024, 10:12 from Jane jane@example.test”: Mail.ru's on telephones. Tuta's has “by” in English.
    private var isFromAddress: Bool {
        guard numbers.hasDate, numbers.hasTime else { return false }
        let words = text.split(separator: " ")
        guard let last = words.last, last.utf8.contains(UInt8(ascii: "@")) else { return false }
        // A name between the two, and the hour or its zone before them.
        guard let from = words.lastIndex(where: { $0 == "by" || MailWords.all.labels[$0.lowercased()] == .from }),
            from > 0,
            let zone = words[from - 1].first, zone.isNumber || zone == "+" || zone == "-"
        else { return false }
        let name = words[(from + 1)...].dropLast()
        return name.count <= 4 && name.allSatisfy { $0.first?.isLowercase != true }
    }

    var hasAddress: Bool {
        guard let at = text.utf8.firstIndex(of: UInt8(ascii: "@")), at > text.startIndex else { return false }
        let next = text.utf8.index(after: at)
        return next < text.endIndex && text.utf8[next] > 0x20
    }

    /// “… <jane@example.test>” or “… <jane@example.test> 작성”: an address in brackets with at most a word behind it.
    private var endsWithBracketedAddress: Bool {
        guard hasAddress, let close = text.lastIndex(where: { $0 == ">" || $0 == ")" || $0 == "]" || $0 == ";" })
        else { return false }
        let rest = text[text.index(after: close)...].withoutOuterSpace
        return rest.utf8.count <= 24 && !rest.utf8.contains { $0 == 0x20 || $0.isDigit }
    }
}

/// The numbers in a line, as far as they look like a date or a time of day.
struct NumberShapes {
    private(set) var hasDate = false
    private(set) var hasTime = false

    init(_ text: Substring) {
        var runs: [Int] = []
        var length = 0
        var previous: UInt8 = 0
        var separated = 0
        for byte in text.utf8 {
            if byte.isDigit {
                if length == 0, !runs.isEmpty, previous == UInt8(ascii: ":") { hasTime = true }
                length += 1
            } else {
                if length > 0 {
                    runs.append(length)
                    if "/.-".utf8.contains(byte) { separated += 1 }
                }
                length = 0
            }
            previous = byte
        }
        if length > 0 { runs.append(length) }
        hasDate = runs.contains(4) && runs.count > 1 || separated >= 2 || runs.count >= 3
    }
}

extension MailWords {
    func isLeadIn(_ word: String) -> Bool {
        if on.contains(word) { return true }
        guard let first = word.first, first.unicodeScalars.allSatisfy({ $0.value >= 0x2E80 }) else { return false }
        return on.contains(String(first))
    }

    /// Chinese and Japanese write the name and the verb without a space.
    func isVerb(_ word: String) -> Bool {
        if wrote.contains(word) { return true }
        guard let last = word.unicodeScalars.last, last.value >= 0x2E80 else { return false }
        return wrote.contains { word.hasSuffix($0) }
    }
}
