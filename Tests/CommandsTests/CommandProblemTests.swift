import CRM
import Commands
import Testing

@Suite("What is wrong with a command")
struct CommandProblemTests {
    @Test(
        arguments: [
            ("ASSIGN", .missingArgument(.assign)), ("ASSIGNER L-7", .missingArgument(.assign)),
            ("IMPORT", .missingArgument(.import)), ("IMPORT\nJane Doe", .missingArgument(.import)),
            ("DROP", .missingArgument(.drop)), ("ABANDONNER L-7", .missingArgument(.drop)),
            ("MERGE", .missingArgument(.merge)), ("LIER", .missingArgument(.link)),
            ("PARTNER", .missingArgument(.partner)), ("PARTNER P-5", .missingArgument(.partner)),
            ("PARTNER city:", .missingArgument(.partner)), ("PARTNER city: ; zip: 1", .missingArgument(.partner)),
            ("REVENU", .missingArgument(.revenue)), ("STAGE O-12", .missingArgument(.stage)),
            ("PROBABILITE", .missingArgument(.probability)), ("PERDU O-12", .missingArgument(.lost)),
            ("FROM", .missingArgument(.from)), ("DE L-7", .missingArgument(.from)), ("LEAD", .missingArgument(.lead)),
            ("PISTE\n> Jane", .missingArgument(.lead)), ("NOTER O-12", .missingArgument(.note)),
            ("REPONDRE\n-- \nThomas", .missingArgument(.reply)), ("CONVERT company", .missingArgument(.convert)),
            ("CONVERT title for the company", .missingArgument(.convert)),
        ] as [(String, CommandProblem)])
    func somethingIsMissing(_ text: String, expected: CommandProblem) {
        #expect(commandProblem(text) == expected)
    }

    @Test(
        arguments: [
            ("TAKE L-7 now", .unexpected("now", in: .take)), ("TAKE L-7 L-8", .unexpected("L-8", in: .take)),
            ("TAKE L-7,8", .unexpected("L-7,8", in: .take)), ("TAKE L-1:2", .unexpected("L-1:2", in: .take)),
            ("TAKE L-7.5", .unexpected("L-7.5", in: .take)), ("TAKE L-7..", .unexpected("L-7..", in: .take)),
            ("MES DOSSIERS", .unexpected("DOSSIERS", in: .mine)), ("CLOSE it", .unexpected("it", in: .close)),
            ("NEW kitchen", .unexpected("kitchen", in: .new)),
            ("SPAM jane@y.example", .unexpected("jane@y.example", in: .spam)),
            ("WHY not", .unexpected("not", in: .why)),
            ("MERGE L-7 L-8 L-9", .unexpected("L-9", in: .merge)), ("LINK O-12 now", .unexpected("now", in: .link)),
            ("CONVERT L-7 L-8", .unexpected("L-8", in: .convert)), ("CONVERT 5k", .unexpected("5k", in: .convert)),
            ("CONVERT \"revenue\" 5k", .unexpected("\"revenue\" 5k", in: .convert)),
            ("RELEASE everything", .unexpected("everything", in: .release)),
            ("REOPEN x", .unexpected("x", in: .reopen)),
            ("SHOW all", .unexpected("all", in: .show)), ("NOTLEAD x", .unexpected("x", in: .notLead)),
        ] as [(String, CommandProblem)])
    func somethingIsTooMuch(_ text: String, expected: CommandProblem) {
        #expect(commandProblem(text) == expected)
    }

