import CRM
import Commands
import Testing

@Suite("QUOTE and SEND in a mail")
struct QuoteCommandTests {
    /// The opportunities, and each item with its quantity.
    @Test(
        arguments: [
            ("QUOTE CABINET-100 x2", "CABINET-100 ×2"), ("DEVIS CABINET-100 x2", "CABINET-100 ×2"),
            ("quote: CABINET-100 x2", nil), ("/quote CABINET-100 x2", "CABINET-100 ×2"),
            ("/devis CABINET-100 x2", "CABINET-100 ×2"), ("QUOTE: CABINET-100 x2", "CABINET-100 ×2"),
            ("QUOTE O-12 CABINET-100 x2", "O-12 CABINET-100 ×2"), ("DEVIS O-12 O-13 A x1", "O-12 O-13 A ×1"),
            ("QUOTE O-12, O-13: A x1", "O-12 O-13 A ×1"), ("QUOTE A x1; B x1,5", "A ×1 B ×1.5"),
            ("QUOTE\nA x1\nB x2", "A ×1 B ×2"), ("DEVIS\nA x1\nB x2", "A ×1 B ×2"),
            ("QUOTE\n\nA x1\nB x2", "A ×1 B ×2"), ("QUOTE\n- A x1\n- B x2\n", "A ×1 B ×2"),
            ("DEVIS O-12 O-13\nA x1\nB x2", "O-12 O-13 A ×1 B ×2"), ("QUOTE O-12\n\nA x1", "O-12 A ×1"),
            ("quote\nA x1", "A ×1"), ("Devis\nA x1", "A ×1"), ("QUOTE A x1\n> QUOTE B x2", "A ×1"),
            ("QUOTE\nA x1\n> B x2", "A ×1"), ("QUOTE\nA x1\n-- \nLuc", "A ×1"),
            ("DEVIS A x1 remise 5 %\n\nMerci, Luc", "A ×1"), ("QUOTE\nA x1\n\nThanks, Luc", "A ×1"),
        ] as [(String, String?)])
    func saysWhatIsQuoted(mail: String, expected: String?) throws {
        let command = try? onlyCommand(in: mail)
        guard case .quote(let request)? = command?.action else {
            #expect(expected == nil, "\(mail)")
            return
        }
        let items = request.items.map { item in
            switch item.subject {
            case .product(let sku): "\(sku) ×\(item.quantity.formatted(in: .english))"
            case .text(let text): "“\(text)” ×\(item.quantity.formatted(in: .english))"
            }
        }
        #expect((request.opportunities.map(\.description) + items).joined(separator: " ") == expected)
    }

    @Test(
        arguments: [
            ("QUOTE", .nothing), ("DEVIS", .nothing), ("QUOTE O-12", .nothing), ("QUOTE\n> A x1", .nothing),
            ("QUOTE A x0", .unreadableQuantity("0")), ("DEVIS A @ cher", .unreadablePrice("cher")),
            ("QUOTE A -5", .unreadablePercentage("-5")),
            ("DEVIS A valable bientôt", .unreadablePeriod("valable bientôt")),
            ("QUOTE A @ $5", .otherCurrency("$5")), ("DEVIS \"Livraison\"", .missingPrice("\"Livraison\"")),
            ("QUOTE @ 5", .missingProduct("@ 5")), ("QUOTE A x1 please", .unexpected("please")),
            ("QUOTE A x1 x2", .saidTwice("2")), ("QUOTE \"A @ 5", .unclosedQuote("\"A @ 5")),
            ("QUOTE A; B discount 5%", .ambiguousDiscount("B discount 5%")),
            ("DEVIS\nA\nB remise 5%", .ambiguousDiscount("B remise 5%")),
            ("SEND O-12 now", .unreadableNumber("now")), ("ENVOYER demain", .unreadableNumber("demain")),
            ("SEND Q-2014", .unreadableNumber("Q-2014")),
        ] as [(String, QuoteProblem)])
    func saysWhatIsWrong(mail: String, problem: QuoteProblem) {
        #expect(commandProblem(mail) == .wrongQuote(problem))
    }

    @Test(
        arguments: [
            ("SEND", nil), ("ENVOYER", nil), ("send", nil), ("Envoie", nil), ("/send", nil), ("SEND O-12", nil),
            ("SEND Q-2014-0003", 3), ("ENVOYER Q-2014-0003", 3), ("SEND q-2014-3", 3), ("/send Q-2014-12", 12),
            ("ENVOIE Q-2014-0003.", 3), ("SEND O-12 Q-2014-0003", 3),
        ] as [(String, Int?)])
    func sendNamesAQuoteOrTheThreads(mail: String, number: Int?) throws {
        let command = try onlyCommand(in: mail)
        #expect(command.action == .send(number.flatMap { QuoteNumber(year: 2014, number: $0) }))
    }

    @Test(arguments: [
        "Send me the quote Q-2014-0003", "Quote please", "Devis accepté", "Envoyer le devis", "Envoie-le",
        "quote: A x1", "> QUOTE A x1", "Hello,\nQUOTE A x1",
    ])
    func proseIsNoCommand(mail: String) {
        #expect(CommandMail(mail, vocabulary: vocabulary).lines.isEmpty)
    }

    @Test func severalCommandsMayQuoteAndSend() throws {
        let lines = CommandMail("QUOTE O-12 A x1\nREVENUE 80k\nSEND", vocabulary: vocabulary).lines
        #expect(try lines.map { try $0.command.get().keyword } == [.quote, .revenue, .send])
    }
}
