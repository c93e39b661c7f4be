import CRM
import Configuration
import Foundation
import Mail
import Testing

@Suite("From lead to opportunity")
struct ConversionTests {
    @Test(arguments: [
        ("LEAD J. Doe, jane@dupont.example", "CONVERT"), ("LEAD Anna Bon, anna@dupont.example", "CONVERT"),
        ("LEAD Anna Bon, S.A. DUPONT, 03 20 11 11 11", "CONVERTIR"),
        ("LEAD Anna Bon, anna@home.example", "CONVERT P-1 title \"A table\""),
        ("LEAD Anna Bon, anna@home.example", "CONVERTIR P-1 revenu 5k"),
        ("LEAD Anna Bon, anna@home.example", "CONVERT company \"Dupont\""),
    ])
    func aPartnerWeKnowGetsAnotherOpportunity(lead: String, words: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let receipt = try await company.command("\(lead)\n\(words)", by: .eric)
        #expect(receipt.says("for partner P-1 (Dupont SA), whom we know"))
        #expect(try await company.opportunity(2)?.partnerID == 1)
        #expect(try await company.partner(2) == nil)
        let isJane = lead.contains("jane@")
        #expect(try await company.contacts(of: 1).map(\.name) == (isJane ? ["Jane Doe"] : ["Jane Doe", "Anna Bon"]))
    }

    @Test(arguments: [
        ("jane@gmail.com", "LEAD Anna Bon, anna@gmail.com\nCONVERT"),
        ("jane@orange.fr", "LEAD Anna Bon, anna@orange.fr\nCONVERT"),
        ("jane@dupont.example", "LEAD Anna Bon, anna@dupont.example\nCONVERT company \"Petit SARL\""),
        ("jane@dupont.example", "LEAD Anna Bon, anna@shop.dupont.example\nCONVERT"),
        ("jane@dupont.example", "LEAD Anna Bon, 03 20 11 11 11\nCONVERT"),
    ])
    func aStrangerIsANewPartner(jane: String, words: String) async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, \(jane)\nCONVERT company \"Dupont SA\"", by: .thomas)
        let receipt = try await company.command(words, by: .eric)
        #expect(receipt.says("partner P-2 ("))
        #expect(try await company.opportunity(2)?.partnerID == 2)
        let partner = try #require(try await company.partner(2))
        #expect(partner.kind == (words.contains("company") ? .company : .person))
        #expect(partner.name == (words.contains("company") ? "Petit SARL" : "Anna Bon"))
    }

    @Test(arguments: [
        ("CONVERT P-2", "jane@dupont.example belongs to a contact of P-1."), ("CONVERT P-9", "P-9 does not exist."),
    ])
    func aPartnerThatCannotBeMeantIsRefused(words: String, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("LEAD Paul Petit, paul@petit.example\nCONVERT", by: .eric)
        try await company.command("LEAD J. Doe, jane@dupont.example", by: .eric)
        #expect(try await company.command(words, by: .eric, on: "L-3").says(receipt))
        #expect(try await company.lead(3)?.state == .new)
    }

    @Test func whatIsKnownOfTheLeadGoesAlong() async throws {
        let company = try await Company()
        try await company.command(
            "LEAD\nName: Jane Doe\nCompany: Dupont SA\nEmail: jane@dupont.example\nPhone: 03 20 00 00 00\nRole: buyer\n"
                + "Street: 12 rue des Lilas\nZip: 59000\nCity: Lille\nWebsite: www.dupont.example", by: .eric)
        try await company.command("CONVERT title \"A kitchen\"", by: .eric, on: "L-1")
        let partner = try #require(try await company.partner(1))
        #expect(partner.kind == .company)
        #expect(partner.place.line == "12 rue des Lilas, 59000 Lille")
        #expect(partner.phone == "03 20 00 00 00")
        #expect(partner.website == "www.dupont.example")
        #expect(try await company.contacts(of: 1).first?.role == "buyer")
        #expect(try await company.opportunity(1)?.title == "A kitchen")
        #expect(try await company.opportunity(1)?.contactID == 1)
    }

    @Test(arguments: [
        ("CONVERT", Colleague.eric, "L-1 was converted into O-1 already."),
        ("CONVERTIR", .thomas, "L-1 a déjà été convertie en O-1."),
    ])
    func aLeadIsConvertedOnce(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        #expect(try await company.command(words, by: colleague, on: "L-1").says(receipt))
        #expect(try await company.opportunity(2) == nil)
    }

    @Test(arguments: [
        ("Hello, we would like a new kitchen, please.", nil, "thomas"),
        ("Bonjour, nous voudrions une cuisine. Merci.", nil, "luc"),
        ("Bonjour, nous voudrions une cuisine. Merci.", "House & Design", "eric"),
    ])
    func goesToWhomTheRulesName(text: String, campaign: String?, expected: String) async throws {
        let routing = try Self.routing(
            """
              opportunity_rules:
                - {campaign: House & Design, to: eric}
                - {language: en, to: thomas}

            """)
        let company = try await Company { $0.routing = routing }
        if let campaign {
            let preview = try await company.command(
                "IMPORT \(campaign)\n\nJane Doe, jane@dupont.example", by: .luc)
            try await company.command("VALIDER", by: .luc, answering: preview)
        } else {
            try await company.receive(from: Company.jane, text)
        }
        company.pass(1)
        let receipt = try await company.command("CONVERT", by: .luc, on: "L-1")
        #expect(try await company.opportunity(1)?.responsible == expected)
        let name = try #require(company.office.settings.staffMember(login: expected)?.name)
        #expect(receipt.says("O-1 a été confiée à \(name)"))
        #expect(try await company.timeline("O-1").first?.kind == .assigned)
        #expect(try await company.timeline("O-1").first?.detail == name)
        if expected != "luc" {
            #expect(try await company.lastMail(to: "\(expected)@notsotiny.example").says("O-1"))
        }
    }

    /// The routing of the configuration that ships, with these lines added.
    private static func routing(_ lines: String) throws -> RoutingSettings {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID())")
        try FileManager.default.copyItem(atPath: Company.root + "/Config", toPath: folder.path)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "guichet.yaml")
        let shipped = try String(contentsOf: file, encoding: .utf8)
        try shipped.replacing("routing:\n", with: "routing:\n" + lines).write(
            to: file, atomically: true, encoding: .utf8)
        return try Settings(path: file.path).routing
    }
}
