/// The wording of a bounce, parted into what the mail program says and the header of the mail it returns.
struct BounceText {
    /// What can be read from the returned mail.
    struct Original {
        var messageID: MessageID?
        var recipients: [EmailAddress] = []
    }

    /// What the mail program says, one line each.
    let lines: [TextLine]
    private(set) var original = Original()

    /// All of what it says.
    var said: String { lines.map(\.text).joined(separator: "\n") }

    init(of mail: ParsedMail) {
        let all = TextLine.lines(of: mail.wording(limit: 256 * 1_024))
        let end = all.firstIndex { Self.beginsOriginal($0) } ?? all.count
        lines = Array(all[..<end])
        for line in all[end...].prefix(2_000) {
            guard let field = line.unquoted.fieldNameAndValue else { continue }
            switch field.name {
            case "message-id": original.messageID = original.messageID ?? MessageID(field.value)
            case "to", "cc": original.recipients += field.value.mailAddresses
            default: break
            }
        }
        report = Self.report(in: all.prefix(2_000))
        for embedded in mail.embeddedMails { original.recipients += (embedded.to + embedded.cc).map(\.email) }
    }

    /// The recipient fields of a delivery status that a broken mail holds as plain text, one group each.
    private(set) var report: [[HeaderField]] = []

    /// The server's answer that stands with an address, at most 500 characters.
    func reply(about address: EmailAddress) -> String {
        let needle = Phrases([address.folded])
        let at = lines.firstIndex { needle.isFound(in: $0.text.lowercased()) } ?? 0
        let near = lines[at...].prefix(8).first { SMTPReply.code(in: String($0.text)) != nil }
        let found = near ?? lines.first { SMTPReply.code(in: String($0.text)) != nil }
        return String((found?.trimmed ?? "").prefix(500))
    }

    /// Whether the wording mentions the address.
    func names(_ address: EmailAddress) -> Bool { Phrases([address.folded]).isFound(in: said.lowercased()) }

    /// The program has not given up yet.
    var isDelay: Bool { Self.delays.isFound(in: said.lowercased()) }

    private static let delays = Phrases([
        "still being retried", "will be retried", "will continue to try", "will keep trying", "is delayed",
        "will retry", "warning message only", "not yet been delivered", "do not need to resend",
        "will be attempted again", "delivery attempts will continue", "hat sich verzögert", "noch nicht zugestellt",
        "weiterhin versucht", "erneut versucht", "pas encore été remis", "va réessayer", "nouvelles tentatives",
        "seguirá intentando", "seguiremos intentando", "nog niet bezorgd", "nog niet afgeleverd", "opnieuw geprobeerd",
        "non è ancora stato", "ritenterà", "ainda não foi entregue", "jeszcze dostarczona", "fortsätter att försöka",
    ])

    /// The addresses that the wording blames; of several kinds of evidence only the best counts.
    func failedAddresses(of mail: ParsedMail) -> [EmailAddress] {
        let candidates = BounceCandidates(in: self, of: mail)
        if !candidates.best.isEmpty { return candidates.best }
        let sender = Set(mail.to.map(\.email))
        return original.recipients.filter { !sender.contains($0) }.prefix(1).map { $0 }
    }

    private static func report(in lines: ArraySlice<TextLine>) -> [[HeaderField]] {
        var groups: [[HeaderField]] = []
        for line in lines {
            guard let field = line.trimmed.fieldNameAndValue, reportFields.contains(field.name) else { continue }
            let isNew = groups.last?.contains { $0.name == field.name } ?? true
            if isNew { groups.append([]) }
            groups[groups.count - 1].append(HeaderField(field.name, String(field.value)))
        }
        return groups
    }

    private static let reportFields: Set = [
        "original-recipient", "final-recipient", "action", "status", "diagnostic-code",
    ]

    /// “--- Below this line is a copy of the message.” or the first trace field of the returned mail.
    private static func beginsOriginal(_ line: TextLine) -> Bool {
        let text = line.unquoted
        guard text.utf8.count >= 8, text.utf8.count <= 300, let first = text.utf8.first else { return false }
        if first == UInt8(ascii: "-") || first == UInt8(ascii: "=") || first == UInt8(ascii: "_") {
            let lowered = text.lowercased()
            return marks.isFound(in: lowered)
        }
        guard let field = text.fieldNameAndValue else {
            let lowered = text.lowercased()
            return lowered.hasPrefix("original m") && (lowered.hasSuffix(":") || lowered.hasSuffix("follows."))
        }
        return ["received", "return-path", "message-id", "x-originating-ip", "mime-version", "dkim-signature"].contains(
            field.name)
    }

    private static let marks = Phrases([
        "below this line", "copy of", "original message", "unsent message", "message header", "returned message",
        "message follows", "headers follow", "returned mail", "original mail", "undelivered message",
        "original headers",
    ])
}

extension ParsedMail {
    /// The beginning of the text, at most `limit` bytes; of a mail whose parts are broken, what its parts hold instead.
    func wording(limit: Int) -> String {
        guard text.utf8.allSatisfy({ $0 <= 0x20 }) else {
            return String(decoding: text.utf8.prefix(limit), as: UTF8.self)
        }
        let parts = attachments.prefix(8).filter { ["text", "message", "multipart"].contains($0.mediaType.type) }
        return parts.map { String(decoding: $0.content.prefix(limit / 8), as: UTF8.self) }.joined(separator: "\n")
    }
}

extension Substring {
    /// `Name: value` of a header field, the name in lower case; nil for anything else. RFC 5322 §2.2.
    var fieldNameAndValue: (name: String, value: Substring)? {
        guard let colon = utf8.prefix(40).firstIndex(of: UInt8(ascii: ":")), colon > startIndex else { return nil }
        let name = self[..<colon]
        guard name.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        return (name.lowercased(), self[index(after: colon)...].withoutOuterSpace)
    }
}
