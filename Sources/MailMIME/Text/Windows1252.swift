/// What mail in Western Europe was written in before UTF-8, whether it says so or says Latin-1. Every byte is a letter.
enum Windows1252 {
    static let labels: Set = ["windows-1252", "cp1252", "iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "l1"]

    static func text(_ bytes: [UInt8]) -> String {
        var result = String.UnicodeScalarView()
        result.reserveCapacity(bytes.count)
        for byte in bytes {
            let isSpecial = (0x80...0x9F).contains(byte)
            result.append(isSpecial ? specials[Int(byte) - 0x80] : Unicode.Scalar(byte))
        }
        return String(result)
    }

    /// 0x80 to 0x9F, where Latin-1 has control characters; the five that are empty stay what they are there.
    private static let specials = Array(
        "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
}
