import CRM
import Configuration
import Foundation
import Testing

@Suite("The list of products")
struct ProductListTests {
    private func list(_ text: String, languages: [Language] = [.french, .english]) -> ProductList {
        ProductList(csv: Array(text.utf8), languages: languages)
    }

    @Test func thatShipsIsValid() throws {
        let path = #filePath.replacing("Tests/ConfigurationTests/ProductListTests.swift", with: "Config/products.csv")
        let file = try #require(FileManager.default.contents(atPath: path))
        let list = ProductList(csv: [UInt8](file), languages: [.french, .english])
        #expect(list.problems.isEmpty)
        #expect(list.products.count == 12)
        for product in list.products {
            #expect(product.names[.french] != nil && product.names[.english] != nil)
            #expect(product.unitPrice.minorUnits > 0)
        }
    }

    @Test(arguments: [
        ("sku,name_fr,price,vat\nA,Table,1200,20", 120_000, 2_000),
        ("vat;price;name_fr;sku\n5,5;1 200,50 €;Table;A", 120_050, 550),
        ("SKU\tName_FR\tPrice\tVAT\nA\tTable\t0\t0", 0, 0),
        ("sku,name_fr,name_en,unit,price,vat\r\nA,\"Table, \"\"ronde\"\"\",Table,m,19.99,5.5\r\n", 1_999, 550),
        ("\u{FEFF}sku,name_fr,price,vat\nA,Table,1200,20 %\n\n", 120_000, 2_000),
    ])
    func isReadAsPeopleSaveIt(text: String, price: Int64, vat: Int) {
        let list = list(text)
        #expect(list.problems.isEmpty, "\(list.problems)")
        #expect(list["a"]?.unitPrice.minorUnits == price)
        #expect(list["A"]?.vat.rawValue == vat)
    }

    @Test(
        arguments: [
            ("", nil, .unreadable), ("\u{0}\u{1}\u{2}", nil, .unreadable), ("sku,name_fr,price,vat\n", nil, .noProduct),
            ("sku,name_fr,price,vat,colour\nA,Table,5,20,red", 1, .unknownColumn("colour")),
            ("sku,name_fr,name_french,price,vat\nA,T,T,5,20", 1, .unknownColumn("name_french")),
            ("sku,name_fr,price,price,vat\nA,Table,5,5,20", 1, .columnTwice("price")),
            ("name_fr,price,vat\nTable,5,20", 1, .missingColumn("sku")),
            ("sku,name_en,price,vat\nA,Table,5,20", 1, .missingColumn("name_fr")),
            ("sku,name_fr,vat\nA,Table,20", 1, .missingColumn("price")),
            ("sku,name_fr,price\nA,Table,5", 1, .missingColumn("vat")),
            ("sku,name_fr,price,vat\nA,Table,5,20,x", 2, .tooManyCells),
            ("sku,name_fr,price,vat\nA,Table,5,20\nB,\"Table,5,20", 3, .unclosedQuote),
            ("sku,name_fr,price,vat\n,Table,5,20", 2, .badSKU("")),
            ("sku,name_fr,price,vat\nA B,Table,5,20", 2, .badSKU("A B")),
            ("sku,name_fr,price,vat\nA@B,Table,5,20", 2, .badSKU("A@B")),
            ("sku,name_fr,price,vat\nA,Table,5,20\nB,Table,5,20\na,Table,5,20", 4, .skuTwice("a", line: 2)),
            ("sku,name_fr,name_en,price,vat\nA,,Table,5,20", 2, .missingName(.french)),
            ("sku,name_fr,price,vat\nA,Table,cher,20", 2, .unreadablePrice("cher")),
            ("sku,name_fr,price,vat\nA,Table,,20", 2, .unreadablePrice("")),
            ("sku,name_fr,price,vat\nA,Table,5 CHF,20", 2, .unreadablePrice("5 CHF")),
            ("sku,name_fr,price,vat\nA,Table,-5,20", 2, .unreadablePrice("-5")),
            ("sku,name_fr,price,vat\nA,Table,5,120", 2, .badVAT("120")),
            ("sku,name_fr,price,vat\nA,Table,5,", 2, .badVAT("")),
        ] as [(String, Int?, ProductProblem.Reason)])
    func namesItsMistakesWithTheirLines(text: String, line: Int?, reason: ProductProblem.Reason) {
        let problems = list(text).problems
        #expect(problems.contains(ProductProblem(line: line, reason: reason)), "\(problems)")
    }

    @Test func namesAllMistakesAndKeepsTheRest() {
        let list = list("sku,name_fr,price,vat\nA,Table,x,20\nB,Table,5,20\nC,Table,5,x\n")
        #expect(list.problems.map(\.line) == [2, 4])
        #expect(list.products.map(\.sku) == ["B"])
    }

    @Test func takesTheFirstNameThereIs() throws {
        let product = try #require(list("sku,name_fr,price,vat\nA,Table,5,20")["A"])
        #expect(product.name(in: [.english, .french]) == "Table")
        #expect(product.name(in: [.english]) == "A")
    }
}
