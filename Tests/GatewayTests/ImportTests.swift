import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("The harvest of a fair")
struct ImportTests {
    static let csv = """
        Name,Company,Email,Phone
        Jane Doe,Dupont SA,jane@dupont.example,03 20 00 00 00
        Paul Petit,,paul@petit.example,
        Anna Bon,Bon & fils,,03 20 22 22 22

        """

    static let list = File("cards.csv", "text/csv", csv)

    @Test(arguments: [
        (
            "IMPORT House & Design", Colleague.eric,
            "House & Design: 3 new, 0 known already, 0 with a mistake. Answer COMMIT"
        ),
        ("IMPORTER House & Design", .eric, "The campaign “House & Design” is new."),
        (
            "IMPORTER House & Design", .thomas,
            "House & Design : 3 nouveaux, 0 déjà connus, 0 avec une erreur. Répondez VALIDER"
        ),
        ("IMPORT \"House & Design\"", .thomas, "La campagne « House & Design » est nouvelle."),
    ])
    func isShownBeforeAnythingIsChanged(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        let preview = try await company.command(words, by: colleague, files: [Self.list])
        #expect(preview.says(receipt))
        #expect(preview.says("Jane Doe, Dupont SA, jane@dupont.example, 03 20 00 00 00"))
        #expect(try await company.lead(1) == nil)
        #expect(try await company.office.store.read { try $0.campaigns() }.isEmpty)
        #expect(try await company.lastBatch(of: colleague) == nil)
        for other in Colleague.allCases where other != colleague {
            #expect(try await company.mails(to: other.address).isEmpty)
        }
    }

    @Test(arguments: [
        ("COMMIT", Colleague.eric, "New leads of House & Design: 3 (L-1 to L-3), all in the pool. Known already: 0."),
        ("VALIDER", .eric, "New leads of House & Design: 3"),
        ("VALIDER", .thomas, "Nouvelles pistes de House & Design : 3 (L-1 à L-3)"),
        ("COMMIT", .thomas, "Nouvelles pistes de House & Design : 3"),
    ])
    func becomesLeadsOfTheCampaignInThePool(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT House & Design", by: colleague, files: [Self.list])
        #expect(try await company.command(words, by: colleague, answering: preview).says(receipt))
        let leads = try await company.books().leads
        #expect(leads.map(\.contactName) == ["Anna Bon", "Paul Petit", "Jane Doe"])
        #expect(leads.allSatisfy { $0.responsible == nil && $0.source == .import && $0.campaignID == 1 })
        let campaign = try #require(try await company.office.store.read { try $0.campaign(1) })
        #expect(campaign.name == "House & Design")
        #expect(campaign.code == "HD2014")
        #expect(try await company.timeline("L-1").map(\.kind) == [.leadCreated])
        for other in Colleague.allCases where other != colleague {
            #expect(try await company.mails(to: other.address).count == 1)
        }
        #expect(try await company.mails(to: "jane@dupont.example").isEmpty)
    }

