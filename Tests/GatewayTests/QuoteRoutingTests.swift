import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("A quote's number in a subject")
struct QuoteRoutingTests {
    @Test(arguments: [
        "Q-2014-0001", "Re: devis Q-2014-0001", "About quote q2014-1: a question", "Your quote (Q-2014-0001)",
    ])
    func leadsAParticipantToItsOpportunity(subject: String) async throws {
        let company = try await Company()
        try await company.sent(.english)
        try await company.receive(from: Company.jane, subject: subject, "Is delivery included?")
        #expect(try await company.timeline("O-1").first?.kind == .requirementReceived)
        #expect(try await company.lead(2) == nil)
    }

    @Test func leadsAColleagueOfTheirsToo() async throws {
        let company = try await Company()
        try await company.sent(.english)
        try await company.receive(from: "Bob <bob@dupont.example>", subject: "Q-2014-0001", "Is delivery included?")
        #expect(try await company.timeline("O-1").first?.kind == .requirementReceived)
    }

    @Test(arguments: ["Q-2014-0001", "Re: Your quote Q-2014-0001", "Re: Your quote Q-2014-0001 [NST O-1]"])
    func letsNoStrangerIn(subject: String) async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        try await company.sent(.english)
        let before = try await company.timeline("O-1")
        try await company.receive(
            from: "Mallory <mallory@elsewhere.example>", subject: subject, "ACCEPT",
            headers: [Company.dmarcPass(of: "elsewhere.example")])
        #expect(try await company.lastQuote().state == .sent)
        #expect(try await company.timeline("O-1") == before)
        #expect(try await company.lead(2)?.email == "mallory@elsewhere.example")
        #expect(try await company.mails(to: "mallory@elsewhere.example").allSatisfy { $0.pdf == nil })
    }

    @Test func whoWasForwardedTheQuoteCannotAcceptIt() async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        let mail = try await company.sent(.english)
        try await company.receive(
            from: "Bob <bob@mailbox.example>", to: mail.replyTo[0].email.rawValue, subject: "Re: \(mail.subject)",
            "ACCEPT",
            headers: [
                "In-Reply-To: \(mail.messageID?.description ?? "")",
                Company.dmarcPass(of: "mailbox.example"),
            ])
        #expect(try await company.lastQuote().state == .sent)
        #expect(try await company.notice(to: "eric").says("nothing shows that the customer wrote it"))
    }

    @Test func whoWasForwardedAnOldQuoteDoesNotGetTheNewOne() async throws {
        let company = try await Company()
        let first = try await company.sent(.english)
        try await company.preview(of: "QUOTE DELIVERY", .english)
        try await company.command("SEND", by: .eric, on: "O-1")
        try await company.reply(to: first, as: "Bob <bob@mailbox.example>", "ACCEPT")
        #expect(try await company.mails(to: "bob@mailbox.example").isEmpty)
    }

    @Test func aCustomerOfOursCannotAcceptAnothersQuote() async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        try await company.sent(.english)
        try await company.command("LEAD Paul Bon, Bon SARL, paul@bon.example", by: .luc)
        try await company.command("CONVERT L-2", by: .luc)
        try await company.receive(
            from: "Paul Bon <paul@bon.example>", subject: "Q-2014-0001", "ACCEPT",
            headers: [Company.dmarcPass(of: "bon.example")])
        #expect(try await company.lastQuote().state == .sent)
        #expect(try await company.opportunity(1)?.outcome == .quoted)
    }
}
