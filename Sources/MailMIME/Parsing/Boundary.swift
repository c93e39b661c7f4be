/// What separates the parts of a multipart. RFC 2046 §5.1.1.
enum Boundary {
    /// The first line of `content` that can be one: two hyphens and up to 70 characters, with a header field below it.
    ///
    /// nil when there is none, or when it holds characters that need no guessing about.
    static func guessed(in content: [UInt8]) -> String? {
        var candidate: ArraySlice<UInt8>?
        for range in content.lines {
            // RFC 2046 §5.1.1 has white space after a boundary, and none before it.
            let line = content[range].trimmedEnd
            if let candidate, line.starts(with: "content-".utf8) || line.starts(with: "Content-".utf8) {
                return String(decoding: candidate, as: UTF8.self)
            }
            let isMark = line.starts(with: "--".utf8) && (3...72).contains(line.count) && line.allSatisfy(isAllowed)
            candidate = isMark ? line.dropFirst(2) : nil
        }
        return nil
    }

    /// More lines than this that may be boundaries are not read.
    private static let most = 100_000

    /// `bytes` up to where there have been too many lines that begin with two hyphens: GMime compares each with the
    /// boundaries of all multiparts around it, and makes an object of each part.
    static func bounded(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > most * 3 else { return bytes }
        var left = most
        for line in bytes.lines where bytes[line].starts(with: "--".utf8) {
            left -= 1
            if left < 0 { return Array(bytes[..<line.lowerBound]) }
        }
        return bytes
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte.isASCIILetter || byte.isASCIIDigit || "'()+_,-./:=?".utf8.contains(byte)
    }
}
