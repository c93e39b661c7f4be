import Glibc

extension UInt8 {
    static let cr = UInt8(ascii: "\r")
    static let lf = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let tab = UInt8(ascii: "\t")

    /// White space of a header or a text: blank, tab, line end.
    var isSpace: Bool { self == .space || self == .tab || self == .cr || self == .lf }

    var isASCIILetter: Bool { (0x41...0x5A).contains(self & 0xDF) }

    var isASCIIDigit: Bool { (0x30...0x39).contains(self) }
}

extension [UInt8] {
    /// Where each line is, its line end included.
    var lines: some Sequence<Range<Int>> {
        sequence(state: startIndex) { start -> Range<Int>? in
            guard start < endIndex else { return nil }
            let end = self[start...].firstIndex(of: .lf).map { $0 + 1 } ?? endIndex
            defer { start = end }
            return start..<end
        }
    }
}

extension [UInt8] {
    /// The beginning, at most so many bytes: whole lines where there are any.
    func wholeLines(upTo limit: Int) -> [UInt8] {
        guard count > limit else { return self }
        let beginning = self[..<limit]
        return Array(beginning.lastIndex(of: .lf).map { beginning[...$0] } ?? beginning)
    }
}

extension ArraySlice<UInt8> {
    /// Without white space at either end.
    var trimmed: ArraySlice<UInt8> { drop(while: \.isSpace).trimmedEnd }

    /// Without white space at its end.
    var trimmedEnd: ArraySlice<UInt8> {
        var rest = self
        while let last = rest.last, last.isSpace { rest.removeLast() }
        return rest
    }
}

extension Slice<UnsafeRawBufferPointer> {
    /// Where the byte is first.
    fileprivate func position(of byte: UInt8) -> Int? {
        let bytes = UnsafeRawBufferPointer(rebasing: self)
        guard let start = bytes.baseAddress, let found = memchr(start, Int32(byte), bytes.count) else { return nil }
        return startIndex + (UnsafeRawPointer(found) - start)
    }
}

extension UnsafeRawBufferPointer {
    /// Where the bytes of `text` stand first, from `start` on.
    func position(of text: UnsafeRawBufferPointer, from start: Int) -> Int? {
        guard let first = text.first, let all = baseAddress, let sought = text.baseAddress else { return start }
        var left = self[Swift.min(start, count)...]
        while let found = left.position(of: first), count - found >= text.count {
            if memcmp(all + found, sought, text.count) == 0 { return found }
            left = left[(found + 1)...]
        }
        return nil
    }
}

extension String {
    /// Whether the bytes of `text` stand in it. Takes a small part of the time of `contains`, which compares characters.
    func holds(_ text: String) -> Bool {
        var (all, text) = (self, text)
        return all.withUTF8 { all in
            text.withUTF8 { text in
                UnsafeRawBufferPointer(all).position(of: UnsafeRawBufferPointer(text), from: 0) != nil
            }
        }
    }

    /// With LF for CRLF and for CR alone.
    var withUnixLines: String {
        guard holds("\r") else { return self }
        var text = self
        return text.withUTF8 { String(decoding: UnsafeRawBufferPointer($0).withUnixLines, as: UTF8.self) }
    }
}

extension UnsafeRawBufferPointer {
    /// With LF for CRLF and for CR alone.
    fileprivate var withUnixLines: [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var rest = self[...]
        while let end = rest.position(of: .cr) {
            result += rest[..<end]
            result.append(.lf)
            rest = rest[(end + 1)...]
            if rest.first == .lf { rest = rest.dropFirst() }
        }
        return result + rest
    }
}

extension [UInt8] {
    /// With CRLF for LF and for CR alone. RFC 5322 §2.3.
    var withNetworkLines: [UInt8] {
        withUnsafeBytes { bytes in
            if bytes[...].position(of: .cr) != nil { return bytes.withUnixLines.withNetworkLines }
            var result: [UInt8] = []
            result.reserveCapacity(count + count / 32)
            var rest = bytes[...]
            while let end = rest.position(of: .lf) {
                result += rest[..<end]
                result.append(.cr)
                result.append(.lf)
                rest = rest[(end + 1)...]
            }
            return result + rest
        }
    }
}
