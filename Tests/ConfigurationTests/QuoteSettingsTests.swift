import CRM
import Commands
import Configuration
import Foundation
import Testing

@Suite("How quotes are made, by the configuration")
struct QuoteSettingsTests {
    @Test func hasDefaults() throws {
        let quotes = try settings().quotes
        #expect(quotes.validity == Period(30, .days))
        #expect(quotes.usualVAT == Percentage("20"))
        #expect(quotes.closesOpportunity && quotes.answerCloses)
        #expect(quotes.letterhead.isEmpty && quotes.conditions.isEmpty)
    }

    @Test func isReadWhole() throws {
        let quotes = try settings(
            minimal + """

                quotes:
                  valid_for: 2 weeks
                  usual_vat: 5.5
                  quote_closes_opportunity: false
                  answer_closes_opportunity: false
                  letterhead: ["8 avenue de la République", "75011 Paris"]
                  conditions: {fr: Acompte de 30 %, en: 30 % with the order}
                """
        ).quotes
        #expect(quotes.validity == Period(2, .weeks))
        #expect(quotes.usualVAT == Percentage("5.5"))
        #expect(!quotes.closesOpportunity && !quotes.answerCloses)
        #expect(quotes.letterhead == ["8 avenue de la République", "75011 Paris"])
        #expect(quotes.conditions == [.french: "Acompte de 30 %", .english: "30 % with the order"])
    }

    @Test(arguments: [
        ("valid_for: soon", "30d"), ("usual_vat: 120", "such as 20"), ("usual_vat: much", "such as 20"),
        ("quote_closes_opportunity: maybe", "quote_closes_opportunity"), ("colour: red", "no key “colour”"),
        ("conditions: {french: x}", "is no language"), ("conditions: 5", "key: value"),
        ("letterhead: {a: b}", "letterhead"),
    ])
    func complainsWithFileAndLine(line: String, words: String) {
        let error = #expect(throws: SettingsProblems.self) { try settings(minimal + "\nquotes: {\(line)}") }
        let problem = error?.problems.first { $0.explanation.contains(words) }
        #expect(problem?.line == 5, "\(error?.description ?? "")")
    }

    @Test func aCompanyWithoutProductsNeedsNoFile() throws {
        #expect(try settings().products.products.isEmpty)
    }

    @Test func readsTheProductsBesideIt() throws {
        let products = try settings(products: "sku,name_en,price,vat\nA,Table,1200,20").products
        #expect(products["a"]?.unitPrice == Money(minorUnits: 120_000))
    }

    @Test func complainsOfAProductWithItsLine() {
        let error = #expect(throws: SettingsProblems.self) {
            try settings(products: "sku,name_en,price,vat\nA,Table,1200,20\nB,Chair,cheap,20")
        }
        #expect(error?.problems.first?.line == 3)
        #expect(error?.problems.first?.file.hasSuffix("products.csv") == true)
    }

    @Test func pricesAreInTheCompanysCurrency() throws {
        let swiss = minimal.replacing("short_name: NST,", with: "short_name: NST, currency: CHF,")
        let products = try settings(swiss, products: "sku,name_en,price,vat\nA,Table,1200,7.7").products
        #expect(products["A"]?.unitPrice.currency.rawValue == "CHF")
    }
}
