extension Language {
    /// Which of `candidates` a text is written in, by the small words that every sentence needs.
    ///
    /// Reads at most 4 000 characters. nil when nothing speaks for one of them, or no more than for another.
    public static func guess(of text: some StringProtocol, among candidates: [Language]) -> Language? {
        var counts: [Language: Int] = [:]
        for word in text.prefix(4_000).lowercased().split(whereSeparator: { !$0.isLetter }) {
            for language in candidates where smallWords[language]?.contains(word) == true {
                counts[language, default: 0] += 1
            }
        }
        let best = candidates.max { counts[$0, default: 0] < counts[$1, default: 0] }
        guard let best, let count = counts[best], count > 0 else { return nil }
        let isClear = candidates.allSatisfy { $0 == best || counts[$0, default: 0] < count }
        return isClear ? best : nil
    }

    /// Words that are frequent in one language and do not exist, or hardly, in the others.
    private static let smallWords: [Language: Set<Substring>] = [
        .english: [
            "the", "and", "you", "your", "we", "with", "for", "would", "like", "have", "this", "is", "are", "please",
            "hello", "dear", "thanks", "thank", "to", "of", "my", "regards", "it", "be", "can", "could",
        ],
        .french: [
            "le", "la", "les", "des", "et", "vous", "nous", "je", "pour", "avec", "une", "votre", "bonjour", "merci",
            "est", "dans", "sur", "que", "qui", "cordialement", "mon", "notre", "au", "du", "pas", "il", "madame",
            "monsieur",
        ],
    ]
}
