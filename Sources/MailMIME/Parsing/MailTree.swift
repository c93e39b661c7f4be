import CGMime

/// The parts of one mail, as GMime found them in its bytes. An embedded mail is one part, unread.
struct MailTree: ~Copyable {
    let bytes: [UInt8]
    private let root: GObjectReference<GMimeObject>

    /// More fields than this are not looked at; the longest real headers have some two hundred.
    private static let mostFields: Int32 = 2_000

    /// Calls `body` with what GMime finds in `bytes`, which does not outlive the call; nil when it finds nothing.
    static func reading<Result>(_ bytes: [UInt8], _ body: (borrowing MailTree) -> Result) -> Result? {
        _ = GMime.options
        let bytes = Boundary.bounded(bytes)
        return bytes.withUnsafeBytes { buffer in
            // GMime reads the bytes where they are; an array that is set, it neither changes nor frees.
            let start = UnsafeMutableRawPointer(mutating: buffer.baseAddress)?.assumingMemoryBound(to: guint8.self)
            var array = GByteArray(data: start, len: guint(clamping: buffer.count))
            return withUnsafeMutablePointer(to: &array) { array in
                guard let tree = MailTree(bytes, in: array) else { return nil }
                return body(tree)
            }
        }
    }

    private init?(_ bytes: [UInt8], in array: UnsafeMutablePointer<GByteArray>) {
        guard let memory = g_mime_stream_mem_new() else { return nil }
        let stream = GObjectReference(owning: memory)
        UnsafeMutableRawPointer(stream.pointer).withMemoryRebound(to: GMimeStreamMem.self, capacity: 1) {
            g_mime_stream_mem_set_byte_array($0, array)
        }
        guard let made = g_mime_parser_new_with_stream(stream.pointer) else { return nil }
        let parser = GObjectReference(owning: made)
        guard let object = g_mime_parser_construct_part(parser.pointer, GMime.options) else { return nil }
        root = GObjectReference(owning: object)
        self.bytes = bytes
    }

    /// The fields of the header, topmost first.
    var fields: [RawField] {
        let list = g_mime_object_get_header_list(root.pointer)
        let declared = withRoot { $0.mediaType.parameters["charset"] }
        let charset = declared.flatMap { Charset.saysNothing($0) ? nil : $0 }
        return (0..<min(g_mime_header_list_get_count(list), Self.mostFields)).compactMap { index in
            g_mime_header_list_get_header_at(list, index).flatMap { RawField($0, charset: charset) }
        }
    }

    /// Calls `body` with the outermost part, which does not outlive the call.
    func withRoot<Result>(_ body: (MailPart) -> Result) -> Result {
        body(MailPart(root.pointer, in: bytes))
    }
}
