import CGMime

/// The parts of one mail, as GMime found them in its bytes. An embedded mail is one part, unread.
struct MailTree: ~Copyable {
    let bytes: [UInt8]
    private let root: GObjectReference<GMimeObject>

    /// More fields than this are not looked at; the longest real headers have some two hundred.
    private static let mostFields: Int32 = 2_000

    /// nil when GMime finds nothing to read.
    init?(_ bytes: [UInt8]) {
        _ = GMime.options
        let bytes = Boundary.bounded(bytes)
        // GMime copies the buffer, so the pointer ends with the closure.
        let copy = bytes.withUnsafeBytes { g_mime_stream_mem_new_with_buffer($0.baseAddress, $0.count) }
        guard let copy else { return nil }
        let stream = GObjectReference(owning: copy)
        guard let made = g_mime_parser_new_with_stream(stream.pointer) else { return nil }
        let parser = GObjectReference(owning: made)
        guard let object = g_mime_parser_construct_part(parser.pointer, GMime.options) else { return nil }
        root = GObjectReference(owning: object)
        self.bytes = bytes
    }

    /// The fields of the header, topmost first.
    var fields: [RawField] {
        let list = g_mime_object_get_header_list(root.pointer)
        let charset = withRoot { $0.mediaType.parameters["charset"] }
        return (0..<min(g_mime_header_list_get_count(list), Self.mostFields)).compactMap { index in
            g_mime_header_list_get_header_at(list, index).flatMap { RawField($0, charset: charset) }
        }
    }

    /// Calls `body` with the outermost part, which does not outlive the call.
    func withRoot<Result>(_ body: (MailPart) -> Result) -> Result {
        body(MailPart(root.pointer, in: bytes))
    }
}
