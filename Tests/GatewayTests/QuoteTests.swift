import CRM
import Commands
import Foundation
import Mail
import Store
import Testing

@Suite("Making a quote")
struct QuoteTests {
    @Test(arguments: Sale.both)
    func makesADraftWithTheTotals(sale: Sale) async throws {
        let company = try await Company()
        try await company.quoted(sale)
        let quote = try await company.lastQuote()
        #expect(quote.number == QuoteNumber(year: 2014, number: 1))
        #expect(quote.version == 1 && quote.state == .draft)
        #expect(quote.opportunities == [1] && quote.author == sale.colleague.rawValue)
        // 950 and 6 × 450 less 5 %: 950 + 2565 = 3515, VAT 703.
        #expect(try quote.totals().gross == Money(minorUnits: 421_800))
        #expect(try await company.timeline("O-1").first?.kind == .quoteDrafted)
        #expect(try await company.opportunity(1)?.isOpen == true)
        #expect(try await company.mails(to: sale.address).allSatisfy { $0.pdf == nil })
    }

    @Test(arguments: [
        (Sale.english, "Q-2014-0001: €3,515 without, €4,218 with VAT.", "Nothing was sent yet."),
        (.french, "Q-2014-0001 : 3 515 € HT, 4 218 € TTC.", "Rien n’a encore été envoyé."),
    ])
    func isShownToItsAuthor(sale: Sale, receipt: String, sentence: String) async throws {
        let company = try await Company()
        try await company.begin(sale)
        #expect(try await company.command(sale.quote, by: sale.colleague, on: "O-1").says(receipt))
        let preview = try await company.notice(to: sale.colleague.rawValue)
        #expect(preview.subject.contains("Q-2014-0001"))
        #expect(preview.says(sentence))
        #expect(preview.pdf?.starts(with: Array("%PDF-".utf8)) == true)
        #expect(preview.offers.contains("\(sale.send) Q-2014-0001"), "\(preview.offers)")
        let stored = try await company.office.store.read { try $0.pdf(ofQuote: 1) }
        #expect(preview.pdf == stored)
    }

    @Test(arguments: [(Sale.english, "Base cabinet 100 cm"), (.french, "Meuble bas 100 cm")])
    func namesProductsInTheCustomersLanguage(sale: Sale, name: String) async throws {
        let company = try await Company()
        try await company.quoted(sale)
        #expect(try await company.lastQuote().lines.last?.text.hasPrefix(name) == true)
        #expect(try await company.lastQuote().lines.last?.sku == "CABINET-100")
    }

    @Test(arguments: Sale.both)
    func mayCoverSeveralOpportunities(sale: Sale) async throws {
        let company = try await Company()
        try await company.begin(sale)
        try await company.oneMore(sale)
        try await company.preview(of: "QUOTE O-1 O-2 CABINET-100 x2", sale)
        #expect(try await company.lastQuote().opportunities == [1, 2])
        try await company.command("\(sale.send) Q-2014-0001", by: sale.colleague)
        for id in [Int64(1), 2] {
            let opportunity = try #require(try await company.opportunity(id))
            #expect(opportunity.outcome == .quoted && opportunity.stage == .proposal)
        }
    }

    @Test(arguments: [(Sale.english, "are of two partners"), (.french, "sont de deux partenaires")])
    func isOfOnePartner(sale: Sale, refusal: String) async throws {
        let company = try await Company()
        try await company.begin(sale)
        try await company.command("LEAD Paul Bon, Bon SARL, paul@bon.example", by: .luc)
        try await company.command("CONVERT L-2\nASSIGN O-2 \(sale.colleague)", by: .luc)
        let receipt = try await company.command("QUOTE O-1 O-2 CABINET-100 x2", by: sale.colleague)
        #expect(receipt.says(refusal))
        #expect(try await company.quotes().isEmpty)
    }

    @Test(arguments: [
        (Sale.english, "QUOTE CABINET x2", ["is no product of ours", "CABINET-60", "CABINET-100", "CABINET-WALL"]),
        (.french, "DEVIS CABINET-1000 x2", ["n’est pas un de nos produits", "CABINET-100"]),
        (.english, "QUOTE worktop x2", ["WORKTOP-OAK, WORKTOP-QUARTZ"]),
        (.english, "QUOTE nonsense x2", ["is no product of ours", "KITCHEN-DESIGN", "DELIVERY"]),
    ])
    func namesTheNearestProducts(sale: Sale, words: String, expected: [String]) async throws {
        let company = try await Company()
        try await company.begin(sale)
        let receipt = try await company.command(words, by: sale.colleague, on: "O-1")
        for word in expected { #expect(receipt.says(word), "\(word) in \(receipt.text)") }
        #expect(try await company.quotes().isEmpty)
    }

    @Test(arguments: [
        ("QUOTE CABINET-100 x1000000 @ 999999999", "more than a quote can say"),
        ("QUOTE L-1 CABINET-100 x1", "is no product"), ("QUOTE O-9 CABINET-100 x1", "O-9"),
        ("QUOTE", "QUOTE KITCHEN-DESIGN"), ("QUOTE CABINET-100 x0", "x0"), ("QUOTE CABINET-100 @ 5 CHF", "EUR"),
    ])
    func isRefusedInWords(words: String, refusal: String) async throws {
        let company = try await Company()
        try await company.begin(.english)
        let receipt = try await company.command(words, by: .eric, on: "O-1")
        #expect(receipt.says(refusal), "\(receipt.text)")
        #expect(try await company.quotes().isEmpty)
    }

    @Test func takesLinesBelowAndLinesOfItsOwn() async throws {
        let company = try await Company()
        try await company.begin(.english)
        try await company.preview(
            of: "QUOTE CABINET-100 x2 @ 400\n\"Removal of the old one\" @ 120 vat 10\ndiscount 3%\nvalid 2 weeks",
            .english)
        let quote = try await company.lastQuote()
        #expect(quote.lines.map(\.unitPrice.minorUnits) == [40_000, 12_000])
        #expect(quote.lines.map(\.sku) == ["CABINET-100", nil])
        // 800 less 24, with 20 %: 931.20; 120 less 3.60, with 10 %: 128.04.
        #expect(try quote.totals().gross == Money(minorUnits: 105_924))
        #expect(company.office.now().distance(to: quote.validUntil) < 15 * 86_400)
    }

    @Test func anotherColleaguesCaseIsRefused() async throws {
        let company = try await Company()
        try await company.begin(.english)
        try await company.command("QUOTE CABINET-100 x2", by: .thomas, on: "O-1")
        #expect(try await company.quotes().isEmpty)
    }
}
