import Mail

/// Where the signature of an HTML mail stands in its text, in bytes.
struct SignatureMark {
    let start: Int
    let end: Int

    /// Who writes below the signature says no more than this there, in bytes with what parts it from the signature. Longer texts are what servers add.
    private static let longestBelow = 400

    /// The text with “--” above the signature, as plain mails have it (RFC 3676 §4.3), for all that follows such a line is
    /// left out of what the writer says; so it is without that line where he goes on below. nil where nothing is to change.
    func corrected(in text: String) -> String? {
        let bytes = Array(text.utf8)
        guard start > 0, start < bytes.count, bytes[start] == .lf else { return nil }
        let signature = bytes[start..<min(end, bytes.count)].drop(while: \.isSpace)
        let above = bytes[..<start].trimmedEnd
        let below = bytes[min(end, bytes.count)...]
        let beginsWithMark = signature.starts(with: "--".utf8)
        guard beginsWithMark || above.suffix(3).elementsEqual("\n--".utf8) else {
            guard !above.isEmpty, !Self.beginsWithSentence(signature), Self.said(in: below).isEmpty else { return nil }
            return String(decoding: above + "\n\n--\n".utf8 + signature + below, as: UTF8.self)
        }
        guard (1...Self.longestBelow).contains(Self.said(in: below).utf8.count) else { return nil }
        let plain = beginsWithMark ? signature.drop { $0 == UInt8(ascii: "-") }.drop(while: \.isSpace) : signature
        let rest = beginsWithMark ? above : above.dropLast(2).trimmedEnd
        return String(decoding: rest + "\n\n".utf8 + plain + below, as: UTF8.self)
    }

    /// What the writer says himself below the signature.
    private static func said(in below: ArraySlice<UInt8>) -> String {
        // A quote with nothing above it would count as his.
        let ownWord = "x"
        let text = VisibleText(of: "\(ownWord)\n\n\(String(decoding: below, as: UTF8.self))").text
        return String(text.dropFirst(ownWord.count))
    }

    /// Who types into the box of the signature types at its top.
    private static func beginsWithSentence(_ signature: ArraySlice<UInt8>) -> Bool {
        let lines = signature.split(separator: .lf).map(\.trimmed).filter { !$0.isEmpty }
        return lines.prefix(3).contains { line in
            line.count > 90 || ".?!".utf8.contains(line.last ?? 0) && line.split(separator: .space).count > 2
        }
    }
}
