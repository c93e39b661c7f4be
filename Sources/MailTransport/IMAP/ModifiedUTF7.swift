/// How mailbox names are written on the wire: printable ASCII stands for itself, the rest is UTF-16 in base 64 between
/// `&` and `-`. RFC 3501 §5.1.3.
enum ModifiedUTF7 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,".utf8)
    private static let ampersand = UInt16(UInt8(ascii: "&"))
    private static let hyphen = UInt16(UInt8(ascii: "-"))

    /// Printable ASCII throughout, whatever `name` holds.
    static func encoded(_ name: String) -> String {
        var bytes: [UInt8] = []
        var others: [UInt16] = []
        for unit in name.utf16 {
            guard let character = UInt8(exactly: unit), (0x20...0x7E).contains(character) else {
                others.append(unit)
                continue
            }
            bytes += shifted(others)
            others.removeAll()
            bytes += unit == ampersand ? Array("&-".utf8) : [character]
        }
        return String(decoding: bytes + shifted(others), as: UTF8.self)
    }

    /// nil when it is not well formed; a server that means something else by `&` wrote it.
    static func decoded(_ name: String) -> String? {
        var units: [UInt16] = []
        var rest = Array(name.utf16)[...]
        while let unit = rest.popFirst() {
            guard unit == ampersand else {
                units.append(unit)
                continue
            }
            guard let end = rest.firstIndex(of: hyphen), let shifted = unshifted(rest[..<end]) else { return nil }
            units += shifted
            rest = rest[(end + 1)...]
        }
        return String(validating: units, as: UTF16.self)
    }

    private static func shifted(_ units: [UInt16]) -> [UInt8] {
        guard !units.isEmpty else { return [] }
        var bytes = Array("&".utf8)
        var bits: UInt32 = 0
        var count = 0
        for unit in units {
            bits = bits << 16 | UInt32(unit)
            count += 16
            while count >= 6 {
                count -= 6
                bytes.append(alphabet[Int(bits >> count & 0x3F)])
            }
        }
        if count > 0 { bytes.append(alphabet[Int(bits << (6 - count) & 0x3F)]) }
        return bytes + Array("-".utf8)
    }

    private static func unshifted(_ letters: ArraySlice<UInt16>) -> [UInt16]? {
        guard !letters.isEmpty else { return [ampersand] }
        var units: [UInt16] = []
        var bits: UInt32 = 0
        var count = 0
        for letter in letters {
            guard let letter = UInt8(exactly: letter), let value = alphabet.firstIndex(of: letter) else { return nil }
            bits = bits << 6 | UInt32(value)
            count += 6
            guard count >= 16 else { continue }
            count -= 16
            units.append(UInt16(truncatingIfNeeded: bits >> count))
        }
        return count < 6 ? units : nil
    }
}
