/// The text of a list as bytes: UTF-8, or Windows-1252 where a part of it is not valid UTF-8; no byte order mark.
struct ListText {
    let bytes: [UInt8]

    /// Longer cells and lines are cut: more than any field of a prospect keeps.
    static let longestPart = 16 * 1024

    /// Throws `empty`, `tooBig` or `notText`.
    init(file: [UInt8], limit: Int) throws(UnreadableList) {
        guard file.count <= limit else { throw .tooBig(limit: limit) }
        guard !file.isEmpty else { throw .empty }
        guard !Self.signatures.contains(where: { file.starts(with: $0) }) else { throw .notText }
        bytes = Self.withoutUTF16(file)
        guard !Self.isBinary(bytes) else { throw .notText }
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    }

    /// Throws `empty` or `tooBig`.
    init(_ text: String, limit: Int) throws(UnreadableList) {
        guard text.utf8.count <= limit else { throw .tooBig(limit: limit) }
        bytes = Array(text.utf8)
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
    }

    /// A part of another text, to try things on.
    init(sample text: ListText, _ range: Range<Int>) { bytes = Array(text.bytes[range]) }

    /// A part of the text, cut when it is too long.
    func string(_ range: Range<Int>) -> String { bytes[range].listString }

    /// How files begin that begin like text and are none: PDF, RTF.
    private static let signatures: [[UInt8]] = [Array("%PDF-".utf8), Array("{\\rtf".utf8)]

    /// Control characters are hardly ever in a text, and more than every tenth byte of compressed data.
    private static func isBinary(_ bytes: [UInt8]) -> Bool {
        let sample = bytes.prefix(4_096)
        let controls = sample.count { $0 < 0x20 && !(0x09...0x0D).contains($0) }
        return controls * 20 > sample.count
    }

    private static func withoutUTF16(_ file: [UInt8]) -> [UInt8] {
        if file.starts(with: [0xEF, 0xBB, 0xBF]) { return Array(file.dropFirst(3)) }
        if file.starts(with: [0xFF, 0xFE]) { return utf8(fromUTF16: file.dropFirst(2), highFirst: false) }
        if file.starts(with: [0xFE, 0xFF]) { return utf8(fromUTF16: file.dropFirst(2), highFirst: true) }
        // Without a mark, UTF-16 shows by the zeros that are every other byte of Latin text.
        let sample = file.prefix(1_024)
        let zeros = sample.indices.filter { sample[$0] == 0 }
        let oddZeros = zeros.count { !$0.isMultiple(of: 2) }
        guard zeros.count * 10 > sample.count * 3 else { return file }
        if oddZeros * 10 > zeros.count * 9 { return utf8(fromUTF16: file[...], highFirst: false) }
        if oddZeros * 10 < zeros.count { return utf8(fromUTF16: file[...], highFirst: true) }
        return file
    }

    private static func utf8(fromUTF16 bytes: ArraySlice<UInt8>, highFirst: Bool) -> [UInt8] {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2)
        var at = bytes.startIndex
        while at + 1 < bytes.endIndex {
            let (high, low) = highFirst ? (bytes[at], bytes[at + 1]) : (bytes[at + 1], bytes[at])
            units.append(UInt16(high) << 8 | UInt16(low))
            at += 2
        }
        return Array(String(decoding: units, as: UTF16.self).utf8)
    }
}
