/// Which way of writing text as bytes a mail means by the name that it gives.
enum Charset {
    /// Text from the bytes of a part that says it is in `declared`.
    ///
    /// Where that is missing, unknown or plainly wrong: UTF-8, else Windows-1252. Never fails; what cannot be read becomes
    /// U+FFFD. NUL characters are left out, since no text has them and C strings end there.
    static func text(_ bytes: [UInt8], declared: String?) -> String {
        let label = declared.map(\.charsetLabel) ?? ""
        let text = converted(bytes, label: label) ?? guessed(bytes)
        return text.holds("\0") ? String(decoding: text.utf8.filter { $0 != 0 }, as: UTF8.self) : text
    }

    private static func converted(_ bytes: [UInt8], label: String) -> String? {
        guard !label.isEmpty, !utf8OrLess.contains(label) else { return nil }
        // Mail in UTF-8 that says it is in Latin-1 is common; Latin-1 that is by chance also good UTF-8 is not.
        if western.contains(label), let text = String(validating: bytes, as: UTF8.self) { return text }
        if Windows1252.labels.contains(label) { return Windows1252.text(bytes) }
        let conversion =
            label == "iso-2022-jp" ? ISO2022JP.converted(bytes) : Conversion(of: bytes, from: wider[label] ?? label)
        guard let conversion, conversion.errors * 50 <= bytes.count else { return nil }
        return conversion.text
    }

    private static func guessed(_ bytes: [UInt8]) -> String {
        guard let text = String(validating: bytes, as: UTF8.self) else { return Windows1252.text(bytes) }
        // ISO-2022-JP is pure ASCII with escapes that nobody else uses. RFC 1468.
        if text.holds("\u{1B}"), let conversion = ISO2022JP.converted(bytes), conversion.errors == 0 {
            return conversion.text
        }
        return text
    }

    /// Text that says it is in UTF-8, or in ASCII, is read as if it said nothing.
    static func saysNothing(_ charset: String) -> Bool { utf8OrLess.contains(charset.charsetLabel) }

    private static let utf8OrLess: Set = ["utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8", "ansi_x3.4-1968"]

    private static let western = Windows1252.labels.union(["iso-8859-15", "latin-9"])

    /// Charsets that mail names when it means the larger one that its programs really write.
    private static let wider = [
        "iso-8859-9": "windows-1254", "iso-8859-8-i": "iso-8859-8", "iso-8859-11": "cp874", "tis-620": "cp874",
        "windows-874": "cp874", "gb2312": "gb18030", "gbk": "gb18030", "x-gbk": "gb18030", "gb_2312-80": "gb18030",
        "big5": "big5-hkscs", "shift_jis": "cp932", "shift-jis": "cp932", "x-sjis": "cp932", "windows-31j": "cp932",
        "ks_c_5601-1987": "cp949", "ks_c_5601": "cp949", "euc-kr": "cp949", "unicode-1-1-utf-7": "utf-7",
        "x-mac-roman": "macintosh", "cp-850": "cp850",
    ]
}

extension String {
    /// `utf-8` for `"UTF-8";`.
    fileprivate var charsetLabel: String {
        String(drop { "\"' ".contains($0) }.prefix { !"\"' ;".contains($0) }).lowercased()
    }
}
