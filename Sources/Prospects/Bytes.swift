extension UInt8 {
    static let cr = UInt8(ascii: "\r")
    static let lf = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")
    static let quote = UInt8(ascii: "\"")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let equals = UInt8(ascii: "=")

    var endsLine: Bool { self == .lf || self == .cr }
}

extension [UInt8] {
    /// Where the line ends that `start` is in: at CR, LF or the end of the text.
    func endOfLine(from start: Int) -> Int {
        var end = start
        while end < count, !self[end].endsLine { end += 1 }
        return end
    }

    /// Behind the line end at `end`.
    func startOfLine(after end: Int) -> Int {
        guard end < count else { return count }
        return self[end] == .cr && end + 1 < count && self[end + 1] == .lf ? end + 2 : end + 1
    }
}

extension ArraySlice<UInt8> {
    /// As a text, cut when it is longer than anybody needs.
    var listString: String { Charset.decode(cut) }

    /// At most `longestPart` bytes, without half a letter of UTF-8 at the end.
    private var cut: ArraySlice<UInt8> {
        guard count > ListText.longestPart else { return self }
        var kept = prefix(ListText.longestPart)
        for _ in 0..<3 { if let last = kept.last, last & 0xC0 == 0x80 { kept.removeLast() } }
        if let last = kept.last, last >= 0xC0 { kept.removeLast() }
        return kept
    }
}
