/// Takes out of HTML what libxml2 reads otherwise than browsers do, or slowly: it shows the marks that Word puts around what
/// only browsers are to show, and compares each attribute of a tag with all those before it.
enum HTMLGuard {
    /// In a shorter text no tag can have enough attributes to matter.
    private static let harmlessLength = 16_384
    /// How long a tag may be, what stands in quotes not counted.
    private static let longestTag = 2_048

    /// `html` without overlong tags and without marks like `<![if !supportLists]>`.
    static func readable(_ html: [UInt8]) -> [UInt8] { withoutLongTags(withoutConditions(html)) }

    /// What stands between such marks is shown; comments, which may hold some too, stay as they are.
    private static func withoutConditions(_ html: [UInt8]) -> [UInt8] {
        guard html.position(of: "<![", from: 0) != nil else { return html }
        var kept: [UInt8] = []
        kept.reserveCapacity(html.count)
        var index = 0
        while let open = html.position(of: "<!", from: index) {
            let isComment = html[open...].starts(with: "<!--".utf8)
            let isCondition = html[open...].starts(with: "<![".utf8)
            kept += html[index..<open]
            let end = html.position(of: isComment ? "-->" : ">", from: open + 2)
            index = end.map { $0 + (isComment ? 3 : 1) } ?? html.count
            if !isCondition || end == nil { kept += html[open..<index] }
        }
        return kept + html[index...]
    }

    private static func withoutLongTags(_ html: [UInt8]) -> [UInt8] {
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

extension [UInt8] {
    /// Where `text` stands first, from `start` on.
    fileprivate func position(of text: StaticString, from start: Int) -> Int? {
        let sought = UnsafeRawBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
        return withUnsafeBytes { $0.position(of: sought, from: start) }
    }
}
