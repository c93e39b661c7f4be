import Mail

/// The tree of parts that an outgoing mail becomes. RFC 2046 §5.1, RFC 2387.
struct OutgoingParts {
    let root: OutgoingPart

    init(of mail: OutgoingMail) {
        var boundaries = Boundaries(of: mail.messageID)
        let shown = mail.attachments.filter { mail.html != nil && $0.isInline && $0.contentID != nil }
        let files = mail.attachments.filter { mail.html == nil || !$0.isInline || $0.contentID == nil }
        var forms: [OutgoingPart] = [.text(mail.text, MediaType("text", "plain"))]
        if let html = mail.html {
            let page = OutgoingPart.text(html, MediaType("text", "html"))
            let parameters = ["type": "text/html"]
            forms.append(
                shown.isEmpty
                    ? page : .multipart("related", [page] + shown.map { .file($0) }, boundaries.next(), parameters))
        }
        forms += mail.alternatives.map { .alternative($0) }
        let text = forms.count == 1 ? forms[0] : .multipart("alternative", forms, boundaries.next(), [:])
        root = files.isEmpty ? text : .multipart("mixed", [text] + files.map { .file($0) }, boundaries.next(), [:])
    }
}

/// Boundaries that follow from the Message-ID, so that a mail is the same each time it is written.
private struct Boundaries {
    private let stem: String
    private var count = 0

    init(of messageID: MessageID) {
        // FNV-1a; the Message-ID of the mail is nothing that whoever wrote its parts could know.
        let hash = messageID.rawValue.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
            ($0 ^ UInt64($1)) &* 0x100_0000_01B3
        }
        stem = String(hash, radix: 36)
    }

    /// Holds `=_`, which quoted-printable and base64 never do. RFC 2045 §6.7.
    mutating func next() -> String {
        count += 1
        return "=_\(stem)_\(count)"
    }
}

/// A part of an outgoing mail.
indirect enum OutgoingPart {
    case text(String, MediaType)
    case file(Attachment)
    /// A further form of the text, such as a calendar object.
    case alternative(Attachment)
    case multipart(String, [OutgoingPart], String, [String: String])
}
