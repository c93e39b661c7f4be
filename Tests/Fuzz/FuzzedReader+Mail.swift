import Commands
import Foundation
import Mail
import MailMIME
import MailTransport

extension FuzzedReader {
    /// However the bytes come in, the same comes out.
    static func readResponses(_ bytes: [UInt8]) {
        precondition(responses(in: bytes, cutInto: max(1, bytes.count)) == responses(in: bytes, cutInto: 7))
    }

    /// Up to the first violation.
    private static func responses(in bytes: [UInt8], cutInto size: Int) -> [Response] {
        var reader = ResponseReader(limits: ResponseReader.Limits(literals: 1_000))
        var responses: [Response] = []
        do throws(ResponseReader.Violation) {
            for start in stride(from: 0, to: bytes.count, by: size) {
                bytes[start..<min(start + size, bytes.count)].withUnsafeBytes { reader.append($0) }
                while let response = try reader.next() { responses.append(response) }
            }
        } catch {}
        return responses
    }

    /// All that the gateway asks of a mail before it knows what to do with it, and an answer that repeats its words.
    static func readMail(_ bytes: [UInt8]) {
        guard let mail = try? ParsedMail(parsing: bytes) else { return }
        _ = mail.kind()
        _ = CommandMail(mail.visibleText.text, vocabulary: vocabulary)
        _ = ForwardedMail(in: mail)
        precondition(DeliveryFailure(mail).recipients.count <= 1_000)
        precondition(mail.embeddedMails.allSatisfy { $0.html == nil || $0.textOfHTML != nil || $0.plainText != nil })
        guard let answer = answer(to: mail), let written = try? answer.encoded() else { return }
        precondition(written.allSatisfy { $0 > 0 && $0 < 0x80 })
        guard let read = try? ParsedMail(parsing: written) else { preconditionFailure("unreadable answer") }
        precondition(read.to.map(\.email) == answer.to.map(\.email))
        let fields = read.headers.map(\.name)
        precondition(Set(fields).isSubset(of: ownFields) && Set(fields).count == fields.count, "\(fields)")
        precondition(read.attachments.count == uuencodedFiles(in: answer.text) + answer.attachments.count)
    }

    /// They stand in a text as lines, and so in the text of an answer that repeats it.
    private static func uuencodedFiles(in text: String) -> Int {
        let mail = "Content-Type: text/plain; charset=utf-8\r\n\r\n" + text
        return (try? ParsedMail(parsing: Array(mail.utf8)))?.attachments.count ?? 0
    }

    private static let ownFields: Set = [
        "From", "To", "Subject", "Date", "Message-ID", "In-Reply-To", "References", "X-Note", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding",
    ]

    private static func answer(to mail: ParsedMail) -> OutgoingMail? {
        guard let id = MessageID("answer@example.test"), let we = EmailAddress("crm@example.test"),
            let they = EmailAddress("jane@example.test")
        else { return nil }
        let name = mail.from.first?.name ?? mail.subject
        var answer = OutgoingMail(
            messageID: id, date: Date(timeIntervalSince1970: 1_392_210_120), from: Address(name: name, email: we),
            to: [Address(name: name, email: they)], subject: "Re: " + mail.subject, text: mail.visibleText.text)
        answer.html = mail.html
        answer.inReplyTo = mail.messageID
        answer.references = mail.messageID.map { [$0] } ?? []
        answer.headers = [HeaderField("X-Note", "of " + mail.subject + name)]
        answer.attachments = mail.attachments.prefix(20).map { file in
            var file = file
            file.isInline = false
            return file
        }
        return answer
    }
}
