/// What storage puts before a mail, and what must not stand in its header.
enum MailEnvelope {
    /// The mail alone: without blank lines or an mbox `From ` line before it (RFC 4155), and without NUL in the header,
    /// where GMime's C strings would end. Its lines end in LF or CRLF, be it that they were stored with CR alone or twice.
    static func removed(from bytes: [UInt8]) -> [UInt8] {
        let bytes = withLineEnds(bytes)
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

    /// Judged by the first line, which the server wrote that took the mail in: a CR in what somebody sent ends no line.
    private static func withLineEnds(_ bytes: [UInt8]) -> [UInt8] {
        let firstEnd = bytes.firstIndex(of: .lf) ?? bytes.endIndex
        guard let firstReturn = bytes[..<firstEnd].firstIndex(of: .cr), firstReturn + 1 < firstEnd else { return bytes }
        let isTwice = bytes[firstReturn..<firstEnd].allSatisfy { $0 == .cr }
        guard isTwice || firstEnd == bytes.endIndex else { return bytes }
        return isTwice ? bytes.filter { $0 != .cr } : bytes.map { $0 == .cr ? .lf : $0 }
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
