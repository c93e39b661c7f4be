import Mail

/// Where the signature of an HTML mail stands in its text, in bytes.
struct SignatureMark {
    let start: Int
    let end: Int

    /// Who writes below the signature says no more than this there, in bytes. Longer texts are what servers add.
    private static let longestBelow = 400

    /// The text with “--” above the signature, as plain mails have it (RFC 3676 §4.3), for all that follows such a line is
    /// left out of what the writer says; so it is without that line where he goes on below. nil where nothing is to change.
    func marked(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard start > 0, start < bytes.count, bytes[start] == .lf else { return nil }
        var signature = bytes[start..<min(end, bytes.count)].drop(while: \.isSpace)
        var above = bytes[..<start].trimmedEnd
        let below = bytes[min(end, bytes.count)...]
        let ownWord = "x"
        let said = VisibleText(of: "\(ownWord)\n\n\(String(decoding: below, as: UTF8.self))").text
        if signature.starts(with: "--".utf8) || above.suffix(3).elementsEqual("\n--".utf8) {
            guard said != ownWord, said.utf8.count <= Self.longestBelow else { return nil }
            if signature.starts(with: "--".utf8) {
                signature = signature.drop { $0 != .lf }.drop(while: \.isSpace)
            } else {
                above = above.dropLast(2).trimmedEnd
            }
            return String(decoding: above + "\n\n".utf8 + signature + below, as: UTF8.self)
        }
        guard said == ownWord, !above.isEmpty, !Self.beginsWithSentence(signature) else { return nil }
        return String(decoding: above + "\n\n--\n".utf8 + bytes[signature.startIndex...], as: UTF8.self)
    }

    /// Who types into the box of the signature types at its top.
    private static func beginsWithSentence(_ signature: ArraySlice<UInt8>) -> Bool {
        let lines = signature.split(separator: .lf).map(\.trimmed).filter { !$0.isEmpty }
        return lines.prefix(3).contains { line in
            line.count > 90 || ".?!".utf8.contains(line.last ?? 0) && line.split(separator: .space).count > 2
        }
    }
}
