/// A mail that somebody passed on: whose it was and what it said, apart from the words of the one who passed it on.
///
/// Everything in it is text that the forwarding person could have changed.
public struct ForwardedMail: Hashable, Sendable {
    /// Who wrote the original; nil when the forward names no address.
    public var sender: Address?
    /// The name of who wrote the original, empty when it is not given. Outlook often gives the name alone.
    public var senderName: String
    /// Subject of the original; empty when it is not given.
    public var subject: String
    /// Date of the original as written, in the language of who passed it on; empty when it is not given.
    public var date: String
    /// Message-ID of the original; nil unless the whole of it was attached or redirected.
    public var messageID: MessageID?
    /// What the original said, lines ending in LF.
    public var text: String
    /// What the forwarding person wrote above it; often empty.
    public var introduction: String

    /// The original in a mail: attached (`message/rfc822`), redirected (`Resent-From`, RFC 5322 §3.6.6), or in the text
    /// below the mark or the block of fields that mail programs put there.
    ///
    /// nil when nothing was forwarded. A block of fields alone is a quote under an answer just as well, so it counts only
    /// under a subject such as “Fwd: …”. Bounces attach mails too: ask `kind(ownLists:)` first.
    public init?(in mail: ParsedMail) {
        if let original = mail.embeddedMails.first {
            self.init(attached: original, to: mail)
        } else if mail.value(of: "Resent-From") != nil {
            self.init(original: mail, introduction: "")
        } else {
            self.init(inText: mail.text, isKnownForward: ForwardMark.isForward(subject: mail.subject))
        }
    }

    /// The original in a text whose lines end in LF or CRLF.
    ///
    /// `isKnownForward` says that a block of fields without a mark above it shall do.
    public init?(inText body: String, isKnownForward: Bool = true) {
        let lines = TextLine.lines(of: body)
        guard let mark = ForwardMark(in: lines, isKnownForward: isKnownForward) else { return nil }
        let original = mark.originalLines(in: lines)
        guard
            let block = original.indices.prefix(6).lazy.compactMap({ HeaderBlock(startingAt: $0, in: original) }).first
        else { return nil }
        let from = block.value(.from) ?? ""
        sender = from.addressWithName
        senderName = sender?.name ?? from
        subject = block.value(.subject) ?? ""
        date = block.value(.date) ?? ""
        text = original[(block.lines.upperBound + 1)...].joined
        introduction = VisibleText(of: lines[..<mark.line].joined).text
    }

    /// Whether a subject says “Fwd: …”, “TR : …”, “WG: …”: what mail programs put before that of a mail passed on.
    public static func isForward(subject: String) -> Bool { ForwardMark.isForward(subject: subject) }

    private init(attached original: ParsedMail, to mail: ParsedMail) {
        self.init(original: original, introduction: mail.visibleText.text)
    }

    private init(original: ParsedMail, introduction: String) {
        sender = original.from.first
        senderName = original.from.first?.name ?? ""
        subject = original.subject
        date = original.value(of: "Date") ?? ""
        messageID = original.messageID
        text = original.text
        self.introduction = introduction
    }
}

/// Where a forwarded mail begins in a text.
struct ForwardMark {
    /// The first line that is no longer the forwarding person's.
    let line: Int

    init?(in lines: [TextLine], isKnownForward: Bool) {
        for index in lines.indices.prefix(20_000) where !lines[index].isBlank && !lines[index].isCode {
            let content = lines[index].unquoted
            if QuoteMark(content) == .forwarded, Self.hasBlock(below: index, in: lines) {
                line = index
                return
            }
            guard isKnownForward, !lines[index].isQuoted else { continue }
            if HeaderBlock(startingAt: index, in: lines) != nil
                || (QuoteMark(content) == .original && Self.hasBlock(below: index, in: lines))
            {
                line = Self.withRuleAbove(index, in: lines)
                return
            }
        }
        return nil
    }

    /// The lines of the original, without the quote marks that some programs put before all of them.
    func originalLines(in lines: [TextLine]) -> [TextLine] {
        let rest = lines[line...]
        let first = rest.first { !$0.isBlank && QuoteMark($0.unquoted) == nil && !$0.isRule }
        guard first?.isQuoted == true else {
            return Array(rest.drop { $0.isBlank || $0.isRule || QuoteMark($0.unquoted) != nil })
        }
        return rest.map(\.withOneQuoteLess).drop { $0.isBlank || QuoteMark($0.trimmed) != nil }.map { $0 }
    }

    /// “Fwd: …”, “TR : …”, “WG: …”: what mail programs put before the subject of a mail passed on.
    static func isForward(subject: String) -> Bool {
        guard let colon = subject.utf8.prefix(24).firstIndex(of: UInt8(ascii: ":")) else { return false }
        return prefixes.contains(subject[..<colon].withoutOuterSpace.lowercased())
    }

    private static func hasBlock(below index: Int, in lines: [TextLine]) -> Bool {
        let below = lines[(index + 1)...].prefix(24).map { $0.isQuoted ? $0.withOneQuoteLess : $0 }
        guard let first = below.firstIndex(where: { !$0.isBlank }) else { return false }
        return HeaderBlock(startingAt: first, in: below) != nil
    }

    private static func withRuleAbove(_ index: Int, in lines: [TextLine]) -> Int {
        var first = index
        while first > 0, lines[first - 1].isBlank || lines[first - 1].isRule { first -= 1 }
        return first
    }

    private static let prefixes: Set = [
        "fw", "fwd", "wg", "tr", "rv", "i", "doorst", "fs", "vs", "vb", "enc", "pd", "転送", "转发", "轉寄", "fyi", "rif",
        "inoltro",
    ]
}

extension TextLine {
    fileprivate var withOneQuoteLess: TextLine {
        guard isQuoted else { return self }
        let rest = trimmed.dropFirst()
        return TextLine(rest.first == " " ? rest.dropFirst() : rest)
    }
}

extension String {
    /// The first address in the text with the name beside it: `Jane <jane@example.test>`, `Jane [mailto:jane@…]`.
    fileprivate var addressWithName: Address? {
        guard let email = mailAddresses.first else { return nil }
        let name = prefix { !"<[(".contains($0) }[...].withoutOuterSpace
        let unquoted = name.drop { "\"'".contains($0) }.prefix { !"\"".contains($0) }
        return Address(
            name: unquoted.utf8.contains(UInt8(ascii: "@")) ? "" : String(unquoted.withoutOuterSpace), email: email)
    }
}
