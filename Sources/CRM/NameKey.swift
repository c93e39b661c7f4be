/// What different spellings of a person's or a company's name have in common, to look them up by.
///
/// Case, accents and punctuation do not count, nor does the legal form of a company.
public enum NameKey {
    /// Jane Doe of Dupont SA and DOE Jane, S.A. Dupont have the same key. nil unless both say something.
    public static func of(name: String, company: String) -> String? {
        let words = name.foldedWords.sorted()
        guard !words.isEmpty, let company = self.company(company) else { return nil }
        return words.joined(separator: " ") + " @ " + company
    }

    /// The key of a company. nil when the name has neither letters nor digits.
    public static func company(_ name: String) -> String? {
        var words = name.foldedWords[...]
        while words.count > 1, let last = words.last, formsBehind.contains(last) { words.removeLast() }
        while words.count > 1, let first = words.first, formsBefore.contains(first) { words.removeFirst() }
        return words.isEmpty ? nil : words.joined(separator: " ")
    }

    /// Legal forms that stand before a name too: SARL Martin.
    private static let formsBefore: Set = ["sa", "sarl", "sas", "sasu", "eurl", "sci", "snc", "scop", "ets"]

    /// Legal forms as they end a name.
    private static let formsBehind = formsBefore.union([
        "ab", "ag", "aps", "as", "bv", "bvba", "cie", "co", "company", "corp", "corporation", "ek", "gbr", "gmbh",
        "inc", "incorporated", "kg", "limited", "llc", "llp", "ltd", "ltda", "nv", "ohg", "oy", "oyj", "plc", "pty",
        "scrl", "se", "sl", "spa", "sprl", "srl", "ug",
    ])
}
