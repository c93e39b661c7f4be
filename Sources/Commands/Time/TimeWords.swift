/// The words for dates and times, of all languages in one table. `times` in `Config/vocabulary.yaml`.
public struct TimeWords: Hashable, Sendable {
    /// How `03/04/2014` is read, where both numbers may be the month.
    public enum NumericOrder: String, CaseIterable, Sendable {
        case dayFirst = "day_first"
        case monthFirst = "month_first"
    }

    /// nil leaves such dates ambiguous: they are not guessed at. `03/04`, without a year, is ambiguous always.
    public var numericOrder: NumericOrder?

    private var meanings: [String: Set<TimeWord>] = [:]
    /// Words in the longest phrase.
    private(set) var longestPhrase = 1

    public init() {}

    /// Adds a word or phrase of up to six words, such as `day after tomorrow`; accents and case do not matter.
    ///
    /// false, and nothing is added, when it means something else of its kind already or holds other than letters.
    public mutating func add(_ word: String, meaning: TimeWord) -> Bool {
        var parts: [String] = []
        for token in TimeToken.tokens(in: word[...]) {
            guard case .word(let part) = token.kind else { return false }
            parts.append(part)
        }
        let known = meanings[parts.joined(separator: " ")] ?? []
        guard (1...6).contains(parts.count), known.allSatisfy({ $0 == meaning || $0.kind != meaning.kind }) else {
            return false
        }
        meanings[parts.joined(separator: " "), default: []].insert(meaning)
        longestPhrase = max(longestPhrase, parts.count)
        return true
    }

    /// What a folded phrase means among what is possible where it stands; nil when it means none of it, or two.
    func meaning(of phrase: String, among possible: Set<TimeWord>) -> TimeWord? {
        let found = meanings[phrase]?.intersection(possible) ?? []
        return found.count == 1 ? found.first : nil
    }
}
