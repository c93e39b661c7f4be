public import Mail
public import Store
import MailMIME

extension Office {
    /// The content of a file that came with a mail; nil when the mail or the file is not there.
    public func content(of file: AttachmentRow) async throws -> Attachment? {
        let enclosure = try await store.read { try $0.message(file.message).flatMap($0.enclosure) }
        let files = try enclosure?.files() ?? []
        return files.indices.contains(file.position) ? files[file.position] : nil
    }
}

/// The bytes that a message's files are in.
struct Enclosure: Sendable {
    var raw: [UInt8]
    /// The message was forwarded in that mail: attached to it as a whole, or as text with its files beside.
    var isForwarded: Bool

    /// In the order in which the database counts them.
    func files() throws -> [Attachment] {
        let mail = try ParsedMail(parsing: raw)
        return isForwarded ? mail.forwardedFiles : mail.attachments
    }
}

extension ParsedMail {
    /// The files of the mail that this one passes on.
    var forwardedFiles: [Attachment] { embeddedMails.first?.attachments ?? attachments }
}

extension Snapshot {
    /// nil when no file came with it, or the mail is one that only our database knows.
    func enclosure(_ message: Message) throws -> Enclosure? {
        guard try !attachments(of: message.id).isEmpty else { return nil }
        let outer = try message.forwardedIn.flatMap { try self.message($0) }
        guard let raw = try (outer ?? message).rawID.flatMap(rawMail) else { return nil }
        return Enclosure(raw: raw, isForwarded: outer != nil)
    }
}
