import CRM
import Commands
import Testing

@Suite("Commands that bring new leads")
struct ProspectCommandTests {
    @Test(arguments: [
        ("LEAD Jane Doe, Dupont SA, jane@dupont.example", "Jane Doe, Dupont SA, jane@dupont.example"),
        ("LEAD: Jane Doe, Dupont SA", "Jane Doe, Dupont SA"),
        ("PISTE Jane Doe, Dupont SA", "Jane Doe, Dupont SA"), ("PISTES\nJane Doe\nPaul Roy", "Jane Doe\nPaul Roy"),
        ("LEAD\nName: Jane Doe\nEmail: jane@dupont.example", "Name: Jane Doe\nEmail: jane@dupont.example"),
        ("PISTE\nNom : Jane Doe\nE-mail : jane@dupont.example", "Nom : Jane Doe\nE-mail : jane@dupont.example"),
        ("LEAD\n\nName: Jane Doe", "Name: Jane Doe"), ("Lead\nName: Jane Doe", "Name: Jane Doe"),
        ("LEAD\nName: Jane\n\nName: Paul", "Name: Jane\n\nName: Paul"),
        ("LEAD Jane Doe\nPaul Roy", "Jane Doe\nPaul Roy"), ("LEAD\nNAME: JANE DOE", "NAME: JANE DOE"),
        ("LEAD\nDOE Jane, Dupont SA", "DOE Jane, Dupont SA"), ("LEAD\nMERLE Paul, Merle SA", "MERLE Paul, Merle SA"),
        ("PISTE\nDE SOUZA Maria, maria@souza.example", "DE SOUZA Maria, maria@souza.example"),
        ("PISTE\nPRENOM: Jane\nNOM: Doe", "PRENOM: Jane\nNOM: Doe"),
        ("LEAD Jane Doe\n-- \nThomas", "Jane Doe"), ("LEAD Jane Doe\n> Paul Roy", "Jane Doe"),
        ("LEAD\nNote: wants a call\nCall: tomorrow", "Note: wants a call\nCall: tomorrow"),
    ])
    func takeTheLinesBelow(_ text: String, people: String) throws {
        #expect(try onlyCommand(in: text) == Command(.lead, action: .lead(people)))
    }

    @Test(arguments: [
        ("IMPORT House & Design", "House & Design", ""), ("IMPORT HD2014", "HD2014", ""),
        ("IMPORT: House & Design", "House & Design", ""),
        ("IMPORT \"House & Design\"", "House & Design", ""), ("IMPORT “House & Design”", "House & Design", ""),
        ("IMPORTER « Maison & Déco »", "Maison & Déco", ""),
        ("IMPORTE «\u{A0}Maison & Déco\u{202F}»", "Maison & Déco", ""),
        ("/import Maison", "Maison", ""),
        ("IMPORT Fair\n\nJane Doe, Dupont SA\nPaul Roy", "Fair", "Jane Doe, Dupont SA\nPaul Roy"),
        ("IMPORT Fair\nName;Company\nJane Doe;Dupont SA", "Fair", "Name;Company\nJane Doe;Dupont SA"),
        ("IMPORT Fair\nDOE Jane, Dupont SA\nROY Paul", "Fair", "DOE Jane, Dupont SA\nROY Paul"),
    ])
    func takeTheListBelow(_ text: String, campaign: String, people: String) throws {
        #expect(try onlyCommand(in: text) == Command(.import, action: .import(campaign: campaign, text: people)))
    }

    @Test(
        arguments: [
            ("COMMIT", nil), ("commit", nil), ("VALIDER", nil), ("VALIDE", nil), ("/commit", nil),
            ("COMMIT House & Design", "House & Design"), ("VALIDER HD2014", "HD2014"),
        ] as [(String, String?)])
    func mayNameTheCampaignToCommit(_ text: String, campaign: String?) throws {
        #expect(try onlyCommand(in: text) == Command(.commit, action: .commit(campaign: campaign)))
    }

    @Test func aCommandBelowAListIsStillOne() throws {
        let mail = CommandMail("LEAD Jane Doe, jane@dupont.example\nPOOL", vocabulary: vocabulary)
        #expect(try mail.lines.map { try $0.command.get().keyword } == [.lead, .pool])
    }

    @Test func aMisspeltKeywordAloneBelowAListIsReported() {
        let mail = CommandMail("LEAD Jane Doe\nPOLO", vocabulary: vocabulary)
        #expect(mail.lines.last?.command == .failure(.unknownKeyword("POLO", nearest: "POOL")))
    }
}
