import CRM
import Commands
import Configuration
import Testing

/// The product's own vocabulary.
let vocabulary: Vocabulary = {
    let folder = #filePath.replacing("Tests/CommandsTests/CommandMailTests.swift", with: "Config")
    do {
        return try Vocabulary(file: "\(folder)/vocabulary.yaml")
    } catch {
        preconditionFailure("\(error)")
    }
}()

private let lead = RecordReference(.lead, 7)
private let deal = RecordReference(.opportunity, 12)

@Suite("Commands at the head of a mail")
struct CommandMailTests {
    @Test(
        arguments: [
            ("TAKE", Command(.take, action: .take)),
            ("take", Command(.take, action: .take)),
            ("Take.", Command(.take, action: .take)),
            ("/take", Command(.take, action: .take)),
            ("*TAKE*", Command(.take, action: .take)),
            ("  \n\n  TAKE  ", Command(.take, action: .take)),
            ("TAKE L-7", Command(.take, reference: lead, action: .take)),
            ("TAKE l7", Command(.take, reference: lead, action: .take)),
            ("PRENDRE", Command(.take, action: .take)),
            ("prendre", Command(.take, action: .take)),
            ("RELEASE", Command(.release, action: .release)),
            ("LIBÉRER", Command(.release, action: .release)),
            ("LIBERER O-12", Command(.release, reference: deal, action: .release)),
            ("ASSIGN thomas", Command(.assign, action: .assign(to: "thomas"))),
            ("ASSIGN O-12 thomas", Command(.assign, reference: deal, action: .assign(to: "thomas"))),
            ("ASSIGNER Thomas Leroy", Command(.assign, action: .assign(to: "Thomas Leroy"))),
            ("/assign o-12: thomas", Command(.assign, reference: deal, action: .assign(to: "thomas"))),
            ("POOL", Command(.pool, action: .pool)),
            ("réserve", Command(.pool, action: .pool)),
            ("CONVERT", Command(.convert, action: .convert(Conversion()))),
            (
                "CONVERT revenue 5000k",
                Command(.convert, action: .convert(Conversion(revenue: Money(minorUnits: 500_000_000))))
            ),
            (
                "CONVERT revenue: 5 000,50 € company \"Dupont SA\" title “A new kitchen”",
                Command(
                    .convert,
                    action: .convert(
                        Conversion(revenue: Money(minorUnits: 500_050), company: "Dupont SA", title: "A new kitchen")))
            ),
            (
                "CONVERTIR société « Dupont SA » revenu 5000k€ titre Cuisine",
                Command(
                    .convert,
                    action: .convert(
                        Conversion(revenue: Money(minorUnits: 500_000_000), company: "Dupont SA", title: "Cuisine")))
            ),
            (
                "CONVERT title \"revenue of the company\"",
                Command(.convert, action: .convert(Conversion(title: "revenue of the company")))
            ),
            (
                "CONVERT company Dupont et fils",
                Command(.convert, action: .convert(Conversion(company: "Dupont et fils")))
            ),
            ("NOTE wants red cabinets", Command(.note, action: .note("wants red cabinets"))),
            ("NOTE: wants red cabinets", Command(.note, action: .note("wants red cabinets"))),
            ("NOTE\n\nwants red\ncabinets", Command(.note, action: .note("wants red\ncabinets"))),
            ("NOTE first\n\nsecond", Command(.note, action: .note("first\n\nsecond"))),
            ("NOTE O-12 wants red", Command(.note, reference: deal, action: .note("wants red"))),
            ("REPLY\nDear Jane,\n\nyes.", Command(.reply, action: .reply("Dear Jane,\n\nyes."))),
            ("RÉPONDRE\n\nBonjour", Command(.reply, action: .reply("Bonjour"))),
            ("REPLY\n\nyes\n> no", Command(.reply, action: .reply("yes"))),
            ("REPLY\n\nyes\n-- \nThomas", Command(.reply, action: .reply("yes"))),
            ("WON", Command(.won, action: .won(nil))),
            ("WON 80k", Command(.won, action: .won(Money(minorUnits: 8_000_000)))),
            ("GAGNÉ O-12 80 000 €", Command(.won, reference: deal, action: .won(Money(minorUnits: 8_000_000)))),
            ("LOST too expensive", Command(.lost, action: .lost(reason: "too expensive"))),
            ("PERDU trop cher", Command(.lost, action: .lost(reason: "trop cher"))),
            ("HISTORY", Command(.history, action: .history(nil))),
            ("HISTORY 15d", Command(.history, action: .history(.length(Period(15, .days))))),
            ("HISTORIQUE 15 jours", Command(.history, action: .history(.length(Period(15, .days))))),
            ("HISTORY L-7 2w", Command(.history, reference: lead, action: .history(.length(Period(2, .weeks))))),
            ("HELP", Command(.help, action: .help(nil))),
            ("AIDE convertir", Command(.help, action: .help(.convert))),
        ] as [(String, Command)])
    func areUnderstood(_ text: String, expected: Command) throws {
        let mail = CommandMail(text, vocabulary: vocabulary)
        #expect(mail.lines.count == 1)
        #expect(try mail.lines.first?.command.get() == expected)
    }

