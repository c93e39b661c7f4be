extension Charset {
    /// HTML from the bytes of a part, whose charset stands in the part's header or, failing that, in the HTML itself.
    static func html(_ bytes: [UInt8], declared: String?) -> String {
        text(bytes, declared: declared ?? metaCharset(in: bytes))
    }

    /// The word after `charset=` in the first kilobyte.
    private static func metaCharset(in bytes: [UInt8]) -> String? {
        let head = String(decoding: bytes.prefix(1_024), as: UTF8.self).lowercased()
        guard let mark = head.firstRange(of: "charset=") else { return nil }
        let name = head[mark.upperBound...].drop { "\"' ".contains($0) }.prefix {
            $0.isLetter || $0.isNumber || "-_:".contains($0)
        }
        return name.isEmpty ? nil : String(name)
    }
}
