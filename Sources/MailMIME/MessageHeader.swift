import CGMime
import Foundation
import Mail

/// Puts the header of a mail into a GMime message. RFC 5322 §3.6.
struct MessageHeader {
    private let mail: OutgoingMail

    /// Fields that the mail itself decides; nobody adds a second one, and hidden recipients stay hidden.
    private static let reserved: Set = [
        "bcc", "cc", "date", "from", "in-reply-to", "message-id", "mime-version", "references", "reply-to", "resent-bcc",
        "subject", "to",
    ]

    /// More references than this make a header that some servers refuse; the first and the last ones tell the thread.
    private static let mostReferences = 20

    init(_ mail: OutgoingMail) { self.mail = mail }

    func write(to message: UnsafeMutablePointer<GMimeMessage>) throws {
        add([mail.from], as: GMIME_ADDRESS_TYPE_FROM, to: message)
        add(mail.to, as: GMIME_ADDRESS_TYPE_TO, to: message)
        add(mail.cc, as: GMIME_ADDRESS_TYPE_CC, to: message)
        add(mail.replyTo, as: GMIME_ADDRESS_TYPE_REPLY_TO, to: message)
        g_mime_message_set_subject(message, mail.subject.headerSafe, "utf-8")
        let date = g_date_time_new_from_unix_utc(gint64(clamping: mail.date.timeIntervalSince1970))
        if let date {
            g_mime_message_set_date(message, date)
            g_date_time_unref(date)
        }
        g_mime_message_set_message_id(message, mail.messageID.rawValue)
        message.withMemoryRebound(to: GMimeObject.self, capacity: 1, addFurtherFields)
    }

    private func add(
        _ addresses: [Address], as type: GMimeAddressType, to message: UnsafeMutablePointer<GMimeMessage>
    ) {
        guard let list = g_mime_message_get_addresses(message, type) else { return }
        for address in addresses {
            let name = address.name.headerSafe
            guard let made = internet_address_mailbox_new(name.isEmpty ? nil : name, address.email.rawValue) else { continue }
            let mailbox = GObjectReference(owning: made)
            internet_address_set_charset(mailbox.pointer, "utf-8")
            internet_address_list_add(list, mailbox.pointer)
        }
    }

    private func addFurtherFields(to message: UnsafeMutablePointer<GMimeObject>) {
        if let inReplyTo = mail.inReplyTo { g_mime_object_set_header(message, "In-Reply-To", "\(inReplyTo)", nil) }
        if !mail.references.isEmpty {
            let references = shortenedReferences.map { "\($0)" }.joined(separator: " ")
            g_mime_object_set_header(message, "References", references, nil)
        }
        for field in mail.headers where Self.isWelcome(field.name) {
            g_mime_object_append_header(message, field.name, field.value.headerSafe, "utf-8")
        }
    }

    private var shortenedReferences: [MessageID] {
        guard mail.references.count > Self.mostReferences else { return mail.references }
        return mail.references.prefix(1) + mail.references.suffix(Self.mostReferences - 1)
    }

    /// Printable ASCII without a colon, RFC 5322 §2.2, and not one that the mail itself decides.
    private static func isWelcome(_ name: String) -> Bool {
        let isWellNamed = (1...76).contains(name.utf8.count) && name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != 0x3A }
        let folded = name.lowercased()
        return isWellNamed && !reserved.contains(folded) && !folded.hasPrefix("content-")
    }
}

extension gint64 {
    fileprivate init(clamping seconds: TimeInterval) {
        // The years 1 to 9999, which are those that GLib can write.
        self = seconds.isNaN ? 0 : gint64(Swift.min(Swift.max(seconds, -62_135_596_800), 253_402_300_799))
    }
}

extension String {
    /// Fit to be one line of a header: blanks for line ends and tabs, no other control characters.
    var headerSafe: String {
        guard unicodeScalars.contains(where: \.endsHeaderLine) else { return self }
        var result = Unicode.Scalars()
        for scalar in unicodeScalars {
            if !scalar.endsHeaderLine {
                result.append(scalar)
            } else if scalar.properties.isWhitespace, result.last != " " {
                result.append(" ")
            }
        }
        return String(result)
    }
}

extension Unicode {
    fileprivate typealias Scalars = String.UnicodeScalarView
}

extension Unicode.Scalar {
    /// Control characters and the two Unicode line ends.
    fileprivate var endsHeaderLine: Bool {
        properties.generalCategory == .control || value == 0x2028 || value == 0x2029
    }
}
