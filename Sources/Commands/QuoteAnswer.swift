public import CRM

/// What a customer's reply to a quote says of it.
public struct QuoteAnswer: Hashable, Sendable {
    public enum Verdict: Hashable, Sendable {
        case accept
        case decline
        /// It sounds like an answer, but is not one in plain words: a person has to read it.
        case unclear(Leaning)
    }

    public enum Leaning: Hashable, Sendable {
        case accept
        case decline
        /// There is something of both in it.
        case either
    }

    public var verdict: Verdict
    /// The quote it names.
    public var number: QuoteNumber?
    /// Its first line, as it was written.
    public var line: String

    /// Lines that are looked at.
    private static let limit = 5

    /// Reads the unquoted text of a reply; nil when nothing in its first five lines sounds like an answer.
    ///
    /// The first line alone answers: it is one of the plain phrases and nothing else, save a full stop or exclamation mark
    /// and the quote's number behind it. Even so it is unclear when the next lines make a condition or say the contrary.
    /// What stands in quotation marks or behind `>` is somebody else's.
    public static func read(_ text: some StringProtocol, words: AnswerWords) -> QuoteAnswer? {
        let lines = firstLines(of: text.prefix(4_000))
        guard let first = lines.first else { return nil }
        let (phrase, number) = phrase(of: first)
        let answer = { QuoteAnswer(verdict: $0, number: number ?? QuoteNumber(in: first), line: first) }
        let rest = lines.dropFirst().joined(separator: " ")
        if let plain = words.meaning(ofLine: AnswerText.folded(phrase)), !AnswerText.isCrossedOut(first) {
            return answer(verdict(plain, then: rest, nextLine: lines.dropFirst().first ?? "", words))
        }
        if let quoted = quotation(phrase), let meaning = words.meaning(ofLine: AnswerText.folded(quoted)) {
            return answer(.unclear(meaning == .accept ? .accept : .decline))
        }
        return leaning(of: lines.joined(separator: " "), words).map { answer(.unclear($0)) }
    }

    /// The first lines that are not blank, up to a quote or signature, without white space around them. A blank line leaves
    /// an empty one behind it, save at the beginning.
    private static func firstLines(of text: some StringProtocol) -> [String] {
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            let line = trimmed(line)
            if line.hasPrefix(">") || line == "--" || lines.count(where: { !$0.isEmpty }) == limit { break }
            let isBlank = AnswerText.folded(line).isEmpty
            if !isBlank { lines.append(line) } else if lines.last?.isEmpty == false { lines.append("") }
        }
        return lines
    }

    /// A line without marks of emphasis, final punctuation and the quote's number.
    private static func phrase(of line: String) -> (phrase: String, QuoteNumber?) {
        let phrase = withoutEnd(line)
        guard let space = phrase.lastIndex(where: \.isWhitespace),
            let number = QuoteNumber(phrase[space...].filter { !$0.isWhitespace && $0 != "(" && $0 != ")" })
        else { return (phrase, nil) }
        let before = trimmed(phrase[..<space])
        return (withoutEnd(before.last == ":" ? before.dropLast() : before[...]), number)
    }

    private static func withoutEnd(_ line: some StringProtocol) -> String {
        let marks = ".!,…*_"
        guard let last = line.lastIndex(where: { !marks.contains($0) && !$0.isWhitespace }) else { return "" }
        return trimmed(line[...last].drop { "*_".contains($0) })
    }

    /// What a line says that is in quotation marks as a whole.
    private static func quotation(_ line: String) -> String? {
        guard AnswerText.withoutQuotations(line).allSatisfy(\.isWhitespace) else { return nil }
        return withoutEnd(line.dropFirst().dropLast())
    }

    private static func verdict(
        _ plain: AnswerWord, then rest: String, nextLine: String, _ words: AnswerWords
    ) -> Verdict {
        let own: Leaning = plain == .accept ? .accept : .decline
        let clauses = AnswerText.clauses(in: AnswerText.withoutQuotations(rest)).map(words.meanings)
        let leaning = leaning(of: clauses)
        if leaning != nil, leaning != own { return .unclear(.either) }
        if words.meanings(in: AnswerText.folded(nextLine)).contains(.negation) { return .unclear(.either) }
        guard !clauses.contains(where: { $0.contains(.condition) }) else { return .unclear(own) }
        return plain == .accept ? .accept : .decline
    }

    private static func leaning(of text: String, _ words: AnswerWords) -> Leaning? {
        leaning(of: AnswerText.clauses(in: AnswerText.withoutQuotations(text)).map(words.meanings))
    }

    /// What the clauses sound like together; a negation turns accepting round in its own clause only.
    private static func leaning(of clauses: [Set<AnswerWord>]) -> Leaning? {
        var heard: Set<Leaning> = []
        for clause in clauses {
            switch (clause.contains(.accepting), clause.contains(.declining), clause.contains(.negation)) {
            case (true, true, _), (false, true, true): heard.insert(.either)
            case (true, false, let isNegated): heard.insert(isNegated ? .decline : .accept)
            case (false, true, false): heard.insert(.decline)
            case (false, false, _): break
            }
        }
        return heard.count > 1 ? .either : heard.first
    }
}
