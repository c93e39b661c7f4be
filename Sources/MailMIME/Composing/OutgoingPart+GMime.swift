import CGMime
import Mail

extension OutgoingPart {
    /// Makes the GMime object, which lives on as long as something that `body` gave it to needs it.
    func withObject(_ body: (UnsafeMutablePointer<GMimeObject>) -> Void) {
        switch self {
        case .text(let text, let mediaType): Self.withText(text, mediaType, body)
        case .file(let file): Self.withFile(file, body)
        case .alternative(let form):
            if form.mediaType.type == "text", let text = String(validating: form.content, as: UTF8.self) {
                Self.withText(text, form.mediaType, body)
            } else {
                Self.withFile(form, body)
            }
        case .multipart(let subtype, let parts, let boundary, let parameters):
            Self.withMultipart(subtype, parts, boundary, parameters, body)
        }
    }

    private static func withText(
        _ text: String, _ mediaType: MediaType, _ body: (UnsafeMutablePointer<GMimeObject>) -> Void
    ) {
        var mediaType = mediaType
        let unix = text.withUnixLines
        let content = unix.holds("\0") ? unix.utf8.filter { $0 != 0 } : Array(unix.utf8)
        let isPlain = content.is7Bit(longestLine: 76)
        mediaType.parameters["charset"] = isPlain ? "us-ascii" : "utf-8"
        let encoding = isPlain ? GMIME_CONTENT_ENCODING_7BIT : GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE
        withPart(content, mediaType, encoding) { _, object in body(object) }
    }

    private static func withFile(_ file: Attachment, _ body: (UnsafeMutablePointer<GMimeObject>) -> Void) {
        var mediaType = file.mediaType
        var encoding = GMIME_CONTENT_ENCODING_BASE64
        if mediaType.type == "message" || mediaType.type == "multipart" {
            // Such a part must not be encoded (RFC 2046 §5.2.1), and what is not encoded must be ASCII in short lines to
            // arrive as it was: anything else goes as a file.
            if mediaType.essence == "message/rfc822", file.content.is7Bit(longestLine: 998) {
                encoding = GMIME_CONTENT_ENCODING_7BIT
            } else {
                mediaType = MediaType("application", "octet-stream")
            }
        }
        withPart(file.content, mediaType, encoding) { part, object in
            g_mime_object_set_disposition(object, file.isInline ? "inline" : "attachment")
            if let name = file.fileName.map(FileName.harmless) { g_mime_part_set_filename(part, name) }
            if let id = file.contentID.flatMap({ MessageID($0) }), id.isASCII {
                g_mime_object_set_content_id(object, id.rawValue)
            }
            body(object)
        }
    }

    private static func withPart(
        _ content: [UInt8], _ mediaType: MediaType, _ encoding: GMimeContentEncoding,
        _ body: (UnsafeMutablePointer<GMimePart>, UnsafeMutablePointer<GMimeObject>) -> Void
    ) {
        let type = mediaType.isWellFormed ? mediaType : MediaType("application", "octet-stream")
        // Encoded at once: GMime's own stream of filters takes twice as long.
        let encoded = TransferEncoding(encoding).encoded(content)
        guard let made = g_mime_part_new_with_type(type.type, type.subtype),
            let copy = encoded.withUnsafeBytes({ g_mime_stream_mem_new_with_buffer($0.baseAddress, $0.count) })
        else { return }
        let part = GObjectReference(owning: made)
        let stream = GObjectReference(owning: copy)
        guard let wrapper = g_mime_data_wrapper_new_with_stream(stream.pointer, encoding) else { return }
        let ownedWrapper = GObjectReference(owning: wrapper)
        g_mime_part_set_content(part.pointer, ownedWrapper.pointer)
        g_mime_part_set_content_encoding(part.pointer, encoding)
        UnsafeMutableRawPointer(part.pointer).withMemoryRebound(to: GMimeObject.self, capacity: 1) { object in
            type.setParameters(of: object)
            body(part.pointer, object)
        }
    }

    private static func withMultipart(
        _ subtype: String, _ parts: [OutgoingPart], _ boundary: String, _ parameters: [String: String],
        _ body: (UnsafeMutablePointer<GMimeObject>) -> Void
    ) {
        guard let made = g_mime_multipart_new_with_subtype(subtype) else { return }
        let multipart = GObjectReference(owning: made)
        g_mime_multipart_set_boundary(multipart.pointer, boundary)
        for part in parts { part.withObject { g_mime_multipart_add(multipart.pointer, $0) } }
        UnsafeMutableRawPointer(multipart.pointer).withMemoryRebound(to: GMimeObject.self, capacity: 1) { object in
            MediaType("multipart", subtype, parameters: parameters).setParameters(of: object)
            body(object)
        }
    }
}

extension MediaType {
    /// Type and subtype are tokens. RFC 2045 §5.1.
    fileprivate var isWellFormed: Bool {
        [type, subtype].allSatisfy { word in
            !word.isEmpty && word.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"()<>@,;:\\\"/[]?=".utf8.contains($0) }
        }
    }

    /// Names in alphabetical order, so that the same mail gives the same bytes. The file name has its own place.
    fileprivate func setParameters(of object: UnsafeMutablePointer<GMimeObject>) {
        for (name, value) in parameters.sorted(by: { $0.key < $1.key }) where name != "name" && name != "boundary" {
            guard name.utf8.allSatisfy({ $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }) else {
                continue
            }
            g_mime_object_set_content_type_parameter(object, name, value.withoutControls)
        }
    }
}

extension [UInt8] {
    /// ASCII without NUL, and no line longer than that: can travel as it is. RFC 2045 §2.7.
    fileprivate func is7Bit(longestLine: Int) -> Bool {
        guard allSatisfy({ $0 > 0 && $0 < 0x80 }) else { return false }
        return lines.allSatisfy { self[$0].trimmedEnd.count <= longestLine && $0.count <= longestLine + 2 }
    }
}
