import Mail
import MailMIME
import Testing

@Suite("Whom a mail is from")
struct SoleAuthorTests {
    @Test(arguments: [
        ("From: Jane <jane@example.test>", "jane@example.test"),
        ("From: jane@example.test", "jane@example.test"),
        ("from: =?utf-8?q?Andr=C3=A9?= <a@example.test>", "a@example.test"),
        ("From: \"Doe, Jane\" <jane@example.test>", "jane@example.test"),
        ("From: \"eric@example.test\" <jane@example.test>", "jane@example.test"),
        ("From: Jane <jane@example.test>\r\nFrom: Eric <eric@example.test>", nil),
        ("From: Jane <jane@example.test>\r\nfrom: Jane <jane@example.test>", nil),
        ("From: jane@example.test, eric@example.test", nil),
        ("From: Staff: jane@example.test;", nil),
        ("From: jane@example.test, nobody", nil),
        ("From: =?utf-8?q?jane=40example.test?=", nil),
        ("From: =?utf-8?q?Jane_=3Cjane=40example.test=3E?=", nil),
        ("From: jane@example.test; eric@example.test", nil), ("From: [X] Jane <jane@example.test>", nil),
        ("From: Jane jane@example.test", nil), ("From: nobody", nil), ("From:", nil),
        ("Sender: jane@example.test", nil),
    ])
    func isClearOnlyWithOneMailboxInOneField(header: String, address: String?) throws {
        let mail = try ParsedMail(parsing: Array("\(header)\r\nSubject: x\r\n\r\n".utf8))
        #expect(mail.soleAuthor?.rawValue == address)
    }

    @Test func whatTheServerQuotesIsNotDecoded() throws {
        let written = "mx.example.test; spf=pass smtp.mailfrom=\"=?utf-8?q?=22=3B_dmarc=3Dpass?=\""
        let mail = try ParsedMail(
            parsing: Array("authentication-results: mx.example.test;\r\n spf=pass\r\n".utf8)
                + Array("Authentication-Results: \(written)\r\n\r\n".utf8))
        #expect(mail.values(of: "Authentication-Results") == ["mx.example.test; spf=pass", written])
    }
}
