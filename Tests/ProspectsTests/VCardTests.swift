import Prospects
import Testing

@Suite("vCards")
struct VCardTests {
    @Test(arguments: [
        "FN:José Ñandú", "fn:José Ñandú", "FN;CHARSET=UTF-8:José Ñandú", "item1.FN:José Ñandú", "FN:José\n  Ñandú",
        "FN:José\n\t Ñandú", "FN;ENCODING=QUOTED-PRINTABLE:Jos=C3=A9 =C3=91and=C3=BA",
        "FN;QUOTED-PRINTABLE;CHARSET=utf-8:Jos=C3=A9 =\n=C3=91and=C3=BA", "FN;ENCODING=b:Sm9zw6kgw5FhbmTDug==",
        "FN;ENCODING=BASE64:Sm9zw6kg\n w5FhbmTDug==",
        "FN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:Jos=E9 =D1and=FA",
        "FN;LANGUAGE=en:Joe Nandu\nFN:José Ñandú", "FN;X=\"a:b;c\":José Ñandú", "FN:José Ñandú\nFN:Another",
        "FN;X=\":José Ñandú",
    ])
    func mayWriteANameInManyWays(_ line: String) throws {
        #expect(try card(line).formattedName == "José Ñandú")
    }

    @Test(arguments: [
        (#"FN:a,b;c\,d\;e\\f"#, #"a,b;c,d;e\f"#), (#"FN:Jane\nDoe\NX"#, "Jane\nDoe\nX"), (#"FN:http\://x"#, "http://x"),
        (#"FN:C:\dir\"#, #"C:\dir\"#), ("FN;ENCODING=QUOTED-PRINTABLE:a=3Db=ZZ=4", "a=b=ZZ=4"), ("FN:", ""),
        ("FN:  Jane  ", "Jane"), ("FN;ENCODING=b:%%%", "%%%"),
    ])
    func undoEscapes(_ line: String, expected: String) throws {
        #expect(try card(line).formattedName == expected)
    }

    @Test func haveStructuredNamesAndAddresses() throws {
        let card = try card(
            #"""
            N:Doe;Jane;Mary,Ann;Dr.;M.D.
            ADR;TYPE=WORK:PO 1;Suite 2;1\, rue X;Lille;Nord;59000;France
            ORG:Dupont\; Fils;Sales
            """#)
        #expect(card.name?.family == "Doe")
        #expect(card.name?.given == "Jane")
        #expect(card.name?.additional == "Mary Ann")
        #expect(card.name?.suffix == "M.D.")
        #expect(card.organization == ["Dupont; Fils", "Sales"])
        #expect(card.addresses.first?.value.street == "1, rue X")
        #expect(card.addresses.first?.value.zip == "59000")
        #expect(card.addresses.first?.types == ["work"])
    }

    @Test(
        arguments: [
            ("TEL;WORK;VOICE:1", ["work", "voice"], 101), ("TEL;TYPE=work,pref:1", ["work"], 1),
            ("TEL;TYPE=\"work,voice\";PREF=5:1", ["work", "voice"], 5),
            ("TEL;TYPE=WORK;TYPE=VOICE:1", ["work", "voice"], 101),
            ("TEL;VALUE=uri:tel:1", [], 101), ("TEL:1", [], 101), ("tel ; type = home : 1", ["home"], 101),
        ] as [(String, Set<String>, Int)])
    func sayWhatANumberIsFor(_ line: String, types: Set<String>, preference: Int) throws {
        #expect(try card(line).phones == [.init("1", types: types, preference: preference)])
    }

    @Test(arguments: [
        ("BEGIN:VCARD\nFN:A\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD", ["A", "B"]),
        ("BEGIN:VCARD\nFN:A\nBEGIN:VCARD\nFN:B", ["A", "B"]),
        ("begin:vcard\r\nFN:A\rend:vcard\nBEGIN:vCard\rFN:B", ["A", "B"]),
        (
            "BEGIN:VCARD\nFN:A\nAGENT:\nBEGIN:VCARD\nFN:X\nEND:VCARD\nEND:VCARD\nBEGIN:VCARD\nFN:B\nEND:VCARD",
            ["A", "B"]
        ),
        ("BEGIN:VCARD\nAGENT:BEGIN:VCARD\\nFN:X\\nEND:VCARD\nFN:A\nEND:VCARD", ["A"]),
        ("FN:X\nEND:VCARD\nBEGIN:VCALENDAR\nEND:VCALENDAR\nBEGIN:VCARD\nFN:A", ["A"]),
        ("\u{FEFF}BEGIN:VCARD\nFN:A\nEND:VCARD", ["A"]), ("", []),
    ])
    func areToldApart(_ text: String, names: [String]) throws {
        let cards = text.isEmpty ? [] : try VCard.cards(in: Array(text.utf8), limit: 1_000)
        #expect(cards.map(\.formattedName) == names)
    }

    @Test func mayBeInUTF16() throws {
        let text = "BEGIN:VCARD\r\nFN:José\r\nEND:VCARD\r\n"
        let bytes: [UInt8] = [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
        #expect(try VCard.cards(in: bytes, limit: 1_000).map(\.formattedName) == ["José"])
    }

    @Test func mayMixCharsets() throws {
        var bytes = Array("BEGIN:VCARD\nFN:José\nORG:Caf".utf8) + [0xE9]
        bytes += Array("\nTITLE;CHARSET=windows-1251:".utf8) + [0xC4, 0xE0]
        let cards = try VCard.cards(in: bytes, limit: 1_000)
        #expect(cards.map(\.formattedName) == ["José"])
        #expect(cards.map(\.organization) == [["Café"]])
        #expect(cards.map(\.titles) == [["Да"]])
    }

    @Test func passPicturesOver() throws {
        let picture =
            "PHOTO;ENCODING=b:"
            + Array(repeating: String(repeating: "QUJD", count: 18), count: 1_000).joined(separator: "\n ")
        #expect(try card(picture + "\nLOGO;BASE64:\n  QUJD\n\nFN:Jane").formattedName == "Jane")
    }

    /// A card that holds the lines.
    private func card(_ lines: String) throws -> VCard {
        let cards = try VCard.cards(in: Array("BEGIN:VCARD\nVERSION:3.0\n\(lines)\nEND:VCARD\n".utf8), limit: 1_000_000)
        return try #require(cards.first)
    }
}
