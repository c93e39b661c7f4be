import CRM
import Foundation
import Store
import Testing

@Suite("Commands that cannot be done")
struct BadCommandTests {
    @Test(arguments: [
        ("TAKE L-99", Colleague.eric, "L-99 does not exist."), ("PRENDRE O-99", .thomas, "O-99 n’existe pas."),
        ("MERGE L-99", .eric, "L-99 does not exist."), ("LINK O-99", .eric, "O-99 does not exist."),
        ("MERGE L-1", .eric, "L-1 cannot be merged into itself."),
        ("ASSIGN bob", .eric, "“bob” is nobody here. Colleagues: eric, luc, thomas"),
        ("ASSIGNER bob", .thomas, "« bob » n’est personne ici. Collègues : eric, luc, thomas"),
        ("ASSIGN", .eric, "It does not say to whom. Colleagues: eric, luc, thomas"),
        ("REVENUE 80k", .eric, "L-1 is not an opportunity; CONVERT makes one of a lead."),
        ("ETAPE devis", .thomas, "L-1 n’est pas une opportunité ; CONVERTIR en fait une d’une piste."),
        ("CONVERT revenue much", .eric, "“much” is no amount I can read. Write it like 5000k"),
        ("CONVERTIR revenu beaucoup", .thomas, "Je ne sais pas lire le montant « beaucoup »"),
        ("CONVERT P-9", .eric, "P-9 does not exist."), ("CONVERT revenue 5k revenue 6k", .eric, "said twice"),
        ("HISTORY someday", .eric, "“someday” is no length of time I can read. Write it like 15d, 2w or 36h."),
        ("HISTORIQUE 31/02/2014", .thomas, "Ce jour n’existe pas : 31/02/2014"),
        ("CALL 31/02/2014: late", .eric, "There is no such day: 31/02/2014"),
        ("DROP", .eric, "It does not say why: DROP"),
        ("ABANDONNER", .thomas, "Il manque le motif : ABANDONNER"), ("REOPEN", .eric, "L-1 is open."),
        ("TAEK", .eric, "“TAEK” is no command. Did you mean TAKE?"),
        ("PRENDER", .thomas, "« PRENDER » n’est pas une commande. Vouliez-vous dire PRENDRE ?"),
        ("PARTNER colour: red", .eric, "“colour” is nothing on the sheet. Write one of: street"),
        ("PARTENAIRE couleur: rouge", .thomas, "« couleur » n’est rien sur la fiche. Écrivez l’un de : adresse"),
        ("PARTNER email: jane at dupont", .eric, "“jane at dupont” is no mail address."),
        ("PARTNER contact: Anna", .eric, "A lead has no contacts yet: CONVERT makes a partner of it."),
        ("PARTNER language: de", .eric, "“de” is no language we write. Languages: fr, en"),
        ("PARTNER name: -", .eric, "name cannot be empty."), ("FROM nobody", .eric, "“nobody” is no mail address."),
        ("FROM luc@notsotiny.example", .eric, "luc@notsotiny.example is a colleague’s address."),
        ("NEW", .eric, "L-1 holds that mail alone: it is a lead of its own already."),
        ("LINK L-1", .eric, "on L-1 already"),
        ("COMMIT", .eric, "No list waits to be imported. Begin with IMPORT House & Design."),
        ("VALIDER", .thomas, "Aucune liste n’attend d’être importée. Commencez par IMPORTER"),
        ("IMPORT House & Design", .eric, "There is no list: attach CSV or vCard files"),
        ("UNDO", .eric, "You changed nothing in the last 24 hours that could be taken back."),
        ("DEFAIRE", .thomas, "Vous n’avez rien changé dans les dernières 24 heures"),
    ])
    func areExplainedAndChangeNothing(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let lead = try await company.lead(1)
        let timeline = try await company.timeline("L-1")
        let mails = try await company.mailCounts()
        #expect(try await company.command(words, by: colleague, on: "L-1").says(receipt))
        #expect(try await company.lead(1) == lead)
        #expect(try await company.lead(2) == nil)
        #expect(try await company.opportunity(1) == nil)
        #expect(try await company.timeline("L-1") == timeline)
        #expect(try await company.lastBatch(of: colleague) == nil)
        for other in Colleague.allCases where other != colleague {
            #expect(try await company.mails(to: other.address).count == mails[other])
        }
    }

