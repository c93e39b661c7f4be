import CRM
import Commands
import TestSupport
import Testing

@Suite("What QUOTE is told")
struct QuoteRequestTests {
    private static let kitchen = "KITCHEN-DESIGN ×1"
    private static let both = "KITCHEN-DESIGN ×1; CABINET-100 ×2"

    /// Each item as it is understood, then what is said of the whole.
    @Test(arguments: [
        ("KITCHEN-DESIGN", kitchen), ("KITCHEN-DESIGN x1", kitchen), ("kitchen-design x1", "kitchen-design ×1"),
        ("KITCHEN-DESIGN x1;", kitchen), (" ; ;KITCHEN-DESIGN x1 ; ", kitchen), ("KITCHEN-DESIGN: x1", kitchen),
        ("1x KITCHEN-DESIGN", kitchen), ("1 x KITCHEN-DESIGN", kitchen), ("x1 KITCHEN-DESIGN", kitchen),
        ("KITCHEN-DESIGN x1; CABINET-100 x2", both), ("KITCHEN-DESIGN x1;CABINET-100 x2", both),
        ("KITCHEN-DESIGN\nCABINET-100 x2", both), ("\nKITCHEN-DESIGN\nCABINET-100 x2\n", both),
        ("KITCHEN-DESIGN x1\r\nCABINET-100 x2\r\n", both), ("KITCHEN-DESIGN x1;\nCABINET-100 2x", both),
        ("- KITCHEN-DESIGN\n- CABINET-100 x2", both), ("• KITCHEN-DESIGN x1\n• CABINET-100 x2", both),
        ("KITCHEN-DESIGN x1\n\nCABINET-100 x2", both), ("\n\n\nKITCHEN-DESIGN x1\n\n\nCABINET-100 x2", both),
        ("KITCHEN-DESIGN x1; CABINET-100 x2\n\nThank you, Luc", both),
        ("KITCHEN-DESIGN x1\nCABINET-100 x2\n\nHe said \"hello\nGoodbye", both),
        ("CABINET-100 2x", "CABINET-100 ×2"), ("CABINET-100 ×2", "CABINET-100 ×2"),
        ("CABINET-100 X2", "CABINET-100 ×2"), ("CABINET-100 x 2", "CABINET-100 ×2"),
        ("CABINET-100 2 x", "CABINET-100 ×2"), ("CABINET-100 *2", "CABINET-100 ×2"),
        ("CABINET-100 x1,5", "CABINET-100 ×1.5"), ("CABINET-100 x1.5", "CABINET-100 ×1.5"),
        ("CABINET-100 1,5x", "CABINET-100 ×1.5"), ("CABINET-100 x0.125", "CABINET-100 ×0.125"),
        ("X100 x2", "X100 ×2"), ("100X x2", "100X ×2"), ("4711 x2", "4711 ×2"), ("2x4 x3", "2x4 ×3"),
        ("red cabinet x2", "red cabinet ×2"), ("Table - oak x2", "Table - oak ×2"),
        ("A x2 @ 950", "A ×2 @95000"), ("A x2 @950", "A ×2 @95000"), ("A x2 @ 950 €", "A ×2 @95000"),
        ("A x2 @ 5 000,50 €", "A ×2 @500050"), ("A @ 950 x2", "A ×2 @95000"), ("A @ 950 x 2", "A ×2 @95000"),
        ("A @ 5 000 x 2", "A ×2 @500000"), ("A x2 @ 5k", "A ×2 @500000"), ("A @ 0", "A ×1 @0"),
        ("A x2 -5%", "A ×2 −5"), ("A x2 -5 %", "A ×2 −5"), ("A x2 - 5 %", "A ×2 −5"), ("A x2 −5%", "A ×2 −5"),
        ("A x2 –5%", "A ×2 −5"), ("A x2 -2,5%", "A ×2 −2.5"), ("A -100% x2", "A ×2 −100"),
        ("A x2 remise 5%", "A ×2 −5"), ("A x2 remise 5 %", "A ×2 −5"), ("A x2 remise: 5%", "A ×2 −5"),
        ("A x2 discount -5%", "A ×2 −5"), ("A x2 remise 5", "A ×2 −5"), ("A x2 @ 950 -5%", "A ×2 @95000 −5"),
        ("A -5% @ 950 x2", "A ×2 @95000 −5"), ("A x2 @ 950 € -5 % vat 10", "A ×2 @95000 −5 v10"),
        ("A x1 TVA 5,5 %", "A ×1 v5.5"), ("A vat 0", "A ×1 v0"),
        ("\"Livraison\" x1 @ 120 vat 20", "“Livraison” ×1 @12000 v20"),
        ("« Livraison » x1 @ 120 tva 20", "“Livraison” ×1 @12000 v20"),
        ("“Delivery; assembly @ home -5%” @ 120", "“Delivery; assembly @ home -5%” ×1 @12000"),
        ("2x \"Livraison\" @ 120", "“Livraison” ×2 @12000"), ("\"x2\" @ 5", "“x2” ×1 @500"),
        ("A x1; remise 3%", "A ×1 | −3"), ("A x1; discount 3%; valid 30d", "A ×1 | −3 30 days"),
        ("A x1 valid 30d", "A ×1 | 30 days"), ("A x1\nvalable 30j", "A ×1 | 30 days"),
        ("A x1; valable pendant 30 jours", "A ×1 | 30 days"), ("A x1; valid for 2 weeks", "A ×1 | 2 weeks"),
        ("A x1; validité : 1 mois", "A ×1 | 1 months"), ("valid 30d; A x1", "A ×1 | 30 days"),
        ("A x1; B x1 remise 5%; remise 3%", "A ×1; B ×1 −5 | −3"),
        ("A x1 remise 5%; B x1", "A ×1 −5; B ×1"), ("A x1 remise 5%; B x1 remise 5%", "A ×1 −5; B ×1 −5"),
        ("A x1; B x1 -5% valid 30d", "A ×1; B ×1 −5 | 30 days"), ("A x1\n\nvalid 30d", "A ×1 | 30 days"),
        ("O-12 A x1", "O-12: A ×1"), ("O-12 O-13 A x1", "O-12 O-13: A ×1"), ("o12, o-13: A x1", "O-12 O-13: A ×1"),
        ("O-12 O-12 A x1", "O-12: A ×1"), ("O-12\nA x1", "O-12: A ×1"),
        (
            "KITCHEN-DESIGN x1 @ 950 -5%; \"Livraison\" x1 @ 120 tva 20; remise 3%; valable 30j",
            "KITCHEN-DESIGN ×1 @95000 −5; “Livraison” ×1 @12000 v20 | −3 30 days"
        ),
    ])
    func isUnderstood(_ text: String, expected: String) throws {
        #expect(try words(for: .read(text, vocabulary: vocabulary)) == expected)
    }

