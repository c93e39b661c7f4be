/// Turns a stream of HTML elements and characters into text.
struct HTMLWriter {
    private var layout = TextLayout()
    private var open: [Open] = []
    private var hiddenDepth = 0
    private var preformattedDepth = 0
    private var quoteBoxDepth = 0
    private var lists: [Int?] = []
    private var signature: SignatureMark?

    /// An element that has begun and not ended, with what is to be done when it does.
    private struct Open {
        var element: HTMLElement
        var gapAfter: TextLayout.Gap?
        /// Where a link goes to, and where its text or a quoted mail began in the layout.
        var target: String?
        var mark = 0
        var cell: TextLayout.Cell?
        var isQuoteBox = false
        /// Where its text began, of a box that holds the writer's signature.
        var signature: Int?
    }

    /// Longer addresses than this, in bytes, are nothing to read; they are there to recognise who follows them.
    private static let longestTarget = 500

    mutating func start(_ name: String, _ attributes: HTMLAttributes) {
        var opened = Open(element: HTMLElement(name))
        if case .hidden = opened.element {} else if attributes.hidesElement { opened.element = .hidden }
        if case .quote = opened.element, attributes.isIndentation { opened.element = .block }
        if case .inline = opened.element, attributes.isQuotedMail { opened.element = .quote }
        defer { open.append(opened) }
        if case .hidden = opened.element { hiddenDepth += 1 }
        guard hiddenDepth == 0 else { return }
        switch opened.element {
        case .hidden, .inline: opened.signature = signatureStart(attributes)
        case .block:
            opened.signature = signatureStart(attributes)
            // A box within a box is quoted with it; to go over its lines again would take time with the square of the depth.
            opened.isQuoteBox = quoteBoxDepth == 0 && attributes.isQuoteBox
            if opened.isQuoteBox { quoteBoxDepth += 1 }
            begin(.line, &opened)
            opened.mark = layout.position
        case .paragraph: begin(lists.isEmpty && !attributes.isTightParagraph ? .paragraph : .line, &opened)
        case .row: begin(.line, &opened)
        case .cell: opened.cell = layout.beginCell()
        case .quote:
            begin(.paragraph, &opened)
            layout.quoteDepth += 1
        case .list(let isOrdered):
            begin(lists.isEmpty ? .paragraph : .line, &opened)
            lists.append(isOrdered ? (attributes["start"].flatMap { Int($0) } ?? 1) : nil)
        case .item:
            begin(.line, &opened)
            layout.beginItem(bullet(), level: lists.count)
        case .lineBreak: layout.breakLine()
        case .rule:
            begin(.line, &opened)
            layout.write("________________________________")
        case .link:
            opened.target = attributes["href"]
            opened.mark = layout.position
        case .image:
            // What a picture stands for is nobody's own words, and no command.
            let words = (attributes["alt"] ?? "").prefix { $0 != "\n" }
            if words.contains(where: { $0.isLetter || $0.isNumber }) {
                layout.write("[\(words)]")
            } else if !words.allSatisfy(\.isWhitespace) {
                // “🙂” is a letter of the text that some programs send as a picture.
                layout.write(words)
            }
        case .preformatted:
            opened.signature = signatureStart(attributes)
            begin(.paragraph, &opened)
            preformattedDepth += 1
        }
    }

    mutating func end() {
        guard let closed = open.popLast() else { return }
        if case .hidden = closed.element { hiddenDepth -= 1 }
        guard hiddenDepth == 0 else { return }
        switch closed.element {
        case .quote: layout.endQuote()
        case .list: if !lists.isEmpty { lists.removeLast() }
        case .item: layout.endItem(level: max(0, lists.count - 1))
        case .link: writeTarget(of: closed)
        case .preformatted: preformattedDepth -= 1
        case .cell: if let cell = closed.cell { layout.end(cell) }
        default: break
        }
        if let start = closed.signature, signature == nil, !layout.text(from: start).isEmpty {
            signature = SignatureMark(start: start, end: layout.position)
        }
        if let gap = closed.gapAfter { layout.want(gap) }
        if closed.isQuoteBox {
            quoteBoxDepth -= 1
            layout.quoteLines(from: closed.mark)
        }
    }

    mutating func write(_ text: UnsafeBufferPointer<UInt8>) {
        guard hiddenDepth == 0 else { return }
        if preformattedDepth > 0 {
            layout.writePreformatted(text)
        } else {
            layout.write(text)
        }
    }

    /// The whole text, the outermost white space taken off.
    consuming func finished() -> String {
        let text = layout.finished()
        return signature?.corrected(in: text) ?? text
    }

    /// Only the first box counts: those below are of quoted mails.
    private func signatureStart(_ attributes: HTMLAttributes) -> Int? {
        guard signature == nil, layout.quoteDepth == 0, quoteBoxDepth == 0, attributes.isSignature else { return nil }
        return layout.position
    }

    private mutating func begin(_ gap: TextLayout.Gap, _ opened: inout Open) {
        layout.want(gap)
        opened.gapAfter = gap
    }

    private mutating func bullet() -> String {
        guard let last = lists.last, let number = last else { return "- " }
        lists[lists.count - 1] = number &+ 1
        return "\(number). "
    }

    /// ` <address>` behind the text of a link, unless the text says it already or the address is none to visit.
    private mutating func writeTarget(of link: Open) {
        guard let target = link.target, target.utf8.count <= Self.longestTarget,
            !target.utf8.contains(where: { $0 <= 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }),
            let address = LinkAddress(target)
        else { return }
        let text = layout.text(from: link.mark)
        guard !text.isEmpty, !address.isSaid(by: text) else { return }
        layout.write(" <\(address.shown)>")
    }
}

/// Where a link leads, if that is something to read.
struct LinkAddress {
    /// Web addresses as they are, mail addresses without `mailto:` and what follows them.
    let shown: String

    init?(_ target: String) {
        let scheme = target.utf8.prefix(8).prefix { $0 != UInt8(ascii: ":") }
        switch Substring(scheme).lowercased() {
        case "http", "https", "ftp": shown = target
        case "mailto": shown = String(target.dropFirst(7).prefix { $0 != "?" })
        default: return nil
        }
        if shown.isEmpty { return nil }
    }

    /// The text names the same address, perhaps without `https://` or the last slash.
    func isSaid(by text: String) -> Bool { Self.folded(text).holds(Self.bare(Self.folded(shown))) }

    private static func folded(_ text: String) -> String {
        String(decoding: text.utf8.map { $0.isASCIILetter ? $0 | 0x20 : $0 }, as: UTF8.self)
    }

    private static func bare(_ address: String) -> String {
        var rest = address.utf8[...]
        for start in ["https://", "http://", "www."] where rest.starts(with: start.utf8) {
            rest = rest.dropFirst(start.utf8.count)
        }
        if rest.last == UInt8(ascii: "/") { rest.removeLast() }
        return String(Substring(rest))
    }
}