    @Test(arguments: [
        "Call me tomorrow", "take care of yourself", "Please TAKE it", "> TAKE", "-- \nTAKE", "--\nTAKE", "", "   \n ",
        "Take the red one", "URGENT: call him", "BONJOUR", "OK", "Won the fair prize!", "note that he is away",
        "history has shown", "Je prends le dossier", "L-7 TAKE", "www.example.test/take",
    ])
    func areNotSeenInProse(_ text: String) {
        #expect(CommandMail(text, vocabulary: vocabulary).lines.isEmpty)
    }

    @Test(
        arguments: [
            ("TAEK", .unknownKeyword("TAEK", nearest: "TAKE")),
            ("ASIGN thomas", .unknownKeyword("ASIGN", nearest: "ASSIGN")),
            ("CONVERTT revenue 5k", .unknownKeyword("CONVERTT", nearest: "CONVERT")),
            ("/fly", .unknownKeyword("fly", nearest: nil)),
            ("TAKE it", .unexpected("it", in: .take)),
            ("POOL today", .unexpected("today", in: .pool)),
            ("ASSIGN", .missingArgument(.assign)),
            ("ASSIGN O-12", .missingArgument(.assign)),
            ("LOST", .missingArgument(.lost)),
            ("NOTE", .missingArgument(.note)),
            ("REPLY", .missingArgument(.reply)),
            ("REPLY\n> quoted", .missingArgument(.reply)),
            ("WON a lot", .unreadableAmount("a lot")),
            ("CONVERT revenue much", .unreadableAmount("much")),
            ("CONVERT revenue", .missingArgument(.convert)),
            ("CONVERT 5000k", .unexpected("5000k", in: .convert)),
            ("CONVERT revenue 5k revenue 6k", .saidTwice("revenue")),
            ("HISTORY long", .unreadablePeriod("long")),
            ("HISTORY 0d", .unreadablePeriod("0d")),
            ("HELP flying", .unknownKeyword("flying", nearest: nil)),
        ] as [(String, CommandProblem)])
    func sayWhatIsWrong(_ text: String, expected: CommandProblem) {
        let line = CommandMail(text, vocabulary: vocabulary).lines.first
        #expect(line?.command == .failure(expected))
    }

    @Test func endAtTheFirstBlankLineOrProse() {
        let mail = CommandMail("TAKE\nCONVERT revenue 5k\nThanks!\nWON", vocabulary: vocabulary)
        #expect(mail.lines.map(\.text) == ["TAKE", "CONVERT revenue 5k"])
        #expect(mail.freeText == "Thanks!\nWON")
        #expect(CommandMail("TAKE\n\nWON", vocabulary: vocabulary).lines.count == 1)
    }

    @Test func theLastCommandThatTakesATextGetsIt() throws {
        let mail = CommandMail("NOTE will call back\nREPLY\n\nDear Jane", vocabulary: vocabulary)
        let actions = try mail.lines.map { try $0.command.get().action }
        #expect(actions == [.note("will call back"), .reply("Dear Jane")])
    }

    @Test func readingStopsAfterSixUnknownLinesInARow() {
        let text = Array(repeating: "/foo", count: 20).joined(separator: "\n")
        let mail = CommandMail(text, vocabulary: vocabulary)
        #expect(mail.lines.count == 6)
        #expect(mail.lines.last?.command == .failure(.tooManyUnknown))
    }

    @Test func readingStopsAfterAHundredCommands() {
        let text = Array(repeating: "POOL", count: 500).joined(separator: "\n")
        let mail = CommandMail(text, vocabulary: vocabulary)
        #expect(mail.lines.count == 101)
        #expect(mail.lines.last?.command == .failure(.tooManyCommands(limit: 100)))
    }
}
