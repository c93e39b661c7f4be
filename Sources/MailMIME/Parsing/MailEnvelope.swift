/// What storage puts before a mail, and what must not stand in its header.
enum MailEnvelope {
    /// The mail alone: without blank lines or an mbox `From ` line before it (RFC 4155), and without NUL in the header,
    /// where GMime's C strings would end.
    static func removed(from bytes: [UInt8]) -> [UInt8] {
        var rest = bytes[...]
        while let lineEnd = rest.firstIndex(of: .lf), rest[..<lineEnd].allSatisfy(\.isSpace) {
            rest = rest[lineEnd...].dropFirst()
        }
        for mark in ["From ", ">From "] where rest.starts(with: mark.utf8) {
            rest = rest[(rest.firstIndex(of: .lf) ?? rest.endIndex)...].dropFirst()
        }
        let header = rest[..<endOfHeader(of: rest)]
        if header.contains(0) { return header.filter { $0 != 0 } + rest[header.endIndex...] }
        return rest.count == bytes.count ? bytes : Array(rest)
    }

    /// Where the first blank line is, or the end. RFC 5322 §2.1.
    private static func endOfHeader(of bytes: ArraySlice<UInt8>) -> Int {
        var index = bytes.startIndex
        while let lineEnd = bytes[index...].firstIndex(of: .lf) {
            let line = bytes[index..<lineEnd]
            if line.isEmpty || line.elementsEqual([.cr]) { return index }
            index = lineEnd + 1
        }
        return bytes.endIndex
    }
}
