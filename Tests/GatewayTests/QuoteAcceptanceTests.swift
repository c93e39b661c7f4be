import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("A customer's answer to a quote by mail")
struct QuoteAcceptanceTests {
    private static let server = "mx.notsotiny.example"
    private static let pass = Company.dmarcPass(of: "dupont.example")

    @Test(arguments: [
        (Sale.english, "This accepts Q-2014-0001."), (.french, "Ce message accepte Q-2014-0001."),
    ])
    func acceptsIt(sale: Sale, notice: String) async throws {
        let company = try await Company()
        let mail = try await company.sent(sale)
        company.pass(3_600)
        try await company.reply(to: mail, as: sale.customer, "\(sale.accept)\n\n> ACCEPT or DECLINE")
        let quote = try await company.lastQuote()
        #expect(quote.state == .accepted && quote.decidedAt == company.office.now())
        let opportunity = try #require(try await company.opportunity(1))
        #expect(opportunity.outcome == .won && opportunity.probability == 100)
        #expect(opportunity.expectedRevenue == Money(minorUnits: 351_500))
        let told = try await company.notice(to: sale.colleague.rawValue)
        #expect(told.says(notice) && told.says(sale.accept), "\(told.text)")
        #expect(try await company.timeline("O-1").map(\.kind).starts(with: [.won, .quoteAccepted]))
    }

    @Test func isKeptAsEvidence() async throws {
        let company = try await Company { $0.security.authservID = Self.server }
        let mail = try await company.sent(.english)
        let entry = try await company.receive(
            from: Company.jane, to: mail.replyTo[0].email.rawValue, subject: "Re: your quote", "I accept Q-2014-0001.",
            headers: [Self.pass + "; dkim=pass"])
        let quote = try await company.lastQuote()
        let evidence = try #require(quote.evidence)
        #expect(evidence.messageID == entry.message)
        #expect(evidence.sender == "jane@dupont.example")
        #expect(evidence.words == "I accept Q-2014-0001.")
        #expect(evidence.authentication == "dkim=pass dmarc=pass")
        #expect(evidence.confirmedBy == nil)
        #expect(quote.pdfSHA256?.count == 64)
        let raw = try await company.office.store.read { snapshot in
            try snapshot.message(evidence.messageID)?.rawID.flatMap(snapshot.rawMail)
        }
        #expect(raw?.isEmpty == false)
    }

    @Test(arguments: [
        (Sale.english, "This declines Q-2014-0001."), (.french, "Ce message refuse Q-2014-0001."),
    ])
    func declinesIt(sale: Sale, notice: String) async throws {
        let company = try await Company()
        let mail = try await company.sent(sale)
        try await company.reply(to: mail, as: sale.customer, sale.decline)
        #expect(try await company.lastQuote().state == .declined)
        #expect(try await company.opportunity(1)?.outcome == .lost)
        #expect(try await company.opportunity(1)?.probability == 0)
        #expect(try await company.notice(to: sale.colleague.rawValue).says(notice))
    }

    @Test(arguments: Sale.both)
    func leavesTheCaseAloneWhereTheCompanyWantsThat(sale: Sale) async throws {
        let company = try await Company { $0.quotes.answerCloses = false }
        let mail = try await company.sent(sale)
        try await company.reply(to: mail, as: sale.customer, sale.accept)
        #expect(try await company.lastQuote().state == .accepted)
        #expect(try await company.opportunity(1)?.outcome == .quoted)
    }

    @Test(arguments: Sale.both)
    func isTrustedWithDMARC(sale: Sale) async throws {
        let company = try await Company { $0.security.authservID = Self.server }
        try await company.sent(sale)
        try await company.receive(
            from: sale.customer, subject: "Re: Q-2014-0001", sale.accept,
            headers: [Company.dmarcPass(of: String(sale.address.drop { $0 != "@" }.dropFirst()))])
        #expect(try await company.lastQuote().state == .accepted)
    }

    @Test(arguments: [
        (Sale.english, "WON", "nothing shows that the customer wrote it"),
        (.french, "GAGNE", "rien ne montre que le client l’a écrit"),
    ])
    func isConfirmedByTheOwnerWithoutTrust(sale: Sale, word: String, notice: String) async throws {
        let company = try await Company()
        try await company.sent(sale)
        company.pass(60)
        let entry = try await company.receive(from: sale.customer, subject: "Q-2014-0001", sale.accept)
        #expect(try await company.lastQuote().state == .sent)
        let told = try await company.notice(to: sale.colleague.rawValue)
        #expect(told.says(notice), "\(told.text)")
        try await company.tap(word, in: told, by: sale.colleague)
        let quote = try await company.lastQuote()
        #expect(quote.state == .accepted)
        #expect(quote.evidence?.confirmedBy == sale.colleague.rawValue)
        #expect(quote.evidence?.messageID == entry.message)
        #expect(try await company.opportunity(1)?.outcome == .won)
    }

