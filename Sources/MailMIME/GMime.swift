import CGMime

/// The library, made ready at its first use and then only read, so that any number of mails can be parsed at once.
enum GMime {
    // Safe to share: nobody changes the options after they were made.
    nonisolated(unsafe) private static let sharedOptions: OpaquePointer? = {
        g_mime_init()
        // Left to GMime, an embedded mail becomes a tree of its own and its bytes are lost; as a plain part it keeps
        // them, and we decide how deep to read.
        for subtype in ["rfc822", "rfc2822", "global", "news"] {
            g_mime_object_register_type("message", subtype, g_mime_part_get_type())
        }
        let options = g_mime_parser_options_new()
        "utf-8".withCString { first in
            "windows-1252".withCString { second in
                var charsets: [UnsafePointer<CChar>?] = [first, second, nil]
                g_mime_parser_options_set_fallback_charsets(options, &charsets)
            }
        }
        return options
    }()

    /// How everything is read: leniently, and 8-bit text without a charset as UTF-8, else Windows-1252.
    static var options: OpaquePointer? { sharedOptions }

    /// The text of a C string that is ours, which is freed; nil for a null pointer.
    static func take(_ text: UnsafeMutablePointer<CChar>?) -> String? {
        guard let text else { return nil }
        defer { g_free(text) }
        return String(cString: text)
    }
}

/// One counted reference to a GObject: taken over in `init`, dropped in `deinit`.
///
/// It cannot be copied, so the count stays right without anyone counting.
struct GObjectReference<Object>: ~Copyable {
    let pointer: UnsafeMutablePointer<Object>

    /// `pointer` must be "transfer full" in the GMime documentation.
    init(owning pointer: UnsafeMutablePointer<Object>) {
        self.pointer = pointer
    }

    deinit { g_object_unref(pointer) }
}

extension GMime {
    /// What `object` looks like in a mail, lines ending in LF; nil when it cannot be written.
    static func written(_ object: UnsafeMutablePointer<GMimeObject>) -> [UInt8]? {
        guard let made = g_mime_stream_mem_new() else { return nil }
        let stream = GObjectReference(owning: made)
        guard g_mime_object_write_to_stream(object, nil, stream.pointer) >= 0 else { return nil }
        return UnsafeMutableRawPointer(stream.pointer).withMemoryRebound(to: GMimeStreamMem.self, capacity: 1) {
            memory in
            guard let array = g_mime_stream_mem_get_byte_array(memory) else { return nil }
            return Array(UnsafeBufferPointer(start: array.pointee.data, count: Int(array.pointee.len)))
        }
    }
}
