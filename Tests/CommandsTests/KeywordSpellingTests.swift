import CRM
import Commands
import Testing

@Suite("However a command is written")
struct KeywordSpellingTests {
    @Test(arguments: [
        "TAKE", "take", "Take", "tAkE", "TAKE.", "Take!", "take,", "TAKE;", "TAKE:", "TAKE :", "/TAKE", "/take",
        "/Take.",
        "*TAKE*", "_TAKE_", "*take*", "**TAKE**", "__TAKE__", "*/take*", " \t TAKE \t ", "\u{A0}TAKE\u{A0}",
        "\u{202F}TAKE", "\u{3000}TAKE", "TAKE\r\n", "\r\n\r\nTAKE\r\n\r\nThanks\r\n", "TAKE\u{2028}Thanks",
        "\u{FEFF}TAKE",
        "ＴＡＫＥ", "PRENDRE", "prendre", "Prendre.", "JePrends", "TAKE\n\n> TAKE", "TAKE\n-- \nPOOL",
    ])
    func itIsTheSame(_ text: String) throws {
        #expect(try onlyCommand(in: text) == Command(.take, action: .take))
    }

    @Test(arguments: [
        "TAKE L-7", "TAKE l-7", "TAKE L7", "TAKE l7", "TAKE L-07", "TAKE: L-7", "TAKE : L-7", "TAKE L-7:", "TAKE L-7 :",
        "TAKE, L-7", "TAKE L-7,", "TAKE L-7.", "TAKE L-7!", "TAKE L-7;", "TAKE   L-7", "TAKE\u{A0}L-7",
        "TAKE\u{202F}L-7", "TAKE\tL-7", "/take l7",
        "*TAKE L-7*",
        "*TAKE* L-7", "_TAKE_ L-7", "**TAKE** L-7", "TAKE:L-7", "PRENDRE L-7", "PRENDRE : L-7",
        "TAKE L-7\r\n", "TAKE L-7\r\n\r\nThanks",
    ])
    func itNamesTheSameRecord(_ text: String) throws {
        #expect(try onlyCommand(in: text) == Command(.take, reference: "L-7", action: .take))
    }

    @Test(arguments: [
        ("RÉPONDRE", Keyword.reply), ("RE\u{301}PONDRE", .reply), ("REPONDRE", .reply), ("RÉPONSE", .reply),
        ("répondre", .reply), ("CLÔTURER", .close), ("CLOTURER", .close), ("CLO\u{302}TURER", .close),
        ("ÉTAPE", .stage), ("PROBABILITÉ", .probability), ("GAGNÉE", .won), ("RÉSERVE", .pool), ("DÉFAIRE", .undo),
        ("INDÉSIRABLE", .spam), ("SÉPARER", .new), ("LIBÉRER", .release),
    ])
    func accentsDoNotMatter(_ word: String, keyword: Keyword) {
        #expect(vocabulary.keyword(word) == keyword)
    }

    /// What HELP shows must work when it is written so.
    @Test(arguments: Keyword.allCases, [Language.english, .french])
    func theExampleOfEachKeywordIsUnderstood(keyword: Keyword, language: Language) throws {
        let entry = try #require(vocabulary.entry(for: keyword, in: language))
        #expect(try onlyCommand(in: "\(entry.usage)\n\nThanks").keyword == keyword)
        #expect(entry.words.allSatisfy { vocabulary.keyword($0) == keyword })
    }

    @Test func windowsLineEndsDivideLinesToo() throws {
        let mail = CommandMail("TAKE L-7\r\nNOTE L-7 red\r\n\r\nThanks\r\nJane\r\n", vocabulary: vocabulary)
        #expect(
            try mail.lines.map { try $0.command.get() } == [
                Command(.take, reference: "L-7", action: .take),
                Command(.note, reference: "L-7", action: .note("red\n\nThanks\nJane")),
            ])
    }

    @Test func languagesMayBeMixed() throws {
        let mail = CommandMail("TAKE L-7\nCONVERTIR L-7 revenue 5k\nSTAGE devis", vocabulary: vocabulary)
        #expect(try mail.lines.map { try $0.command.get().keyword } == [.take, .convert, .stage])
    }
}
