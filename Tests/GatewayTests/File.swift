import Foundation
import Mail
import Store
import Testing

/// A file that goes along with a mail.
struct File: CustomTestStringConvertible {
    var name: String?
    var type: String
    var content: Data

    init(_ name: String?, _ type: String, _ content: Data) {
        self.name = name
        self.type = type
        self.content = content
    }

    init(_ name: String, _ type: String, _ text: String) { self.init(name, type, Data(text.utf8)) }

    var testDescription: String { "\(name ?? type), \(content.count) bytes" }

    /// The file as it is handed over without a mail.
    var attachment: Mail.Attachment {
        let type = type.prefix { $0 != ";" }.split(separator: "/").map(String.init)
        return Mail.Attachment(
            fileName: name, mediaType: MediaType(type.first ?? "", type.last ?? ""), content: [UInt8](content))
    }

    /// The file as a part of a mail.
    fileprivate var part: String {
        let disposition = name.map { "Content-Disposition: attachment; filename=\"\($0)\"\n" } ?? ""
        return "Content-Type: \(type)\n\(disposition)Content-Transfer-Encoding: base64\n\n"
            + content.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }
}

extension Company {
    /// A mail with a text and files.
    @discardableResult
    func receive(
        from: String, to: String, subject: String, _ text: String, files: [File], headers: [String] = []
    ) async throws -> LedgerEntry {
        guard !files.isEmpty else {
            return try await receive(from: from, to: to, subject: subject, text, headers: headers)
        }
        let parts = ["Content-Type: text/plain; charset=utf-8\n\n\(text)"] + files.map(\.part)
        let head =
            [
                "From: \(from)", "To: \(to)", "Subject: \(subject)", "Message-ID: \(nextMessageID())",
                "MIME-Version: 1.0", "Content-Type: multipart/mixed; boundary=\"part of the mail\"",
            ] + headers
        let body = parts.map { "--part of the mail\n\($0)\n" }.joined() + "--part of the mail--\n"
        return try await receive(head.joined(separator: "\n") + "\n\n" + body)
    }
}
