/// What a person wrote into a mail, apart from what the mail carries along: quotes, signature, footers.
///
/// Cut by the shape of lines and the words mail programs use (`MailLanguage`), in one pass over the text. Nothing is
/// lost: what is left out of `text` stands in `quoted` or `signature`.
public struct VisibleText: Hashable, Sendable {
    /// The person's own words. When the mail holds nothing but unmarked quotes or a forwarded mail, all of it.
    public var text: String
    /// The same with signature, telephone footer and legal notice where they stood.
    public var withSignature: String
    /// The mails quoted or forwarded below or between the text, with the lines that announce them; empty when there are none.
    public var quoted: String
    /// Signature, telephone footer and legal notice; empty when there are none.
    public var signature: String

    /// No person writes more than this, in bytes; what comes after it is not looked at and counts as quoted.
    private static let longestRead = 1_048_576

    /// Reads a body whose lines end in LF or CRLF. Takes time in proportion to its length.
    ///
    /// `author`, where known, helps to find a signature that is only a name.
    public init(of body: String, by author: Address? = nil) {
        let beginning = body.utf8.prefix(Self.longestRead)
        let isCut = beginning.endIndex < body.endIndex
        // Whole lines, but for a line that is longer than all that is read.
        let read = isCut ? beginning.lastIndex(of: 0x0A) ?? beginning.endIndex : nil
        let lines = TextLine.lines(of: read.map { String(body[..<$0]) } ?? body)
        let pieces = MailPieces(of: lines, by: author).pieces
        let lastOwn = pieces.lastIndex { $0.hasText } ?? 0
        var own: [String] = []
        var signed: [String] = []
        var quotes: [String] = []
        var signatures: [String] = []
        for (index, piece) in pieces.enumerated() {
            switch piece {
            case .own(let text, let signature):
                own.append(text.joined)
                signed.append(signature.isEmpty ? own[own.count - 1] : (text + signature).joined)
                signatures.append(signature.joined)
            case .quote(let quote, isAnnounced: false) where index < lastOwn:
                own.append(quote.joined)
                signed.append(own[own.count - 1])
            case .quote(let quote, _):
                quotes.append(quote.joined)
            }
        }
        text = Self.paragraphs(own)
        withSignature = Self.paragraphs(signed)
        if let read { quotes.append(String(body[read...].first == "\n" ? body[read...].dropFirst() : body[read...])) }
        quoted = Self.paragraphs(quotes)
        signature = Self.paragraphs(signatures)
        if text.isEmpty, !pieces.contains(where: \.isAnnouncedQuote) {
            text = lines.joined
            withSignature = text
            quoted = ""
            signature = ""
        }
    }

    private static func paragraphs(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

extension ParsedMail {
    /// What its sender wrote, without what was quoted. Reads the whole body anew at each call.
    public var visibleText: VisibleText { VisibleText(of: text, by: from.first) }
}
