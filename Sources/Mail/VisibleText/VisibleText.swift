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
    /// The mail quoted below the text where the writer says that the answers are in it; empty otherwise. Part of `quoted`.
    public private(set) var answers = ""

    /// All that a reader needs to see: the text, and the quote with answers in it.
    public var shown: String { Self.paragraphs([text, answers]) }
    /// The same with signature, telephone footer and legal notice where they stood.
    public var shownWithSignature: String { Self.paragraphs([withSignature, answers]) }

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
        self.init(pieces, of: lines)
        answers = Self.answers(in: pieces)
        if let read {
            quoted = Self.paragraphs([
                quoted, String(body[read...].first == "\n" ? body[read...].dropFirst() : body[read...]),
            ])
        }
    }

    private init(_ pieces: [MailPieces.Piece], of lines: [TextLine]) {
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
        quoted = Self.paragraphs(quotes)
        signature = Self.paragraphs(signatures)
        if text.isEmpty, !pieces.contains(where: \.isAnnouncedQuote) {
            text = lines.joined
            withSignature = text
            quoted = ""
            signature = ""
        }
    }

    /// Of the mails that are quoted only the latest, in which answers are.
    private static func answers(in pieces: [MailPieces.Piece]) -> String {
        guard let lastOwn = pieces.lastIndex(where: \.hasText), lastOwn + 1 < pieces.count,
            case .own(let own, _) = pieces[lastOwn], AnswersInQuote.areAnnounced(in: own)
        else { return "" }
        let below: [TextLine] = pieces[(lastOwn + 1)...].flatMap { piece in
            guard case .quote(let lines, _) = piece else { return [TextLine]() }
            return lines.map { $0.isQuoted ? TextLine($0.onceUnquoted) : $0 }
        }
        return VisibleText(MailPieces(of: below, by: nil).pieces, of: below).withSignature
    }

    private static func paragraphs(_ parts: [String]) -> String {
        parts.filter { !$0.isEmpty }.joined(separator: "\n\n")
    }
}

extension ParsedMail {
    /// What its sender wrote, without what was quoted. Reads the whole body anew at each call.
    public var visibleText: VisibleText { VisibleText(of: text, by: from.first) }
}
