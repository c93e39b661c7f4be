import CRM
import Prospects
import Testing

@Suite("Prospects on vCards")
struct VCardProspectTests {
    @Test(
        arguments: [
            ("FN:Jane Doe\nN:Doe;Jane", Prospect(name: "Jane Doe")),
            ("N:Doe;Jane;;Dr.;", Prospect(name: "Dr. Jane Doe")),
            ("FN:\nN:Doe;Jane", Prospect(name: "Jane Doe")),
            ("FN:Dupont\nN:;;;;\nORG:Dupont;", Prospect(company: "Dupont")),
            ("ORG:;Sales\nTEL:0320000000", Prospect(company: "Sales", phone: "0320000000")),
            ("EMAIL:a@x.fr\nEMAIL;PREF:b@x.fr", Prospect(email: "b@x.fr")),
            ("EMAIL;PREF=2:a@x.fr\nEMAIL;PREF=1:mailto:b@x.fr", Prospect(email: "b@x.fr")),
            ("EMAIL;PREF:jane\nEMAIL:b@x.fr", Prospect(email: "b@x.fr")),
            ("TEL;FAX;PREF:0320000000\nTEL;CELL:0612345678", Prospect(phone: "0612345678")),
            ("TEL;TYPE=WORK,FAX:0320000000", Prospect(phone: "0320000000")),
            ("TEL;VALUE=uri:tel:+33-3-20-00-00-00;ext=12", Prospect(phone: "+33-3-20-00-00-00;ext=12")),
            (
                "FN:J\nTITLE:Buyer\nURL:http\\://x.fr\nLANG:fr-CA",
                Prospect(name: "J", role: "Buyer", website: "http://x.fr", language: "fr")
            ),
            (
                "FN:J\nADR:;Bât. B;1 rue X;Lille;;59000;France",
                Prospect(name: "J", street: "1 rue X, Bât. B", zip: "59000", city: "Lille", country: "France")
            ),
            ("FN:J\nADR:;;;;;;\nADR:PO 7;;;Lille", Prospect(name: "J", street: "PO 7", city: "Lille")),
            (
                "FN:J\nNOTE:met at\\nthe fair\nNOTE:red cabinets",
                Prospect(name: "J", note: "met at\nthe fair\nred cabinets")
            ),
        ] as [(String, Prospect)])
    func takeTheBestOfEach(_ lines: String, expected: Prospect) throws {
        #expect(try ProspectList(vCard: "BEGIN:VCARD\n\(lines)\nEND:VCARD").prospects == [expected])
    }

    @Test func areNumberedAndFailAlone() throws {
        let list = try ProspectList(
            vCard: """
                BEGIN:VCARD
                FN:Jane
                EMAIL:jane@x.fr
                END:VCARD
                BEGIN:VCARD
                nothing of sense
                END:VCARD
                BEGIN:VCARD
                NOTE:somebody
                END:VCARD
                BEGIN:VCARD
                EMAIL:JANE@x.fr
                END:VCARD
                """)
        #expect(list.places == [1, 2, 3, 4])
        #expect(list.problems == [nil, .unreadableCard, .nobody, .twiceInFile(row: 1)])
    }
}
