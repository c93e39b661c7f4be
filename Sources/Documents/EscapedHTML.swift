import Mustache

/// How texts stand in the HTML of a mail: escaped as by Mustache, but byte by byte; and a line ends where it does in the text.
///
/// Mustache escapes whole `Character`s. A sign that joins its neighbour, like U+0600 before `<`, makes one of them that is
/// not `<`, yet a browser sees a tag.
struct EscapedHTML: MustacheContentType {
    func escapeText(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 < 0x40 && Self.entity(for: $0) != nil }) else { return text }
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + text.utf8.count / 8)
        for byte in text.utf8 {
            if let entity = Self.entity(for: byte) { result += entity.utf8 } else { result.append(byte) }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func entity(for byte: UInt8) -> String? {
        switch byte {
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case UInt8(ascii: "\n"): "<br>"
        default: nil
        }
    }
}

extension MustacheTemplate {
    /// Reads a template whose texts stand in HTML, unless it says otherwise. In errors, lines count from 2.
    init(html source: String) throws {
        MustacheContentTypes.register(EscapedHTML(), named: "GUICHET_HTML")
        try self.init(string: "{{% CONTENT_TYPE:GUICHET_HTML}}\n" + source)
    }
}
