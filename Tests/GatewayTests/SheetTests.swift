import CRM
import Foundation
import Testing

@Suite("The partner sheet")
struct SheetTests {
    @Test(arguments: [
        (
            "PARTNER street: 12 rue des Lilas; zip: 59000; city: Lille; country: France", Colleague.eric,
            "city: – → Lille"
        ),
        ("PARTENAIRE rue: 12 rue des Lilas; code postal: 59000; ville: Lille; pays: France", .eric, "ville: – → Lille"),
        (
            "PARTENAIRE adresse : 12 rue des Lilas\nPARTENAIRE CP : 59000\nPARTENAIRE ville : Lille\nPARTENAIRE pays : France",
            .thomas, "pays : – → France"
        ),
        ("PARTNER\n\nstreet: 12 rue des Lilas\nzip: 59000\ncity: Lille\ncountry: France", .thomas, "city : – → Lille"),
    ])
    func isCompletedFieldByField(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let mail = try await company.command(words, by: colleague, on: "O-1")
        #expect(mail.says("P-1 (Dupont SA)"))
        #expect(mail.says(receipt))
        #expect(try await company.partner(1)?.place.line == "12 rue des Lilas, 59000 Lille, France")
        let activity = try #require(try await company.timeline("O-1").first)
        #expect(activity.kind == .sheetChanged)
        #expect(activity.actor == colleague.rawValue)
        #expect(activity.partnerID == 1)
    }

    @Test func oldValuesAreNamedAndADashEmptiesAField() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("PARTNER city: Lile; website: www.dupont.example", by: .eric, on: "O-1")
        let receipt = try await company.command("PARTNER city: Lille; website: -", by: .eric, on: "O-1")
        #expect(receipt.says("city: Lile → Lille"))
        #expect(receipt.says("website: www.dupont.example → –"))
        #expect(try await company.partner(1)?.place.city == "Lille")
        #expect(try await company.partner(1)?.website == nil)
    }

    @Test(arguments: [
        ("PARTNER P-1 phone: 03 20 00 00 00", Colleague.eric), ("PARTENAIRE P-1 tél: 03 20 00 00 00", .thomas),
    ])
    func isReachedByItsNumber(words: String, colleague: Colleague) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command(words, by: colleague)
        #expect(try await company.partner(1)?.phone == "03 20 00 00 00")
        #expect(try await company.timeline("P-1").first?.kind == .sheetChanged)
    }

    @Test(arguments: [
        ("PARTNER contact: Anna Bon, anna@dupont.example, 03 20 11 11 11, buyer", Colleague.eric),
        ("PARTENAIRE contact: Anna Bon, anna@dupont.example, 03 20 11 11 11, buyer", .thomas),
        ("PARTENAIRE interlocuteur : Anna Bon, anna@dupont.example, 03 20 11 11 11, buyer", .eric),
    ])
    func getsMorePeople(words: String, colleague: Colleague) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let receipt = try await company.command(words, by: colleague, on: "O-1")
        #expect(receipt.says("Anna Bon, anna@dupont.example, 03 20 11 11 11, buyer"))
        let anna = try #require(try await company.contacts(of: 1).last)
        #expect(anna.name == "Anna Bon")
        #expect(anna.email == "anna@dupont.example")
        #expect(anna.phone == "03 20 11 11 11")
        #expect(anna.role == "buyer")
        let entry = try await company.receive(from: "anna@dupont.example", subject: "My wishes", "Red, please.")
        #expect(try await company.record(of: entry) == "O-1")
    }

    @Test func whatBelongsToAPersonGoesToTheContactOfTheCase() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command(
            "PARTNER mobile: 06 20 00 00 00; role: director; email: jane.doe@dupont.example; last name: Jane Dupont",
            by: .eric, on: "O-1")
        let jane = try #require(try await company.contacts(of: 1).first)
        #expect(jane.name == "Jane Dupont")
        #expect(jane.email == "jane.doe@dupont.example")
        #expect(jane.phone == "06 20 00 00 00")
        #expect(jane.role == "director")
        #expect(try await company.partner(1)?.name == "Dupont SA")
    }

    @Test func ofALeadIsItsOwnParticulars() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let receipt = try await company.command(
            "PARTNER company: Dupont SA; phone: 03 20 00 00 00; city: Lille; language: fr", by: .eric, on: "L-1")
        #expect(receipt.says("L-1 (A new kitchen)"))
        let lead = try #require(try await company.lead(1))
        #expect(lead.company == "Dupont SA")
        #expect(lead.phone == "03 20 00 00 00")
        #expect(lead.place.city == "Lille")
        #expect(lead.language == .french)
    }

    @Test func itsLanguageIsWhatTheCustomerIsWrittenIn() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("PARTNER language: fr\nREPLY\n\nBonjour", by: .luc, on: "O-1")
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(mail.says("Le 12 février 2014, 14:02, Jane Doe a écrit :"))
    }

    @Test(arguments: [
        ("PARTNER email: paul@petit.example", "paul@petit.example belongs to a contact of P-2."),
        ("PARTNER contact: Paul Petit, paul@petit.example", "paul@petit.example belongs to a contact of P-2."),
        ("PARTNER contact: 03 20 11 11 11", "“03 20 11 11 11” names nobody."),
        ("PARTNER note: likes red", "The sheet has no notes: write NOTE and the text."),
        ("PARTNER city: a; city: b", "said twice"),
        ("PARTNER name: -", "name cannot be empty."), ("PARTNER city:", "A name stands there without its value"),
    ])
    func refusesWhatCannotStandOnIt(words: String, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("LEAD Paul Petit, Petit SARL, paul@petit.example\nCONVERT", by: .eric)
        let before = try await company.books()
        #expect(try await company.command(words, by: .eric, on: "O-1").says(receipt))
        #expect(try await company.books() == before)
    }
}
