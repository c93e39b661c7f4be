/// Takes out of HTML what would make libxml2 slow: it compares each attribute of a tag with all those before it.
enum HTMLGuard {
    /// In a shorter text no tag can have enough attributes to matter.
    private static let harmlessLength = 16_384
    /// How long a tag may be, what stands in quotes not counted.
    private static let longestTag = 2_048

    /// `html` without overlong tags.
    static func readable(_ html: [UInt8]) -> [UInt8] {
        guard html.count > harmlessLength else { return html }
        return html.withUnsafeBufferPointer { bytes in
            var kept: [UInt8] = []
            var keptUntil = 0
            var next = 0
            while let open = bytes[next...].firstIndex(of: UInt8(ascii: "<")) {
                let (end, length) = tag(at: open, in: bytes)
                if length > longestTag {
                    kept += bytes[keptUntil..<open]
                    keptUntil = end
                }
                next = end
            }
            return keptUntil == 0 ? html : kept + bytes[keptUntil...]
        }
    }

    /// Where the tag ends, and how long it is outside quotes. Another `<` ends it too.
    private static func tag(at open: Int, in html: UnsafeBufferPointer<UInt8>) -> (end: Int, length: Int) {
        var length = 1
        var quote: UInt8?
        for index in (open + 1)..<html.count {
            let byte = html[index]
            if let mark = quote {
                if byte == mark { quote = nil }
                continue
            }
            length += 1
            switch byte {
            case UInt8(ascii: ">"): return (index + 1, length)
            case UInt8(ascii: "<"): return (index, length)
            case UInt8(ascii: "\""), UInt8(ascii: "'"): if html[index - 1] == UInt8(ascii: "=") { quote = byte }
            default: break
            }
        }
        return (html.count, length)
    }
}
