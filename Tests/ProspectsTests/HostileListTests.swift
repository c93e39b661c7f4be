import CRM
import Prospects
import TestSupport
import Testing

@Suite("Hostile lists", .timeLimit(.minutes(2)))
struct HostileListTests {
    static let card = """
        BEGIN:VCARD\r\nVERSION:2.1\r\nN;LANGUAGE=en:Doe;Jane;;Dr.;\r\nFN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Jane=20=\r
        Doe\r\nitem1.TEL;TYPE="work,voice";PREF=1:tel:+33-3-20-00-00-00\r\nEMAIL;PREF:jane@x.fr\r\nAGENT:\r\nBEGIN:VCARD\r
        END:VCARD\r\nPHOTO;ENCODING=b:QUJD\r\n QUJD\r\nADR:;;1 rue\\, X;Lille;;59000;France\r\nEND:VCARD\r\n
        """

    static let table = "Name;E-mail;Phone\r\n\"Doe, \"\"J\"\"\";jane@x.fr;0320000000\r\nÑandú;b@x.fr;\"1\n2\"\r\n"

    static let text =
        "Name: Jane\n Doe\nTel: 06 12 34 56 78\n\nJane Doe - Dupont <jane@x.fr> 06 12 34 56 78\n1) A; B; c@x.fr\n"

    @Test(arguments: ["a.csv", "a.vcf", "a.txt"])
    func ofRandomBytesAreReadOrRefused(name: String) {
        var random = SeededGenerator(seed: 1)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            for start in ["", "BEGIN:VCARD\n", "Name,Email\n"] { isReadOrRefused(name, start.utf8 + bytes) }
        }
    }

    @Test(arguments: [("a.csv", table), ("a.vcf", card), ("a.txt", text)])
    func withSomeBytesChangedAreReadOrRefused(name: String, text: String) {
        var random = SeededGenerator(seed: 2)
        let signs = Array("\"\";:,=\\\r\n\t @+<>|".utf8)
        for _ in 0..<2_000 {
            var bytes = Array(text.utf8)
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(signs.randomElement(using: &random) ?? 0, at: at)
                case 2: bytes.removeSubrange(at..<min(at + 5, bytes.count - 1))
                default: bytes.append(contentsOf: bytes[at...].prefix(40))
                }
            }
            isReadOrRefused(name, bytes)
        }
    }

    static let many = 1_000_000

    @Test(arguments: [
        ("a.csv", "Name,Email\n", "\"", many), ("a.csv", "Name\n", "\"a\n", many / 10),
        ("a.csv", "Name\n", "\"\"a\n", many / 10),
        ("a.csv", "Name\n\"", "\"\"", many / 8), ("a.csv", "Name,Email\n", ",", many / 4),
        ("a.csv", "", "a,\"", many / 10),
        ("a.csv", "Name\n", "\"a\"\"\n", many / 10), ("a.csv", "Name\n\"", "\" ", many / 8),
        ("a.csv", "Name\n", "\n", many / 4),
        ("a.vcf", "", "BEGIN:VCARD\n", many / 10), ("a.vcf", "BEGIN:VCARD\n", "EMAIL:a@x.fr\n", many / 20),
        ("a.vcf", "BEGIN:VCARD\n", "AGENT:\nBEGIN:VCARD\n", many / 20),
        ("a.vcf", "BEGIN:VCARD\nNOTE:", "a\n ", many / 10),
        ("a.vcf", "BEGIN:VCARD\nNOTE;QUOTED-PRINTABLE:", "=\n", many / 10),
        ("a.vcf", "BEGIN:VCARD\nN:", "\\;", many / 10),
        ("a.vcf", "BEGIN:VCARD\nFN", ";X=\"", many / 10), ("a.vcf", "BEGIN:VCARD\nPHOTO:", "QUJD\n ", many / 10),
        ("a.txt", "Name: ", " - ", many / 10), ("a.txt", "", "Name:\n", many / 20),
        ("a.txt", "Name: A\n", " a\n", many / 10),
        ("a.txt", "", "a@x.fr ", many / 8), ("a.txt", "Name: ", "e\u{301}\u{301}\u{301}", many / 8),
    ])
    func ofOneSignTakeTimeInProportion(name: String, start: String, sign: String, count: Int) {
        isReadOrRefused(name, (start + String(repeating: sign, count: count)).utf8)
    }

    @Test(arguments: [
        ("a.csv", "Name,Note\nJane,"), ("a.csv", "Name,Note\nJane,\""), ("a.vcf", "BEGIN:VCARD\nFN:Jane\nNOTE:"),
        ("a.vcf", "BEGIN:VCARD\nFN:Jane\nPHOTO:"), ("a.txt", "Name: Jane\nNote: "),
    ])
    func ofOneLongLineKeepAPageOfIt(name: String, start: String) throws {
        let line = Array(repeating: UInt8(ascii: "x"), count: 20 * 1024 * 1024)
        let list = try ProspectList(name, start.utf8 + line)
        #expect(list.entries.count == 1)
        #expect(list.prospects.allSatisfy { $0.name == "Jane" && $0.note?.count ?? 0 <= 2_000 })
    }

    /// What is read keeps its promises; what is not is refused with a reason.
    private func isReadOrRefused(_ name: String, _ bytes: some Sequence<UInt8>) {
        do throws(UnreadableList) {
            let list = try ProspectList(name, bytes)
            #expect(list.entries.count <= ProspectList.Limits.generous.rows)
            #expect(list.prospects.allSatisfy { $0.name.unicodeScalars.count <= 200 && $0.note?.isEmpty != true })
        } catch {
            if case .tooBig = error { Issue.record("\(name) is within the limit") }
        }
    }
}
