import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Commands by mail")
struct CommandTests {
    @Test(arguments: ["TAKE", "PRENDRE", "/take", "take"])
    func takeMakesTheLeadMine(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, words)
        #expect(try await company.lead(1)?.responsible == "thomas")
        #expect(try await company.lead(1)?.state == .assigned)
        #expect(try await company.lastMail(to: "thomas@notsotiny.example").says("personne → Thomas Leroy"))
    }

    @Test(arguments: ["RELEASE", "LIBERER", "LIBÉRER"])
    func releasePutsItBackIntoThePool(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, "TAKE")
        try await company.reply(to: notice, as: Company.thomas, words)
        #expect(try await company.lead(1)?.responsible == nil)
        #expect(try await company.lead(1)?.state == .new)
    }

    @Test(arguments: ["ASSIGN eric", "ASSIGNER Eric", "ASSIGN L-1 Eric Wood"])
    func assignGivesItToAColleagueWhoIsTold(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, words)
        #expect(try await company.lead(1)?.responsible == "eric")
        let told = try await company.lastMail(to: "eric@notsotiny.example")
        #expect(told.says("Thomas Leroy"))
        #expect(told.says("red cabinets"))
    }

    @Test(arguments: ["POOL", "RESERVE", "Réserve"])
    func poolListsWhatBelongsToNobody(words: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.reply(to: try await company.notice(to: "eric"), as: Company.eric, words)
        let receipt = try await company.lastMail(to: "eric@notsotiny.example")
        #expect(receipt.says("L-1"))
        #expect(receipt.says("A new kitchen"))
    }

    @Test(arguments: ["CONVERT revenue 5000k company \"Dupont SA\"", "CONVERTIR revenu 5000k€ société « Dupont SA »"])
    func convertMakesAPartnerAndAnOpportunityForTheDirector(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, words)
        let opportunity = try #require(try await company.opportunity(1))
        #expect(opportunity.expectedRevenue == Money(minorUnits: 500_000_000))
        #expect(opportunity.responsible == "luc")
        #expect(try await company.lead(1)?.state == .converted)
        let store = company.office.store
        #expect(try await store.read { try $0.partner(1)?.name } == "Dupont SA")
        #expect(try await store.read { try $0.contacts(of: 1).first?.email } == "jane@dupont.example")
        #expect(try await company.lastMail(to: "luc@notsotiny.example").says("Thomas Leroy"))
    }

    @Test(arguments: ["NOTE wants red cabinets", "NOTER veut du rouge", "NOTE\n\nwants\nred"])
    func noteIsKeptOnTheRecord(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, words)
        let activity = try #require(try await company.timeline("L-1").first)
        #expect(activity.kind == .note)
        #expect(activity.actor == "thomas")
        #expect(activity.detail.contains("red") || activity.detail.contains("rouge"))
    }

    @Test(arguments: ["REPLY", "RÉPONDRE", "REPONDRE"])
    func replyReachesTheCustomerInTheirThreadWithoutInternalThings(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, "\(words)\n\nDear Jane,\n\nwe will call you.")
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(mail.says("we will call you"))
        #expect(mail.inReplyTo.map(\.rawValue) == ["mail1@sender.example.test"])
        #expect(!mail.text.contains(words))
        #expect(mail.from.first?.name.contains("Thomas Leroy") == true)
        #expect(mail.value(of: "Auto-Submitted") == nil)
        #expect(mail.html?.contains("mailto:") == false)
        #expect(try await company.timeline("L-1").first?.kind == .replySent)
    }

    @Test func aCustomersTokenNeverComesFromAStaffMail() async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, "REPLY\n\nHello")
        let mail = try await company.lastMail(to: "jane@dupont.example")
        let staffToken = try #require(notice.replyTo.first?.email.localPart)
        #expect(!mail.references.contains { staffToken.contains($0.leftSide.prefix(30)) })
    }

    @Test(arguments: [
        ("WON 80k", Opportunity.Outcome.won), ("GAGNÉ", .won), ("LOST too dear", .lost), ("PERDU trop cher", .lost),
    ])
    func wonAndLostCloseTheOpportunity(words: String, outcome: Opportunity.Outcome) async throws {
        let company = try await Company()
        let notice = try await company.opportunityFromJane()
        company.pass(7 * 86_400)
        try await company.reply(to: notice, as: Company.luc, words)
        let opportunity = try #require(try await company.opportunity(1))
        #expect(opportunity.outcome == outcome)
        #expect(opportunity.closed == Company.start + 7 * 86_400)
    }

    @Test(arguments: ["HISTORY 15d", "HISTORIQUE 15j", "HISTORY", "HISTORY O-1"])
    func historyTellsWhatHappenedNewestFirst(words: String) async throws {
        let company = try await Company()
        let notice = try await company.opportunityFromJane()
        try await company.reply(to: notice, as: Company.luc, words)
        let text = try await company.lastMail(to: "luc@notsotiny.example").text
        let created = try #require(text.range(of: "Nouvelle piste"))
        let converted = try #require(text.range(of: "Convertie"))
        #expect(converted.lowerBound < created.lowerBound)
        #expect(text.contains("12 février 2014"))
    }

    @Test(arguments: ["HELP", "AIDE", "help", "AIDE convertir"])
    func helpNamesTheCommands(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, words)
        #expect(try await company.lastMail(to: "thomas@notsotiny.example").says("CONVERTIR"))
    }

    @Test func severalCommandsRunInOrderOnTheRecordTheyMake() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let own = try await company.notice(to: "luc")
        try await company.reply(to: own, as: Company.luc, "TAKE\nCONVERT revenue 5k\nNOTE good\nWON 4k")
        #expect(try await company.opportunity(1)?.outcome == .won)
        #expect(try await company.timeline("O-1").map(\.kind).contains(.note))
    }

    @Test(arguments: [
        "TAKE\nCONVERT revenue much", "TAKE\nASSIGN nobody", "TAKE\nTAKE O-99", "TAKE\nLOST", "TAKE\nTAEK",
        "CONVERT\nCONVERT L-1", "NOTE first\nWON", "RELEASE",
    ])
    func whenOneLineIsWrongNothingIsDone(words: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        let before = try await company.timeline("L-1")
        let mails = try await company.mails(to: "luc@notsotiny.example").count
        try await company.reply(to: notice, as: Company.thomas, words)
        #expect(try await company.lead(1)?.state == .new)
        #expect(try await company.opportunity(1) == nil)
        #expect(try await company.timeline("L-1") == before)
        #expect(try await company.mails(to: "luc@notsotiny.example").count == mails)
        #expect(try await company.lastMail(to: "thomas@notsotiny.example").subject.contains("Rien"))
    }

    @Test func aColleaguesCaseCannotBeTakenAwayButAManagerMay() async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, "TAKE")
        try await company.reply(to: try await company.notice(to: "eric"), as: Company.eric, "TAKE")
        #expect(try await company.lead(1)?.responsible == "thomas")
        #expect(try await company.lastMail(to: "eric@notsotiny.example").says("Thomas Leroy"))
        try await company.reply(to: try await company.notice(to: "luc"), as: Company.luc, "ASSIGN eric")
        #expect(try await company.lead(1)?.responsible == "eric")
    }

    @Test func aSecondLeadOfAPartnerBecomesTheirSecondOpportunity() async throws {
        let company = try await Company()
        let notice = try await company.opportunityFromJane()
        try await company.reply(to: notice, as: Company.luc, "LOST too dear")
        try await company.receive(from: Company.jane, subject: "A table", "And a table?")
        try await company.reply(to: try await company.notice(to: "thomas"), as: Company.thomas, "CONVERT")
        #expect(try await company.opportunity(2)?.partnerID == 1)
    }

    @Test func aNoteWithoutCommandStaysOnTheRecord() async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, "I will call her tomorrow.")
        #expect(try await company.timeline("L-1").first?.kind == .staffMessage)
    }

    @Test func aForwardedCustomersMailIsTheCustomersLead() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let text = """
            From Paul.

            ---------- Forwarded message ---------
            From: Paul Petit <paul@petit.example>
            Date: Wed, 12 Feb 2014 10:00
            Subject: Wardrobe
            To: Thomas Leroy <thomas@notsotiny.example>

            Do you make wardrobes?
            """
        let general = try company.address(of: .thomas)
        try await company.receive(from: Company.thomas, to: general, subject: "Fwd: Wardrobe", text)
        let lead = try #require(try await company.lead(2))
        #expect(lead.email == "paul@petit.example")
        #expect(lead.title == "Wardrobe")
    }

    @Test func mailOfAColleagueToACustomerWithUsInCopyIsLogged() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let general = try company.address(of: .thomas)
        try await company.receive(
            from: Company.thomas, to: "jane@dupont.example", subject: "Our talk", "Dear Jane, as agreed…",
            headers: ["Cc: \(general)"])
        #expect(try await company.timeline("O-1").first?.kind == .staffMessage)
    }
}

extension ParsedMail {
    /// Whether the text holds these words, wherever its lines are broken.
    func says(_ words: String) -> Bool {
        let plain = { (text: String) in
            text.split { $0.isWhitespace || $0 == ">" }.joined(separator: " ")
        }
        return plain(text).contains(plain(words))
    }
}

extension Company {
    /// The newest notice of a lead or a customer's message that this colleague has.
    func notice(to login: String) async throws -> ParsedMail {
        let mails = try await mails(to: "\(login)@notsotiny.example")
        guard let notice = mails.last(where: { $0.inReplyTo.allSatisfy { $0.rawValue.contains(".thread@") } }) else {
            throw TestFailure("\(login) has no notice")
        }
        return notice
    }
}
