/// Arguments that begin with their name, in any order: `revenue 5 000 € company "Dupont SA"`.
struct NamedArguments {
    /// Each argument with the word that named it and its value, quotation marks taken off.
    var values: [(name: Vocabulary.ArgumentName, word: String, value: String)] = []

    /// What `CONVERT` is told of.
    private static let names: Set<Vocabulary.ArgumentName> = [.revenue, .company, .title]

    /// Throws `unexpected` for text before the first name.
    init(_ text: Substring, vocabulary: Vocabulary) throws(CommandProblem) {
        for piece in Self.pieces(of: text) {
            if !piece.isQuoted, let name = vocabulary.argument(piece.text.filter { $0 != ":" }),
                Self.names.contains(name)
            {
                values.append((name, String(piece.text), ""))
            } else if piece.text == ":", values.last?.value.isEmpty == true {
                continue
            } else if values.isEmpty {
                throw .unexpected(String(text), in: .convert)
            } else {
                let before = values[values.count - 1].value
                values[values.count - 1].value = before.isEmpty ? String(piece.text) : "\(before) \(piece.text)"
            }
        }
    }

    /// Words and quoted strings, in order. A quotation mark that is never closed quotes up to the end.
    private static func pieces(of text: Substring) -> [(text: Substring, isQuoted: Bool)] {
        var pieces: [(Substring, Bool)] = []
        var rest = text
        while true {
            rest = rest.drop(while: \.isWhitespace)
            guard let first = rest.first else { return pieces }
            if let closing = closingMark[first] {
                let quoted = rest.dropFirst().prefix { !closing.contains($0) }
                pieces.append((trimmed(quoted)[...], true))
                rest = rest.dropFirst(quoted.count + 2)
            } else {
                let word = rest.prefix { !$0.isWhitespace }
                pieces.append((word, false))
                rest = rest.dropFirst(word.count)
            }
        }
    }

    private static let closingMark: [Character: String] = ["\"": "\"”", "“": "”\"", "«": "»", "„": "“”"]
}
