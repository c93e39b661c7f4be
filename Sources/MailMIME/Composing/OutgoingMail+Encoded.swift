import CGMime
import Foundation
public import Mail

extension OutgoingMail {
    /// The mail as it goes to the server: lines end in CRLF, everything is ASCII, no line is longer than 998 octets unless
    /// a single identifier is (RFC 5322 §2.1.1).
    ///
    /// Text, HTML and the further forms stand in a `multipart/alternative`, pictures that the HTML shows beside it in a
    /// `multipart/related`, files around them in a `multipart/mixed`. The same mail gives the same bytes. Control
    /// characters in names, subject and fields are taken out, and so are fields that hide recipients or that this
    /// function writes itself; files get harmless names. Throws `UnsendableMail` for an address that only an SMTPUTF8 server would take.
    public func encoded() throws -> [UInt8] {
        for address in [from] + replyTo + to + cc where !address.email.localPart.utf8.allSatisfy({ $0 < 0x80 }) {
            throw UnsendableMail(explanation: "The local part of an address has letters beyond ASCII (RFC 6531).")
        }
        _ = GMime.options
        var parts: [UInt8]?
        OutgoingParts(of: self).root.withObject { parts = GMime.written($0) }
        guard let parts else { throw UnsendableMail(explanation: "GMime could not write the message.") }
        return (Array(header.utf8) + parts).withNetworkLines
    }

    /// Up to the fields of the outermost part. GMime's own encoded words are longer than RFC 2047 §2 allows.
    private var header: String {
        let fields = [
            ("From", HeaderWords(addresses: [from])), ("Reply-To", HeaderWords(addresses: replyTo)),
            ("To", HeaderWords(addresses: to)), ("Cc", HeaderWords(addresses: cc)),
            ("Subject", HeaderWords(text: subject)), ("Message-ID", HeaderWords(messageIDs: [messageID])),
            ("In-Reply-To", HeaderWords(messageIDs: inReplyTo.map { [$0] } ?? [])),
            ("References", HeaderWords(messageIDs: Self.trimmed(references))),
        ]
        let more = headers.filter(\.mayBeAdded).map { ($0.name, HeaderWords(text: $0.value)) }
        return (fields + more).reduce(into: "Date: \(date.inHeader)\n") { header, field in
            let (name, value) = field
            if !value.words.isEmpty { header += "\(name):\(value.folded(behind: name))" }
        } + "MIME-Version: 1.0\n"
    }

    /// The mail that began the thread, and the latest ones, up to 4 000 octets. RFC 5322 §3.6.4 leaves it to us, and
    /// threading needs no more.
    private static func trimmed(_ references: [MessageID]) -> [MessageID] {
        guard let first = references.first else { return [] }
        var left = 4_000 - first.rawValue.utf8.count
        let latest = references.dropFirst().reversed().prefix { id in
            left -= id.rawValue.utf8.count + 3
            return left >= 0
        }
        return [first] + latest.reversed()
    }
}

extension Date {
    /// In UTC, as RFC 5322 §3.3 writes it; within the years 1 to 9999, which are those that GLib knows.
    fileprivate var inHeader: String {
        let seconds = min(max(timeIntervalSince1970.rounded(.down), -62_135_596_800), 253_402_300_799)
        guard let time = g_date_time_new_from_unix_utc(gint64(seconds)) else { return "" }
        defer { g_date_time_unref(time) }
        return GMime.take(g_mime_utils_header_format_date(time)) ?? ""
    }
}

extension HeaderField {
    private static let reserved: Set = [
        "bcc", "resent-bcc", "from", "sender", "reply-to", "to", "cc", "subject", "date", "message-id", "in-reply-to",
        "references", "mime-version",
    ]

    /// A good name, and none of those that are written from other values or would tell of a blind copy.
    fileprivate var mayBeAdded: Bool {
        let lowered = name.lowercased()
        return !name.isEmpty && name.utf8.count <= 100
            && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || $0 == 0x2D }
            && !Self.reserved.contains(lowered) && !lowered.hasPrefix("content-")
    }
}

extension String {
    /// Without control characters, line separators and marks that turn the writing direction: nothing in it can end a
    /// header line, or stand elsewhere than where it is.
    var withoutControls: String {
        let isClean = unicodeScalars.allSatisfy {
            $0.value >= 0x20 && !(0x7F...0x9F).contains($0.value) && !(0x2028...0x202E).contains($0.value)
                && !(0x2066...0x2069).contains($0.value)
        }
        if isClean { return self }
        var kept = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            // A folded value is one line with a blank where the fold was.
            case 0x09, 0x0A: kept.append(" ")
            case ..<0x20, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: continue
            default: kept.append(scalar)
            }
        }
        return String(kept)
    }
}
