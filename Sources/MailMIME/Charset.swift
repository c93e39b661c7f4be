import CGMime
import Glibc

/// A way to write text as bytes, by the name that a mail gives it.
struct Charset {
    /// The name that `iconv` knows it by.
    private let name: String

    static let windows1252 = Self("windows-1252")

    private init(_ name: String) { self.name = name }

    /// Text from the bytes of a part that says it is in `declared`.
    ///
    /// Where that is missing, unknown or plainly wrong: UTF-8, else Windows-1252. Never fails; what cannot be read becomes
    /// U+FFFD. NUL characters are left out, since no text has them and C strings end there.
    static func text(_ bytes: [UInt8], declared: String?) -> String {
        let label = (declared ?? "").trimmedLabel
        let text = converted(bytes, label: label) ?? guessed(bytes)
        return text.utf8.contains(0) ? text.filter { $0 != "\0" } : text
    }

    private static func converted(_ bytes: [UInt8], label: String) -> String? {
        guard !label.isEmpty, !utf8OrLess.contains(label) else { return nil }
        // Mail in UTF-8 that says it is in Latin-1 is common; Latin-1 that is by chance also good UTF-8 is not.
        if western.contains(label), let text = String(validating: bytes, as: UTF8.self) { return text }
        let charset = Self(wider[label] ?? label)
        guard let result = charset.converted(bytes) else { return nil }
        return result.errors * 50 > bytes.count ? nil : result.text
    }

    private static func guessed(_ bytes: [UInt8]) -> String {
        // ISO-2022-JP is pure ASCII with escapes, which nobody else uses. RFC 1468.
        if bytes.contains(0x1B), bytes.allSatisfy({ $0 < 0x80 }), let japanese = Self("iso-2022-jp").converted(bytes),
            japanese.errors == 0
        {
            return japanese.text
        }
        return String(validating: bytes, as: UTF8.self) ?? windows1252.decoded(bytes)
    }

    /// The text, with U+FFFD for each byte that the charset does not have.
    func decoded(_ bytes: [UInt8]) -> String {
        converted(bytes)?.text ?? String(decoding: bytes, as: UTF8.self)
    }

    /// nil when `iconv` does not know the charset.
    private func converted(_ bytes: [UInt8]) -> (text: String, errors: Int)? {
        guard let converter = Converter(from: name) else { return nil }
        return converter.convert(bytes)
    }

    private static let utf8OrLess: Set = ["utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8", "ansi_x3.4-1968"]

    private static let western: Set = ["iso-8859-1", "iso8859-1", "latin1", "windows-1252", "cp1252", "iso-8859-15"]

    /// Charsets that mail names when it means the larger one that its programs really write.
    private static let wider = [
        "iso-8859-1": "windows-1252", "iso8859-1": "windows-1252", "latin1": "windows-1252", "iso-8859-9": "windows-1254",
        "gb2312": "gb18030", "gbk": "gb18030", "gb_2312-80": "gb18030", "shift_jis": "cp932", "shift-jis": "cp932",
        "x-sjis": "cp932", "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "iso-8859-8-i": "iso-8859-8",
        "unicode-1-1-utf-7": "utf-7", "x-mac-roman": "macintosh", "x-gbk": "gb18030", "big5": "big5-hkscs",
        "tis-620": "cp874", "windows-874": "cp874", "cp-850": "cp850",
    ]
}

extension String {
    fileprivate var trimmedLabel: String {
        String(drop { "\"' ".contains($0) }.prefix { !"\"' ;".contains($0) }).lowercased()
    }
}

/// One `iconv` conversion to UTF-8.
private struct Converter: ~Copyable {
    private let descriptor: iconv_t

    /// nil for a charset that the system does not know.
    init?(from charset: String) {
        let descriptor = iconv_open("utf-8", charset)
        guard let descriptor, Int(bitPattern: descriptor) != -1 else { return nil }
        self.descriptor = descriptor
    }

    deinit { iconv_close(descriptor) }

    /// The text, and how many bytes had to be replaced by U+FFFD.
    consuming func convert(_ bytes: [UInt8]) -> (text: String, errors: Int) {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count + bytes.count / 2)
        var errors = 0
        var input = bytes
        input.withUnsafeMutableBytes { buffer in
            var next = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            var left = buffer.count
            withUnsafeTemporaryAllocation(of: CChar.self, capacity: 16_384) { chunk in
                while left > 0 {
                    var end = chunk.baseAddress
                    var room = chunk.count
                    let isStuck = iconv(descriptor, &next, &left, &end, &room) == .max && errno != E2BIG
                    output.append(contentsOf: UnsafeRawBufferPointer(chunk).prefix(chunk.count - room))
                    guard isStuck, left > 0 else { continue }
                    output.append(contentsOf: [0xEF, 0xBF, 0xBD])
                    errors += 1
                    next = next?.advanced(by: 1)
                    left -= 1
                }
            }
        }
        return (String(decoding: output, as: UTF8.self), errors)
    }
}
