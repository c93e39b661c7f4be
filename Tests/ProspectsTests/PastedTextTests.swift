import CRM
import Prospects
import Testing

@Suite("Lists in the text of a mail")
struct PastedTextTests {
    static let jane = Prospect(name: "Jane Doe", company: "Dupont SA", email: "jane@dupont.fr", phone: "06 12 34 56 78")

    @Test(arguments: [
        "Jane Doe, Dupont SA, jane@dupont.fr, 06 12 34 56 78", "Jane Doe - Dupont SA - jane@dupont.fr - 06 12 34 56 78",
        "Jane Doe; Dupont SA; 06 12 34 56 78; jane@dupont.fr", "Jane Doe\tDupont SA\tjane@dupont.fr\t06 12 34 56 78",
        "jane@dupont.fr | 06 12 34 56 78 | Jane Doe | Dupont SA",
        "- Jane Doe – Dupont SA – jane@dupont.fr – 06 12 34 56 78",
        "1. Jane Doe, Dupont SA, <jane@dupont.fr>, Tel: 06 12 34 56 78",
        "Jane Doe - Dupont SA, jane@dupont.fr, 06 12 34 56 78",
        "Jane Doe <jane@dupont.fr> 06 12 34 56 78, Dupont SA",
        "\"Jane Doe\",\"Dupont SA\",\"jane@dupont.fr\",\"06 12 34 56 78\"",
        "Name: Jane Doe\nCompany: Dupont SA\nEmail: jane@dupont.fr\nPhone: 06 12 34 56 78",
        "*Nom complet* : Jane Doe\n*Société* : Dupont SA\n*E-mail* : jane@dupont.fr\nTél. : 06 12 34 56 78\n",
        "Name:\nJane Doe\n\nCompany:\nDupont SA\n\nEmail:\njane@dupont.fr\n\nPhone:\n06 12 34 56 78",
        "Name: Jane Doe\n\nCompany: Dupont SA\n\nEmail: jane@dupont.fr\n\nPhone: 06 12 34 56 78",
        "Hello,\n\nName: Jane\n  Doe\nCompany: Dupont\n\tSA\nEmail: jane@dupont.fr\nPhone: 06 12 34 56 78",
        "Name：Jane Doe\r\nCompany：Dupont SA\r\nEmail：jane@dupont.fr\r\nPhone：06 12 34 56 78\r\n",
        "Here is the list.\n\nName,Company,Email,Phone\nJane Doe,Dupont SA,jane@dupont.fr,06 12 34 56 78",
        "Name\tCompany\tEmail\tPhone\nJane Doe\tDupont SA\tjane@dupont.fr\t06 12 34 56 78",
        "Her card:\nBEGIN:VCARD\nFN:Jane Doe\nORG:Dupont SA\nEMAIL:jane@dupont.fr\nTEL:06 12 34 56 78\nEND:VCARD",
    ])
    func areReadHoweverTheyAreWritten(_ text: String) throws {
        #expect(try ProspectList(pasted: text).prospects == [Self.jane])
    }

    @Test(arguments: [
        ("Name: A\nPhone: 1\n\nName: B\nPhone: 2", ["A", "B"], [1, 4]),
        ("Name: A\nPhone: 1\nName: B\nPhone: 2", ["A", "B"], [1, 3]),
        ("Name: A\nPhone: 1\n\n\nCompany: C\nName: B", ["A", "B"], [1, 5]),
        ("Name: A\n\nName: B", ["A", "B"], [1, 3]),
        ("A, a@x.fr\n\nB, b@x.fr", ["A", "B"], [1, 3]), ("Hi all:\nA, a@x.fr\nB, b@x.fr\nBye", ["A", "B"], [2, 3]),
        ("Fair\n\nName,Note\nA,\"x\ny\"\nB,z", ["A", "B"], [4, 6]),
        ("\"A\", a@x.fr\rB, b@x.fr\r\n", ["A", "B"], [1, 2]),
        ("A, Acme\nB, Acme", ["A", "B"], [1, 2]),
    ])
    func areNumberedByLine(_ text: String, names: [String], lines: [Int]) throws {
        let entries = try ProspectList(pasted: text).entries.filter { $0.prospect != .failure(.nobody) }
        #expect(try entries.map { try $0.prospect.get().name } == names)
        #expect(entries.map(\.place) == lines)
    }

    @Test(
        arguments: [
            ("Name: Jane\nmet at the bar\nCompany: Dupont", "met at the bar"),
            ("Name: Jane\nFax: 12\nCompany: Dupont", "Fax: 12"),
            ("Name: Jane\nCompany: Dupont\nMessage: Hello,\n\nI want\nred cabinets.", "Hello,\nI want\nred cabinets."),
            ("Name: Jane\nCompany: Dupont\nTel: ask Bob", "ask Bob"), ("Jane, Dupont, Lille, nice", "Lille\nnice"),
            ("Name: Jane\nCompany: Dupont\nWebsite: -", nil),
        ] as [(String, String?)])
    func keepWhatHasNoLabelInTheNote(_ text: String, note: String?) throws {
        let prospects = try ProspectList(pasted: text).prospects
        #expect(prospects.first == Prospect(name: "Jane", company: "Dupont", note: note))
    }

    @Test(arguments: ["Hello,", "Here are the cards", "Here are, as promised, the cards:", "Regards"])
    func doNotTakeSentencesForPeople(_ text: String) throws {
        #expect(try ProspectList(pasted: text).problems == [.nobody])
    }
}
