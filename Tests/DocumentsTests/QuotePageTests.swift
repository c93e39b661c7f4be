import CRM
import Documents
import Testing

@Suite("The page of a quote")
struct QuotePageTests {
    @Test(arguments: Shipped.languages)
    func readsAsExpected(language: Language) throws {
        let page = try Shipped.library().page(of: .kitchen(in: language), in: language)
        try ExpectedFile.compare(page, with: "\(language)/quote-page.html")
    }

    @Test(arguments: Shipped.languages)
    func takesNoTagFromOutside(language: Language) throws {
        let page = { (text: String) in
            try Shipped.library().page(of: .kitchen(in: language).saying(text), in: language)
        }
        let harmless = try page("harmless")
        for attack in [
            "<script>alert(1)</script>", "\"><img src=file:///etc/passwd>", "</style></td></table>", "--><!--",
            "\u{600}<script>", "{{{lines}}} {{#lines}} {{>letter.html}}", "\" url(http://evil.test/x)",
        ] {
            let hostile = try page(attack)
            for mark in "<>\"".unicodeScalars {
                let count = { (text: String) in text.unicodeScalars.count { $0 == mark } }
                #expect(count(hostile) == count(harmless), "\(mark) in \(attack)")
            }
        }
    }

    /// Nothing of a quote stands in the style sheet, where escaping for HTML does not help.
    @Test(arguments: Shipped.languages)
    func hasOneStyleSheetForAllQuotes(language: Language) throws {
        let styles = try ["a", "\\\"}"].map { text in
            let page = try Shipped.library().page(of: .kitchen(in: language).saying(text), in: language)
            return page.split(separator: "<style>").last?.split(separator: "</style>").first
        }
        #expect(styles[0] == styles[1])
    }

    @Test(arguments: Shipped.languages)
    func fetchesNothing(language: Language) throws {
        let page = try Shipped.library().page(of: .kitchen(in: language), in: language).lowercased()
        for way in ["http", "url(", "src=", "href=", "@import", "<link", "<img", "<object", "<iframe", "<base"] {
            #expect(!page.contains(way), "\(way)")
        }
    }

    @Test func showsADiscountOnlyWhereThereIsOne() throws {
        var quote = QuoteDocument.kitchen(in: .english)
        #expect(try Shipped.library().page(of: quote, in: .english).contains("Sum of lines"))
        quote.discount = ""
        quote.discountRate = ""
        quote.conditions = ""
        let page = try Shipped.library().page(of: quote, in: .english)
        #expect(!page.contains("Sum of lines") && !page.contains("Conditions"))
    }

    @Test func hasAColumnOfDiscountsOnlyWhereALineHasOne() throws {
        var quote = QuoteDocument.kitchen(in: .english)
        #expect(try Shipped.library().page(of: quote, in: .english).contains("<table class=\"lines\">"))
        for index in quote.lines.indices { quote.lines[index].discount = "" }
        let page = try Shipped.library().page(of: quote, in: .english)
        #expect(page.contains("<table class=\"lines undiscounted\">"))
    }

    @Test func ofALanguageWithoutTemplatesIsInTheFallback() throws {
        let german = try #require(Language(rawValue: "de"))
        #expect(try Shipped.library().page(of: .kitchen(in: german), in: german).contains("Unit price"))
    }
}
