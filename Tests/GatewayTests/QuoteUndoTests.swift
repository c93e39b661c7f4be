import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Taking a quote back")
struct QuoteUndoTests {
    @Test(arguments: [(Sale.english, "UNDO", "Taken back: "), (.french, "DEFAIRE", "Annulé : ")])
    func aDraftIsGoneEvenWhenItsPreviewWentOut(sale: Sale, word: String, receipt: String) async throws {
        let company = try await Company()
        try await company.quoted(sale)
        #expect(try await company.command(word, by: sale.colleague).says(receipt + sale.quote))
        #expect(try await company.lastQuote().state == .superseded)
        try await company.command("\(sale.send) Q-2014-0001", by: sale.colleague)
        #expect(try await company.mails(to: sale.address).allSatisfy { $0.pdf == nil })
    }

    @Test(arguments: Sale.both)
    func theVersionBeforeIsTheDraftAgain(sale: Sale) async throws {
        let company = try await Company()
        let preview = try await company.quoted(sale)
        try await company.preview(of: sale.quote.replacing("x6", with: "x8"), sale)
        try await company.command("UNDO", by: sale.colleague)
        #expect(try await company.quotes().map(\.state) == [.superseded, .draft])
        try await company.command(sale.send, by: sale.colleague, on: "O-1")
        #expect(try await company.lastMail(to: sale.address).pdf == preview.pdf)
    }

    @Test func theVersionBeforeCanBeSentThoughItWasPrintedLater() async throws {
        let company = try await Company()
        try await company.begin(.english)
        let to = try company.address(of: .eric, on: "O-1")
        for words in ["QUOTE CABINET-100 x6", "QUOTE CABINET-100 x8"] {
            try await company.receive(from: Company.eric, to: to, subject: "Commands", words)
        }
        try await company.command("UNDO", by: .eric)
        try await company.command("SEND", by: .eric, on: "O-1")
        #expect(try await company.quotes().map(\.state) == [.superseded, .sent])
    }

    @Test(arguments: [
        (Sale.english, "UNDO", "it went to Jane Doe <jane@dupont.example>"),
        (.french, "DEFAIRE", "c’est parti à Claire Petit"),
    ])
    func whatWasSentStaysSent(sale: Sale, word: String, refusal: String) async throws {
        let company = try await Company()
        try await company.sent(sale)
        #expect(try await company.command(word, by: sale.colleague).says(refusal))
        #expect(try await company.lastQuote().state == .sent)
        #expect(try await company.opportunity(1)?.outcome == .quoted)
    }
}