    @Test(arguments: [
        "TAKE", "RELEASE", "ASSIGN eric", "CONVERT", "DROP no budget", "NOTLEAD", "SPAM", "FROM paul@petit.example",
    ])
    func areThoseOnAColleaguesLead(words: String) async throws {
        let company = try await Company()
        try await company.lead(of: .thomas)
        let lead = try await company.lead(1)
        #expect(try await company.command(words, by: .eric, on: "L-1").says("L-1 belongs to Thomas Leroy already."))
        #expect(try await company.lead(1) == lead)
    }

    @Test func isMergingAColleaguesLeadIntoMine() async throws {
        let company = try await Company()
        try await company.lead(of: .thomas)
        try await company.command("LEAD Jane Doe, Dupont SA, 03 20 00 00 00\nTAKE", by: .eric)
        #expect(try await company.command("MERGE L-1", by: .eric, on: "L-2").says("L-1 belongs to Thomas Leroy"))
        #expect(try await company.lead(1)?.state == .assigned)
    }

    @Test(arguments: ["REVENUE 80k", "STAGE meeting", "PROBABILITY 60%", "WON", "LOST too dear", "CLOSE", "TAKE"])
    func areThoseOnAColleaguesOpportunity(words: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: .thomas)
        let opportunity = try await company.opportunity(1)
        #expect(try await company.command(words, by: .eric, on: "O-1").says("O-1 belongs to Thomas Leroy already."))
        #expect(try await company.opportunity(1) == opportunity)
    }

    @Test(arguments: [
        "NOTE She called", "CALL in: wants red cabinets", "SHOW", "HISTORY", "PARTNER phone: 03 20 00 00 00",
    ])
    func areNotThoseThatOnlyAddToAColleaguesLead(words: String) async throws {
        let company = try await Company()
        try await company.lead(of: .thomas)
        #expect(try await company.command(words, by: .eric, on: "L-1").says("Done"))
    }

    @Test(arguments: ["TAKE", "ASSIGN luc", "RELEASE", "CONVERT", "DROP again", "NOTLEAD", "SPAM"])
    func areThoseOnAClosedLead(words: String) async throws {
        let company = try await Company()
        try await company.lead(of: .eric)
        try await company.command("DROP no budget", by: .eric, on: "L-1")
        let lead = try await company.lead(1)
        let receipt = try await company.command(words, by: .eric, on: "L-1")
        #expect(receipt.says("L-1 is closed already. REOPEN L-1 opens it again."))
        #expect(try await company.lead(1) == lead)
    }

    @Test(arguments: ["REVENUE 80k", "STAGE meeting", "PROBABILITY 60%", "WON", "LOST again", "CLOSE", "TAKE"])
    func areThoseOnAClosedOpportunity(words: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        try await company.command("LOST too dear", by: .eric, on: "O-1")
        let opportunity = try await company.opportunity(1)
        #expect(try await company.command(words, by: .eric, on: "O-1").says("O-1 is closed already."))
        #expect(try await company.opportunity(1) == opportunity)
    }

    @Test(arguments: [
        ("REPLY\n\nHello", "L-1 has no mail address to write to."), ("REPLY", "There is no text to go with it."),
    ])
    func areRepliesToNobodyOrOfNothing(words: String, receipt: String) async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, 03 20 00 00 00", by: .eric)
        #expect(try await company.command(words, by: .eric, on: "L-1").says(receipt))
    }

    @Test(arguments: [
        ("TAKE", "I do not know which case you mean. Answer a notice about it, or name it: TAKE L-7"),
        ("NOTE red", "NOTE L-7"), ("HISTORY", "HISTORY L-7"),
    ])
    func areThoseThatNameNoCase(words: String, receipt: String) async throws {
        let company = try await Company()
        #expect(try await company.command(words, by: .eric).says(receipt))
    }

    @Test func isTakingALeadThatSomebodyTookTheMomentBefore() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let thomas = try await company.notice(to: "thomas")
        let eric = try await company.notice(to: "eric")
        async let first = company.reply(to: thomas, as: Company.thomas, "TAKE")
        async let second = company.reply(to: eric, as: Company.eric, "TAKE")
        let entries = try await (first, second)
        let receipts = [
            try await company.answer(to: entries.0, for: .thomas), try await company.answer(to: entries.1, for: .eric),
        ]
        let owner = try #require(try await company.lead(1)?.responsible)
        let loser = try #require(owner == "thomas" ? receipts.last : receipts.first)
        #expect(loser.says(owner == "thomas" ? "L-1 belongs to Thomas Leroy" : "L-1 appartient déjà à Eric Wood"))
        #expect(try await company.timeline("L-1").filter { $0.kind == .taken }.map(\.actor) == [owner])
    }
}
