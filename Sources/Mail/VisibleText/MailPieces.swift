/// A body cut into the writer's own lines and quoted ones, in their order.
struct MailPieces {
    enum Piece {
        case own(text: [TextLine], signature: [TextLine])
        /// `isAnnounced`: an attribution, a header block or a mark above it says that it is a quote.
        case quote([TextLine], isAnnounced: Bool)
    }

    private(set) var pieces: [Piece] = []

    private let lines: [TextLine]
    private let author: Address?
    private var own: [TextLine] = []
    /// The first line that an attribution may take back from `own`.
    private var ownFloor = 0
    private var hasOwnText = false
    private var hasOwnPiece = false
    private var hasPieceWithText = false
    /// Fields above this line were looked at before and make no block.
    private var blockFloor = 0

    init(of lines: [TextLine], by author: Address?) {
        self.lines = lines
        self.author = author
        cut()
    }

    private mutating func cut() {
        var index = OutsideNotice.end(in: lines)
        // What our own mail server put on top was not written by the sender.
        if index > 0 { index = skip(0...index - 1) }
        while index < lines.count {
            index =
                lines[index].isQuoted && !isComparison(index)
                ? readQuote(from: index, announcedBy: []) : readLine(index)
        }
        endOwn()
    }

    /// Looks at one unquoted line; returns the line to go on with.
    private mutating func readLine(_ index: Int) -> Int {
        let line = lines[index]
        guard !line.isBlank, !line.isCode else {
            own.append(line)
            hasOwnText = hasOwnText || line.isCode
            return index + 1
        }
        if let mark = QuoteMark(line) {
            return readMark(mark, at: index)
        }
        if index >= blockFloor, let block = HeaderBlock(fieldsFrom: index, in: lines) {
            if isQuoted(block) { return readAnnounced(lines: block.lines) }
            blockFloor = block.lines.upperBound + 1
        }
        if hasText, let block = HeaderBlock(oldFormFrom: index, in: lines) {
            return readAnnounced(lines: block.lines)
        }
        if let attribution = Attribution(endingAt: index, in: lines, from: ownFloor) {
            own.removeLast(attribution.lines.count - 1)
            if !attribution.textBefore.isEmpty {
                own.append(TextLine(attribution.textBefore))
                hasOwnText = true
            }
            return readAnnounced(lines: attribution.lines)
        }
        own.append(line)
        hasOwnText = true
        return index + 1
    }

    /// Whether the block stands above a quoted mail; people write something like it, and say so: “The meeting:”.
    private func isQuoted(_ block: HeaderBlock) -> Bool {
        guard let above = own.last(where: { !$0.isBlank }) else {
            return block.isConvincing && (hasText || block.isSent)
        }
        if let author, block.isSent(to: author.email) { return true }
        return above.isRule ? block.isLikely : above.endsWithColon ? block.isComplete : block.isConvincing
    }

    private mutating func readMark(_ mark: QuoteMark, at index: Int) -> Int {
        switch mark {
        case .forwarded where !hasText:
            // A mail passed on without a word: the mail itself is what is to be read.
            own += lines[index...]
            hasOwnText = true
            return lines.count
        case .replyAbove:
            return hasText ? takeRest(from: index) : skip(index...index)
        case .original, .forwarded:
            var end = index
            var next = index + 1
            while next < lines.count, next <= index + 3, lines[next].isBlank { next += 1 }
            if next < lines.count, let block = HeaderBlock(startingAt: next, in: lines) { end = block.lines.upperBound }
            return readAnnounced(lines: index...end)
        }
    }

    /// What follows an announcement: marked lines up to the writer's next own one, or else all the rest of the mail.
    private mutating func readAnnounced(lines announcement: ClosedRange<Int>) -> Int {
        dropRuleAtEndOfOwn()
        if Attribution.isAboveQuote(announcement.upperBound, in: lines) {
            return readQuote(from: announcement.upperBound + 1, announcedBy: lines[announcement])
        }
        guard !hasText else { return takeRest(from: announcement.lowerBound) }
        // Nothing stands above: what follows is all there is to read.
        return skip(announcement)
    }

