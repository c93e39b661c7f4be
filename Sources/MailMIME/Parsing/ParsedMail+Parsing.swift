import CGMime
import Foundation
public import Mail

extension ParsedMail {
    /// Reads a mail as it was received or stored: lines end in CRLF or LF, and an mbox `From ` line may stand before it.
    ///
    /// What is broken is read as well as possible; values that are missing or unreadable stay empty. Takes time in
    /// proportion to the length. Beyond the limits (2 000 header fields, 1 000 parts, 50 nested multiparts, 8 levels of
    /// embedded mails, 1 MiB of text, 2 MiB of HTML) nothing more is read; longer text is a file as well. Throws only when
    /// there is no header field at all.
    public init(parsing bytes: [UInt8]) throws(UnreadableMail) {
        try self.init(parsing: bytes, level: 0)
    }

    /// `level` is 0 for the mail itself, 1 for one embedded in it, and so on.
    init(parsing bytes: [UInt8], level: Int) throws(UnreadableMail) {
        var body = MailBody(level: level)
        let found = MailTree.reading(MailEnvelope.removed(from: bytes)) { tree in
            let fields = tree.fields
            return tree.withRoot { root in
                if !fields.isEmpty { body.read(root) }
                return (fields: fields, mediaType: root.mediaType)
            }
        }
        guard let found, !found.fields.isEmpty else { throw UnreadableMail(isEmpty: bytes.isEmpty) }
        self.init()
        read(found.fields)
        mediaType = found.mediaType
        plainText = body.plainText
        html = body.html
        textOfHTML = body.textOfHTML
        textBehindNotice = body.textBehindNotice
        attachments = body.attachments
        embeddedMails = body.embeddedMails
        report = body.report
    }

    private mutating func read(_ fields: [RawField]) {
        headers = fields.map { field in
            HeaderField(field.name, field.isForMachines ? field.asWritten : field.text)
        }
        var soleAuthors: [EmailAddress?] = []
        for field in fields {
            switch field.name.lowercased() {
            case "message-id": messageID = messageID ?? MessageID.all(in: field.value).first
            case "in-reply-to": inReplyTo += MessageID.all(in: field.value)
            case "references": references += MessageID.all(in: field.value)
            case "from":
                let (addresses, sole) = Address.read(field)
                from += addresses
                soleAuthors.append(sole)
            case "sender": sender = sender ?? Address.all(in: field).first
            case "reply-to": replyTo += Address.all(in: field)
            case "to": to += Address.all(in: field)
            case "cc": cc += Address.all(in: field)
            case "date": date = date ?? Date(of: field)
            default: break
            }
        }
        subject = value(of: "Subject") ?? ""
        soleAuthor = soleAuthors.count == 1 ? soleAuthors[0] : nil
    }
}

extension Date {
    /// The moment that a `Date:` field names; nil when it is not a date. RFC 5322 §3.3 and the usual mistakes.
    init?(of field: RawField) {
        guard field.value.count < 200, let date = g_mime_utils_header_decode_date(field.text) else { return nil }
        defer { g_date_time_unref(date) }
        self.init(timeIntervalSince1970: TimeInterval(g_date_time_to_unix(date)))
    }
}

extension UnreadableMail {
    fileprivate init(isEmpty: Bool) {
        self.init(explanation: isEmpty ? "It is empty." : "It has no header field, so it is no mail.")
    }
}