    @Test(
        arguments: [
            ("", .nothing), ("   \n ;; \n", .nothing), ("valid 30d", .nothing), ("O-12", .nothing),
            ("discount 5%", .nothing), ("A x0", .unreadableQuantity("0")), ("A x1,500", .unreadableQuantity("1,500")),
            ("A x2, B x1", .unreadableQuantity("2,")), ("A x0,0005", .unreadableQuantity("0,0005")),
            ("A x99999999", .unreadableQuantity("99999999")), ("A x1.2.3", .unreadableQuantity("1.2.3")),
            ("A x2 x3", .saidTwice("3")), ("A @ ", .unreadablePrice("")), ("A @ cheap", .unreadablePrice("cheap")),
            ("A @ -5", .unreadablePrice("")), ("A @ 1.2.3", .unreadablePrice("1.2.3")),
            ("A @ 5.001,2.3", .unreadablePrice("5.001,2.3")), ("A @ 5 @ 6", .saidTwice("@")),
            ("A @ $5", .otherCurrency("$5")), ("A @ 5 CHF", .otherCurrency("5 CHF")),
            ("A -5", .unreadablePercentage("-5")), ("A -5 x2", .unreadablePercentage("-5")),
            ("A x2 --5%", .unreadablePercentage("--5%")), ("A -101%", .unreadablePercentage("-101%")),
            ("A -5.555%", .unreadablePercentage("-5.555%")), ("A -", .unreadablePercentage("-")),
            ("A -5% -5%", .saidTwice("-5%")), ("A -5% remise 5%", .saidTwice("remise 5%")),
            ("A vat", .unreadablePercentage("vat")), ("A vat much", .unreadablePercentage("vat much")),
            ("A vat 101", .unreadablePercentage("vat 101")), ("A vat 10 vat 20", .saidTwice("vat 20")),
            ("A; remise", .unreadablePercentage("remise")), ("A; remise 5%; remise 5%", .saidTwice("remise 5%")),
            ("A valid", .unreadablePeriod("valid")), ("A valid soon", .unreadablePeriod("valid soon")),
            ("A valid 0d", .unreadablePeriod("valid 0d")), ("A valid 3d valid 4d", .saidTwice("valid 4d")),
            ("A valid 3d; valid 4d", .saidTwice("valid 4d")), ("\"Livraison\"", .missingPrice("\"Livraison\"")),
            ("\"Livraison\" x2 -5%", .missingPrice("\"Livraison\" x2 -5%")), ("@ 5", .missingProduct("@ 5")),
            ("A; -5%", .missingProduct("-5%")), ("A; vat 20", .missingProduct("vat 20")),
            ("A x2 please", .unexpected("please")), ("A x2 \"B\"", .unexpected("B")),
            ("\"A\" B @ 5", .unexpected("B")), ("\"A @ 5", .unclosedQuote("\"A @ 5")),
            ("A; « B @ 5", .unclosedQuote("« B @ 5")), ("A; B discount 5%", .ambiguousDiscount("B discount 5%")),
            ("A\nB x2 remise 5 % valable 30j", .ambiguousDiscount("B x2 remise 5 % valable 30j")),
            ("A x1\n\nB x2 please", .unexpected("please")),
        ] as [(String, QuoteProblem)])
    func isAskedBack(_ text: String, problem: QuoteProblem) {
        #expect(throws: problem) { try QuoteRequest.read(text, vocabulary: vocabulary) }
    }

