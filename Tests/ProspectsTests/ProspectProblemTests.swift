import CRM
import Prospects
import Testing

@Suite("A row that is not taken over")
struct ProspectProblemTests {
    @Test(arguments: [
        "jane@", "@x.fr", "jane", "jane@x", "jane@x..fr", "jane@x.fr.fr@y.fr", "jane doe@x.fr", "ja(ne@x.fr",
        "jane@x_y.fr",
        "jane at x.fr", "<jane>", "mailto:", "jane@-", "\u{202E}@x.fr",
    ])
    func hasSomethingElseWhereAMailAddressShouldBe(_ cell: String) throws {
        let problems = try ProspectList(csv: "Name;Email\nJane;\(cell)").problems
        #expect(problems == [.notAnAddress(cell.filter { $0 != "\u{202E}" })])
    }

    @Test(arguments: [
        "jane@x.fr", "jane.o'neil+fair@mail.x-y.co.uk", "Jane Doe <jane@x.fr>", "<jane@x.fr>",
        "\"Doe, Jane\" <jane@x.fr>",
        "mailto:jane@x.fr?subject=Hi", "jane@x.fr / jd@x.fr", "jane@x.fr (private)", "jane@x.fr.", "josé@dupont-été.fr",
        "JANE@X.FR",
    ])
    func isNotOneWithAMailAddress(_ cell: String) throws {
        let quoted = cell.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
        #expect(try ProspectList(csv: "Name;Email\nJane;\"\(quoted)\"").prospects.first?.email?.isEmpty == false)
    }

    @Test func isNotOneWhoseMailAddressIsADash() throws {
        #expect(try ProspectList(csv: "Name;Email\nJane;-").prospects == [Prospect(name: "Jane")])
    }

    @Test(arguments: ["Name,City\n,Lille", "Name,City\n-,Lille", "Name,Note\n?,who"])
    func isAboutNobody(_ text: String) throws {
        #expect(try ProspectList(csv: text).problems == [.nobody])
    }

    @Test(arguments: [
        ("J,,a@x.fr,|K,,A@X.fr,", true), ("J,,,0320000000|K,,,+33 3 20 00 00 00", true),
        ("Jane Doe,Dupont,,|DOE Jane,Dupont SA,,", true), ("J,D,a@x.fr,0320000000|K,D,b@x.fr,0320000000", false),
        ("J,D,a@x.fr,|J,D,b@x.fr,", false), ("J,D,a@x.fr,0320000000|K,D,,0320000000", true),
        ("J,D,,0320000000|K,D,a@x.fr,0320000000", true), ("J,D,,|K,D,,", false), ("J,,,|J,,,", false),
        ("J,D,,0320000000|J,D,,0612345678", true),
    ])
    func maybeStandsOnTheListTwice(_ rows: String, isTwice: Bool) throws {
        let text = "Name,Company,Email,Phone\n" + rows.split(separator: "|").joined(separator: "\n")
        #expect(try ProspectList(csv: text).problems == [nil, isTwice ? .twiceInFile(row: 2) : nil])
    }

    @Test func isTwiceOnlyOfOneThatIsTakenOver() throws {
        let list = try ProspectList(csv: "Name,Email\nJ,a@x.fr,surplus\nJ,a@x.fr\nK,a@x.fr")
        #expect(list.problems == [.tooManyFields(found: 3, columns: 2), nil, .twiceInFile(row: 3)])
    }

    @Test func keepsNoControlCharactersAndNoMoreThanAFieldHolds() throws {
        let long = String(repeating: "x ", count: 5_000)
        let list = try ProspectList(csv: "Name,Company,Note\n J\u{7}\u{200B}ane \t\u{A0} Doe\u{202E} ,\(long),\(long)")
        #expect(list.prospects.map(\.name) == ["Jane Doe"])
        #expect(list.prospects.first?.company?.count == 199)
        #expect(list.prospects.first?.note?.count == 1_999)
    }
}
