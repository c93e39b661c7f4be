public import Mail
public import Store
import MailMIME

extension Office {
    /// The content of a file that came with a mail; nil when the mail or the file is not there.
    ///
    /// Of a forwarded mail it is inside the one that it was forwarded in.
    public func content(of file: AttachmentRow) async throws -> Attachment? {
        let (raw, isForwarded) = try await store.read { snapshot in
            let message = try snapshot.message(file.message)
            let outer = try message?.forwardedIn.flatMap(snapshot.message)
            return (try (outer ?? message)?.rawID.flatMap(snapshot.rawMail), outer != nil)
        }
        guard let raw else { return nil }
        let mail = try ParsedMail(parsing: raw)
        let files = isForwarded ? mail.embeddedMails.first?.attachments ?? [] : mail.attachments
        return files.indices.contains(file.position) ? files[file.position] : nil
    }
}
