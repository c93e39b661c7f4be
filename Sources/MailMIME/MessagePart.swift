import CGMime
import Mail

/// Makes the leaves of a mail: texts and files, in encodings that every server lets pass. RFC 2045 §6.
enum MessagePart {
    /// Text in UTF-8.
    static func text(_ text: String, _ mediaType: MediaType) throws -> GObjectReference<GMimeObject> {
        var mediaType = mediaType
        mediaType.parameters["charset"] = "utf-8"
        let bytes = Array(text.withUnixLines.utf8.filter { $0 != 0 })
        let encoding = isPlainASCII(bytes) ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
        return try part(mediaType, content: bytes, encoding: encoding)
    }

    /// Another form of the text, such as a calendar object.
    static func alternative(_ form: Attachment) throws -> GObjectReference<GMimeObject> {
        guard form.mediaType.type == "text", let text = String(validating: form.content, as: UTF8.self) else {
            return try part(form.mediaType, content: form.content, encoding: GMIME_CONTENT_ENCODING_BASE64)
        }
        return try self.text(text, form.mediaType)
    }

    /// A file beside the text, or a picture in it.
    static func file(_ file: Attachment) throws -> GObjectReference<GMimeObject> {
        let isMail = file.mediaType.essence == "message/rfc822"
        // An embedded mail must not be encoded (RFC 2046 §5.2.1); one that would not survive as it is goes as a mere file.
        let canGoAsItIs = isMail && isPlainASCII(file.content, longestLine: 998)
        let mediaType = isMail && !canGoAsItIs ? MediaType("application", "octet-stream") : file.mediaType
        let made = try part(
            mediaType, content: file.content,
            encoding: canGoAsItIs ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_BASE64)
        g_mime_object_set_disposition(made.pointer, file.isInline ? "inline" : "attachment")
        if let contentID = file.contentID.map(\.headerSafe), !contentID.isEmpty {
            g_mime_object_set_content_id(made.pointer, contentID)
        }
        if let name = file.fileName.map(\.headerSafe) ?? (isMail ? "mail.eml" : nil), !name.isEmpty {
            made.withPart { g_mime_part_set_filename($0, name) }
        }
        return made
    }

    /// 7-bit, no control characters, no line that a server may touch: too long, ending in a blank or beginning with
    /// `From ` as in an mbox.
    private static func isPlainASCII(_ bytes: [UInt8], longestLine: Int = 76) -> Bool {
        bytes.lines.allSatisfy { line in
            line.count <= longestLine + 2 && !bytes[line].starts(with: "From ".utf8)
                && bytes[line].allSatisfy { (0x20..<0x7F).contains($0) || $0 == .lf || $0 == .cr || $0 == .tab }
        }
    }

    private static func part(
        _ mediaType: MediaType, content: [UInt8], encoding: GMimeContentEncoding
    ) throws -> GObjectReference<GMimeObject> {
        let stream = content.withUnsafeBytes { g_mime_stream_mem_new_with_buffer($0.baseAddress, $0.count) }
        guard let stream, let part = g_mime_part_new_with_type(mediaType.type.token, mediaType.subtype.token) else {
            throw UnwritableMail(explanation: "There is no memory for a part of a mail.")
        }
        let source = GObjectReference(owning: stream)
        let made = GObjectReference(owning: UnsafeMutableRawPointer(part).assumingMemoryBound(to: GMimeObject.self))
        for (name, value) in mediaType.parameters.sorted(by: { $0.key < $1.key }) {
            g_mime_object_set_content_type_parameter(made.pointer, name.token, value.headerSafe)
        }
        guard let wrapper = g_mime_data_wrapper_new_with_stream(source.pointer, GMIME_CONTENT_ENCODING_DEFAULT) else {
            throw UnwritableMail(explanation: "There is no memory for the content of a mail.")
        }
        let body = GObjectReference(owning: wrapper)
        g_mime_part_set_content(part, body.pointer)
        g_mime_part_set_content_encoding(part, encoding)
        return made
    }
}

extension GObjectReference<GMimeObject> {
    /// The object as the part that it must be.
    fileprivate func withPart(_ body: (UnsafeMutablePointer<GMimePart>) -> Void) {
        UnsafeMutableRawPointer(pointer).withMemoryRebound(to: GMimePart.self, capacity: 1, body)
    }
}

extension String {
    /// A word of a media type: letters, digits and `!#$&-^_.+`. RFC 6838 §4.2.
    fileprivate var token: String {
        let word = String(unicodeScalars.filter { $0.isASCII && ($0.properties.isAlphabetic || "0123456789!#$&-^_.+".unicodeScalars.contains($0)) })
        return word.isEmpty ? "x-unknown" : word
    }
}
