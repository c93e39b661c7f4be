import CGMime

/// The text of header fields: unfolding, encoded words, raw 8-bit letters. RFC 5322 §2.2.3, RFC 2047.
enum HeaderText {
    /// Longer values are cut here, in bytes; a line of RFC 5322 has at most 998.
    static let longestValue = 262_144

    /// A field's value on one line, without white space around it.
    static func unfolded(_ value: UnsafePointer<CChar>) -> String {
        value.withMemoryRebound(to: UInt8.self, capacity: 1) { start in
            var bytes = UnsafeBufferPointer(start: start, count: strnlen(value, longestValue))[...]
            while let last = bytes.last, last.isSpace { bytes.removeLast() }
            while let first = bytes.first, first.isSpace { bytes.removeFirst() }
            guard bytes.contains(where: { $0 == .lf || $0 == .cr }) else { return text(bytes) }
            return text(bytes.filter { $0 != .lf && $0 != .cr })
        }
    }

    /// Text as it was meant, from text as it stood in the header.
    static func decoded(_ value: String) -> String {
        guard value.utf8.contains(UInt8(ascii: "=")), value.contains("=?") else { return value }
        return GMime.take(g_mime_utils_header_decode_text(GMime.options, value)) ?? value
    }

    /// RFC 2047 §5 forbids encoded words in a parameter, and every second mail program writes them there.
    static func decodedFileName(_ name: String) -> String { decoded(name) }

    /// Letters without a charset, as they come: UTF-8, else Windows-1252.
    private static func text(_ bytes: some Collection<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self) ?? Charset.windows1252.decoded(Array(bytes))
    }
}
