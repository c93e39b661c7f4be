import CRM
import Commands
import Testing

@Suite("The text below commands")
struct FreeTextTests {
    @Test(
        arguments: [
            ("REPLY\n\nDear Jane", [.reply("Dear Jane")]), ("REPLY Yes.", [.reply("Yes.")]),
            ("REPLY: Yes.\n\nBest", [.reply("Yes.\n\nBest")]), ("REPONSE\nBonjour", [.reply("Bonjour")]),
            ("NOTE red\nREPLY\n\nDear Jane", [.note("red"), .reply("Dear Jane")]),
            ("TAKE\nREPLY\n\nDear Jane", [.take, .reply("Dear Jane")]),
            ("REPLY\nTAKE\n\nDear Jane", [.reply("Dear Jane"), .take]),
            ("NOTE\nCLOSE\n\nred\n\ncabinets", [.note("red\n\ncabinets"), .close]),
            ("NOTER rouge\n\nplacards", [.note("rouge\n\nplacards")]), ("TAKE\n\nThanks", [.take]),
            ("WON 80k\n\nGreat!", [.won(euros(80_000))]), ("LOST price\n\nSad", [.lost(reason: "price")]),
            ("NOTE red\nNOTE blue\n\ngreen", [.note("red"), .note("blue\n\ngreen")]),
            ("REPLY\n\nline 1\nline 2\n\n\nline 3\n", [.reply("line 1\nline 2\n\n\nline 3")]),
            ("REPLY\n\nDear Jane\n> quoted\nmore", [.reply("Dear Jane")]),
            ("REPLY\n\nDear Jane\n--\nThomas", [.reply("Dear Jane")]),
            ("REPLY\n\nTAKE it or leave it", [.reply("TAKE it or leave it")]),
            ("REPLY\nTake it or leave it", [.reply("Take it or leave it")]),
            ("RÉPONDRE\nCher client,\n\nMERCI", [.reply("Cher client,\n\nMERCI")]),
            ("REPLY\n    indented\n      more", [.reply("indented\n      more")]),
        ] as [(String, [Command.Action])])
    func goesToTheCommandThatTakesIt(_ text: String, actions: [Command.Action]) throws {
        let mail = CommandMail(text, vocabulary: vocabulary)
        #expect(try mail.lines.map { try $0.command.get().action } == actions)
    }

    @Test(arguments: ["NOTE ", "NOTE\n\n", "REPLY ", "LEAD ", "CALL: ", "NOTE L-7 "])
    func isNeverCutShort(_ keyword: String) throws {
        let words = String(repeating: "red cabinets ", count: 1_000) + "END"
        let line = try #require(CommandMail(keyword + words, vocabulary: vocabulary).lines.first)
        switch try line.command.get().action {
        case .note(let text), .reply(let text), .lead(let text): #expect(text == words)
        case .call(let note): #expect(note.summary == words)
        default: Issue.record("\(line.command)")
        }
    }

    @Test func doesNotReachTwoCommands() throws {
        let mail = CommandMail("NOTE\nREPLY\n\nDear Jane", vocabulary: vocabulary)
        #expect(mail.lines.map { try? $0.command.get().action } == [nil, .reply("Dear Jane")])
        #expect(mail.lines.first?.command == .failure(.missingArgument(.note)))
    }

    @Test(arguments: [
        ("TAKE\n\nThanks\nThomas", "Thanks\nThomas"), ("TAKE\nThanks", "Thanks"), ("TAKE", ""), ("TAKE\n> x", ""),
        ("TAKE\n\n\n  \nThanks\n\n", "Thanks"), ("Hello", "Hello"), ("", ""), ("TAKE\n\nTAKE", "TAKE"),
    ])
    func isKeptAsItStands(_ text: String, expected: String) {
        #expect(CommandMail(text, vocabulary: vocabulary).freeText == expected)
    }
}
