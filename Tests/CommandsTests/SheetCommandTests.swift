import CRM
import Commands
import Testing

@Suite("The partner sheet by command")
struct SheetCommandTests {
    @Test(
        arguments: [
            ("PARTNER city: Lille", nil, [city("Lille")]), ("PARTNER city Lille", nil, [city("Lille")]),
            ("PARTNER city = Lille", nil, [city("Lille")]), ("PARTNER: city: Lille", nil, [city("Lille")]),
            ("PARTNER P-5 city: Lille", "P-5", [city("Lille")]), ("PARTNER p5: city: Lille", "P-5", [city("Lille")]),
            ("PARTNER city: Lille; zip: 59000;", nil, [city("Lille"), entry(.zip, "zip", "59000")]),
            ("PARTNER city: Lille;zip:59000", nil, [city("Lille"), entry(.zip, "zip", "59000")]),
            (
                "PARTENAIRE ville: Lille; code postal: 59000", nil,
                [entry(.city, "ville", "Lille"), entry(.zip, "code postal", "59000")]
            ),
            ("PARTENAIRE O-12 Ville : Lille", "O-12", [entry(.city, "Ville", "Lille")]),
            ("PARTNER website: https://d.example/a", nil, [entry(.website, "website", "https://d.example/a")]),
            ("PARTNER city: -", nil, [city(nil)]), ("PARTNER city: –", nil, [city(nil)]),
            ("PARTNER city: Aix-en-Provence", nil, [city("Aix-en-Provence")]),
            ("PARTENAIRE tél: 03 20 00 00 00", nil, [entry(.phone, "tél", "03 20 00 00 00")]),
            ("PARTNER language: fr", nil, [entry(.language, "language", "fr")]),
            ("PARTNER street: 12, rue des Lilas", nil, [entry(.street, "street", "12, rue des Lilas")]),
            ("PARTNER contact: Anna Roy, anna@d.example", nil, [person("contact", "Anna Roy, anna@d.example")]),
            ("PARTENAIRE interlocuteur : Anna", nil, [person("interlocuteur", "Anna")]),
            ("PARTNER contact: Anna; contact: Paul", nil, [person("contact", "Anna"), person("contact", "Paul")]),
            ("PARTNER\ncity: Lille\nzip: 59000", nil, [city("Lille"), entry(.zip, "zip", "59000")]),
            ("PARTNER P-5\n\ncity: Lille\n\nzip: 59000", "P-5", [city("Lille"), entry(.zip, "zip", "59000")]),
            ("PARTNER city: Lille\nzip: 59000", nil, [city("Lille"), entry(.zip, "zip", "59000")]),
            ("PARTNER city: Lille\n\nThanks", nil, [city("Lille")]),
            ("PARTENAIRE\nVILLE: Lille", nil, [entry(.city, "VILLE", "Lille")]),
        ] as [(String, RecordReference?, [SheetChange])])
    func isCompleted(_ text: String, reference: RecordReference?, changes: [SheetChange]) throws {
        #expect(try onlyCommand(in: text) == Command(.partner, reference: reference, action: .partner(changes)))
    }

    /// Every field of the sheet, by the word that each language usually has for it.
    @Test(arguments: ProspectField.allCases, [Language.english, .french])
    func everyFieldHasItsWord(field: ProspectField, language: Language) throws {
        let word = try #require(vocabulary.word(for: field, in: language))
        let expected: SheetChange =
            vocabulary.argument(word) == .contact ? person(word, "x") : entry(field, word, "x")
        #expect(try onlyCommand(in: "PARTNER \(word): x").action == .partner([expected]))
    }
}

private func entry(_ field: ProspectField, _ label: String, _ value: String?) -> SheetChange {
    SheetChange(.field(field), label: label, value: value)
}

private func city(_ value: String?) -> SheetChange { entry(.city, "city", value) }

private func person(_ label: String, _ value: String) -> SheetChange {
    SheetChange(.contact, label: label, value: value)
}
