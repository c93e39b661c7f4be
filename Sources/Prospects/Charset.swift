import Foundation

/// How the bytes of a text are to be read.
enum Charset {
    /// The text in the charset of that name; where it has none, or one we do not know, in UTF-8 or else Windows-1252.
    static func decode(_ bytes: ArraySlice<UInt8>, as name: String? = nil) -> String {
        if let name, let encoding = encodings[name.lowercased()], let text = String(bytes: bytes, encoding: encoding) {
            return text
        }
        return String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
    }

    private static let encodings: [String: String.Encoding] = [
        "iso-8859-2": .isoLatin2, "windows-1250": .windowsCP1250, "windows-1251": .windowsCP1251,
        "windows-1253": .windowsCP1253, "windows-1254": .windowsCP1254, "shift_jis": .shiftJIS, "euc-jp": .japaneseEUC,
        "iso-2022-jp": .iso2022JP, "macintosh": .macOSRoman,
    ]

    /// Every byte means something here; those that Windows-1252 leaves open are read as in ISO 8859-1.
    static func windows1252(_ bytes: ArraySlice<UInt8>) -> String {
        var text = String.UnicodeScalarView()
        for byte in bytes {
            text.append((0x80...0x9F).contains(byte) ? windowsSigns[Int(byte - 0x80)] : Unicode.Scalar(byte))
        }
        return String(text)
    }

    /// 0x80 to 0x9F.
    private static let windowsSigns = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
