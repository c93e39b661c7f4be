import CRM
import Prospects
import Testing

@Suite("Lists as CSV")
struct CSVTests {
    static let jane = Prospect(name: "Jane Doe", company: "Dupont", email: "jane@dupont.fr")

    @Test(arguments: [
        "Name,Company,Email\nJane Doe,Dupont,jane@dupont.fr", "Name;Company;Email\nJane Doe;Dupont;jane@dupont.fr",
        "Name\tCompany\tEmail\r\nJane Doe\tDupont\tjane@dupont.fr\r\n",
        "Name|Company|Email\nJane Doe|Dupont|jane@dupont.fr",
        "Name,Company,Email\rJane Doe,Dupont,jane@dupont.fr\r",
        "sep=;\r\nName;Company;Email\r\nJane Doe;Dupont;jane@dupont.fr",
        "\u{FEFF}Name,Company,Email\nJane Doe,Dupont,jane@dupont.fr",
        "Email,Name,Company\njane@dupont.fr,Jane Doe,Dupont",
        "\"Name\",\"Company\",\"Email\"\n\"Jane Doe\",\"Dupont\",\"jane@dupont.fr\"",
        "Name;Company;Email;;\nJane Doe;Dupont;jane@dupont.fr;;",
        "Name , Company , Email\nJane Doe , Dupont , jane@dupont.fr",
        "Name, \"Company\" ,Email\nJane Doe, \"Dupont\" ,jane@dupont.fr",
        "Cards from the fair\n\nName,Company,Email\nJane Doe,Dupont,jane@dupont.fr",
        "Prénom;NOM;Société;Adresse e-mail\nJane;Doe;Dupont;jane@dupont.fr",
        "Nom;Société;Mail\nJane Doe;Dupont;jane@dupont.fr", "Jane Doe;Dupont;jane@dupont.fr",
        "jane@dupont.fr,Jane Doe,Dupont", "Name,Company,Email\nJane Doe,Dupont,jane@dupont.fr\n,,\n\n",
        "Name,Fax,Company,Email\nJane Doe,12,Dupont,jane@dupont.fr",
        "Name,Company,Email\nJane Doe,Dupont,Jane <jane@dupont.fr>",
        "Name,Company,Email\nJane Doe,Dupont,mailto:jane@dupont.fr",
        "Name,Company,Email\nJane Doe,Dupont,\"jane@dupont.fr, jd@dupont.fr\"",
    ])
    func areReadWhoeverWroteThem(_ text: String) throws {
        #expect(try ProspectList(csv: text).prospects == [Self.jane])
    }

    @Test(arguments: ["UTF-8", "UTF-8 BOM", "UTF-16LE BOM", "UTF-16BE BOM", "UTF-16LE", "UTF-16BE", "Windows-1252"])
    func areReadInAnyEncoding(_ encoding: String) throws {
        let list = try ProspectList("list.csv", encoded("Nom;Société\r\nJosé Ñandú;Crème & Œufs\r\n", in: encoding))
        #expect(list.prospects == [Prospect(name: "José Ñandú", company: "Crème & Œufs")])
    }

    @Test func keepWindowsSignsAndUTF8Apart() throws {
        let list = try ProspectList("list.csv", Array("Name\nJos".utf8) + [0xE9] + Array("\nJosé Ñandú".utf8))
        #expect(list.prospects.map(\.name) == ["José", "José Ñandú"])
    }

    @Test(
        arguments: [
            ("Name,Company\n\"Doe, Jane\",\"Dupont\nFils\"", "Doe, Jane", "Dupont Fils"),
            ("Name,Company\n\"Jane \"\"JD\"\" Doe\",Dupont", "Jane \"JD\" Doe", "Dupont"),
            ("Name,Company\nJane \"JD\" Doe,Dupont", "Jane \"JD\" Doe", "Dupont"),
            ("Name,Company\n\"Jane \"JD\" Doe\",Dupont", "Jane \"JD\" Doe", "Dupont"),
            ("Name,Company\n\"Jane Doe\" ,\"\"", "Jane Doe", nil),
            ("Name,Company\n\"\"\"Jane\"\"\",Dupont", "\"Jane\"", "Dupont"),
            ("Name,Company\n=cmd|' /C calc'!A0,Dupont", "=cmd|' /C calc'!A0", "Dupont"),
            ("Name;Company\nJane, dite JD;Dupont, Durand", "Jane, dite JD", "Dupont, Durand"),
        ] as [(String, String, String?)])
    func takeQuotationMarksAsTheyCome(_ text: String, name: String, company: String?) throws {
        #expect(try ProspectList(csv: text).prospects == [Prospect(name: name, company: company)])
    }

