import CRM
import Foundation
import Mail
import Testing

@Suite("Leads that look like others")
struct DuplicateTests {
    @Test(arguments: [
        "LEAD Jane, +33 (0)3.20.00.00.00", "LEAD\nName: DOE Jane\nCompany: S.A. Dupont",
        "LEAD J. Doe, jane@dupont.example", "PISTE\nNom: jane doé\nSociété: dupont",
    ])
    func areNamedInReceiptAndNotice(words: String) async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, Dupont SA, jane@dupont.example, 03 20 00 00 00", by: .eric)
        #expect(try await company.command(words, by: .eric).says("It looks like L-1."))
        let notice = try await company.lastMail(to: Colleague.thomas.address)
        #expect(notice.says("Cela ressemble à L-1."))
        #expect(notice.offers.contains("FUSIONNER L-1"))
    }

    @Test(arguments: ["Nom : Jane\nTéléphone : 0320000000", "Nom : DOE Jane\nSociété : SARL Dupont"])
    func areNamedForTheMailOfAForm(text: String) async throws {
        let company = try await Company {
            $0.routing.forms = [EmailAddress("website@notsotiny.example")].compactMap(\.self)
        }
        try await company.command("LEAD Jane Doe, Dupont SA, jane@dupont.example, 03 20 00 00 00", by: .eric)
        try await company.receive(
            from: "website@notsotiny.example", subject: "Contact", text + "\nE-mail : jane@home.example\n\nBonjour")
        let notice = try await company.lastMail(to: Colleague.eric.address)
        #expect(notice.says("It looks like L-1."))
        try await company.tap("MERGE L-1", in: notice, by: .eric)
        #expect(try await company.lead(1)?.mergedInto == RecordReference("L-2"))
        #expect(try await company.lead(2)?.isOpen == true)
    }

    @Test(arguments: ["LEAD Anna Bon, Dupont SA, anna@dupont.example", "LEAD Jane, +33 3 20 00 00 00"])
    func areNamedForPartnersWithoutAButton(words: String) async throws {
        let company = try await Company()
        try await company.command(
            "LEAD Jane Doe, Dupont SA, jane@dupont.example, 03 20 00 00 00\nCONVERT", by: .eric)
        #expect(try await company.command(words, by: .eric).says("It looks like P-1."))
        let notice = try await company.lastMail(to: Colleague.thomas.address)
        #expect(!notice.offers.contains { $0.hasPrefix("FUSIONNER") })
    }

    @Test(arguments: [
        "LEAD Jane Doe, Durand SA", "LEAD Anna Bon, 03 20 11 11 11", "LEAD Jane Doe, jane@home.example",
    ])
    func areNotThoseThatShareOneNameOnly(words: String) async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, Dupont SA, jane@dupont.example, 03 20 00 00 00", by: .eric)
        #expect(try await !company.command(words, by: .eric).says("It looks like"))
    }

    @Test func areNoLongerNamedOnceTheyAreClosed() async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, 03 20 00 00 00\nDROP no budget", by: .eric)
        #expect(try await !company.command("LEAD Jane Doe, 03 20 00 00 00", by: .eric).says("It looks like"))
    }
}
