import CGMime
import Glibc

/// A header field as it stood there, only unfolded: addresses and dates have to be read before anything is decoded.
struct RawField {
    let name: String
    /// On one line, without white space around it, in whatever charset. RFC 5322 §2.2.3.
    let value: [UInt8]
    /// What 8-bit letters without a charset of their own are likely to be in: that of the body.
    private let charset: String?

    /// Longer values are cut here, in bytes; a line of RFC 5322 has at most 998.
    private static let longestValue = 262_144

    init?(_ header: UnsafeMutablePointer<GMimeHeader>, charset: String?) {
        guard let name = g_mime_header_get_name(header), let value = g_mime_header_get_raw_value(header) else {
            return nil
        }
        self.name = String(cString: name)
        let raw = UnsafeRawBufferPointer(start: value, count: strnlen(value, Self.longestValue))
        let first = raw.firstIndex { !$0.isSpace } ?? raw.endIndex
        let end = raw.lastIndex { !$0.isSpace }.map { $0 + 1 } ?? first
        self.value = raw[first..<end].filter { $0 != .lf && $0 != .cr }
        self.charset = charset
    }

    /// What a person reads: encoded words decoded. RFC 2047.
    var text: String { HeaderText(value, charset: charset).decoded }

    /// The same without anything decoded.
    var asWritten: String { String(decoding: value, as: UTF8.self) }

    /// Nobody reads it but programs, to whom quotation marks and comments mean something.
    var isForMachines: Bool { name.lowercased() == "authentication-results" }

    /// The same field in UTF-8, still with its structure: every name that is encoded is so in a way that any reader decodes.
    var normalized: String { HeaderText(value, charset: charset).normalized }
}