    @Test(arguments: ["dmarc=fail", "dmarc=fail; dkim=pass"])
    func isNotTrustedWhenDMARCFails(result: String) async throws {
        let company = try await Company { $0.security.authservID = Self.server }
        let mail = try await company.sent(.english)
        try await company.receive(
            from: Company.jane, to: mail.replyTo[0].email.rawValue, subject: "Re: your quote", "ACCEPT",
            headers: ["Authentication-Results: \(Self.server); \(result)"])
        #expect(try await company.lastQuote().state == .sent)
    }

    @Test(arguments: [
        (Sale.english, "Yes, we accept the quote", "not in plain words"),
        (.french, "Oui, j'accepte le devis", "pas en toutes lettres"), (.english, "ACCEPT?", "not in plain words"),
        (.english, "ACCEPT\nif you deliver in May", "not in plain words"),
        (.english, "ACCEPT Q-2014-0007", "not in plain words"),
        (.french, "Je n'accepte pas", "pas en toutes lettres"),
    ])
    func isNeverGuessed(sale: Sale, words: String, notice: String) async throws {
        let company = try await Company()
        let mail = try await company.sent(sale)
        try await company.reply(to: mail, as: sale.customer, words)
        #expect(try await company.lastQuote().state == .sent)
        #expect(try await company.opportunity(1)?.outcome == .quoted)
        #expect(try await company.notice(to: sale.colleague.rawValue).says(notice))
    }

    @Test(arguments: ["Thank you, we shall think about it.", "> ACCEPT", "Is delivery included?"])
    func isNoAnswerWhenItIsAnOrdinaryMail(words: String) async throws {
        let company = try await Company()
        let mail = try await company.sent(.english)
        try await company.reply(to: mail, as: Company.jane, words)
        #expect(try await company.lastQuote().state == .sent)
        #expect(try await company.notice(to: "eric").says("Q-2014-0001, ") == false)
    }

    @Test(arguments: [
        (Sale.english, "You have accepted Q-2014-0001 already"), (.french, "Vous avez déjà accepté Q-2014-0001"),
    ])
    func countsOnce(sale: Sale, answer: String) async throws {
        let company = try await Company()
        let mail = try await company.sent(sale)
        try await company.reply(to: mail, as: sale.customer, sale.accept)
        let before = try await company.lastQuote()
        company.pass(60)
        try await company.reply(to: mail, as: sale.customer, sale.accept)
        #expect(try await company.lastQuote() == before)
        #expect(try await company.lastMail(to: sale.address).says(answer))
        #expect(try await company.timeline("O-1").filter { $0.kind == .quoteAccepted }.count == 1)
    }

    @Test func declinedAfterwardsGoesToAPerson() async throws {
        let company = try await Company()
        let mail = try await company.sent(.english)
        try await company.reply(to: mail, as: Company.jane, "ACCEPT")
        try await company.reply(to: mail, as: Company.jane, "DECLINE")
        #expect(try await company.lastQuote().state == .accepted)
        #expect(try await company.notice(to: "eric").says("not in plain words"))
    }

    @Test(arguments: [
        ("Re: your quote", "ACCEPT", true), ("My choice", "I accept", true), ("My choice", "Fine", false),
    ])
    func findsTheOnlyOpenQuoteWithoutItsThread(subject: String, words: String, accepted: Bool) async throws {
        let company = try await Company()
        let mail = try await company.sent(.english)
        try await company.receive(from: Company.jane, to: mail.replyTo[0].email.rawValue, subject: subject, words)
        #expect(try await company.lastQuote().state == (accepted ? .accepted : .sent))
    }

    @Test func toAnotherMailOfOursIsNoAnswerToTheQuote() async throws {
        let company = try await Company()
        try await company.sent(.english)
        try await company.command("REPLY\n\nShall we call you on Monday?", by: .eric, on: "O-1")
        try await company.reply(to: try await company.lastMail(to: "jane@dupont.example"), as: Company.jane, "I accept")
        #expect(try await company.lastQuote().state == .sent)
    }

    @Test func coversEveryOpportunityOfTheQuote() async throws {
        let company = try await Company()
        try await company.begin(.english)
        try await company.oneMore(.english)
        try await company.preview(of: "QUOTE O-1 O-2 CABINET-100 x2", .english)
        try await company.command("SEND Q-2014-0001", by: .eric)
        try await company.reply(to: try await company.lastMail(to: "jane@dupont.example"), as: Company.jane, "ACCEPT")
        #expect(try await company.opportunity(1)?.outcome == .won)
        #expect(try await company.opportunity(2)?.outcome == .won)
    }
}
