import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Commands about leads")
struct LeadCommandTests {
    @Test(arguments: [
        ("LEAD Jane Doe, Dupont SA, jane@dupont.example, 03 20 00 00 00", Colleague.eric, "is in the pool"),
        ("PISTE Jane Doe ; Dupont SA ; jane@dupont.example ; 03 20 00 00 00", .eric, "is in the pool"),
        (
            "LEAD\nName: Jane Doe\nCompany: Dupont SA\nEmail: jane@dupont.example\nPhone: 03 20 00 00 00", .thomas,
            "est dans la réserve"
        ),
        (
            "PISTE\n\nNom : Jane Doe\nSociété : Dupont SA\nE-mail : jane@dupont.example\nTél : 03 20 00 00 00", .thomas,
            "est dans la réserve"
        ),
    ])
    func leadPutsSomebodyIntoThePool(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        #expect(try await company.command(words, by: colleague).says(receipt))
        let lead = try #require(try await company.lead(1))
        #expect(lead.contactName == "Jane Doe")
        #expect(lead.company == "Dupont SA")
        #expect(lead.email == "jane@dupont.example")
        #expect(lead.phone == "03 20 00 00 00")
        #expect(lead.responsible == nil)
        #expect(lead.source == .command)
        let activity = try #require(try await company.timeline("L-1").first)
        #expect(activity.kind == .leadCreated)
        #expect(activity.actor == colleague.rawValue)
    }

