import Mail
import MailMIME
import Testing

@Suite("The parts of a mail")
struct MailStructureTests {
    @Test func twoFormsOfATextAreOneBody() throws {
        let read = try mail(multipart("alternative", [plain("Hello"), html("<p>Hello <b>you</b></p>"), calendar]))
        #expect(read.plainText == "Hello")
        #expect(read.html == "<p>Hello <b>you</b></p>" && read.text == "Hello")
        #expect(read.attachments.map(\.mediaType.essence) == ["text/calendar"])
    }

    @Test func anEmptyTextBesideHTMLIsNotTheBody() throws {
        let read = try mail(multipart("alternative", [plain(" \n"), html("<p>Hello <b>you</b></p>")]))
        #expect(read.text == "Hello you")
        #expect(try mail(multipart("alternative", [plain(" \n"), html("<p></p>")])).plainText == " \n")
    }

    @Test(arguments: [
        ("Your mail program does not show HTML. Please use another one.", "Two chairs"),
        ("This is an HTML message.", "Two chairs"), ("Dies ist eine HTML-E-Mail.", "Two chairs"),
        ("Votre logiciel de messagerie ne lit pas le HTML.", "Two chairs"),
        ("Two chairs, and no HTML mail please", "Two chairs, and no HTML mail please"), ("Two", "Two"),
    ])
    func aTextThatOnlyAsksForHTMLIsNotTheBody(text: String, expected: String) throws {
        let page = text.hasPrefix("Two") ? "<p>\(text)</p>" : "<p>Two chairs</p>"
        let read = try mail(multipart("alternative", [plain(text), html(page)]))
        #expect(read.text == expected)
        #expect(read.plainText == text)
        #expect(try mail(multipart("mixed", [plain(text), html(page)])).text.hasPrefix(text))
    }

    @Test func severalTextsAreJoined() throws {
        let read = try mail(multipart("mixed", [plain("One"), file("a.pdf"), plain("Two")]))
        #expect(read.plainText == "One\nTwo")
        #expect(read.attachments.map(\.fileName) == ["a.pdf"])
        #expect(read.attachments.map(\.content) == [[1, 2, 3]])
    }

    @Test func picturesOfAPageAreInline() throws {
        let picture =
            "Content-Type: image/png\r\nContent-ID: <logo@x>\r\nContent-Disposition: inline\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\nAQID"
        let read = try mail(multipart("related", [html("<p>a</p>"), picture]))
        #expect(read.html == "<p>a</p>" && read.plainText == nil && read.text == "a")
        #expect(read.attachments.map(\.contentID) == ["logo@x"])
        #expect(read.attachments.map(\.isInline) == [true])
    }

    @Test func embeddedMailIsReadAndKept() throws {
        let inner = "From: eric@example.test\r\nSubject: Inner\r\n\r\nText"
        let read = try mail(multipart("mixed", [plain("See below"), "Content-Type: message/rfc822\r\n\r\n\(inner)"]))
        #expect(read.embeddedMails.map(\.subject) == ["Inner"])
        #expect(read.embeddedMails.first?.plainText == "Text")
        #expect(read.attachments.map(\.content) == [Array(inner.utf8)])
    }

    @Test func reportIsReadInGroups() throws {
        let status =
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.test\r\n\r\n"
            + "Final-Recipient: rfc822; jane@example.test\r\nStatus: 5.1.1\r\n"
        let read = try mail(multipart("report", [plain("Sorry"), status]))
        #expect(read.report.map { $0.map(\.name) } == [["Reporting-MTA"], ["Final-Recipient", "Status"]])
        #expect(read.report.last?.last?.value == "5.1.1")
    }

    @Test(arguments: ["", "; boundary=other", " boundary=b"])
    func aMissingBoundaryIsFound(parameter: String) throws {
        let body = "--b\r\n\(html("<p>a</p>"))\r\n--b\r\n\(file("a.pdf"))\r\n--b--\r\n"
        let read = try mail("Content-Type: multipart/mixed\(parameter)\r\n\r\n\(body)")
        #expect(read.html == "<p>a</p>")
        #expect(read.attachments.map(\.fileName) == ["a.pdf"])
    }

    @Test(arguments: [" --x", "\r--x", "--x y"])
    func withoutAnyBoundaryTheTextIsShown(line: String) throws {
        let read = try mail(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n\(line)\r\nContent-Type: text/plain\r\n\r\nx\r\n")
        #expect(read.plainText?.hasSuffix("\nContent-Type: text/plain\n\nx\n") == true)
    }

    @Test(arguments: ["", "Content-Type: multipart/mixed\r\n"])
    func uuencodedFileIsTakenOutOfTheText(header: String) throws {
        let read = try mail("\(header)\r\nHello\r\nbegin 644 a.txt\r\n#86)C\r\n`\r\nend\r\nBye\r\n")
        #expect(read.plainText == "Hello\nBye\n")
        #expect(read.attachments.map(\.fileName) == ["a.txt"])
        #expect(read.attachments.map(\.content) == [Array("abc".utf8)])
    }

    private var calendar: String { "Content-Type: text/calendar; method=REQUEST\r\n\r\nBEGIN:VCALENDAR" }

    private func plain(_ text: String) -> String { "Content-Type: text/plain\r\n\r\n\(text)" }

    private func html(_ text: String) -> String { "Content-Type: text/html\r\n\r\n\(text)" }

    private func file(_ name: String) -> String {
        "Content-Type: application/pdf; name=\"\(name)\"\r\nContent-Transfer-Encoding: base64\r\n\r\nAQID"
    }

    private func multipart(_ subtype: String, _ parts: [String]) -> String {
        "Content-Type: multipart/\(subtype); boundary=b\r\n\r\n"
            + parts.map { "--b\r\n\($0)\r\n" }.joined() + "--b--\r\n"
    }

    private func mail(_ rest: String) throws -> ParsedMail {
        try ParsedMail(parsing: Array("From: jane@example.test\r\nMIME-Version: 1.0\r\n\(rest)".utf8))
    }
}
