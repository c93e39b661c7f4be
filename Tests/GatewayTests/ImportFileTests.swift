import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Files with prospects")
struct ImportFileTests {
    /// The same two people, in the forms that programs and telephones make.
    struct Sample: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var files: [File]
        var text = ""
    }

    static let samples: [Sample] = [
        Sample(
            testDescription: "semicolons, French, Latin-1",
            files: [
                File(
                    "salon.csv", "application/octet-stream",
                    latin1(
                        "Prénom;Nom;Société;Adresse e-mail;Téléphone;Remarque\r\nJosé;Pérez;Crème & Fils;jose@creme.example;"
                            + "03 20 00 00 00;\"veut une cuisine,\r\nrouge\"\r\nAnna;Bon;;anna@bon.example;;\r\n"))
            ]),
        Sample(
            testDescription: "commas, UTF-8, a quoted line break",
            files: [
                File(
                    "fair.csv", "text/csv",
                    "First name,Last name,Company,Email,Phone,Notes\nJosé,Pérez,Crème & Fils,jose@creme.example,"
                        + "03 20 00 00 00,\"veut une cuisine,\nrouge\"\nAnna,Bon,,anna@bon.example,,\n")
            ]),
        Sample(
            testDescription: "tabs, UTF-16",
            files: [
                File(
                    "fair.tsv", "text/tab-separated-values",
                    utf16(
                        "Name\tCompany\tEmail\tPhone\tNotes\r\nJosé Pérez\tCrème & Fils\tjose@creme.example\t03 20 00 00 00\t"
                            + "\"veut une cuisine,\nrouge\"\r\nAnna Bon\t\tanna@bon.example\t\t\r\n"))
            ]),
        Sample(
            testDescription: "vCard 2.1, quoted-printable",
            files: [
                File(
                    "cards.vcf", "text/x-vcard",
                    "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:P=C3=A9rez;Jos=C3=A9\r\n"
                        + "ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Cr=C3=A8me & Fils\r\nTEL;WORK:03 20 00 00 00\r\n"
                        + "EMAIL;INTERNET:jose@creme.example\r\n"
                        + "NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:veut une cuisine,=0D=0A=\r\nrouge\r\nEND:VCARD\r\n"
                        + "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Bon;Anna\r\nEMAIL;INTERNET:anna@bon.example\r\nEND:VCARD\r\n"
                )
            ]),
        Sample(
            testDescription: "vCard 4.0, two files",
            files: [
                File(
                    "jose.vcf", "text/vcard; charset=utf-8",
                    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:José Pérez\r\nORG:Crème & Fils\r\nTEL;VALUE=uri:tel:03-20-00-00-00\r\n"
                        + "EMAIL:jose@creme.example\r\nNOTE:veut une cuisine\\,\\nrouge\r\nEND:VCARD\r\n"),
                File(
                    "anna.vcf", "text/vcard; charset=utf-8",
                    "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Anna Bon\r\nEMAIL:anna@bon.example\r\nEND:VCARD\r\n"),
            ]),
        Sample(
            testDescription: "a CSV and a vCard, beside a picture",
            files: [
                File(
                    "fair.csv", "text/csv",
                    "Name,Company,Email,Phone,Notes\nJosé Pérez,Crème & Fils,jose@creme.example,03 20 00 00 00,"
                        + "\"veut une cuisine,\nrouge\"\n"),
                File("logo.png", "image/png", Data([0x89, 0x50, 0x4E, 0x47])),
                File(
                    "anna.vcf", "text/vcard",
                    "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Anna Bon\r\nEMAIL:anna@bon.example\r\nEND:VCARD\r\n"),
            ]),
        Sample(
            testDescription: "text in the mail", files: [],
            text: "\n\nNom : José Pérez\nSociété : Crème & Fils\nE-mail : jose@creme.example\nTél : 03 20 00 00 00\n"
                + "Remarque : veut une cuisine,\nrouge\n\nNom : Anna Bon\nE-mail : anna@bon.example"),
    ]

    @Test(arguments: samples)
    func areReadWhoeverMadeThem(sample: Sample) async throws {
        let company = try await Company()
        let preview = try await company.command("IMPORT House & Design" + sample.text, by: .eric, files: sample.files)
        #expect(preview.says("2 new, 0 known already, 0 with a mistake"))
        try await company.command("COMMIT", by: .eric, answering: preview)
        let jose = try #require(try await company.lead(1))
        #expect(jose.contactName == "José Pérez")
        #expect(jose.company == "Crème & Fils")
        #expect(jose.email == "jose@creme.example")
        #expect(jose.phone.flatMap { PhoneNumber.key($0) } == "320000000")
        #expect(jose.description == "veut une cuisine,\nrouge")
        #expect(try await company.lead(2)?.email == "anna@bon.example")
    }

    @Test(arguments: [
        (
            File("colours.csv", "text/csv", "Farbe;Größe\nrot;3\nblau;4\n"),
            "colours.csv has no column I understand; it has: Farbe, Größe. Name them in the first row"
        ),
        (File("cards.csv", "text/csv", ""), "cards.csv is empty."),
        (
            File(
                "cards.csv", "text/csv",
                Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, 0x49, 0x48])),
            "cards.csv is no text: save it as CSV (UTF-8) or vCard."
        ),
        (File("cards.vcf", "text/vcard", "Jane Doe\n"), "cards.vcf should hold vCards, and holds none."),
        (
            File("cards.csv", "text/csv", "Name\n" + (1...5_001).map { "Person \($0)\n" }.joined()),
            "cards.csv has too many rows: at most 5000 are read. Divide it."
        ),
        (
            File("stand.png", "image/png", Data([0x89, 0x50, 0x4E, 0x47])),
            "There is no list: attach CSV or vCard files, or write the prospects below the command."
        ),
    ])
    func thatCannotBeReadAreNamedAndChangeNothing(file: File, receipt: String) async throws {
        let company = try await Company()
        let mail = try await company.command("IMPORT House & Design", by: .eric, files: [file])
        #expect(mail.says(receipt))
        #expect(try await company.command("COMMIT", by: .eric).says("No list waits to be imported."))
        #expect(try await company.books().leads.isEmpty)
    }

    @Test func oneThatCannotBeReadHoldsUpTheOthers() async throws {
        let company = try await Company()
        let bad = File("colours.csv", "text/csv", "Farbe;Größe\nrot;3\n")
        let mail = try await company.command("IMPORT House & Design", by: .eric, files: [ImportTests.list, bad])
        #expect(mail.says("colours.csv has no column I understand"))
        #expect(try await company.command("COMMIT", by: .eric).says("No list waits to be imported."))
    }

    @Test func columnsThatMeanNothingAreNamed() async throws {
        let company = try await Company()
        let list = File("cards.csv", "text/csv", "Name,Shoe size,Email\nJane Doe,41,jane@dupont.example\n")
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [list])
        #expect(preview.says("Columns I do not understand, and leave out: Shoe size."))
    }

    @Test func rowsOfSeveralFilesAreToldApart() async throws {
        let company = try await Company()
        let second = File("more.csv", "text/csv", "Name,Email\nPaul,paul at petit\n")
        let preview = try await company.command("IMPORT House & Design", by: .eric, files: [ImportTests.list, second])
        #expect(preview.says("With a mistake, and left out (1) · more.csv Row 2 “paul at petit” is no mail address"))
        #expect(preview.says("New (3) · cards.csv Row 2 Jane Doe"))
    }

    @Test(.timeLimit(.minutes(1)))
    func aHugeVCardIsRefusedWithTheLimit() async throws {
        let company = try await Company()
        let line = Array(("NOTE:" + String(repeating: "x", count: 69) + "\r\n").utf8)
        var mail = Array(
            """
            From: \(Company.eric)\r
            To: \(try company.address(of: .eric))\r
            Subject: Cards\r
            Message-ID: \(company.nextMessageID())\r
            MIME-Version: 1.0\r
            Content-Type: multipart/mixed; boundary=b\r
            \r
            --b\r
            \r
            IMPORT House & Design\r
            --b\r
            Content-Type: text/vcard\r
            Content-Disposition: attachment; filename="cards.vcf"\r
            \r
            BEGIN:VCARD\r
            VERSION:3.0\r
            FN:Jane Doe\r

            """.utf8)
        mail.reserveCapacity(21_000_000)
        while mail.count < 20_000_000 { mail += line }
        mail += Array("END:VCARD\r\n--b--\r\n".utf8)
        let entry = try await company.receive(mail)
        #expect(try await company.answer(to: entry, for: .eric).says("cards.vcf is too big: at most 8 MB are read."))
        #expect(try await company.books().leads.isEmpty)
    }

    @Test func aColleagueIsToldOfAMailThatIsTooBigAltogether() async throws {
        let company = try await Company { $0.limits.messageSize = 2_000 }
        let entry = try await company.receive(
            from: Company.eric, to: try company.address(of: .eric), subject: "Cards", "IMPORT House & Design",
            files: [File("cards.vcf", "text/vcard", Data(repeating: 0x20, count: 4_000))])
        #expect(entry.state == .quarantined)
        #expect(try await company.answer(to: entry, for: .eric).says("2 kB"))
    }

    private static func latin1(_ text: String) -> Data {
        Data(text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    }

    private static func utf16(_ text: String) -> Data {
        Data(
            [0xFF, 0xFE] + text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] })
    }
}
