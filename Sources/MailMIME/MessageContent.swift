import CGMime
import Mail

/// Puts the text, the pictures and the files of a mail together. RFC 2046 §5.1, RFC 2387.
///
///     mixed( alternative( text, related( html, pictures… ), further forms… ), files… )
///
/// A container that would hold one part only is left out.
struct MessageContent {
    private typealias Entity = GObjectReference<GMimeObject>

    private let mail: OutgoingMail
    private let pictures: [Attachment]
    private let files: [Attachment]

    init(_ mail: OutgoingMail) {
        self.mail = mail
        let isShown = { (attachment: Attachment) in
            mail.html != nil && attachment.isInline && attachment.contentID?.isEmpty == false
        }
        pictures = mail.attachments.filter(isShown)
        files = mail.attachments.filter { !isShown($0) }
    }

    func entity() throws -> GObjectReference<GMimeObject> {
        guard !files.isEmpty else { return try message() }
        let container = try Container("mixed", of: mail.messageID)
        container.add(try message())
        for file in files { container.add(try MessagePart.file(file)) }
        return container.entity
    }

    private func message() throws -> Entity {
        let text = try MessagePart.text(mail.text, MediaType("text", "plain"))
        guard mail.html != nil || !mail.alternatives.isEmpty else { return text }
        let container = try Container("alternative", of: mail.messageID)
        container.add(text)
        if let html = mail.html { container.add(try page(html)) }
        for form in mail.alternatives { container.add(try MessagePart.alternative(form)) }
        return container.entity
    }

    private func page(_ html: String) throws -> Entity {
        let page = try MessagePart.text(html, MediaType("text", "html"))
        guard !pictures.isEmpty else { return page }
        let container = try Container("related", of: mail.messageID)
        container.add(page)
        for picture in pictures { container.add(try MessagePart.file(picture)) }
        return container.entity
    }
}

/// A multipart in the making.
private struct Container: ~Copyable {
    let entity: GObjectReference<GMimeObject>

    init(_ subtype: String, of mail: MessageID) throws {
        guard let multipart = g_mime_multipart_new_with_subtype(subtype) else {
            throw UnwritableMail(explanation: "There is no memory for a multipart.")
        }
        g_mime_multipart_set_boundary(multipart, Self.boundary(subtype, of: mail))
        entity = GObjectReference(
            owning: UnsafeMutableRawPointer(multipart).assumingMemoryBound(to: GMimeObject.self))
    }

    func add(_ part: consuming GObjectReference<GMimeObject>) {
        UnsafeMutableRawPointer(entity.pointer).withMemoryRebound(to: GMimeMultipart.self, capacity: 1) {
            g_mime_multipart_add($0, part.pointer)
        }
    }

    /// Made from the Message-ID, so that a mail sent twice is the same; `=_` stands in no quoted-printable or base64 line.
    private static func boundary(_ subtype: String, of mail: MessageID) -> String {
        // FNV-1a: a short name, not a secret.
        let hash = mail.rawValue.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
        return "=_\(subtype)_\(String(hash, radix: 36))"
    }
}
