import CRM
import Commands
import TestSupport
import Testing

@Suite("A customer's answer to a quote")
struct QuoteAnswerTests {
    @Test(arguments: [
        "ACCEPT", "accept", "Accept.", "ACCEPT!", "  ACCEPT  ", "\n\n \nACCEPT", "I ACCEPT", "I accept.", "I  accept",
        "I\u{A0}accept", "J'ACCEPTE", "J’accepte", "j‘accepte !", "J' accepte.", "J ' accepte", "J’ACCEPTE…",
        "Bon pour accord", "BON POUR ACCORD.", "bon pour accord,", "*ACCEPT*", "_Bon pour accord_", "ACCEPT\r\n",
        "\u{FEFF}ACCEPT", "J'\u{200B}accepte", "Ａｃｃｅｐｔ", "J’accepté", "ACCEPT\n\nKind regards\nJane",
        "ACCEPT\nJane Doe",
        "Bon pour accord\nLe 12 février 2014\nJane Doe", "ACCEPT\n> If you agree, answer ACCEPT, else DECLINE.",
        "ACCEPT\n--\nJane, if any", "ACCEPT\n\nPlease do not ring the bell.",
    ])
    func isYes(_ text: String) {
        #expect(read(text)?.verdict == .accept)
    }

    @Test(arguments: [
        "DECLINE", "decline.", "I decline", "JE REFUSE", "Je refuse.", "je  refuse !", "*DECLINE*",
        "DECLINE\n\nToo expensive.", "Je refuse\nCordialement", "DECLINE Q-2014-0003",
    ])
    func isNo(_ text: String) {
        #expect(read(text)?.verdict == .decline)
    }

    @Test(arguments: [
        "ACCEPT Q-2014-0003", "J’accepte Q-2014-0003.", "I accept q-2014-3", "ACCEPT: Q-2014-0003",
        "Bon pour accord (Q-2014-0003)", "ACCEPT Q–2014–0003",
    ])
    func mayNameTheQuote(_ text: String) {
        #expect(read(text)?.verdict == .accept)
        #expect(read(text)?.number == QuoteNumber(year: 2014, number: 3))
    }

    @Test(
        arguments: [
            ("Oui, j'accepte le devis", .accept), ("J'accepte le devis Q-2014-0003", .accept), ("Accepted!", .accept),
            ("Dear Luc, I accept.", .accept), ("Bonjour,\nJ'accepte.\nCordialement", .accept), ("ACCEPT?", .accept),
            ("Hello Luc,\n\nACCEPT", .accept), ("We agree, please go ahead", .accept), ("J accepte", .accept),
            ("“ACCEPT”", .accept), ("« J’accepte »", .accept), ("\"decline\"", .decline), ("OK", .accept),
            ("Bon pour accord, cordialement, Jane", .accept), ("ACCEPT Q-2014-0003 and Q-2014-0004", .accept),
            ("Pas de problème, j'accepte", .accept), ("I accept if you deliver in May", .accept),
            ("ACCEPT\nif you deliver in May", .accept), ("J'accepte\n\nsous réserve d'une livraison en mai", .accept),
            ("J'accepte\nMais pas le prix", .either), ("I accept\nnot", .either), ("J'accepte\npas", .either),
            ("je n'accepte pas", .decline), ("Je n’accepte pas.", .decline), ("I can't accept", .decline),
            ("I can’t accept this", .decline), ("I cannot accept", .decline), ("NOT ACCEPT", .decline),
            ("We will never accept", .decline), ("Non, pas d'accord", .decline), ("Nous ne pouvons accepter", .decline),
            ("Nous préférons refuser", .decline), ("Je suis au regret de décliner", .decline),
            ("I do not decline", .either), ("Je ne refuse pas", .either), ("ACCEPT / DECLINE", .either),
            ("ACCEPT\nDECLINE", .either), ("DECLINE\nACCEPT", .either), ("ACCEPT or decline?", .either),
            ("ACCEPT\n\nSorry, I meant decline.", .either), ("J'accepte\n\nEn fait je refuse", .either),
            ("A\u{336}C\u{336}C\u{336}E\u{336}P\u{336}T\u{336}", .accept),
        ] as [(String, QuoteAnswer.Leaning)])
    func isLeftToAPersonWhenNotPlain(_ text: String, leaning: QuoteAnswer.Leaning) {
        #expect(read(text)?.verdict == .unclear(leaning))
    }

    @Test(arguments: [
        "", " \n \n", "Thank you for the quote.", "> ACCEPT", ">ACCEPT", "-- \nACCEPT", "What does “ACCEPT” mean?",
        "You wrote \"J'accepte\": where?", "Pouvez-vous m'appeler demain ?", "acceptable", "ACCEPTX", "АССЕРТ",
        "1\n2\n3\n4\n5\nACCEPT", "Merci pour votre devis Q-2014-0003", ".", "***", "'", "\u{200B}",
        "Is delivery included?",
    ])
    func isMissing(_ text: String) {
        #expect(read(text) == nil)
    }

    @Test func keepsTheLineAsItWasWritten() {
        #expect(read("\n  J’accepte Q-2014-0003 !  \nJane")?.line == "J’accepte Q-2014-0003 !")
    }

    @Test(arguments: [
        String(repeating: "\"", count: 100_000), String(repeating: "accept ", count: 100_000),
        String(repeating: "\n", count: 200_000) + "ACCEPT", String(repeating: "'", count: 100_000),
        "ACCEPT" + String(repeating: "\u{301}", count: 100_000), String(repeating: "«", count: 50_000),
    ])
    func ofHostileTextIsReadQuickly(_ text: String) {
        let start = ContinuousClock.now
        _ = read(text)
        #expect(ContinuousClock.now - start < .seconds(2))
    }

    /// Whatever stands around a plain phrase on its line, it is not accepted.
    @Test func isNeverGuessed() {
        var generator = SeededGenerator(seed: 1870)
        let around = [
            "not", "ne", "pas", "n'", "if", "le devis", "?", "/", "DECLINE", "“", "”", "Q-2014", "maybe", "x", "(",
            "-5%", "1",
        ]
        for _ in 0..<5_000 {
            let phrase = ["ACCEPT", "J'accepte", "bon pour accord"].randomElement(using: &generator) ?? ""
            let word = around.randomElement(using: &generator) ?? ""
            let line = Bool.random(using: &generator) ? "\(word) \(phrase)" : "\(phrase) \(word)"
            #expect(read(line)?.verdict != .accept, "\(line)")
        }
    }

    private func read(_ text: String) -> QuoteAnswer? { QuoteAnswer.read(text, words: vocabulary.answers) }
}
