import CRM
import Commands
import TestSupport
import Testing

@Suite("Mails that nobody would write")
struct HostileCommandTests {
    /// Every word that the language knows, and much that it does not, in any order.
    @Test func randomOnesDoNoHarm() {
        var generator = SeededGenerator(seed: 20_140_205)
        let words = [Language.english, .french].flatMap { language in
            Keyword.allCases.flatMap { vocabulary.entry(for: $0, in: language)?.words ?? [] }
        }
        let others =
            "L-7 o12 P-5 L- X-1 revenue revenu company titre contact in out with avec 12min 1h30 yesterday 14:00 2014-02-12 "
            + "5000k 5.000€ 60% 101% -5 city: ville : zip; ; = - – \" “ ” « » „ : :: / // * _ ** > -- --  @ <a@b> a@b.example "
            + "\u{0} \u{301} \u{FEFF} \u{202E} 👩‍👩‍👧 ﷽ ٣ １ ß İ ı Dupont SA proposal devis all tout since depuis"
        let pieces = words + others.split(separator: " ").map(String.init)
        let gaps = [" ", " ", " ", "\n", "\n", "\r\n", "\u{A0}", "\t", "", "\n\n", ":", "\u{2028}"]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...15, using: &generator)
            let text = (0..<count).map { _ in
                (pieces.randomElement(using: &generator) ?? "") + (gaps.randomElement(using: &generator) ?? "")
            }.joined()
            check(text)
        }
    }

    /// Real command mails with letters dropped, doubled, swapped or replaced.
    @Test func mutatedOnesDoNoHarm() {
        var generator = SeededGenerator(seed: 7)
        let mails = [Language.english, .french].map { language in
            Keyword.allCases.compactMap { vocabulary.entry(for: $0, in: language)?.usage }.joined(separator: "\n")
        }
        let intruders: [Character] = [
            "\u{0}", "\"", "«", ":", ";", "\n", "\r\n", "-", "9", "é", "/", "*", "\u{A0}", "👍",
        ]
        for _ in 0..<300 {
            for mail in mails {
                var letters = Array(mail)
                for _ in 0..<Int.random(in: 1...20, using: &generator) {
                    let index = Int.random(in: 0..<letters.count, using: &generator)
                    switch Int.random(in: 0...3, using: &generator) {
                    case 0: letters.remove(at: index)
                    case 1: letters.insert(letters[index], at: index)
                    case 2: letters.swapAt(index, letters.count - 1)
                    default: letters[index] = intruders.randomElement(using: &generator) ?? "x"
                    }
                }
                check(String(letters))
            }
        }
    }

    @Test(arguments: [
        String(repeating: "A", count: 1_000_000), String(repeating: "TAKE ", count: 200_000),
        "NOTE " + String(repeating: "é", count: 500_000), String(repeating: "\n", count: 500_000) + "TAKE",
        "CONVERT " + String(repeating: "revenue ", count: 50_000), "PARTNER " + String(repeating: ";", count: 100_000),
        "CALL with " + String(repeating: "in ", count: 2_000), "TAKE\n" + String(repeating: "> ", count: 300_000),
        "CALL with " + String(repeating: "14:00 ", count: 700) + ": x",
        "PARTNER\n" + (0..<20_000).map { "contact: a\($0)" }.joined(separator: "\n"),
    ])
    func hugeOnesAreReadSoon(_ text: String) {
        let clock = ContinuousClock()
        let spent = clock.measure { check(text) }
        #expect(spent < .seconds(5), "\(text.prefix(20)) took \(spent)")
    }

    private func check(_ text: String) {
        let mail = CommandMail(text, vocabulary: vocabulary)
        #expect(mail.lines.count <= CommandMail.limit + 1)
        #expect(mail.lines.allSatisfy { !$0.text.isEmpty })
        #expect(mail == CommandMail(text, vocabulary: vocabulary))
    }
}