    @Test func hasAtMostTwoHundredItems() throws {
        let items = repeatElement("A x1", count: 200).joined(separator: ";")
        #expect(try QuoteRequest.read(items, vocabulary: vocabulary).items.count == 200)
        #expect(throws: QuoteProblem.tooManyItems(limit: 200)) {
            try QuoteRequest.read(items + ";A", vocabulary: vocabulary)
        }
    }

    @Test(arguments: [
        String(repeating: "\"", count: 20_000), String(repeating: "A", count: 200_000),
        String(repeating: "x1 ", count: 50_000), String(repeating: "@ ", count: 50_000),
        String(repeating: "-", count: 100_000), String(repeating: "; ", count: 100_000) + "A",
        String(repeating: "A @ 1\n\n", count: 20_000), String(repeating: "vat valid for ", count: 20_000),
        String(repeating: "e\u{301}", count: 50_000), String(repeating: "O-1 ", count: 50_000),
        "A @ " + String(repeating: "9", count: 100_000), "A x" + String(repeating: "9,", count: 50_000),
        "\u{0}A x1", "A\u{202E} x1", "A x1 @ \u{FEFF}5",
    ])
    func ofHostileTextIsReadQuickly(_ text: String) {
        let start = ContinuousClock.now
        _ = try? QuoteRequest.read(text, vocabulary: vocabulary)
        #expect(ContinuousClock.now - start < .seconds(2))
    }

    @Test func ofAnyTextIsWithinLimitsOrRefused() {
        var generator = SeededGenerator(seed: 2014)
        let pieces = [
            "A", "CABINET-100", "x2", "2x", "x", "×", "1,5", "@", "@ 950", "€", "-5%", "-", "%", "vat", "tva 20", "\"",
            "«",
            "»", ";", "\n", "\n\n", " ", " ", " ", "remise", "3%", "valid", "30d", "O-12", "1 000", "\u{301}", "🛠", "*",
        ]
        for _ in 0..<20_000 {
            let text = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
                pieces.randomElement(using: &generator) ?? ""
            }.joined(separator: Bool.random(using: &generator) ? " " : "")
            guard let request = try? QuoteRequest.read(text, vocabulary: vocabulary) else { continue }
            let isRight = request.items.allSatisfy { item in
                if case .text = item.subject, item.price == nil { return false }
                return item.quantity.rawValue > 0
            }
            #expect(isRight && !request.items.isEmpty, "\(text)")
        }
    }

    private func words(for request: QuoteRequest) -> String {
        let opportunities = request.opportunities.map(\.description).joined(separator: " ")
        let items = request.items.map { item in
            let name =
                switch item.subject {
                case .product(let sku): sku
                case .text(let text): "“\(text)”"
                }
            let discount = item.discount == .zero ? nil : "−\(number(item.discount))"
            let parts = [
                name, "×\(item.quantity.formatted(in: .english))", item.price.map { "@\($0.minorUnits)" }, discount,
                item.vat.map { "v\(number($0))" },
            ]
            return parts.compactMap(\.self).joined(separator: " ")
        }
        let discount = request.discount == .zero ? nil : "−\(number(request.discount))"
        let whole = [discount, request.validity.map { "\($0.count) \($0.unit)" }].compactMap(\.self)
        return (opportunities.isEmpty ? "" : opportunities + ": ") + items.joined(separator: "; ")
            + (whole.isEmpty ? "" : " | " + whole.joined(separator: " "))
    }

    private func number(_ percentage: Percentage) -> String { String(percentage.formatted(in: .english).dropLast()) }
}

@Suite("What SEND is told")
struct SendTests {
    @Test(arguments: ["Q-2014-0003", " q-2014-3 ", "Q-2014-0003."])
    func isAQuote(_ text: String) throws {
        #expect(try QuoteNumber.read(behind: text) == QuoteNumber(year: 2014, number: 3))
    }

    @Test func orNothing() throws {
        #expect(try QuoteNumber.read(behind: " ") == nil)
    }

    @Test(arguments: ["O-12", "Q-2014-0003 please", "it", "Q-2014"])
    func andNothingElse(_ text: String) {
        #expect(throws: QuoteProblem.unreadableNumber(text)) { try QuoteNumber.read(behind: text) }
    }
}
