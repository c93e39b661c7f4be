/// What the fields of a prospect are called in lists and forms, in all languages together. `Config/vocabulary.yaml`.
///
/// Only the letters of a label count, without case, accents and width: `E-mail`, `e_mail` and `*Email 2 :*` are one word.
public struct FieldNames: Hashable, Sendable {
    private var fieldsByWord: [String: ProspectField] = [:]

    public init() {}

    /// Adds a name for a field; false, and nothing is added, when it names another one already or has no letter.
    public mutating func add(_ word: String, for field: ProspectField) -> Bool {
        let letters = Self.letters(of: word)
        guard !letters.isEmpty else { return false }
        if let known = fieldsByWord[letters] { return known == field }
        fieldsByWord[letters] = field
        return true
    }

    /// nil for a label nobody added, and for a text that is too long to be one.
    public func field(_ label: some StringProtocol) -> ProspectField? {
        guard label.utf8.count <= 200 else { return nil }
        return fieldsByWord[Self.letters(of: label)]
    }

    private static func letters(of text: some StringProtocol) -> String {
        var letters = String.UnicodeScalarView()
        letters.append(contentsOf: text.folded.unicodeScalars.lazy.filter(\.properties.isAlphabetic))
        return String(letters)
    }
}
