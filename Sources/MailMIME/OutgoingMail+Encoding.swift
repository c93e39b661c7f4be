import CGMime
public import Mail

extension OutgoingMail {
    /// The mail as it goes over the wire: lines end in CRLF and hold 7-bit characters only. RFC 5322, RFC 2045.
    ///
    /// The same mail always gives the same bytes. Control characters in names, subjects and other header values are
    /// taken out, so that no value can begin a header field of its own; a further field that is not well named, or that
    /// says what the mail itself says (such as `To`, `Content-Type` or `Bcc`), is left out.
    public func encoded() throws -> [UInt8] {
        _ = GMime.options
        guard let made = g_mime_message_new(0) else {
            throw UnwritableMail(explanation: "There is no memory for a new mail.")
        }
        let message = GObjectReference(owning: made)
        try MessageHeader(self).write(to: message.pointer)
        let content = try MessageContent(self).entity()
        g_mime_message_set_mime_part(message.pointer, content.pointer)
        return try message.pointer.withMemoryRebound(to: GMimeObject.self, capacity: 1, NetworkForm.bytes)
    }
}

/// A written mail in network form. RFC 5321 §2.3.7.
private enum NetworkForm {
    static func bytes(of object: UnsafeMutablePointer<GMimeObject>) throws -> [UInt8] {
        guard let made = g_mime_stream_mem_new(), let format = g_mime_format_options_new() else {
            throw UnwritableMail(explanation: "There is no memory to write a mail into.")
        }
        let stream = GObjectReference(owning: made)
        defer { g_mime_format_options_free(format) }
        g_mime_format_options_set_newline_format(format, GMIME_NEWLINE_FORMAT_DOS)
        g_mime_object_write_to_stream(object, format, stream.pointer)
        return stream.pointer.withMemoryRebound(to: GMimeStreamMem.self, capacity: 1) { memory in
            guard let bytes = g_mime_stream_mem_get_byte_array(memory) else { return [] }
            return Array(UnsafeBufferPointer(start: bytes.pointee.data, count: Int(bytes.pointee.len)))
        }
    }
}
