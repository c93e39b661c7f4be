extension StringProtocol {
    /// On one line: white space collapsed, control characters and marks that turn the writing direction taken out.
    func cleanLine(limit: Int) -> String {
        var result = String.UnicodeScalarView()
        var count = 0
        var needsSpace = false
        for scalar in unicodeScalars {
            if scalar.separatesWords {
                needsSpace = count > 0
            } else if !scalar.isUnwanted {
                guard count + (needsSpace ? 1 : 0) < limit else { break }
                if needsSpace { result.append(" ") }
                result.append(scalar)
                count += needsSpace ? 2 : 1
                needsSpace = false
            }
        }
        return String(result)
    }

    /// The same line by line, without empty lines.
    func cleanLines(limit: Int) -> String {
        let lines = split { $0.isNewline }.map { $0.cleanLine(limit: limit) }
        let text = lines.filter { !$0.isEmpty }.joined(separator: "\n")
        // Not by characters, for one of them may have any number of marks.
        return String(text.unicodeScalars.prefix(limit))
    }
}

extension Unicode.Scalar {
    fileprivate var separatesWords: Bool {
        isASCII ? value == 0x20 || (0x09...0x0D).contains(value) : properties.isWhitespace
    }

    fileprivate var isUnwanted: Bool {
        switch value {
        case 0x00...0x1F, 0x7F...0x9F, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFEFF: true
        default: false
        }
    }
}
