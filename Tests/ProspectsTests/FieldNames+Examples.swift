import CRM
import Prospects

extension FieldNames {
    /// Some of what a company has in its `Config/vocabulary.yaml`.
    static let examples: FieldNames = {
        let words: [(ProspectField, [String])] = [
            (.name, ["name", "full name", "nom complet", "contact"]), (.firstName, ["first name", "prénom"]),
            (.lastName, ["last name", "nom"]), (.company, ["company", "société", "raison sociale"]),
            (.email, ["email", "mail", "adresse e-mail", "E-mail value"]), (.phone, ["phone", "tel", "téléphone"]),
            (.mobile, ["mobile", "portable"]), (.role, ["title", "job title", "fonction"]),
            (.street, ["street", "address", "adresse"]), (.zip, ["zip", "code postal"]), (.city, ["city", "ville"]),
            (.country, ["country", "pays"]), (.website, ["website", "site web"]), (.language, ["language", "langue"]),
            (.note, ["note", "notes", "message"]),
        ]
        var names = FieldNames()
        for (field, words) in words { for word in words { _ = names.add(word, for: field) } }
        return names
    }()
}

extension ProspectList.Limits {
    static let generous = ProspectList.Limits(bytes: 32 * 1024 * 1024, rows: 1_000)
}

extension ProspectList {
    /// Reads a file of that name, whatever the mail says it is.
    init(_ name: String, _ bytes: some Sequence<UInt8>, limits: Limits = .generous) throws(UnreadableList) {
        try self.init(
            file: Array(bytes), name: name, mediaType: "application/octet-stream", fields: .examples, limits: limits)
    }

    /// Reads a CSV file in UTF-8.
    init(csv text: String) throws(UnreadableList) { try self.init("list.csv", text.utf8) }

    /// Reads a file of vCards in UTF-8.
    init(vCard text: String) throws(UnreadableList) { try self.init("cards.vcf", text.utf8) }

    init(pasted text: String) throws(UnreadableList) {
        try self.init(pasted: text, fields: .examples, limits: .generous)
    }

    var problems: [ProspectProblem?] {
        entries.map { entry in
            if case .failure(let problem) = entry.prospect { problem } else { nil }
        }
    }

    var places: [Int] { entries.map(\.place) }
}
