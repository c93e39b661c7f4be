public import CRM
import Foundation

/// What the keywords are called in each language. `Config/vocabulary.yaml`.
public struct Vocabulary: Sendable {
    /// A keyword in one language.
    public struct Entry: Hashable, Sendable {
        /// What people may write, the usual word first: `TAKE`. Accents and case do not matter.
        public var words: [String]
        /// The whole line as an example: `ASSIGN thomas`.
        public var usage: String
        /// What it does, in a few words.
        public var help: String

        public init(words: [String], usage: String, help: String) {
            self.words = words
            self.usage = usage
            self.help = help
        }
    }

    /// Names of arguments inside a line, such as `revenue` in `CONVERT revenue 5000k`.
    public enum ArgumentName: String, CaseIterable, Sendable {
        case revenue
        case company
        case title
        /// A person on the partner sheet.
        case contact
        /// Whom a call was with.
        case with
        /// They called us.
        case incoming = "in"
        /// We called them.
        case outgoing = "out"
    }

    private var entries: [Language: [Keyword: Entry]] = [:]
    private var keywordsByWord: [String: Keyword] = [:]
    private var argumentsByWord: [String: ArgumentName] = [:]
    private var argumentWords: [Language: [ArgumentName: String]] = [:]
    private var stagesByWord: [String: Opportunity.Stage] = [:]
    private var stageWords: [Language: [Opportunity.Stage: String]] = [:]
    /// What the fields of a person or company are called, on sheets, in lists and in forms.
    public private(set) var fields = FieldNames()
    private var fieldWords: [Language: [ProspectField: String]] = [:]
    /// What the words for dates and times mean.
    public var times = TimeWords()
    /// What amounts without a currency are in.
    public var currency = Currency.euro

    public init() {}

    public var languages: [Language] { entries.keys.sorted { $0.rawValue < $1.rawValue } }

    /// Adds a keyword; returns the word that already means something else, if there is one, and adds nothing then.
    public mutating func add(_ entry: Entry, for keyword: Keyword, in language: Language) -> String? {
        let taken = entry.words.first { keywordsByWord[Self.folded($0)].map { $0 != keyword } ?? false }
        guard taken == nil else { return taken }
        entries[language, default: [:]][keyword] = entry
        for word in entry.words { keywordsByWord[Self.folded(word)] = keyword }
        return nil
    }

    /// Adds a name for an argument; false when the word already names another one. The first is what that language usually
    /// says.
    public mutating func add(_ word: String, for argument: ArgumentName, in language: Language) -> Bool {
        let known = argumentsByWord.updateValue(argument, forKey: Self.folded(word))
        if argumentWords[language]?[argument] == nil { argumentWords[language, default: [:]][argument] = word }
        return known == nil || known == argument
    }

    /// Adds a name for a field; false when it already means another one. The first is what that language usually says.
    public mutating func add(_ word: String, for field: ProspectField, in language: Language) -> Bool {
        guard fields.add(word, for: field) else { return false }
        if fieldWords[language]?[field] == nil { fieldWords[language, default: [:]][field] = word }
        return true
    }

    /// What people of that language call a field; nil when no language has a word for it.
    public func word(for field: ProspectField, in language: Language) -> String? {
        fieldWords[language]?[field] ?? languages.lazy.compactMap { fieldWords[$0]?[field] }.first
    }

    /// What people of that language call something that stands inside a line.
    public func word(for argument: ArgumentName, in language: Language) -> String {
        argumentWords[language]?[argument] ?? languages.lazy.compactMap { argumentWords[$0]?[argument] }.first
            ?? argument.rawValue
    }

    /// Adds the words for a stage, the usual one first; returns the word that already means another one, if there is one.
    public mutating func add(_ words: [String], for stage: Opportunity.Stage, in language: Language) -> String? {
        let taken = words.first { stagesByWord[Self.folded($0)].map { $0 != stage } ?? false }
        guard taken == nil, let first = words.first else { return taken }
        for word in words { stagesByWord[Self.folded(word)] = stage }
        stageWords[language, default: [:]][stage] = first
        return nil
    }

    public func stage(_ word: some StringProtocol) -> Opportunity.Stage? { stagesByWord[Self.folded(word)] }

    /// What people of that language call a stage.
    public func word(for stage: Opportunity.Stage, in language: Language) -> String {
        stageWords[language]?[stage] ?? languages.lazy.compactMap { stageWords[$0]?[stage] }.first ?? stage.rawValue
    }

    public func keyword(_ word: some StringProtocol) -> Keyword? { keywordsByWord[Self.folded(word)] }

    public func argument(_ word: some StringProtocol) -> ArgumentName? { argumentsByWord[Self.folded(word)] }

    /// The keyword as `language` says it; in the first language that has it, where that one has not.
    public func entry(for keyword: Keyword, in language: Language) -> Entry? {
        entries[language]?[keyword] ?? languages.lazy.compactMap { entries[$0]?[keyword] }.first
    }

    /// The keyword's usual word in that language, to write into action links.
    public func word(for keyword: Keyword, in language: Language) -> String {
        entry(for: keyword, in: language)?.words.first ?? keyword.rawValue.uppercased()
    }

    /// The known word most like `word`: one slip away, or two where it has more than six letters. Of three letters only a
    /// missing or swapped one is a slip, since every other short word is one letter away from `MES` or `WON`.
    public func nearest(to word: some StringProtocol) -> String? {
        let word = Self.folded(word)
        let slips = word.count > 6 ? 2 : 1
        let candidates = keywordsByWord.keys.filter { known in
            abs(known.count - word.count) <= slips
                && (word.count > 3 || known.count > word.count || known.sorted() == word.sorted())
        }
        let ranked = candidates.map { (word: $0, distance: editDistance($0, word)) }
        return ranked.filter { $0.distance <= slips }.min { ($0.distance, $0.word) < ($1.distance, $1.word) }?.word
    }

    /// Upper case and without accents: `Répondre` and `REPONDRE` are one word.
    static func folded(_ word: some StringProtocol) -> String {
        if word.utf8.allSatisfy({ $0 < 0x80 }) { return word.uppercased() }
        return word.folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil).uppercased()
    }
}

/// The least number of letters to add, drop, change or swap with their neighbour to make one word the other.
func editDistance(_ first: String, _ second: String) -> Int {
    let first = Array(first.unicodeScalars)
    let second = Array(second.unicodeScalars)
    var rows = [Array(0...second.count)]
    for i in 0..<first.count {
        var row = [i + 1]
        for j in 0..<second.count {
            var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (first[i] == second[j] ? 0 : 1))
            if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
                cost = min(cost, rows[i - 1][j - 1] + 1)
            }
            row.append(cost)
        }
        rows.append(row)
    }
    return rows[first.count][second.count]
}
