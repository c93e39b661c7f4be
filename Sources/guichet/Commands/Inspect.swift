import ArgumentParser
import Calendars
import Foundation
import Gateway
import Mail
import MailMIME
import Prospects

struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract:
            "Prints what the gateway understands of mails, calendar files and business cards, one JSON line each.",
        discussion: "Touches nothing.")

    enum Body: String, ExpressibleByArgument, CaseIterable {
        case text, html
    }

    @Option(help: "Takes the files for bare bodies of mails: text or html.")
    var body: Body?
    @Argument(help: "Files; none, or -, reads one from standard input.")
    var files: [String] = []

    func run() async throws {
        var failed = false
        for file in files.isEmpty ? ["-"] : files {
            do {
                print(try line(of: try Self.bytes(of: file), path: file))
            } catch {
                failed = true
                Terminal.say("\(file): \(error)")
            }
        }
        if failed { throw ExitCode.failure }
    }

    /// What begins as a calendar or a card is one; everything else is a mail.
    private func line(of bytes: [UInt8], path: String) throws -> String {
        if let body { return try Reports(parts: [MailReport(of: Self.mail(body, bytes), path: path)]).line() }
        let start = String(decoding: bytes.prefix(200), as: UTF8.self).uppercased()
            .trimmingCharacters(in: .whitespacesAndNewlines.union(["\u{FEFF}"]))
        if start.hasPrefix("BEGIN:VCALENDAR") {
            guard let report = try CalendarObject.read(bytes).lazy.compactMap({ CalendarReport($0) }).first else {
                throw Complaint("There is nothing in the calendar.")
            }
            return try Reports(parts: [["path": path], report]).line()
        }
        if start.hasPrefix("BEGIN:VCARD") {
            return try Reports(parts: [["path": path], CardReport(of: try VCard.cards(in: bytes, limit: 1 << 26))])
                .line()
        }
        let mail = try ParsedMail(parsing: bytes)
        let calendar = mail.calendars.lazy.compactMap { CalendarReport($0) }.first.map { [$0 as any Encodable] } ?? []
        return try Reports(parts: [MailReport(of: mail, path: path)] + calendar).line()
    }

    /// A mail that has nothing but this body, its lines ending in LF.
    private static func mail(_ body: Body, _ bytes: [UInt8]) -> ParsedMail {
        let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
        var mail = ParsedMail()
        switch body {
        case .text: mail.plainText = text
        case .html:
            mail.html = text
            mail.textOfHTML = HTMLText(text).text
        }
        return mail
    }

    private static func bytes(of file: String) throws -> [UInt8] {
        if file == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint("The file cannot be read.")
        }
        return [UInt8](data)
    }
}

/// Several reports whose fields stand side by side.
struct Reports: Encodable {
    var parts: [any Encodable]

    func encode(to encoder: any Encoder) throws {
        for part in parts { try part.encode(to: encoder) }
    }

    /// One line, whatever the file says.
    func line() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}

/// What the gateway understands of a file of business cards: the first of them, and how many there are.
struct CardReport: Encodable {
    var fn: String?
    var org: [String]
    var email: [String]
    var tel: [String]
    var title: String?
    var url: String?
    var name: [String: String]
    /// Post office box, extended, street, city, region, zip, country. RFC 6350 §6.3.1.
    var adr: [String]
    var count: Int

    init(of cards: [VCard]) {
        let card = cards.first ?? VCard()
        fn = card.formattedName
        org = card.organization
        email = card.emails.map(\.value)
        tel = card.phones.map(\.value)
        title = card.titles.first
        url = card.websites.first
        let parts = card.name ?? VCard.Name()
        name = [
            "family": parts.family, "given": parts.given, "additional": parts.additional, "prefix": parts.prefix,
            "suffix": parts.suffix,
        ]
        let place = card.addresses.first?.value ?? VCard.Address()
        adr = [
            place.postOfficeBox, place.extended, place.street, place.city, place.region, place.zip, place.country,
        ]
        count = cards.count
    }
}

/// What the gateway understands of a mail, under the names that the scoring scripts of other projects' corpora use.
struct MailReport: Encodable {
    struct File: Encodable {
        var filename: String?
        var type: String
        /// Bytes, decoded.
        var size: Int
    }

    var path: String
    var subject: String
    var from: String?
    var from_name: String?
    var to: [String]
    var message_id: String?
    var in_reply_to: String?
    var references: [String]
    var text: String?
    var html: String?
    var attachments: [File]
    var visible_text: String
    var visible_with_signature: String
    var kind: String
    /// Why it is of that kind.
    var reason: String
    /// Of a bounce: whom the mail did not reach, each under the address we wrote to and under the one that failed in the end.
    var recipients: [String]
    var status: [String]
    var hard: Bool
    /// Of a forwarded mail: the forwarder's own words, and the mail that was forwarded.
    var before: String?
    var embedded: String?

    init(of mail: ParsedMail, path: String) {
        self.path = path
        subject = mail.subject
        from = mail.from.first?.email.rawValue
        from_name = mail.from.first?.name
        to = mail.to.map(\.email.rawValue)
        message_id = mail.messageID?.rawValue
        in_reply_to = mail.inReplyTo.first?.rawValue
        references = mail.references.map(\.rawValue)
        text = mail.plainText ?? mail.textOfHTML
        html = mail.html
        attachments = mail.attachments.map {
            File(filename: $0.fileName, type: $0.mediaType.essence, size: $0.content.count)
        }
        let visible = mail.visibleText
        visible_text = visible.shown
        visible_with_signature = visible.shownWithSignature
        let mailKind = mail.kind()
        kind = mailKind.name
        reason = mailKind.reason
        let failure = DeliveryFailure(mail)
        recipients = failure.recipients.flatMap { [$0.address, $0.finalAddress].compactMap { $0?.rawValue } }
        status = failure.recipients.compactMap(\.status)
        hard = failure.recipients.contains { $0.isBadAddress }
        let forwarded = ForwardedMail(in: mail)
        before = forwarded?.introduction
        embedded = forwarded?.text
    }
}

extension MailKind {
    fileprivate var name: String {
        switch self {
        case .normal: "normal"
        case .list: "list"
        case .autoReply: "auto-reply"
        case .bounce: "bounce"
        case .feedback: "feedback"
        case .delivered: "delivered"
        }
    }
}
