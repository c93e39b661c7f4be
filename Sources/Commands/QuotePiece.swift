/// One piece of what stands behind `QUOTE`: what lies between two semicolons or line ends.
struct QuotePiece {
    /// A word, or a text in quotation marks.
    struct Word {
        var text: Substring
        var isQuoted = false
    }

    /// As it was written, without white space around it.
    var text: Substring
    var words: [Word]
    /// A blank line stands before it.
    var isApart: Bool

    /// Pieces longer than this are not looked at further: nobody types them.
    static let limit = 1_000

    /// Reads words up to a semicolon or the end of the line.
    init(beginning line: Substring, isApart: Bool) throws(QuoteProblem) {
        var words: [Word] = []
        var rest = line
        while let first = rest.first, first != ";" {
            if let closing = QuotationMarks.closing[first] {
                guard let end = rest.dropFirst().firstIndex(where: { closing.contains($0) }) else {
                    throw .unclosedQuote(String(rest.prefix(60)))
                }
                let quoted = rest[rest.index(after: rest.startIndex)..<end]
                words.append(Word(text: trimmed(quoted)[...], isQuoted: true))
                rest = rest[rest.index(after: end)...]
            } else {
                let word = rest.prefix { !$0.isWhitespace && $0 != ";" }
                words.append(Word(text: word))
                rest = rest[word.endIndex...]
            }
            rest = rest.drop(while: \.isWhitespace)
        }
        text = line[..<rest.startIndex]
        guard text.unicodeScalars.count <= Self.limit else { throw .unexpected(String(text.prefix(60))) }
        self.words = words
        self.isApart = isApart
    }
}

/// The pieces of a text, one after the other, without empty ones.
struct QuotePieces {
    /// The next piece stands behind a blank line.
    private(set) var isApart = false
    private var rest: Substring
    private var hasBegun = false

    init(_ text: Substring) { rest = text }

    /// nil at the end. Throws `unclosedQuote` and `unexpected`.
    mutating func next() throws(QuoteProblem) -> QuotePiece? {
        skipBlank()
        guard !rest.isEmpty else { return nil }
        let line = rest.prefix { !$0.isNewline }
        let piece = try QuotePiece(beginning: line, isApart: isApart)
        rest = rest[piece.text.endIndex...]
        hasBegun = true
        isApart = false
        return piece
    }

    /// Goes on to the beginning of a piece, and sees whether a blank line lies before it.
    private mutating func skipBlank() {
        var lineEnds = 0
        while let first = rest.first, first.isWhitespace || first == ";" {
            lineEnds += first.isNewline ? 1 : 0
            rest = rest.dropFirst()
        }
        if hasBegun, lineEnds > 1 { isApart = true }
        if lineEnds > 0 || !hasBegun { rest = Self.withoutMark(rest) }
    }

    /// `- KITCHEN-DESIGN x1` is how people write lists.
    private static func withoutMark(_ line: Substring) -> Substring {
        guard let first = line.first, "-–•*·".contains(first), line.dropFirst().first?.isWhitespace == true else {
            return line
        }
        let rest = line.dropFirst().drop(while: \.isWhitespace)
        // `- 5 %` and `* 2` are no points of a list.
        return rest.first.map { ("0"..."9").contains($0) } == true ? line : rest
    }
}
