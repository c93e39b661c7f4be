import Foundation

extension StringProtocol {
    /// In lower case, without accents and with plain signs for wide ones: `É` and `e` are one letter.
    var folded: String {
        if utf8.allSatisfy({ $0 < 0x80 }) { return lowercased() }
        return folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil).lowercased()
    }

    /// The folded words, without punctuation. Full stops and single letters in a row do not end a word: `S.A.` and `S A`
    /// both are `sa`.
    var foldedWords: [String] {
        let text = folded.unicodeScalars.filter { $0 != "." }
        var words: [String] = []
        var endsWithInitials = false
        for run in text.split(whereSeparator: { !$0.isWordScalar }) {
            let isInitial = run.count == 1
            if isInitial, endsWithInitials {
                words[words.count - 1].unicodeScalars.append(contentsOf: run)
            } else {
                words.append(String(String.UnicodeScalarView(run)))
            }
            endsWithInitials = isInitial
        }
        return words
    }
}

extension Unicode.Scalar {
    fileprivate var isWordScalar: Bool { properties.isAlphabetic || properties.numericType != nil }
}