    @Test func isCommittedByAButtonInAFreshMail() async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        #expect(try await company.tap("COMMIT House & Design", in: preview, by: .eric).says("3 (L-1 to L-3)"))
    }

    @Test func isCommittedByNameHoweverItIsWritten() async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT Salon de l’Été", by: .eric, files: [Self.list])
        #expect(try await company.command("COMMIT salon de l’ete", by: .eric).says("3 (L-1 to L-3)"))
        let again = try await company.tap("COMMIT Salon de l’Été", in: preview, by: .eric)
        #expect(again.says("No list waits to be imported."))
    }

    @Test func isKnownWhenItComesAgain() async throws {
        let company = try await Company()
        let first = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        try await company.command("COMMIT", by: .eric, answering: first)
        let before = try await company.books()
        let again = try await company.command("IMPORT House & Design", by: .thomas, files: [Self.list])
        #expect(again.says("House & Design : personne de nouveau, 3 déjà connus, 0 avec une erreur."))
        #expect(again.says("Jane Doe, Dupont SA → L-1"))
        #expect(!again.offers.contains { $0.hasPrefix("VALIDER") })
        try await company.command("VALIDER House & Design", by: .thomas)
        #expect(try await company.books() == before)
    }

    @Test func knowsPartnersAndOpenLeads() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("LEAD Anna Bon, 03.20.22.22.22", by: .thomas)
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        #expect(preview.says("1 new, 2 known already"))
        #expect(preview.says("Jane Doe, Dupont SA → P-1"))
        #expect(preview.says("Anna Bon, Bon & fils → L-2"))
        #expect(try await company.command("COMMIT", by: .eric, answering: preview).says("1 (L-3 to L-3)"))
    }

    @Test func isNotStoppedByOneBadRow() async throws {
        let company = try await Company()
        let list = File(
            "cards.csv", "text/csv",
            Self.csv.replacing("paul@petit.example", with: "paul at petit")
                + "Jane Doe,Dupont SA,jane@dupont.example,\n")
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [list])
        #expect(preview.says("2 new, 0 known already, 2 with a mistake"))
        #expect(preview.says("Row 3 “paul at petit” is no mail address"))
        #expect(preview.says("Row 5 the same person as in row 2"))
        #expect(try await company.command("COMMIT", by: .eric, answering: preview).says(": 2 ("))
    }

    @Test func isCommittedOnce() async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        try await company.command("COMMIT", by: .eric, answering: preview)
        let before = try await company.books()
        let again = try await company.command("COMMIT", by: .eric, answering: preview)
        #expect(again.says("House & Design was imported already; send the list again to look for new ones."))
        #expect(try await company.command("COMMIT", by: .eric).says("No list waits to be imported."))
        #expect(try await company.books() == before)
    }

    @Test func waitsForItsOwnAuthor() async throws {
        let company = try await Company()
        try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        #expect(try await company.command("VALIDER", by: .thomas).says("Aucune liste n’attend d’être importée."))
    }

    @Test func waitsForTwoWeeks() async throws {
        let company = try await Company()
        try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        company.pass(14 * 86_400 + 1)
        #expect(try await company.command("COMMIT", by: .eric).says("No list waits to be imported."))
        #expect(try await company.lead(1) == nil)
    }

    @Test func isAskedForWhenTwoWait() async throws {
        let company = try await Company()
        let other = File("others.csv", "text/csv", "Name,Email\nLéa Roux,lea@roux.example\n")
        let first = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        try await company.command("IMPORT Batimat", by: .eric, files: [other])
        let question = try await company.command("COMMIT", by: .eric)
        #expect(question.says("Several lists wait: answer the preview that you mean"))
        #expect(question.says("COMMIT Batimat · COMMIT House & Design"))
        #expect(try await company.lead(1) == nil)
        try await company.command("COMMIT", by: .eric, answering: first)
        #expect(try await company.books().leads.count == 3)
        #expect(try await company.command("COMMIT", by: .eric).says("Batimat: 1 ("))
    }

    @Test func waitsForNothingWhenItHoldsNobodyNew() async throws {
        let company = try await Company()
        try await company.command("LEAD Anna Bon, 03 20 22 22 22", by: .eric)
        let known = File("known.csv", "text/csv", "Name,Phone\nAnna Bon,03 20 22 22 22\n")
        try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        try await company.command("IMPORT Batimat", by: .eric, files: [known])
        #expect(try await company.command("COMMIT", by: .eric).says("House & Design: 2 ("))
    }

    @Test func thatChangedSinceThePreviewIsLookedAtAgain() async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        try await company.receive(from: Company.jane, "We saw you at the fair.")
        let receipt = try await company.command("COMMIT", by: .eric, answering: preview)
        #expect(receipt.says("2 (L-2 to L-3), all in the pool. Known already: 1."))
    }

    @Test func canBeTakenBackAndCommittedAgain() async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        try await company.command("COMMIT", by: .eric, answering: preview)
        #expect(try await company.command("UNDO", by: .eric).says("Gone with it: L-1, L-2, L-3."))
        #expect(try await company.books().leads.isEmpty)
        #expect(try await company.command("POOL", by: .eric).says("Every case belongs to somebody."))
        #expect(try await company.command("COMMIT", by: .eric, answering: preview).says("L-4 to L-6"))
    }

    @Test func oneTakenLeadKeepsItFromBeingTakenBack() async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [Self.list])
        try await company.command("COMMIT", by: .eric, answering: preview)
        try await company.command("PRENDRE", by: .thomas, on: "L-2")
        #expect(
            try await company.command("UNDO", by: .eric).says("“COMMIT” cannot be taken back: L-2 was changed since."))
        #expect(try await company.books().leads.count == 3)
    }

    @Test func ofTwoHundredCardsIsToldToColleaguesOnce() async throws {
        let company = try await Company()
        let rows = (1...200).map { "Person \($0);Firm \($0);person\($0)@firm\($0).example" }
        let list = File("fair.csv", "text/csv", (["Nom;Société;E-mail"] + rows).joined(separator: "\n"))
        let preview = try await company.command("IMPORTER House & Design", by: .thomas, files: [list])
        #expect(preview.says("200 nouveaux"))
        #expect(preview.says("et 180 autres"))
        try await company.command("VALIDER", by: .thomas, answering: preview)
        let leads = try await company.books().leads
        #expect(leads.count == 200)
        #expect(leads.allSatisfy { $0.state == .new && $0.campaignID == 1 })
        let notices = try await company.mails(to: Colleague.eric.address)
        #expect(notices.count == 1)
        #expect(notices.first?.subject.contains("New leads from House & Design: 200") == true)
        #expect(notices.first?.says("Thomas Leroy imported leads of House & Design (200): L-1 to L-200.") == true)
        #expect(try await company.command("POOL", by: .eric).says("Belonging to nobody: 200"))
    }
}
