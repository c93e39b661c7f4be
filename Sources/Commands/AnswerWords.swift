/// What a word or phrase in a customer's answer can mean. The raw value is its key in `Config/vocabulary.yaml`.
public enum AnswerWord: String, CaseIterable, Sendable {
    /// Alone on the first line it accepts: `J'ACCEPTE`.
    case accept
    /// Alone on the first line it declines: `JE REFUSE`.
    case decline
    /// Somewhere in a sentence it sounds like accepting: `accepted`, `go ahead`.
    case accepting
    /// Somewhere in a sentence it sounds like declining.
    case declining
    /// Turns a sentence round: `not`, `ne`.
    case negation
    /// What follows is a condition: `if`, `sous réserve`.
    case condition

    /// A word may be plain and be heard in a sentence too, but not mean two things in one place.
    fileprivate var isPlain: Bool { self == .accept || self == .decline }
}

/// The words that customers answer a quote with, of all languages in one table. `answers` in `Config/vocabulary.yaml`.
public struct AnswerWords: Hashable, Sendable {
    private var plain: [String: AnswerWord] = [:]
    private var heard: [String: AnswerWord] = [:]

    public init() {}

    /// Adds a word or phrase; accents, case and the shape of apostrophes do not matter. false, and nothing is added, when it
    /// means something else in the same place already, or has no letter.
    public mutating func add(_ word: String, meaning: AnswerWord) -> Bool {
        let phrase = AnswerText.folded(word)
        let known = meaning.isPlain ? plain[phrase] : heard[phrase]
        guard phrase.contains(where: \.isLetter), known == nil || known == meaning else { return false }
        if meaning.isPlain { plain[phrase] = meaning } else { heard[phrase] = meaning }
        return true
    }

    /// What a whole folded line means.
    func meaning(ofLine line: String) -> AnswerWord? { plain[line] }

    /// What is heard in a folded clause.
    func meanings(in clause: String) -> Set<AnswerWord> {
        let clause = " \(clause) "
        return Set(heard.filter { clause.contains(" \($0.key) ") }.values)
    }
}
