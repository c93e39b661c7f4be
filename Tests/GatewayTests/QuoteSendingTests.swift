import CRM
import Crypto
import Foundation
import Mail
import Store
import Testing

@Suite("Sending a quote")
struct QuoteSendingTests {
    @Test(arguments: [
        (Sale.english, "Your quote Q-2014-0001", "It comes to €4,218 including VAT", "answer this mail with ACCEPT"),
        (.french, "Votre devis Q-2014-0001", "Il s’élève à 4 218 € TTC", "répondez à ce message avec J'ACCEPTE"),
    ])
    func bringsTheCustomerWhatTheAuthorSaw(
        sale: Sale, subject: String, sentence: String, advice: String
    ) async throws {
        let company = try await Company()
        let preview = try await company.quoted(sale)
        try await company.tap("\(sale.send) Q-2014-0001", in: preview, by: sale.colleague)
        let mail = try await company.lastMail(to: sale.address)
        #expect(mail.subject.contains(subject))
        #expect(mail.says(sentence) && mail.says(advice), "\(mail.text)")
        #expect(mail.inReplyTo.map(\.rawValue) == ["mail1@sender.example.test"])
        #expect(mail.pdf != nil && mail.pdf == preview.pdf)
        #expect(mail.attachments.first?.fileName == "Q-2014-0001.pdf")
    }

    @Test(arguments: Sale.both)
    func closesTheOpportunityAsQuoted(sale: Sale) async throws {
        let company = try await Company()
        try await company.sent(sale)
        let quote = try await company.lastQuote()
        #expect(quote.state == .sent && quote.sentAt == company.office.now())
        #expect(quote.pdfSHA256?.count == 64)
        let opportunity = try #require(try await company.opportunity(1))
        #expect(opportunity.outcome == .quoted && opportunity.stage == .proposal)
        #expect(opportunity.closed == company.office.now())
        #expect(opportunity.expectedRevenue == Money(minorUnits: 351_500))
        #expect(try await company.timeline("O-1").map(\.kind).contains(.quoteSent))
    }

    @Test(arguments: Sale.both)
    func leavesItOpenWhereTheCompanyWantsThat(sale: Sale) async throws {
        let company = try await Company { $0.quotes.closesOpportunity = false }
        try await company.sent(sale)
        #expect(try await company.lastQuote().state == .sent)
        #expect(try await company.opportunity(1)?.outcome == .open)
        #expect(try await company.opportunity(1)?.stage == .proposal)
    }

    @Test(arguments: [(Sale.english, "is not there yet"), (.french, "n’est pas encore là")])
    func waitsForThePDF(sale: Sale, refusal: String) async throws {
        let company = try await Company()
        try await company.begin(sale)
        let receipt = try await company.command("\(sale.quote)\n\(sale.send)", by: sale.colleague, on: "O-1")
        #expect(receipt.says(refusal))
        #expect(try await company.quotes().isEmpty)
    }

    @Test(arguments: [(Sale.english, "holds no longer"), (.french, "n’est plus valable")])
    func isRefusedWhenItsTimeIsOver(sale: Sale, refusal: String) async throws {
        let company = try await Company()
        try await company.quoted(sale)
        company.pass(31 * 86_400)
        #expect(try await company.command(sale.send, by: sale.colleague, on: "O-1").says(refusal))
        #expect(try await company.lastQuote().state == .draft)
    }

    @Test(arguments: [
        (Sale.english, "was sent already", "There is no quote to send"),
        (.french, "a déjà été envoyé", "Il n’y a pas de devis à envoyer"),
    ])
    func happensOnce(sale: Sale, byNumber: String, without: String) async throws {
        let company = try await Company()
        try await company.sent(sale)
        let count = try await company.mails(to: sale.address).count
        #expect(try await company.command("\(sale.send) Q-2014-0001", by: sale.colleague).says(byNumber))
        #expect(try await company.command(sale.send, by: sale.colleague, on: "O-1").says(without))
        #expect(try await company.mails(to: sale.address).count == count)
    }

    @Test func anUnknownNumberIsSaidToBeUnknown() async throws {
        let company = try await Company()
        try await company.quoted(.english)
        let receipt = try await company.command("SEND Q-2014-0009", by: .eric)
        #expect(receipt.says("Q-2014-0009 does not exist."))
    }
}