    @Test(arguments: [
        ("Name,Email\nA,a@x.fr\nB,b@x.fr", [2, 3]), ("Name,Email\n\nA,a@x.fr\n,\n\nB,b@x.fr\n\n", [3, 6]),
        ("sep=,\nName,Email\nA,a@x.fr", [2]), ("Name,Note\nA,\"1\n2\n3\"\nB,", [2, 3]), ("a@x.fr\nb@x.fr", [1, 2]),
        ("Name,Note\rA,x\r\nB,y", [2, 3]),
    ])
    func numberRowsAsASpreadsheetDoes(_ text: String, rows: [Int]) throws {
        #expect(try ProspectList(csv: text).places == rows)
    }

    @Test(
        arguments: [
            ("Name,Company\n\"Jane,Dupont\nBob,Acme\nEve,Acme", [.unclosedQuote, nil, nil]),
            ("Name,Company\n\"Jane,Dupont\nBob,\"Acme\"\nEve,Acme", [.unclosedQuote, nil, nil]),
            ("Name,Company\n\"Jane,Dupont\n\"Bob\",\"Acme\"", [.unclosedQuote, nil]),
            ("Name,Company\nBob,Acme\nJane,\"Dupont", [nil, .unclosedQuote]),
            ("Name,Company\nBob,Acme,x\nEve,Acme,,", [.tooManyFields(found: 3, columns: 2), nil]),
            ("Name,Company\n\"Jane,x\n\"Bob,y\n\"Eve,z", [.unclosedQuote, .unclosedQuote, .unclosedQuote]),
        ] as [(String, [ProspectProblem?])])
    func loseOnlyTheRowThatIsWrong(_ text: String, problems: [ProspectProblem?]) throws {
        #expect(try ProspectList(csv: text).problems == problems)
    }

    @Test func nameTheColumnsTheyDoNotUnderstand() throws {
        let list = try ProspectList(csv: "Name;Fax;Shoe size;;Email\nJane;1;38;;jane@x.fr")
        #expect(list.unknownColumns == ["Fax", "Shoe size"])
        #expect(list.prospects == [Prospect(name: "Jane", email: "jane@x.fr")])
    }

    @Test(
        arguments: [
            ("Name,Phone,Mobile\nJane,0320000000,0612345678", "0320000000", "Mobile: 0612345678"),
            ("Name,Phone,Phone 2\nJane,,0612345678", "0612345678", nil),
            ("Name,Phone,Mobile\nJane,03 20 00 00 00,+33320000000", "03 20 00 00 00", nil),
            ("Name,Mobile,Note\nJane,0612345678,Nice", "0612345678", "Nice"),
            ("Name,Phone 1\nJane,0320000000 ::: 0612345678", "0320000000", "Phone 1: 0612345678"),
            ("Name,Phone,Note\nJane,ask Bob,", nil, "ask Bob"),
        ] as [(String, String?, String?)])
    func keepASecondNumberInTheNote(_ text: String, phone: String?, note: String?) throws {
        #expect(try ProspectList(csv: text).prospects == [Prospect(name: "Jane", phone: phone, note: note)])
    }

    @Test func withoutHeaderAreToldByTheirLooks() throws {
        let row = "1;Jane Doe;www.dupont.fr;06 12 34 56 78;Dupont;jane@dupont.fr;Lille"
        let jane = Prospect(
            name: "Jane Doe", company: "Dupont", email: "jane@dupont.fr", phone: "06 12 34 56 78",
            website: "www.dupont.fr", note: "1\nLille")
        #expect(try ProspectList(csv: row).prospects == [jane])
    }

    @Test func fillEveryField() throws {
        let text = """
            First name,Last name,Company,Email,Phone,Title,Street,Zip,City,Country,Website,Language,Note
            Jane,Doe,Dupont,j@x.fr,0320000000,Buyer,1 rue X,59000,Lille,France,https://x.fr,fr-FR,"Two
            lines"
            """
        let jane = Prospect(
            name: "Jane Doe", company: "Dupont", email: "j@x.fr", phone: "0320000000", role: "Buyer", street: "1 rue X",
            zip: "59000", city: "Lille", country: "France", website: "https://x.fr", language: "fr", note: "Two\nlines")
        #expect(try ProspectList(csv: text).prospects == [jane])
    }

    private func encoded(_ text: String, in encoding: String) -> [UInt8] {
        let low = text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        let high = text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
        switch encoding {
        case "UTF-8 BOM": return [0xEF, 0xBB, 0xBF] + text.utf8
        case "UTF-16LE BOM": return [0xFF, 0xFE] + low
        case "UTF-16BE BOM": return [0xFE, 0xFF] + high
        case "UTF-16LE": return low
        case "UTF-16BE": return high
        case "Windows-1252": return text.unicodeScalars.map { $0 == "Œ" ? 0x8C : UInt8($0.value) }
        default: return Array(text.utf8)
        }
    }
}
