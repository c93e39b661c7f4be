import Testing

@testable import MailTransport

@Suite("What we connect to, and as whom")
struct EndpointTests {
    @Test(arguments: [
        ("localhost", true), ("127.0.0.1", true), ("127.9.9.9", true), ("::1", true), ("LocalHost", true),
        ("mail.example.test", false), ("127.0.0.1.example.test", false), ("localhost.example.test", false),
        ("10.0.0.1", false), ("127.0.0", false), ("", false), ("a b", false), ("user@localhost", false),
        ("localhost/x", false),
    ])
    func plainConnectionsStayOnThisMachine(host: String, isAllowed: Bool) {
        #expect((Endpoint(host: host, port: 143, security: .none).objection == nil) == isAllowed)
    }

    @Test(arguments: [("mail.example.test", "mail.example.test:993"), ("2001:db8::1", "[2001:db8::1]:993")])
    func writesItselfAsInURLs(host: String, text: String) {
        #expect("\(Endpoint(host: host, port: 993, security: .implicitTLS))" == text)
    }

    @Test(arguments: [
        ("crm", "pass word €\"\\", true), ("", "x", false), ("crm", "", false), ("crm", "x\n", false),
        ("a\u{0}", "x", false),
    ])
    func lineEndsDoNotReachTheServer(userName: String, password: String, isFit: Bool) {
        #expect((Login(userName: userName, password: Secret(password)).objection == nil) == isFit)
    }

    @Test func passwordsArePrintedNowhere() {
        let account = IMAPAccount(
            endpoint: Endpoint(host: "localhost", port: 143, security: .none),
            login: Login(userName: "crm", password: Secret("hunter2")))
        var dumped = ""
        dump(account, to: &dumped)
        let forms = ["\(account)", String(reflecting: account), dumped, "\(account.login.password)"]
        #expect(forms.allSatisfy { !$0.contains("hunter2") })
    }

    @Test(arguments: [("a\r\nb\u{0}\u{202E}c", "a b c"), ("12345678901", "…345678901"), ("  é  ", "é"), ("", "")])
    func outsideTextIsMadePrintable(text: String, printed: String) {
        #expect(printable(text.utf8, limit: 10).suffix(10) == printed)
    }
}
