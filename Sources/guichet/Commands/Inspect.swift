import ArgumentParser
import Foundation
import Mail
import MailMIME

struct Inspect: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what the gateway understands of mails, one JSON line each; touches nothing.")

    @Argument(help: "Mail files; none, or -, reads one from standard input.")
    var files: [String] = []

    func run() async throws {
        var failed = false
        for file in files.isEmpty ? ["-"] : files {
            do {
                let mail = try ParsedMail(parsing: try Self.bytes(of: file))
                print(try MailReport(of: mail, path: file).line())
            } catch {
                failed = true
                Terminal.say("\(file): \(error)")
            }
        }
        if failed { throw ExitCode.failure }
    }

    private static func bytes(of file: String) throws -> [UInt8] {
        if file == "-" { return [UInt8](FileHandle.standardInput.readDataToEndOfFile()) }
        guard let data = FileManager.default.contents(atPath: file) else {
            throw Complaint("The file cannot be read.")
        }
        return [UInt8](data)
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
    /// Of a bounce: whom the mail did not reach.
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
        visible_text = visible.text
        visible_with_signature = visible.withSignature
        let mailKind = mail.kind()
        kind = mailKind.name
        reason = mailKind.reason
        let failure = DeliveryFailure(mail)
        recipients = failure.recipients.map(\.address.rawValue)
        status = failure.recipients.compactMap(\.status)
        hard = failure.recipients.contains { $0.isPermanent }
        let forwarded = ForwardedMail(in: mail)
        before = forwarded?.introduction
        embedded = forwarded?.text
    }

    /// One line, whatever the mail says.
    func line() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
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
