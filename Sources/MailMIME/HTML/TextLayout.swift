/// Plain text that grows word by word: white space is collapsed as a browser does it (CSS 2.1 §16.6.1), and lines get the
/// quote marks and the indentation of where they stand.
struct TextLayout {
    /// How far apart two stretches of text are.
    enum Gap: Int, Comparable {
        case none, line, paragraph

        static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
    }

    /// How many mails deep what follows is quoted.
    var quoteDepth = 0

    private var output: [UInt8] = []
    private var lineEnds = 0
    private var wantsSpace = false
    private var wantsTab = false
    private var isAtLineStart = true
    /// A no-break space stands alone on its line so far: the way mail programs write a blank line.
    private var hasBlank = false
    private var bullet = ""
    private var itemLevel = 0
    private var depthAbove = 0
    private var linesBegun = 0
    /// Nothing stands in this table cell yet, and it has another one to its left.
    private var isBesideCell = false

    /// Quote marks and indentation deeper than this do not grow any more.
    private static let deepest = 20
    /// Longer texts are cut here, in bytes.
    private static let longest = 4_194_304

    /// Where the next text will stand, for `text(from:)`.
    var position: Int { output.count }

    /// What was written since then, without white space around it.
    func text(from position: Int) -> String {
        String(decoding: output[min(position, output.count)...].trimmed, as: UTF8.self)
    }

    /// Whatever comes next stands at least that far below.
    mutating func want(_ gap: Gap) {
        if isBesideCell { return }
        if hasBlank, isAtLineStart {
            lineEnds = max(lineEnds, 2)
        } else {
            lineEnds = max(lineEnds, gap.rawValue)
        }
        startLine()
    }

    /// `<br>`: ends the line, or leaves one blank.
    mutating func breakLine() {
        if isBesideCell { return }
        lineEnds = max(lineEnds, isAtLineStart ? 2 : 1)
        startLine()
    }

    /// What was there when a table cell began.
    struct Cell {
        fileprivate var position: Int
        fileprivate var linesBegun: Int
        fileprivate var lineEnds: Int
        fileprivate var wasAtLineStart: Bool
    }

    /// What follows stands beside the cell before it, if that left the line open.
    mutating func beginCell() -> Cell {
        isBesideCell = !isAtLineStart
        wantsTab = isBesideCell
        return Cell(
            position: output.count, linesBegun: linesBegun, lineEnds: lineEnds, wasAtLineStart: isAtLineStart)
    }

    /// A cell of one line leaves it open for the next cell, even if a paragraph ended in it.
    mutating func end(_ cell: Cell) {
        isBesideCell = false
        wantsTab = false
        if output.count == cell.position {
            isAtLineStart = cell.wasAtLineStart
            lineEnds = cell.lineEnds
        } else if linesBegun - cell.linesBegun <= (cell.wasAtLineStart ? 1 : 0) {
            isAtLineStart = false
            lineEnds = 0
        } else {
            want(.line)
        }
    }

    mutating func beginItem(_ bullet: String, level: Int) {
        self.bullet = bullet
        itemLevel = level
    }

    mutating func endItem(level: Int) {
        bullet = ""
        itemLevel = level
    }

    mutating func endQuote() {
        quoteDepth = max(0, quoteDepth - 1)
    }

    mutating func write(_ text: some StringProtocol) {
        var text = String(text)
        text.withUTF8 { write($0) }
    }

    mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        var index = 0
        while index < text.count {
            let byte = text[index]
            let blank = Self.blankLength(text, at: index)
            if byte <= 0x20 {
                wantsSpace = true
                index += 1
            } else if blank > 0 {
                if byte == 0xC2, text[index + 1] == 0xA0 {
                    wantsSpace = true
                    hasBlank = true
                }
                index += blank
            } else {
                let end = Self.endOfWord(in: text, from: index)
                write(word: text[index..<end])
                index = end
            }
        }
    }

    /// Text whose white space stays.
    mutating func writePreformatted(_ text: UnsafeBufferPointer<UInt8>) {
        for byte in text where byte != .cr {
            if byte == .lf {
                lineEnds += 1
                startLine()
            } else {
                append(byte)
            }
        }
    }

    /// Puts `> ` before the lines written since `position`, from the one after the line that announces the quote.
    mutating func quoteLines(from position: Int) {
        guard position < output.count else { return }
        let written = Array(output[position...])
        var result: [UInt8] = []
        var isQuoted = false
        for (number, range) in written.lines.enumerated() {
            let line = written[range]
            if isQuoted, !line.allSatisfy(\.isSpace) { result += "> ".utf8 }
            result += line
            let announces = line.trimmed.last == UInt8(ascii: ":")
            if announces || number > 5 { isQuoted = true }
        }
        output.replaceSubrange(position..., with: result)
    }

    consuming func finished() -> String { String(decoding: output[...].trimmedEnd, as: UTF8.self) }

    private mutating func write(word: Slice<UnsafeBufferPointer<UInt8>>) {
        guard output.count < Self.longest else { return }
        if isAtLineStart {
            beginLine()
        } else if wantsTab || wantsSpace {
            output.append(wantsTab ? .tab : .space)
        }
        wantsSpace = false
        wantsTab = false
        isBesideCell = false
        output.append(contentsOf: word)
    }

    private static func endOfWord(in text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var end = start + 1
        while end < text.count, text[end] > 0x20, text[end] < 0xC2 || blankLength(text, at: end) == 0 { end += 1 }
        return end
    }

    private mutating func append(_ byte: UInt8) {
        guard output.count < Self.longest else { return }
        if isAtLineStart { beginLine() }
        isBesideCell = false
        output.append(byte)
    }

    private mutating func startLine() {
        isAtLineStart = true
        hasBlank = false
        wantsTab = false
        wantsSpace = false
    }

    private mutating func beginLine() {
        let depth = min(quoteDepth, Self.deepest)
        if !output.isEmpty {
            output.append(.lf)
            for _ in 1..<max(lineEnds, 1) {
                // A blank line within a quote belongs to it; at its edge it belongs to what is around it.
                output += repeatElement(UInt8(ascii: ">"), count: min(depth, depthAbove))
                output.append(.lf)
            }
        }
        for _ in 0..<depth { output += "> ".utf8 }
        let indent = max(0, min(itemLevel, Self.deepest) - (bullet.isEmpty ? 0 : 1)) * 2
        output += repeatElement(.space, count: indent)
        output += bullet.utf8
        bullet = ""
        lineEnds = 0
        depthAbove = depth
        linesBegun += 1
        isAtLineStart = false
    }

    /// Length of a character that takes no room or is a blank: U+00A0, U+00AD, U+034F, U+200B, U+FEFF; 0 for any other.
    private static func blankLength(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Int {
        let byte = text[index]
        guard byte >= 0xC2, index + 1 < text.count else { return 0 }
        let next = text[index + 1]
        switch byte {
        case 0xC2: return next == 0xA0 || next == 0xAD ? 2 : 0
        case 0xCD: return next == 0x8F ? 2 : 0
        case 0xE2: return next == 0x80 && index + 2 < text.count && text[index + 2] == 0x8B ? 3 : 0
        case 0xEF: return next == 0xBB && index + 2 < text.count && text[index + 2] == 0xBF ? 3 : 0
        default: return 0
        }
    }
}
