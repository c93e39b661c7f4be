extension Language {
    /// Which of `candidates` a text is written in, by the small words that every sentence needs.
    ///
    /// Reads at most 2 000 bytes. nil when nothing speaks for one of them, or no more than for another.
    public static func guess(of text: String, among candidates: [Language]) -> Language? {
        let lists = candidates.map { smallWords[$0] ?? [] }
        var counts = candidates.map { _ in 0 }
        // Up to eight letters fit into a number, which is quicker to look up than a string.
        var word: UInt64 = 0
        var length = 0
        func endWord() {
            if (1...8).contains(length) {
                for index in lists.indices where lists[index].contains(word) { counts[index] += 1 }
            }
            word = 0
            length = 0
        }
        var text = text
        text.withUTF8 { bytes in
            for byte in bytes.prefix(2_000) {
                if isLetter(byte) {
                    word = word << 8 | UInt64(byte | 0x20)
                    length += 1
                } else {
                    endWord()
                }
            }
        }
        endWord()
        guard let most = counts.max(), most > 0, counts.count(where: { $0 == most }) == 1,
            let index = counts.firstIndex(of: most)
        else { return nil }
        return candidates[index]
    }

    /// A letter of ASCII, or part of a letter beyond it, which keeps a word together.
    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) || byte >= 0x80 }

    /// Words that are frequent in one language and do not exist, or hardly, in the others: ASCII, at most eight letters.
    ///
    /// So few are compared one by one quicker than they are hashed.
    private static let smallWords: [Language: [UInt64]] = [
        .english: packed(
            "the and you your we with for would like have this is are please hello dear thanks thank to of my regards it "
                + "be can could"),
        .french: packed(
            "le la les des et vous nous je pour avec une votre bonjour merci est dans sur que qui mon notre au du pas il "
                + "madame monsieur"),
    ]

    private static func packed(_ words: String) -> [UInt64] {
        words.split(separator: " ").map { word in word.utf8.reduce(0) { $0 << 8 | UInt64($1) } }
    }
}
