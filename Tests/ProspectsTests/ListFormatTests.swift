import Prospects
import Testing

@Suite("Attachments that promise a list")
struct ListFormatTests {
    @Test(
        arguments: [
            ("cards.CSV", "application/vnd.ms-excel", .csv), ("Jane.vcf", "application/octet-stream", .vCard),
            ("noname", "text/x-vcard; charset=utf-8", .vCard), ("list.txt", "text/plain", .text),
            ("", "text/csv", .csv),
            ("logo.png", "image/png", nil), ("noname", "", nil), ("list.xlsx", "application/octet-stream", nil),
        ] as [(String, String, ListFormat?)])
    func areKnownByNameOrType(name: String, mediaType: String, expected: ListFormat?) {
        #expect(ListFormat(fileName: name, mediaType: mediaType) == expected)
    }

    @Test func areVCardsWhenTheyBeginLikeOne() throws {
        #expect(
            try ProspectList("list.csv", "\n begin:vcard\nFN:Jane\nEND:VCARD".utf8).prospects.map(\.name) == ["Jane"])
    }
}