    private mutating func skip(_ announcement: ClosedRange<Int>) -> Int {
        endOwn()
        pieces.append(.quote(Array(lines[announcement]), isAnnounced: true))
        ownFloor = announcement.upperBound + 1
        return ownFloor
    }

    private mutating func takeRest(from index: Int) -> Int {
        endOwn()
        pieces.append(.quote(Array(lines[index...]), isAnnounced: true))
        return lines.count
    }

    private mutating func readQuote(from start: Int, announcedBy announcement: ArraySlice<TextLine>) -> Int {
        dropRuleAtEndOfOwn()
        endOwn()
        var last = start
        var index = start
        while index < lines.count {
            if lines[index].isQuoted || (index > start && isBrokenLink(at: index)) {
                last = index
            } else if !lines[index].isBlank {
                break
            }
            index += 1
        }
        let quote = lines[start...max(last, start)]
        let isAnnounced = !announcement.isEmpty || announcesItself(quote)
        pieces.append(.quote(Array(announcement) + quote, isAnnounced: isAnnounced))
        ownFloor = last + 1
        return ownFloor
    }

    /// “The weight is” and below “> 5 kg”: a line or two of their own that say that something is more than a number.
    private func isComparison(_ index: Int) -> Bool {
        guard index > 0, !lines[index - 1].isBlank, hasOwnText else { return false }
        let run = lines[index...].prefix(3).prefix { $0.isQuoted }
        guard run.count < 3, !own.isEmpty else { return false }
        return run.allSatisfy { line in
            line.trimmed.utf8.count <= 24
                && line.unquoted.drop { $0 == "=" || $0 == " " || $0 == "€" || $0 == "$" }.utf8.first?.isDigit == true
        }
    }

    /// `> see (http://example.test/long` and then the rest of the link without a quote mark, as some programs wrap.
    private func isBrokenLink(at index: Int) -> Bool {
        let previous = lines[index - 1]
        guard previous.isQuoted, !lines[index].isBlank, index + 1 < lines.count, lines[index + 1].isQuoted,
            let link = previous.text.firstRange(of: "http"), link.lowerBound > previous.text.startIndex
        else { return false }
        let opening = previous.text[previous.text.index(before: link.lowerBound)]
        let rest = previous.text[link.lowerBound...]
        return (opening == "(" && !rest.contains(")")) || (opening == "<" && !rest.contains(">"))
    }

    /// `> On Monday, Jane wrote:` as the first lines of a quote.
    private func announcesItself(_ quote: ArraySlice<TextLine>) -> Bool {
        let opening = quote.prefix(6).map { TextLine($0.unquoted) }
        return opening.indices.contains { Attribution(endingAt: $0, in: opening, from: 0) != nil }
    }

    /// Outlook draws a line above its header block, Orange writes “Message du 04/03/24 10:12”; it is part of the quote.
    private mutating func dropRuleAtEndOfOwn() {
        while let last = own.last, last.isBlank || last.isRule || last.isOrangeTitle { own.removeLast() }
        hasOwnText = own.contains { !$0.isBlank }
    }

    private mutating func endOwn() {
        if hasOwnText {
            let signature = Signature(endOf: own, by: author, hasTextBefore: hasPieceWithText)
            pieces.append(.own(text: Array(own[..<signature.start]), signature: Array(own[signature.start...])))
            hasOwnPiece = true
            hasPieceWithText = hasPieceWithText || signature.start > 0
        }
        own = []
        hasOwnText = false
    }

    private var hasText: Bool { hasOwnText || hasOwnPiece }
}

extension TextLine {
    fileprivate var isOrangeTitle: Bool {
        text.utf8.count <= 40 && hasDigitOrAt && trimmed.lowercased().hasPrefix("message du ")
    }
}

extension MailPieces.Piece {
    /// Holds words of the writer's beside a signature.
    var hasText: Bool {
        if case .own(let text, _) = self { text.contains { !$0.isBlank } } else { false }
    }

    var isAnnouncedQuote: Bool {
        if case .quote(_, let isAnnounced) = self { isAnnounced } else { false }
    }
}
