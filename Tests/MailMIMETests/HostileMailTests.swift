import Mail
import MailMIME
import Testing

/// Mails made to crash a reader or to keep it busy. Each is read within the time limit, and says something.
@Suite("A hostile mail is read all the same", .timeLimit(.minutes(1)))
struct HostileMailTests {
    @Test(arguments: [
        HostileMail("10 000 nested multiparts", body: nested(10_000)),
        HostileMail("a million header fields", header: repeated("X: v\n", 1_000_000)),
        HostileMail("a line of 20 MB", body: "\n" + repeated("x", 20_000_000)),
        HostileMail("groups within groups", header: "To: " + repeated("a:", 500_000) + "\n"),
        HostileMail(
            "brackets without end", header: "To: " + repeated("<", 500_000) + "\nCc: " + repeated("(", 500_000) + "\n"),
        HostileMail("encoded words without end", header: "X: " + repeated("=?utf-8?q?", 300_000) + "\n"),
        HostileMail("a million parts", body: mixed + repeated("--b\n\nx\n", 1_000_000)),
        HostileMail("lines like boundaries in deep multiparts", body: nested(1_100) + repeated("--b99999\n", 500_000)),
        HostileMail("mails in mails", body: repeated("Content-Type: message/rfc822\n\nSubject: a\n", 5_000)),
        HostileMail(
            "a report of a million fields",
            body: "Content-Type: message/delivery-status\n\n" + repeated("a: b\n", 1_000_000)),
        HostileMail(
            "a multipart that never begins", body: "Content-Type: multipart/mixed\n\n" + repeated("--x\n", 500_000)),
        HostileMail("a boundary behind white space", body: mixed + "\r--x\nContent-Type: text/plain\n\nx\n"),
        HostileMail("files that never end", body: "\n" + repeated("begin 644 a\n", 500_000)),
        HostileMail(
            "a charset's mistakes", body: "Content-Type: text/plain; charset=utf-7\n\n" + repeated("+", 500_000)),
        HostileMail("half a million elements, none closed", html: repeated("<div>", 500_000)),
        HostileMail("half a million quotes", html: repeated("<blockquote>a<br>", 100_000)),
        HostileMail(
            "quote boxes within quote boxes",
            html: repeated("<div class=yahoo_quoted>", 400) + repeated("b<br>", 100_000)),
        HostileMail("end tags of nothing", html: repeated("<div>", 400) + repeated("</b>", 300_000)),
        HostileMail("a tag of 200 000 attributes", html: "<a " + numbered(200_000) + ">x"),
        HostileMail("comments without end", html: repeated("<!--", 300_000)),
    ])
    func isRead(_ mail: HostileMail) throws {
        let parsed = try ParsedMail(parsing: mail.bytes)
        #expect(parsed.from.map(\.email.rawValue) == ["jane@example.test"])
    }

    @Test(arguments: [[], Array("\r\n\r\n".utf8), Array("no field at all".utf8), [UInt8](repeating: 0, count: 1_000)])
    func isNoMail(_ bytes: [UInt8]) {
        #expect(throws: UnreadableMail.self) { try ParsedMail(parsing: bytes) }
    }
}

/// Prints as its name, since its bytes would fill the log.
struct HostileMail: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let bytes: [UInt8]

    init(_ name: String, header: String = "", body: String = "\n") {
        testDescription = name
        bytes = Array(("From: jane@example.test\n" + header + body).utf8)
    }

    init(_ name: String, html: String) {
        self.init(name, body: "Content-Type: text/html; charset=utf-8\n\n" + html)
    }
}

private let mixed = "Content-Type: multipart/mixed; boundary=b\n\n"

private func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

private func nested(_ count: Int) -> String {
    (0..<count).map { "Content-Type: multipart/mixed; boundary=b\($0)\n\n--b\($0)\n" }.joined() + "\nx\n"
}

private func numbered(_ count: Int) -> String { (0..<count).map { "a\($0)" }.joined(separator: " ") }
