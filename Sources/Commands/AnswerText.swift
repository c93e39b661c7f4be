/// Text of a customer's answer, made comparable.
enum AnswerText {
    /// In capitals, without accents and invisible signs; one space between words and behind apostrophes: `N' ACCEPTE PAS`.
    /// Hyphens count as spaces.
    static func folded(_ text: some StringProtocol) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars where !isInvisible(scalar) {
            if apostrophes.contains(scalar) {
                plain.append(contentsOf: "' ".unicodeScalars)
            } else {
                plain.append(hyphens.contains(scalar) ? " " : scalar)
            }
        }
        return Vocabulary.folded(String(plain)).split(whereSeparator: \.isWhitespace).joined(separator: " ")
            .replacing(" '", with: "'")
    }

    /// Crossed out, letter by letter: folding would make plain letters of it.
    static func isCrossedOut(_ text: some StringProtocol) -> Bool {
        text.unicodeScalars.contains { (0x0334...0x0338).contains($0.value) || (0x20D0...0x20FF).contains($0.value) }
    }

    /// The folded clauses of a text: what lies between punctuation marks.
    static func clauses(in text: String) -> [String] {
        text.split { ",.;:!?…()/–—".contains($0) }.map { folded($0.filter { $0 != "*" && $0 != "_" }) }
    }

    /// Without what stands in quotation marks.
    static func withoutQuotations(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        // Marks that nothing closes are looked for once.
        var stray: Set<Character> = []
        while let first = rest.first {
            rest = rest.dropFirst()
            guard let closing = QuotationMarks.closing[first], !stray.contains(first) else {
                result.append(first)
                continue
            }
            if let end = rest.firstIndex(where: { closing.contains($0) }) {
                result += " "
                rest = rest[rest.index(after: end)...]
            } else {
                stray.insert(first)
            }
        }
        return result
    }

    private static let apostrophes = Set("'’‘ʼ′`´＇".unicodeScalars)
    private static let hyphens = Set("-\u{2010}\u{2011}".unicodeScalars)

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .format || scalar.properties.isDefaultIgnorableCodePoint
    }
}
