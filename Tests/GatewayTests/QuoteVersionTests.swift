import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("A changed quote")
struct QuoteVersionTests {
    private func changed(_ sale: Sale) -> String { sale.quote.replacing("x6", with: "x8") }

    @Test(arguments: Sale.both)
    func isANewVersionUnderTheSameNumber(sale: Sale) async throws {
        let company = try await Company()
        try await company.quoted(sale)
        let preview = try await company.preview(of: changed(sale), sale)
        #expect(preview.subject.contains("Q-2014-0001 v2"))
        #expect(
            try await company.quotes().map { "\($0.number) \($0.version) \($0.state)" }
                == ["Q-2014-0001 2 draft", "Q-2014-0001 1 superseded"])
    }

    @Test(arguments: Sale.both)
    func leavesTheSentOneValidUntilItIsSentItself(sale: Sale) async throws {
        let company = try await Company()
        let first = try await company.sent(sale)
        try await company.preview(of: changed(sale), sale)
        #expect(try await company.quotes().map(\.state) == [.draft, .sent])
        try await company.command(sale.send, by: sale.colleague, on: "O-1")
        #expect(try await company.quotes().map(\.state) == [.sent, .superseded])
        let second = try await company.lastMail(to: sale.address)
        #expect(second.subject.contains("Q-2014-0001 v2"))
        #expect(second.attachments.first?.fileName == "Q-2014-0001-v2.pdf")
        #expect(second.pdf != nil && first.pdf != nil)
    }

    @Test(arguments: Sale.both)
    func canBeIgnoredByACustomerWhoAcceptsTheSentOne(sale: Sale) async throws {
        let company = try await Company()
        let first = try await company.sent(sale)
        try await company.preview(of: changed(sale), sale)
        try await company.reply(to: first, as: sale.customer, sale.accept)
        #expect(try await company.quotes().last?.state == .accepted)
        #expect(try await company.opportunity(1)?.outcome == .won)
    }

    @Test(arguments: Sale.both)
    func cannotBeSentOnceTheEarlierIsAccepted(sale: Sale) async throws {
        let company = try await Company()
        let first = try await company.sent(sale)
        try await company.preview(of: changed(sale), sale)
        try await company.reply(to: first, as: sale.customer, sale.accept)
        let count = try await company.mails(to: sale.address).count
        let refusal = try await company.command("\(sale.send) Q-2014-0001", by: sale.colleague, on: "O-1")
        #expect(refusal.says("O-1") && (refusal.says("accepted already") || refusal.says("est déjà accepté")))
        #expect(try await company.mails(to: sale.address).count == count)
        #expect(try await company.quotes().map(\.state) == [.superseded, .accepted])
    }

    @Test func afterReopeningWhatWasAcceptedIsANewQuoteThatCanBeSent() async throws {
        let company = try await Company()
        let first = try await company.sent(.english)
        try await company.preview(of: changed(.english), .english)
        try await company.reply(to: first, as: Company.jane, "ACCEPT")
        try await company.command("REOPEN O-1", by: .eric)
        try await company.preview(of: changed(.english), .english)
        try await company.command("SEND Q-2014-0002", by: .eric, on: "O-1")
        #expect(try await company.lastQuote().state == .sent)
    }

    @Test func oneThatWasTakenBackWasNeverSent() async throws {
        let company = try await Company()
        try await company.quoted(.english)
        try await company.command("UNDO", by: .eric)
        let refusal = try await company.command("SEND Q-2014-0001", by: .eric, on: "O-1")
        #expect(refusal.says("There is no quote to send") && !refusal.says("sent already"))
    }

    @Test func theNextQuoteHasTheNextNumber() async throws {
        let company = try await Company()
        let mail = try await company.sent(.english)
        try await company.reply(to: mail, as: Company.jane, "DECLINE")
        try await company.oneMore(.english)
        try await company.command("QUOTE O-2 DELIVERY", by: .eric)
        #expect(try await company.lastQuote().number == QuoteNumber(year: 2014, number: 2))
    }
}
