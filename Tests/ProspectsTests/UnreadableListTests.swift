import Prospects
import Testing

@Suite("A file that is no list")
struct UnreadableListTests {
    @Test(
        arguments: [
            ("a.csv", "", .empty), ("a.csv", " \r\n\t", .empty), ("a.vcf", "\n", .empty),
            ("a.vcf", "Name,Email", .noCard),
            ("a.csv", "Shoe size;Fax\n38;1", .noKnownColumn(found: ["Shoe size", "Fax"])),
            ("a.csv", "%PDF-1.7 Name,Email", .notText), ("a.csv", "{\\rtf1 Name}", .notText),
            ("a.csv", "PK\u{3}\u{4}\u{14}\0\u{6}\0", .notText), ("a.vcf", "\0\u{1}\u{2}", .notText),
        ] as [(String, String, UnreadableList)])
    func saysWhy(name: String, text: String, expected: UnreadableList) {
        #expect(throws: expected) { try ProspectList(name, text.utf8) }
    }

    @Test func mayBeTooBig() {
        let limits = ProspectList.Limits(bytes: 10, rows: 10)
        #expect(throws: UnreadableList.tooBig(limit: 10)) {
            try ProspectList("a.csv", "Name\nJane Doe".utf8, limits: limits)
        }
        #expect(throws: UnreadableList.tooBig(limit: 10)) {
            try ProspectList(pasted: "Name: Jane Doe", fields: .examples, limits: limits)
        }
    }

    @Test(arguments: [
        ("a.csv", "Name\nA\nB\nC"), ("a.vcf", String(repeating: "BEGIN:VCARD\nFN:A\nEND:VCARD\n", count: 3)),
        ("a.txt", "Name: A\nName: B\nName: C"), ("a.txt", "a@x.fr\nb@x.fr\nc@x.fr"),
    ])
    func mayBeTooLong(name: String, text: String) throws {
        let limits = ProspectList.Limits(bytes: 1_000, rows: 2)
        #expect(throws: UnreadableList.tooManyRows(limit: 2)) { try ProspectList(name, text.utf8, limits: limits) }
        #expect(try ProspectList(name, text.utf8).entries.count == 3)
    }
}
