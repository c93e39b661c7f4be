/// One line of a mail's text with the cheap facts every reading rule asks for first.
///
/// The facts are gathered in one look at the line's bytes, so that a rule rejects most lines at no cost.
struct TextLine: Sendable {
    /// The line without its end and without white space behind it.
    let text: Substring
    /// Bytes of white space in front.
    private let indent: Int
    /// The first byte that is no white space; 0 on a blank line.
    let first: UInt8
    /// The last byte that is no white space; 0 on a blank line.
    let last: UInt8
    /// Holds a digit or an `@`, as dates and addresses do.
    let hasDigitOrAt: Bool
    /// Has a colon or the edge of a table's cell among its first 64 bytes, as header fields do.
    let hasEarlyColon: Bool
    /// Stands between two lines of ``` and so is text, whatever it looks like.
    private(set) var isCode = false

    /// A single line, cut out of a text.
    init(_ line: some StringProtocol) {
        var line = String(line)
        self = line.withUTF8 { TextLine($0[...], in: String(decoding: $0, as: UTF8.self)) }
    }

    /// `bytes` are a stretch of the UTF-8 form of `whole`, with the indices they have there.
    private init(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, in whole: String) {
        let visible = InvisibleBytes.trim(bytes)
        let start = whole.utf8.index(whole.startIndex, offsetBy: bytes.startIndex)
        let end = whole.utf8.index(whole.startIndex, offsetBy: max(visible.endIndex, bytes.startIndex))
        text = whole[start..<end]
        indent = visible.startIndex - bytes.startIndex
        first = visible.first ?? 0
        last = visible.last ?? 0
        hasDigitOrAt = visible.contains { $0.isDigit || $0 == UInt8(ascii: "@") }
        // 0xEF begins the full-width colon of Chinese and Japanese.
        hasEarlyColon = visible.prefix(64).contains {
            $0 == UInt8(ascii: ":") || $0 == 0xEF || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\t")
        }
    }

    /// Cuts a text at its line ends, LF or CRLF.
    static func lines(of text: String) -> [TextLine] {
        var text = text
        text.makeContiguousUTF8()
        let whole = text
        var lines: [TextLine] = []
        text.withUTF8 { bytes in
            lines.reserveCapacity(bytes.count / 48)
            var start = 0
            while start <= bytes.count {
                let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
                lines.append(TextLine(bytes[start..<end], in: whole))
                start = end + 1
            }
        }
        markCode(in: &lines)
        return lines
    }

    /// `text` without white space in front, either.
    var trimmed: Substring { Substring(text.utf8.dropFirst(indent)) }

    var isBlank: Bool { first == 0 }

    /// Begins with the mark that mail programs put in front of what they quote.
    var isQuoted: Bool { first == UInt8(ascii: ">") && !isCode }

    /// What stands behind the quote marks: `> > a` and `>>a` give `a`.
    var unquoted: Substring {
        var rest = trimmed
        while rest.utf8.first == UInt8(ascii: ">") { rest = rest.dropFirst().withoutLeadingSpace }
        return rest
    }

    /// The same with the outermost mark taken off alone.
    var onceUnquoted: Substring { isQuoted ? trimmed.dropFirst().withoutLeadingSpace : text }

    /// Ends with a colon, be it a Chinese one.
    var endsWithColon: Bool { last == UInt8(ascii: ":") || (last == 0x9A && text.endsWithColon) }

    /// A line drawn across the page: two or more of the same few characters and nothing else.
    var isRule: Bool {
        guard !isCode else { return false }
        switch first {
        case UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "~"),
            UInt8(ascii: "+"), UInt8(ascii: "#"):
            return trimmed.utf8.count > 1 && trimmed.utf8.allSatisfy { $0 == first || $0 == 0x20 }
        case 0xE1, 0xE2:
            return trimmed.unicodeScalars.allSatisfy { "—–―─━═ᐧ⸻ ".unicodeScalars.contains($0) }
        default:
            return false
        }
    }

    private static func markCode(in lines: inout [TextLine]) {
        var opening: Int?
        for index in lines.indices
        where lines[index].first == UInt8(ascii: "`") && lines[index].trimmed.hasPrefix("```") {
            if let start = opening {
                for inside in start...index { lines[inside].isCode = true }
                opening = nil
            } else {
                opening = index
            }
        }
    }
}

extension Collection<TextLine> {
    /// The lines as one text, without blank lines at its ends.
    var joined: String {
        var text = ""
        text.reserveCapacity(reduce(0) { $0 + $1.text.utf8.count + 1 })
        var lineEnds = 0
        for line in self {
            lineEnds += 1
            guard !line.isBlank else { continue }
            if !text.isEmpty {
                for _ in 0..<lineEnds { text += "\n" }
            }
            text += line.text
            lineEnds = 0
        }
        return text
    }
}
