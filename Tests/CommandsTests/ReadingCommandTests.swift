import CRM
import Commands
import Testing

@Suite("Commands that ask")
struct ReadingCommandTests {
    @Test(
        arguments: [
            ("SHOW", nil, .show), ("SHOW O-12", "O-12", .show), ("SHOW P-5", "P-5", .show), ("VOIR L-7", "L-7", .show),
            ("FICHE P-5", "P-5", .show), ("fiche", nil, .show), ("/show o12", "O-12", .show),
            ("UNDO", nil, .undo(nil)), ("Undo!", nil, .undo(nil)), ("DEFAIRE", nil, .undo(nil)),
            ("DÉFAIS", nil, .undo(nil)),
            ("UNDO 12", nil, .undo(12)), ("DEFAIRE : 12", nil, .undo(12)), ("/undo 12", nil, .undo(12)),
            ("WHY", nil, .why), ("Why?", nil, nil), ("POURQUOI", nil, .why), ("/why", nil, .why),
            ("HELP", nil, .help(nil)), ("HELP CALL", nil, .help(.call)), ("HELP appel", nil, .help(.call)),
            ("AIDE", nil, .help(nil)), ("AIDE: étape", nil, .help(.stage)), ("/help take", nil, .help(.take)),
        ] as [(String, RecordReference?, Command.Action?)])
    func areUnderstood(_ text: String, reference: RecordReference?, action: Command.Action?) throws {
        let command = CommandMail(text, vocabulary: vocabulary).lines.first.flatMap { try? $0.command.get() }
        #expect(command?.reference == reference)
        #expect(command?.action == action)
    }

    @Test(
        arguments: [
            ("HISTORY", nil, nil), ("HISTORY O-12", "O-12", nil), ("HISTORY 15d", nil, "15d"),
            ("HISTORY: 15 days", nil, "15 days"), ("HISTORY 36h", nil, "36h"), ("HISTORY P-5 2w", "P-5", "2w"),
            ("HISTORY 2014-02", nil, "2014-02"), ("HISTORY february 2014", nil, "february 2014"),
            ("HISTORY since monday", nil, "since monday"), ("HISTORY last month", nil, "last month"),
            ("HISTORY 2014-02-01 2014-02-12", nil, "2014-02-01 2014-02-12"), ("HISTORY all", nil, "all"),
            ("HISTORY O-12, from 1 Feb to 12 Feb", "O-12", "from 1 Feb to 12 Feb"), ("HISTORIQUE", nil, nil),
            ("HISTORIQUE 15j", nil, "15j"), ("HISTORIQUE 15\u{A0}jours", nil, "15 jours"),
            ("HISTORIQUE P-5 février 2014", "P-5", "février 2014"), ("HISTORIQUE depuis hier", nil, "depuis hier"),
            ("HISTORIQUE la semaine dernière", nil, "la semaine dernière"), ("HISTORIQUE tout", nil, "tout"),
            ("HISTORIQUE : du 1er au 12 février", nil, "du 1er au 12 février"),
            ("/history yesterday", nil, "yesterday"),
            ("HISTORIQUE l’an dernier", nil, "l'an dernier"), ("HISTORY february to march", nil, "february to march"),
        ] as [(String, RecordReference?, String?)])
    func history(_ text: String, reference: RecordReference?, span: String?) throws {
        let span = try span.map { try TimeSpan.read($0, vocabulary.times) }
        #expect(
            try onlyCommand(in: text) == Command(.history, reference: reference, action: .history(span)))
    }
}
