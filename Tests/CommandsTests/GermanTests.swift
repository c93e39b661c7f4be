import CRM
import Commands
import Configuration
import Foundation
import Testing

/// The product's vocabulary with one section more, `Fixtures/german.yaml`, as a company would add it.
private let read = Result {
    let here = URL(filePath: #filePath).deletingLastPathComponent()
    let file = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID()).yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    let shipped = try String(contentsOf: here.appending(path: "../../Config/vocabulary.yaml"), encoding: .utf8)
    let german = try String(contentsOf: here.appending(path: "Fixtures/german.yaml"), encoding: .utf8)
    try (shipped + german).write(to: file, atomically: true, encoding: .utf8)
    return try Vocabulary(file: file.path)
}

private let german = Language(rawValue: "de") ?? .english

@Suite("Adding a language needs no code")
struct GermanTests {
    let withGerman: Vocabulary

    init() throws { withGerman = try read.get() }

    @Test func itIsOneOfThree() {
        #expect(withGerman.languages == [german, .english, .french])
        #expect(withGerman.word(for: Opportunity.Stage.meeting, in: german) == "Termin")
        #expect(withGerman.word(for: ProspectField.zip, in: german) == "PLZ")
        #expect(withGerman.word(for: Keyword.why, in: german) == "WARUM")
    }