    @Test func theOthersAreToldOfALeadWithAButtonToTakeIt() async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, Dupont SA, 03 20 00 00 00", by: .eric)
        #expect(try await company.mails(to: Colleague.eric.address).count == 1)
        for colleague in [Colleague.luc, .thomas] {
            let notice = try await company.lastMail(to: colleague.address)
            #expect(notice.says("Dupont SA"))
            #expect(notice.says("PRENDRE"))
            #expect(notice.says("03 20 00 00 00"))
        }
        #expect(try await company.mails(to: "jane@dupont.example").isEmpty)
    }

    @Test func aBlankLineDividesLeads() async throws {
        let company = try await Company()
        let receipt = try await company.command(
            "LEAD\nName: Jane Doe\nPhone: 03 20 00 00 00\n\nName: Paul Petit\nEmail: paul@petit.example", by: .eric)
        #expect(try await company.lead(1)?.contactName == "Jane Doe")
        #expect(try await company.lead(2)?.contactName == "Paul Petit")
        #expect(receipt.says("L-1"))
        #expect(receipt.says("L-2"))
    }

    @Test func oneLeadThatIsNobodyMakesNoneAtAll() async throws {
        let company = try await Company()
        let receipt = try await company.command(
            "LEAD\nName: Jane Doe\nEmail: jane at dupont\n\nName: Paul Petit\nEmail: paul@petit.example", by: .eric)
        #expect(receipt.says("“jane at dupont” is no mail address"))
        #expect(try await company.lead(1) == nil)
    }

    @Test func whatFollowsALeadIsAboutIt() async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, Dupont SA, jane@dupont.example\nTAKE", by: .eric)
        #expect(try await company.lead(1)?.responsible == "eric")
    }

    @Test(arguments: [
        ("MINE", Colleague.eric, "Your open cases: 1"), ("MES", .eric, "Your open cases: 1"),
        ("MES", .thomas, "Vos dossiers ouverts : 1"), ("MINE", .thomas, "Vos dossiers ouverts : 1"),
    ])
    func mineListsMyOpenCasesAndNobodyElses(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.lead(of: colleague)
        try await company.command("LEAD Paul Petit, 03 20 11 11 11\nASSIGN luc", by: colleague)
        let mail = try await company.command(words, by: colleague)
        #expect(mail.says(receipt))
        #expect(mail.says("L-1 A new kitchen"))
        #expect(!mail.says("Paul Petit"))
    }

    @Test(arguments: [
        ("MINE", Colleague.eric, "You have no open case. POOL lists"),
        ("MES", .thomas, "Vous n’avez aucun dossier ouvert. RESERVE liste"),
    ])
    func withoutACaseMineNamesThePool(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        #expect(try await company.command(words, by: colleague).says(receipt))
    }

    @Test(arguments: [
        ("DROP no budget", "no budget", Colleague.eric, "L-1 closed, no opportunity: no budget"),
        ("ABANDONNER pas de budget", "pas de budget", .eric, "L-1 closed, no opportunity: pas de budget"),
        ("ABANDONNER pas de budget", "pas de budget", .thomas, "L-1 close, sans suite : pas de budget"),
        ("DROP no budget", "no budget", .thomas, "L-1 close, sans suite : no budget"),
    ])
    func dropClosesALeadWithTheReason(
        words: String, reason: String, colleague: Colleague, receipt: String
    ) async throws {
        let company = try await Company()
        try await company.lead(of: colleague)
        company.pass(3_600)
        #expect(try await company.command(words, by: colleague, on: "L-1").says(receipt))
        let lead = try #require(try await company.lead(1))
        #expect(lead.state == .dropped)
        #expect(lead.dropReason == reason)
        #expect(lead.closed == Company.start + 3_600)
        let activity = try #require(try await company.timeline("L-1").first)
        #expect(activity.kind == .dropped)
        #expect(activity.detail == reason)
    }

    @Test(arguments: [("REOPEN", Colleague.eric), ("ROUVRIR", .thomas)])
    func aDroppedLeadCanBeOpenedAgain(words: String, colleague: Colleague) async throws {
        let company = try await Company()
        try await company.lead(of: colleague)
        try await company.command("DROP no budget", by: colleague, on: "L-1")
        try await company.command(words, by: colleague, on: "L-1")
        let lead = try #require(try await company.lead(1))
        #expect(lead.state == .assigned)
        #expect(lead.responsible == colleague.rawValue)
        #expect(lead.dropReason == nil)
        #expect(lead.closed == nil)
    }

    @Test(arguments: [
        ("MERGE L-2", Colleague.eric, "L-2 was merged into L-1"), ("FUSIONNER L-2", .eric, "L-2 was merged into L-1"),
        ("FUSIONNER L-2", .thomas, "L-2 a été fusionnée dans L-1"),
        ("MERGE L-1 L-2", .thomas, "L-2 a été fusionnée dans L-1"),
    ])
    func mergePutsADuplicateIntoTheCase(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.receive(from: "Jane <jane@home.example>", subject: "Again", "And a table, please.")
        try await company.command("PARTNER phone: 03 20 00 00 00", by: colleague, on: "L-2")
        #expect(try await company.command(words, by: colleague, on: "L-1").says(receipt))
        #expect(try await company.lead(2)?.state == .dropped)
        #expect(try await company.lead(2)?.mergedInto == RecordReference("L-1"))
        #expect(try await company.lead(1)?.phone == "03 20 00 00 00")
        #expect(try await company.timeline("L-1").contains { $0.kind == .merged && $0.detail == "← L-2, Again" })
        #expect(try await company.timeline("L-1").filter { $0.kind == .leadCreated }.count == 2)
        #expect(try await company.timeline("L-2").map(\.kind) == [.merged])
    }

    @Test func mailForAMergedLeadComesToTheOther() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.receive(from: "Jane <jane@home.example>", subject: "Again", "And a table, please.")
        let acknowledgement = try await company.lastMail(to: "jane@home.example")
        try await company.command("MERGE L-2", by: .eric, on: "L-1")
        let entry = try await company.reply(to: acknowledgement, as: "jane@home.example", "And chairs.")
        #expect(try await company.record(of: entry) == "L-1")
        #expect(try await company.command("TAKE", by: .eric, on: "L-2").says("nobody → Eric Wood"))
        #expect(try await company.lead(1)?.responsible == "eric")
    }

    @Test func aDuplicateCanGoIntoAnOpportunity() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.receive(from: "Jane <jane@home.example>", subject: "Again", "And a table, please.")
        #expect(try await company.command("MERGE L-2", by: .eric, on: "O-1").says("L-2 was merged into O-1"))
        #expect(try await company.lead(2)?.mergedInto == RecordReference("O-1"))
        let entry = try await company.receive(from: "jane@home.example", subject: "Re: [NST L-2] Again", "And chairs.")
        #expect(try await company.record(of: entry) == "O-1")
    }

    @Test(arguments: [
        ("NOTLEAD", Colleague.eric, "make no leads from now on"), ("PASPISTE", .eric, "make no leads from now on"),
        ("PASPISTE", .thomas, "ne feront plus de pistes"), ("NOTLEAD", .thomas, "ne feront plus de pistes"),
    ])
    func notLeadMakesTheSenderMakeNoLeads(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let mail = try await company.command(words, by: colleague, on: "L-1")
        #expect(mail.says(receipt))
        #expect(mail.says("jane@dupont.example"))
        #expect(try await company.lead(1)?.state == .dropped)
        #expect(try await company.timeline("L-1").first?.kind == .notALead)
        let entry = try await company.receive(from: Company.jane, subject: "Our newsletter", "Hello again")
        #expect(entry.state == .ignored)
        #expect(entry.reason.contains(colleague.rawValue))
        #expect(try await company.lead(2) == nil)
    }

    @Test(arguments: [
        ("SPAM", Colleague.eric, "are ignored from now on"), ("INDESIRABLE", .eric, "are ignored from now on"),
        ("INDÉSIRABLE", .thomas, "sont ignorés désormais"), ("SPAM", .thomas, "sont ignorés désormais"),
    ])
    func spamMakesTheSenderUnheard(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let acknowledgement = try await company.lastMail(to: "jane@dupont.example")
        let mail = try await company.command(words, by: colleague, on: "L-1")
        #expect(mail.says(receipt))
        #expect(try await company.lead(1)?.state == .dropped)
        #expect(try await company.timeline("L-1").first?.kind == .spam)
        let entry = try await company.reply(to: acknowledgement, as: Company.jane, "Buy now")
        #expect(entry.state == .ignored)
        #expect(entry.reason.contains("spam"))
    }

    @Test(arguments: ["NOTLEAD", "SPAM"])
    func aLeadWithoutAnAddressMakesNobodyUnheard(words: String) async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, Dupont SA, 03 20 00 00 00", by: .eric)
        let receipt = try await company.command(words, by: .eric, on: "L-1")
        #expect(receipt.says("L-1 was taken away. Nobody is ignored because of it"))
        #expect(try await company.office.store.read { try $0.unwantedSenders(limit: 10) }.isEmpty)
    }

    @Test func whoeverHasPartInACaseIsStillHeardThere() async throws {
        let company = try await Company()
        let notice = try await company.opportunityFromJane()
        try await company.receive(from: "Jane <jane@home.example>", subject: "Again", "And a table, please.")
        try await company.command("NOTLEAD", by: .eric, on: "L-2")
        let customers = try await company.lastMail(to: "jane@dupont.example")
        let entry = try await company.reply(to: customers, as: "jane@home.example", "From home")
        #expect(try await company.record(of: entry) == "O-1")
        #expect(notice.subject.contains("O-1"))
    }
}
