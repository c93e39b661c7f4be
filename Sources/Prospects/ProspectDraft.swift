import CRM

/// What has been read about one prospect so far.
struct ProspectDraft {
    private var values: [ProspectField: String] = [:]
    private var notes: [String] = []

    static let longestValue = 200
    static let longestNote = 2_000

    /// Takes what a cell or line says. The first value of a field counts; a different one later goes to the note, under
    /// the label it had.
    mutating func add(_ text: some StringProtocol, as field: ProspectField, label: String? = nil) {
        guard field != .note else { return addNote(text) }
        // A mail cell may be long and its address still short.
        let value = text.cleanLine(limit: field == .email ? Self.longestNote : Self.longestValue)
        // `-` and `?` are how people leave a cell empty.
        guard value.contains(where: { $0.isLetter || $0.isNumber || $0 == "@" }) else { return }
        let slot = field == .mobile ? .phone : field
        guard slot != .phone || value.contains(where: \.isNumber) else { return addNote(value) }
        guard let first = values[slot] else {
            values[slot] = value
            return
        }
        let isSame = slot == .phone ? PhoneNumber.key(value) == PhoneNumber.key(first) : value == first
        if !isSame { addNote(label.map { "\($0): \(value)" } ?? value) }
    }

    mutating func addNote(_ text: some StringProtocol) {
        let note = text.cleanLines(limit: Self.longestNote)
        if !note.isEmpty, notes.count < Self.longestNote { notes.append(note) }
    }

    func has(_ field: ProspectField) -> Bool { values[field] != nil }

    var isEmpty: Bool { values.isEmpty && notes.isEmpty }

    /// The prospect, or what is wrong with it.
    func prospect() -> Result<Prospect, ProspectProblem> {
        var prospect = Prospect(name: name, company: values[.company], phone: values[.phone])
        if let text = values[.email] {
            guard let address = MailCell.address(in: text) else {
                return .failure(.notAnAddress(text.cleanLine(limit: Self.longestValue)))
            }
            prospect.email = address
        }
        guard !name.isEmpty || prospect.company != nil || prospect.email != nil || prospect.phone != nil else {
            return .failure(.nobody)
        }
        prospect.role = values[.role]
        prospect.street = values[.street]
        prospect.zip = values[.zip]
        prospect.city = values[.city]
        prospect.country = values[.country]
        prospect.website = values[.website]
        prospect.language = values[.language].flatMap { Language(rawValue: $0)?.rawValue }
        prospect.note = notes.isEmpty ? nil : notes.joined(separator: "\n").cleanLines(limit: Self.longestNote)
        return .success(prospect)
    }

    private var name: String {
        let parts = [values[.firstName], values[.lastName]].compactMap(\.self)
        return values[.name] ?? parts.joined(separator: " ").cleanLine(limit: Self.longestValue)
    }
}
