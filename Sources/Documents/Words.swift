import Mustache

/// A text of a letter, as a template shows it.
///
/// By its name alone it stands on one line, so that nothing in a customer's subject or name can look like a line of ours.
/// `{{#text.lines}}` goes through its lines, `{{#text.wrapped}}` through the same ones, none wider than a mail should be,
/// and `{{text.start}}` is its first words. Empty text counts as absent.
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
        case "lines": lines.map { Line(text: $0) }
        case "wrapped": lines.flatMap { $0.wrapped(to: Self.width) }.map { Line(text: $0) }
        case "start": start
        default: nil
        }
    }

    /// Without the empty ones around the text.
    private var lines: [Substring] {
        let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let isEmpty = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
        guard let first = lines.firstIndex(where: { !isEmpty($0) }), let last = lines.lastIndex(where: { !isEmpty($0) })
        else { return [] }
        return Array(lines[first...last])
    }

    private var start: String {
        let words = String(text.prefix(2 * Self.startLength)).onOneLine
        return words.count > Self.startLength ? words.prefix(Self.startLength - 1) + "…" : words
    }

    /// A line of a text; nothing when it is empty, so that `{{#.}}` can ask.
    private struct Line: MustacheCustomRenderable {
        let text: Substring

        var renderText: String { String(text) }
        var isNull: Bool { text.isEmpty }
    }
}

extension Substring {
    /// The line broken at spaces into lines of at most `width` characters. A longer word stays whole: it may be a link.
    fileprivate func wrapped(to width: Int) -> [Substring] {
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
        split { $0 == " " || $0 == "\t" || $0.isNewline }.joined(separator: " ")
    }

    /// The text with nothing in it that slips through Mustache's escaping or that a mail should not hold.
    ///
    /// Mustache escapes whole `Character`s. A sign that joins its neighbour, like U+0600 before `<`, makes one of them
    /// that is not `<`, yet a browser sees a tag: an invisible word joiner (U+2060) puts the two apart again. Control
    /// characters other than tabs and line breaks are left out, and marks that turn the writing direction of what follows.
    fileprivate var withoutTraps: String {
        // Most texts are such: nothing in ASCII joins its neighbour.
        if utf8.allSatisfy({ (0x20..<0x7F).contains($0) || $0 == 0x0A || $0 == 0x09 }) { return self }
        var text = ""
        text.reserveCapacity(utf8.count)
        for character in self {
            let scalars = character.unicodeScalars
            if character.isNewline || character == "\t" {
                text.append(character)
            } else if scalars.contains(where: { $0.properties.generalCategory == .control || $0.turnsDirection }) {
                continue
            } else if scalars.count > 1, scalars.contains(where: { "<>&\"'".unicodeScalars.contains($0) }) {
                text.append(scalars.map { String($0) }.joined(separator: "\u{2060}"))
            } else {
                text.append(character)
            }
        }
        return text
    }
}

extension Unicode.Scalar {
    /// Embeddings, overrides and isolates: a name with one of them makes a line read as another. UAX #9 §2.
    fileprivate var turnsDirection: Bool { (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value) }
}