    @Test(arguments: Keyword.allCases)
    func everyKeywordIsUnderstood(keyword: Keyword) throws {
        let entry = try #require(withGerman.entry(for: keyword, in: german))
        for word in entry.words { #expect(withGerman.keyword(word.lowercased()) == keyword) }
        #expect(try onlyCommand(in: "\(entry.usage)\n\nDanke", withGerman).keyword == keyword)
    }

    @Test(
        arguments: [
            ("NEHMEN L-7", .take), ("nehmen", .take), ("/nehme", .take), ("FREIGEBEN", .release),
            ("ZUWEISEN thomas", .assign(to: "thomas")), ("VORRAT", .pool), ("Meine", .mine),
            ("ANFRAGE\nName: Jürgen Groß\nOrt: Köln", .lead("Name: Jürgen Groß\nOrt: Köln")),
            ("IMPORTIEREN „Haus & Garten“", .import(campaign: "Haus & Garten", text: "")),
            ("BESTAETIGEN", nil), ("BESTATIGEN", .commit(campaign: nil)), ("bestätigen", .commit(campaign: nil)),
            (
                "UMWANDELN Umsatz 5.000,50 € Firma „Groß GmbH“ Titel Küche",
                .convert(Conversion(revenue: euros(5_000, cents: 50), company: "Groß GmbH", title: "Küche"))
            ),
            ("UMWANDELN P-5", .convert(Conversion(partner: "P-5"))),
            ("VERWERFEN kein Budget", .drop(reason: "kein Budget")),
            ("ZUSAMMENFÜHREN L-12", .merge("L-12")), ("UMSATZ 80k", .revenue(euros(80_000))),
            (
                "PARTNER Straße: Hauptstr. 1; Ort: Köln",
                .partner([
                    SheetChange(.field(.street), label: "Straße", value: "Hauptstr. 1"),
                    SheetChange(.field(.city), label: "Ort", value: "Köln"),
                ])
            ),
            ("PHASE neu", .stage(.new)), ("PHASE qualifiziert", .stage(.qualified)), ("PHASE Termin", .stage(.meeting)),
            ("PHASE Angebot", .stage(.proposal)), ("WAHRSCHEINLICHKEIT 60 %", .probability(60)),
            ("NOTIZ rote Schränke", .note("rote Schränke")), ("ANTWORTEN\n\nGuten Tag", .reply("Guten Tag")),
            ("GEWONNEN 80k", .won(euros(80_000))), ("VERLOREN zu teuer", .lost(reason: "zu teuer")),
            ("SCHLIESSEN", .close), ("schließen", .close), ("WIEDERÖFFNEN", .reopen), ("WIEDEROFFNEN", .reopen),
            ("VERLAUF", .history(nil)), ("VERLAUF 15 Tage", .history(.length(Period(15, .days)))),
            ("VERLAUF Februar 2014", .history(.whole(.month(2, year: 2014)))),
            ("VERLAUF letzten Monat", .history(.whole(.away(-1, .month)))), ("VERLAUF alles", .history(.all)),
            ("ZEIGEN", .show), ("ZUORDNEN O-12", .link(to: "O-12")), ("TRENNEN", .new),
            ("VON jane@y.example", .from("jane@y.example")), ("KEINEANFRAGE", .notLead), ("WERBUNG", .spam),
            ("RUCKGANGIG", .undo(nil)), ("RÜCKGÄNGIG 12", .undo(12)), ("Warum", .why), ("HILFE anruf", .help(.call)),
            ("HILFE call", .help(.call)), ("TERMINE 7 Tage", .agenda(Period(7, .days))), ("termine", .agenda(nil)),
            ("ABSAGEN M-3 Thomas ist krank", .cancel(3, reason: "Thomas ist krank")),
            ("ABSAGEN", .cancel(nil, reason: "")),
        ] as [(String, Command.Action?)])
    func itsArgumentsAreUnderstood(_ text: String, expected: Command.Action?) {
        let command = CommandMail(text, vocabulary: withGerman).lines.first.flatMap { try? $0.command.get() }
        #expect(command?.action == expected)
    }

    @Test func itsCallsAreUnderstood() throws {
        let text = "ANRUF eingehend 12 Minuten gestern 14 Uhr mit Jürgen Groß: will rote Schränke"
        let note = CallNote(
            direction: .incoming, length: CallLength(minutes: 12),
            time: try WrittenTime.read("gestern 14 Uhr", withGerman.times), with: "Jürgen Groß",
            summary: "will rote Schränke")
        #expect(try onlyCommand(in: text, withGerman).action == .call(note))
    }

    @Test(arguments: [
        "TERMIN 12. Februar 2014 14 Uhr für 90 Minuten beim Kunden mit luc, anna@x.example Betreff die Küche",
        "TERMIN: 12. Februar 2014 14 Uhr mit luc, anna@x.example bei Kunde für 1 Std 30 Betreff die Küche",
        "/termin 12. Februar 2014 14 Uhr BEIM KUNDEN mit luc; anna@x.example für 1h30 Betreff „die Küche“",
    ])
    func itsMeetingsAreUnderstood(_ text: String) throws {
        let request = MeetingRequest(
            time: try WrittenTime.read("12. Februar 2014 14 Uhr", withGerman.times), length: CallLength(minutes: 90),
            place: .customers, attendees: ["luc", "anna@x.example"], subject: "die Küche")
        #expect(try onlyCommand(in: text, withGerman).action == .meeting(request))
    }

    @Test func threeLanguagesMixInOneMail() throws {
        let text = """
            TAKE L-7
            CONVERTIR L-7 Umsatz 5k société "Groß GmbH"
            PHASE devis
            PARTNER Ort: Köln; pays: Allemagne; zip: 50667
            APPEL eingehend 1 Stunde 5 Min: alles klar
            HISTORY letzte Woche
            """
        let mail = CommandMail(text, vocabulary: withGerman)
        let commands = try mail.lines.map { try $0.command.get() }
        #expect(commands.map(\.keyword) == [.take, .convert, .stage, .partner, .call, .history])
    }

    @Test(arguments: [
        "Nehmen Sie Platz", "Von mir aus", "Anruf von Jane um 14 Uhr", "GUTEN TAG", "DANKE", "VIELEN DANK",
    ])
    func itsProseIsNoCommand(_ text: String) {
        #expect(CommandMail(text, vocabulary: withGerman).lines.isEmpty)
    }

    @Test(arguments: [("NEMHEN", "NEHMEN"), ("ZUWESIEN thomas", "ZUWEISEN"), ("RÜCKGENGIG", "RUCKGANGIG")])
    func itsNearestKeywordsAreNamed(_ text: String, nearest: String) {
        let problem = CommandMail(text, vocabulary: withGerman).lines.first?.command
        let word = text.prefix { $0 != " " }
        #expect(problem == .failure(.unknownKeyword(String(word), nearest: nearest)))
    }
}
