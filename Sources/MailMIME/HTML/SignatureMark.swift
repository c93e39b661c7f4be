import Mail

/// Where the signature of an HTML mail stands in its text, in bytes.
struct SignatureMark {
    let start: Int
    let end: Int

    /// The text with “--” above the signature, as plain mails have it (RFC 3676 §4.3); nil where it has it already, or where
    /// the writer goes on below: all that follows such a line is left out of what he says.
    func marked(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard start > 0, start < bytes.count, bytes[start] == .lf else { return nil }
        let signature = bytes[start..<min(end, bytes.count)].drop(while: \.isSpace)
        let above = bytes[..<start].trimmedEnd
        let isMarked = signature.starts(with: "--".utf8) || above.suffix(3).elementsEqual("\n--".utf8)
        guard !isMarked, !above.isEmpty, !Self.beginsWithSentence(signature) else { return nil }
        let below = String(decoding: bytes[min(end, bytes.count)...], as: UTF8.self)
        let ownWord = "x"
        guard VisibleText(of: "\(ownWord)\n\n\(below)").text == ownWord else { return nil }
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
