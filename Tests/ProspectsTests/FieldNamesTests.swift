import CRM
import Testing

@Suite("Labels of fields")
struct FieldNamesTests {
    @Test(
        arguments: [
            ("E-mail", .email), ("e_mail", .email), ("EMAIL", .email), ("Email 2", .email), ("Ｅｍａｉｌ", .email),
            ("Code postal :", .zip), ("code_postal", .zip), ("Code   Postal", .zip), ("*Name*", .name),
            ("PRENOM", .firstName), ("Prénom", .firstName), ("Pre\u{301}nom", .firstName), ("FullName", .name),
            ("E-mail 1 - Value", .email), ("Téléphone (2)", .phone), ("Raison sociale", .company),
        ] as [(String, ProspectField)])
    func areKnownByTheirLetters(_ label: String, field: ProspectField) {
        #expect(FieldNames.examples.field(label) == field)
    }

    @Test(arguments: ["", " ", "12", "…", "Fax", "Name of dog", String(repeating: "name", count: 1_000)])
    func areUnknownOtherwise(_ label: String) {
        #expect(FieldNames.examples.field(label) == nil)
    }

    @Test func meanOneFieldOnly() {
        var names = FieldNames()
        let words = [("Contact", ProspectField.name), ("CONTACT :", .name), ("contact", .company), ("–", .company)]
        #expect(words.map { word, field in names.add(word, for: field) } == [true, true, false, false])
        #expect(names.field("contact") == .name)
    }
}
