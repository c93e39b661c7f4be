import CRM
import Testing

@Suite("Money")
struct MoneyTests {
    @Test(
        arguments: [
            (500_000_000, "fr", "5\u{202F}000\u{202F}000\u{A0}€"), (500_000_000, "en", "€5,000,000"),
            (500_050, "fr", "5\u{202F}000,50\u{A0}€"), (500_050, "en", "€5,000.50"), (5, "en", "€0.05"),
            (0, "fr", "0\u{A0}€"),
            (-120_000, "en", "\u{2212}€1,200"), (99_900, "en", "€999"),
        ] as [(Int64, String, String)])
    func isWrittenAsTheLanguageWritesIt(minorUnits: Int64, code: String, expected: String) throws {
        let language = try #require(Language(rawValue: code))
        #expect(Money(minorUnits: minorUnits).formatted(in: language) == expected)
    }
}

@Suite("Record references")
struct RecordReferenceTests {
    @Test(arguments: [
        ("L-7", "L-7"), ("o12", "O-12"), ("P-5", "P-5"), ("o-012", "O-12"),
    ])
    func areReadAsPeopleWriteThem(_ text: String, expected: String) {
        #expect(RecordReference(text)?.description == expected)
    }

    @Test(arguments: ["", "L", "L-", "L-0", "X-7", "L-7a", "L--7", "L-99999999999999999999", "7", "L-７"])
    func areNotSeenElsewhere(_ text: String) {
        #expect(RecordReference(text) == nil)
    }
}

@Suite("Guessing a language")
struct LanguageGuessTests {
    @Test(
        arguments: [
            ("Bonjour, nous avons vu votre stand et voudrions une cuisine.", "fr"),
            ("Hello, we saw you at the fair and would like a kitchen.", "en"), ("Cuisine", nil), ("", nil),
            ("12345", nil),
        ] as [(String, String?)])
    func goesBySmallWords(_ text: String, code: String?) {
        #expect(Language.guess(of: text, among: [.french, .english])?.rawValue == code)
    }
}
