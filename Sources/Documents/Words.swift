import Mustache

/// A text of a letter, as a template shows it.
///
/// By its name alone it stands on one line, so that nothing in a customer's subject or name can look like a line of ours.
/// `{{text.lines}}` is the whole of it, line by line; `{{text.wrapped}}` the same with no line wider than a mail should be,
/// `{{text.quoted}}` that as mails quote, and `{{text.start}}` its first words. As sections, the first three go through the
/// lines. Empty text counts as absent.
struct Words: MustacheCustomRenderable, MustacheParent {
    private let text: String

    /// Columns of a wrapped line. What a mail program has wrapped already stays as it is. RFC 5322 §2.1.1.
    static let width = 78
    /// Characters of `start`, about what a list of mails has room for.
    static let startLength = 140

    init(_ text: String) { self.text = text.withoutTraps }

    var renderText: String { text.onOneLine }
    var isNull: Bool { text.allSatisfy(\.isWhitespace) }

    func child(named name: String) -> Any? {
        switch name {
        case "lines": Lines(lines.map(String.init))
        case "wrapped": Lines(wrapped.map(String.init))
        case "quoted": Lines(wrapped.map { $0.isEmpty ? ">" : "> " + $0 })
        case "start": start
        default: nil
        }
    }

    /// Without the empty ones around the text.
    private var lines: ArraySlice<Substring> {
        let lines = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Substring.init)
        let isEmpty = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
        guard let first = lines.firstIndex(where: { !isEmpty($0) }), let last = lines.lastIndex(where: { !isEmpty($0) })
        else { return [] }
        return lines[first...last]
    }

    private var wrapped: [Substring] { lines.flatMap { $0.wrapped(to: Self.width) } }

    private var start: String {
        let words = String(text.prefix(2 * Self.startLength)).onOneLine
        return words.count > Self.startLength ? words.prefix(Self.startLength - 1) + "…" : words
    }

    /// Lines of a text, which a template shows as they are, or goes through.
    private struct Lines: MustacheCustomRenderable, MustacheSequence {
        private let lines: [String]

        init(_ lines: [String]) { self.lines = lines }

        var renderText: String { lines.joined(separator: "\n") }
        var isNull: Bool { lines.isEmpty }
        func makeIterator() -> some IteratorProtocol<Line> { lines.map(Line.init).makeIterator() }
    }

    /// A line of a text; nothing when it is empty, so that `{{#.}}` can ask.
    private struct Line: MustacheCustomRenderable {
        let renderText: String

        var isNull: Bool { renderText.isEmpty }
    }
}

extension Substring {
    /// The line broken at spaces into lines of at most `width` characters. A longer word stays whole: it may be a link.
    fileprivate func wrapped(to width: Int) -> [Substring] {
        // No character takes less than a byte.
        guard utf8.count > width else { return [self] }
        var lines: [Substring] = []
        var start = startIndex
        var end = startIndex
        var column = 0
        for word in split(separator: " ") {
            column += distance(from: end, to: word.endIndex)
            if column > width, end > start {
                lines.append(self[start..<end])
                start = word.startIndex
                column = word.count
            }
            end = word.endIndex
        }
        return lines + [self[start..<end]]
    }
}

extension String {
    /// The words of the text with one space between them. No-break spaces stay: French and figures need them.
    var onOneLine: String {
        isOnOneLine ? self : split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }

    /// Most texts are such, and need not be taken apart.
    private var isOnOneLine: Bool {
        var wasSpace = true
        var mayEndLine = false
        for byte in utf8 {
            if (0x09...0x0D).contains(byte) || byte == UInt8(ascii: " ") && wasSpace { return false }
            wasSpace = byte == UInt8(ascii: " ")
            mayEndLine = mayEndLine || Unicode.Scalar.mayBeLineEndOrTrap(beginning: byte)
        }
        if wasSpace, !isEmpty { return false }
        return !mayEndLine || !unicodeScalars.contains(where: \.endsLine)
    }

    /// The text with nothing in it that a mail should not hold: control characters other than tabs, and marks that turn the
    /// writing direction of what follows. Every line ends in LF.
    fileprivate var withoutTraps: String {
        guard utf8.contains(where: { $0 != UInt8(ascii: "\n") && Unicode.Scalar.mayBeLineEndOrTrap(beginning: $0) }),
            unicodeScalars.contains(where: { $0 != "\n" && ($0.endsLine || $0.isTrap) })
        else { return self }
        var text = String.UnicodeScalarView()
        var previous: Unicode.Scalar?
        for scalar in unicodeScalars {
            if scalar.endsLine {
                if scalar != "\n" || previous != "\r" { text.append("\n") }
            } else if !scalar.isTrap {
                text.append(scalar)
            }
            previous = scalar
        }
        return String(text)
    }
}

extension Unicode.Scalar {
    /// Whether a scalar whose UTF-8 begins with that byte may be one of those below. Most texts hold none.
    fileprivate static func mayBeLineEndOrTrap(beginning byte: UInt8) -> Bool {
        byte < 0x20 && byte != 0x09 || byte == 0x7F || byte == 0xC2 || byte == 0xE2
    }

    /// LF, VT, FF, CR, NEL and the two separators: what `Character.isNewline` knows. UAX #14.
    fileprivate var endsLine: Bool {
        (0x0A...0x0D).contains(value) || value == 0x85 || value == 0x2028 || value == 0x2029
    }

    /// Control characters; embeddings, overrides and isolates: a name with one of them makes a line read as another.
    /// UAX #9 §2.
    fileprivate var isTrap: Bool {
        switch value {
        case 0x09: false
        case 0x00...0x1F, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
