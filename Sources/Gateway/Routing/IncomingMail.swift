import CRM
import Calendars
import Commands
import Configuration
import Crypto
import Foundation
import Mail
import MailMIME
import Store

/// A mail that was read, with all that follows from its bytes alone. Made outside the transaction, on any core.
struct IncomingMail: Sendable {
    let ledgerID: Int64
    let rawID: Int64
    let received: Date
    let mail: ParsedMail
    let visible: VisibleText
    let kind: MailKind
    /// Two mails with the same one are the same mail, delivered twice.
    let fingerprint: String
    /// Addresses it was delivered to or names, in that order.
    let recipients: [EmailAddress]
    /// Tokens of ours that came back in an address, then those in Message-IDs, newest mail first.
    let tokens: [SignedToken]
    /// Whom it says it is from; where no From or Sender says so, whom answers or bounces go to.
    let sender: Address?
    /// The colleague of that address; not verified.
    let staff: StaffMember?
    /// Only of a colleague's mail.
    let commands: CommandMail
    /// What our mail server found out about it.
    let authentication: AuthenticationResults?
    /// What calendars answer in it.
    let answers: [MeetingAnswer]
    /// What the company's own web form says in it, if it is from one.
    let form: FormMail?
    /// What it is written in, of the languages that the company writes; nil when that cannot be told.
    let language: Language?

    /// Who wrote it: the person who filled the form in, else whom it says it is from.
    var author: Address? { form?.person ?? sender }
}

/// Reads mails: bytes in, `IncomingMail` out, no database and no clock.
struct MailReader: Sendable {
    let settings: Settings
    let signer: TokenSigner

    func read(_ due: DueMail) throws -> IncomingMail {
        let mail = try ParsedMail(parsing: due.bytes)
        let visible = mail.visibleText
        let recipients = recipients(of: mail)
        let sender = mail.from.first ?? mail.sender ?? mail.replyTo.first ?? mail.returnPath.map { Address(email: $0) }
        let staff = sender.flatMap { settings.staffMember(of: $0.email) }
        return IncomingMail(
            ledgerID: due.ledgerID, rawID: due.rawID, received: due.received, mail: mail, visible: visible,
            kind: mail.kind(ownLists: settings.routing.ownLists),
            fingerprint: Fingerprint.of(mail, bytes: due.bytes), recipients: recipients,
            tokens: tokens(in: mail, recipients: recipients), sender: sender, staff: staff,
            commands: CommandMail(staff == nil ? "" : visible.text, vocabulary: settings.vocabulary),
            authentication: settings.security.authservID.flatMap { AuthenticationResults(of: mail, trusting: $0) },
            answers: answers(in: mail),
            form: FormMail(mail, forms: settings.routing.forms, fields: settings.vocabulary.fields),
            language: language(of: mail, visible))
    }

    private func answers(in mail: ParsedMail) -> [MeetingAnswer] {
        let zone = TimeZone(identifier: settings.company.timeZone) ?? .gmt
        return mail.calendars.flatMap { $0.answers(in: zone) }
    }

    private func language(of mail: ParsedMail, _ visible: VisibleText) -> Language? {
        let ours = settings.company.languages
        let declared = mail.value(of: "Content-Language").flatMap(Language.init(rawValue:))
        if let declared, ours.contains(declared) { return declared }
        return Language.guess(of: mail.subject + "\n" + visible.text, among: ours)
    }

    /// What the servers on the way noted comes first: it is there even for a blind copy.
    private func recipients(of mail: ParsedMail) -> [EmailAddress] {
        let noted = ["Delivered-To", "X-Original-To", "Envelope-To"].flatMap(mail.values).compactMap { value in
            EmailAddress(value.trimmingCharacters(in: .whitespaces.union(["<", ">"])))
        }
        return noted + (mail.to + mail.cc).map(\.email)
    }

    private func tokens(in mail: ParsedMail, recipients: [EmailAddress]) -> [SignedToken] {
        let address = settings.company.address
        let inAddresses = recipients.prefix(50).compactMap(address.token)
        let inMessageIDs = (mail.inReplyTo + mail.references.reversed()).prefix(50).compactMap(address.token)
        return (inAddresses + inMessageIDs).compactMap { signer.read($0) }
    }
}

/// Tells mails apart: Message-ID and body together, or, without a Message-ID, who, when, what about and body. What has
/// neither Message-ID nor body is told apart by all of it.
///
/// Header fields that differ between two deliveries of one mail (Received, Delivered-To) and the kind of line ends do not
/// count.
enum Fingerprint {
    static func of(_ mail: ParsedMail, bytes: [UInt8]) -> String {
        var hash = SHA256()
        var head = mail.messageID.map { "id\0\($0.rawValue)" } ?? "no id\0"
        if mail.messageID == nil {
            head += "\(mail.from)\0\(mail.value(of: "Date") ?? "")\0\(mail.subject)"
        }
        hash.update(data: Data(head.utf8))
        update(&hash, withBodyOf: bytes, hasMessageID: mail.messageID != nil)
        return Data(hash.finalize()).base64EncodedString()
    }

    /// Everything behind the first blank line, CR left out, and without line ends at the very end.
    private static func update(_ hash: inout SHA256, withBodyOf bytes: [UInt8], hasMessageID: Bool) {
        let cr = UInt8(ascii: "\r")
        let lf = UInt8(ascii: "\n")
        var end = bytes.count
        while end > 0, bytes[end - 1] == cr || bytes[end - 1] == lf { end -= 1 }
        var start = 0
        while start < end, !(bytes[start] == lf && isBlankLine(at: start + 1, in: bytes)) { start += 1 }
        if start == end, !hasMessageID { start = 0 }
        // Many lines at once: hashing line by line takes twice as long.
        bytes[start..<end].withUnsafeBytes { body in
            withUnsafeTemporaryAllocation(byteCount: pieceLength, alignment: 1) { piece in
                var rest = body
                while !rest.isEmpty {
                    let taken = UnsafeRawBufferPointer(rebasing: rest.prefix(pieceLength))
                    rest = UnsafeRawBufferPointer(rebasing: rest.dropFirst(pieceLength))
                    let count = copy(taken, without: cr, into: piece)
                    hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: piece[..<count]))
                }
            }
        }
    }

    /// In bytes.
    private static let pieceLength = 16_384

    /// Returns how many bytes that were.
    private static func copy(
        _ bytes: UnsafeRawBufferPointer, without byte: UInt8, into copy: UnsafeMutableRawBufferPointer
    ) -> Int {
        var count = 0
        var rest = bytes
        while let start = rest.baseAddress, let target = copy.baseAddress {
            let end = memchr(start, Int32(byte), rest.count).map { UnsafeRawPointer($0) - start }
            let length = end ?? rest.count
            memcpy(target + count, start, length)
            count += length
            guard let end else { break }
            rest = UnsafeRawBufferPointer(rebasing: rest[(end + 1)...])
        }
        return count
    }

    private static func isBlankLine(at index: Int, in bytes: [UInt8]) -> Bool {
        index < bytes.count
            && (bytes[index] == UInt8(ascii: "\n")
                || (bytes[index] == UInt8(ascii: "\r") && index + 1 < bytes.count
                    && bytes[index + 1] == UInt8(ascii: "\n")))
    }
}

extension ParsedMail {
    /// Whom bounces go to, as the last server noted it; nil for the null sender. RFC 5321 §4.4.
    fileprivate var returnPath: EmailAddress? {
        value(of: "Return-Path").flatMap { EmailAddress($0.trimmingCharacters(in: .whitespaces.union(["<", ">"]))) }
    }
}
