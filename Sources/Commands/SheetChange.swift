public import CRM

/// One entry on the partner sheet: `city: Lille`, `contact: Anna Dupont, anna@dupont.fr`.
public struct SheetChange: Hashable, Sendable {
    public enum Field: Hashable, Sendable {
        case field(ProspectField)
        /// A person at the partner.
        case contact
    }

    public var field: Field
    /// As the person called it.
    public var label: String
    /// nil (written `-`) empties the field.
    public var value: String?

    public init(_ field: Field, label: String, value: String?) {
        self.field = field
        self.label = label
        self.value = value
    }

    /// Reads entries that are divided by semicolons or line ends. Throws for a label that is no field, or one without a value.
    /// `earlier` entries stay before them.
    static func all(
        in text: String, after earlier: [SheetChange] = [], vocabulary: Vocabulary
    ) throws(CommandProblem) -> [SheetChange] {
        var changes = earlier
        for piece in text.split(whereSeparator: { $0 == ";" || $0.isNewline }) where !trimmed(piece).isEmpty {
            let change = try SheetChange(trimmed(piece), vocabulary: vocabulary)
            if change.field != .contact, changes.contains(where: { $0.field == change.field }) {
                throw .saidTwice(change.label)
            }
            changes.append(change)
        }
        return changes
    }

    /// Whether a line is `label: value`, with a label that is known.
    static func isEntry(_ line: Substring, _ vocabulary: Vocabulary) -> Bool {
        guard let cut = line.firstIndex(where: { $0 == ":" || $0 == "=" }) else { return false }
        let label = trimmed(line[..<cut])
        return vocabulary.argument(label) == .contact || vocabulary.fields.field(label) != nil
    }

    /// `label: value`, or `label value` where the first word is a label.
    private init(_ text: String, vocabulary: Vocabulary) throws(CommandProblem) {
        let cut = text.firstIndex { $0 == ":" || $0 == "=" } ?? text.firstIndex(where: \.isWhitespace) ?? text.endIndex
        let label = trimmed(text[..<cut])
        if vocabulary.argument(label) == .contact {
            field = .contact
        } else if let known = vocabulary.fields.field(label) {
            field = .field(known)
        } else {
            throw .unknownField(label)
        }
        self.label = label
        let value = trimmed(text[cut...].dropFirst())
        guard !value.isEmpty else { throw .missingArgument(.partner) }
        self.value = value == "-" || value == "–" ? nil : value
    }
}