    @Test(
        arguments: [
            ("REVENUE much", .unreadableAmount("much")), ("REVENU 5 000,5,5", .unreadableAmount("5 000,5,5")),
            ("WON 5x", .unreadableAmount("5x")), ("CONVERT revenue -5", .unreadableAmount("-5")),
            ("GAGNE beaucoup", .unreadableAmount("beaucoup")),
            ("REVENUE 80k per year", .unreadableAmount("80k per year")),
            ("PROBABILITY 101", .unreadableProbability("101")), ("PROBABILITY -1", .unreadableProbability("-1")),
            ("PROBABILITY 60%%", .unreadableProbability("60%%")), ("PROBABILITY %", .unreadableProbability("%")),
            ("PROBABILITE haute", .unreadableProbability("haute")), ("PROBABILITY 0.6", .unreadableProbability("0.6")),
            ("PROBABILITY 1000", .unreadableProbability("1000")), ("STAGE won", .unknownStage("won")),
            ("ETAPE O-12 finale", .unknownStage("finale")), ("PARTNER colour: red", .unknownField("colour")),
            ("PARTNER city: Lille; b: c", .unknownField("b")), ("PARTENAIRE: Dupont", .unknownField("Dupont")),
            ("PARTNER\nHello Jane", .unknownField("Hello")), ("PARTNER : x", .unknownField("x")),
            ("MERGE L-1,2", .unreadableReference("L-1,2", in: .merge)),
            ("MERGE L-7,L-12", .unreadableReference("L-7,L-12", in: .merge)),
            ("MERGE Dupont", .unreadableReference("Dupont", in: .merge)),
            ("LINK L", .unreadableReference("L", in: .link)), ("MERGE L-0", .unreadableReference("L-0", in: .merge)),
            ("LINK [NST O-12]", .unreadableReference("[NST O-12]", in: .link)),
            ("UNDO please", .unreadableNumber("please", in: .undo)), ("DEFAIRE 0", .unreadableNumber("0", in: .undo)),
            ("UNDO -1", .unreadableNumber("-1", in: .undo)), ("UNDO 1 2", .unreadableNumber("1 2", in: .undo)),
            ("HISTORY often", .unreadablePeriod("often")), ("HISTORIQUE O-12 long", .unreadablePeriod("long")),
            ("CONVERT title a title b", .saidTwice("title")), ("CONVERT company a société b", .saidTwice("société")),
            ("CONVERTIR revenu 5k montant 6k", .saidTwice("montant")),
            ("PARTNER city: Lille; ville: Paris", .saidTwice("ville")),
        ] as [(String, CommandProblem)])
    func somethingIsUnclear(_ text: String, expected: CommandProblem) {
        #expect(commandProblem(text) == expected)
    }

    @Test(
        arguments: [
            ("TAEK", "TAEK", "TAKE"), ("TKE L-7", "TKE", "TAKE"), ("ASSING thomas", "ASSING", "ASSIGN"),
            ("CONVRET revenue 5k", "CONVRET", "CONVERT"), ("HISTROY", "HISTROY", "HISTORY"),
            ("PROBABILTY 60", "PROBABILTY", "PROBABILITY"), ("PARNTER city: Lille", "PARNTER", "PARTNER"),
            ("RELAESE", "RELAESE", "RELEASE"), ("IMPROT Fair", "IMPROT", "IMPORT"), ("REOPPEN", "REOPPEN", "REOPEN"),
            ("PRENDE L-7", "PRENDE", "PRENDRE"), ("LIBRER", "LIBRER", "LIBERER"),
            ("ABANDONER x", "ABANDONER", "ABANDONNER"),
            ("CLÔTURRER", "CLÔTURRER", "CLOTURER"), ("HISTORQUE 15j", "HISTORQUE", "HISTORIQUE"),
            ("POURQOUI", "POURQOUI", "POURQUOI"), ("FUSIONER L-12", "FUSIONER", "FUSIONNER"),
            ("ETAPPE devis", "ETAPPE", "ETAPE"), ("/prendr", "prendr", "PRENDRE"), ("/histery", "histery", "HISTORY"),
            ("/dance", "dance", nil), ("/danser", "danser", nil), ("/flying", "flying", nil),
            ("HELP TAEK", "TAEK", "TAKE"),
            ("AIDE PRENDE", "PRENDE", "PRENDRE"), ("HELP dance", "dance", nil),
            ("@TAKE", "@TAKE", "TAKE"), ("//TAKE", "/TAKE", "TAKE"),
        ] as [(String, String, String?)])
    func theNearestKeywordIsNamed(_ text: String, word: String, nearest: String?) {
        #expect(commandProblem(text) == .unknownKeyword(word, nearest: nearest))
    }

    @Test func aWrongLineLeavesTheOthersUnderstood() throws {
        let lines = CommandMail("TAKE L-7\nREVENUE much\nTAEK\nPOOL", vocabulary: vocabulary).lines
        #expect(lines.map(\.text) == ["TAKE L-7", "REVENUE much", "TAEK", "POOL"])
        #expect(lines.map { (try? $0.command.get()) == nil } == [false, true, true, false])
    }

    @Test func unknownLinesCountOnlyInARow() {
        let text = Array(repeating: "/foo\n/foo\n/foo\n/foo\n/foo\nPOOL", count: 3).joined(separator: "\n")
        let lines = CommandMail(text, vocabulary: vocabulary).lines
        #expect(lines.count == 18)
        #expect(!lines.contains { $0.command == .failure(.tooManyUnknown) })
    }
}
