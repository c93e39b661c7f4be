import Mail
import MailTransport
import TestSupport
import Testing

@Suite(
    "Reading a real mailbox", .enabled("needs root and Dovecot") { MailServer.isAvailable }, .timeLimit(.minutes(2)))
struct IMAPSessionTests {
    @Test(arguments: Endpoint.Security.allCases)
    func messagesComeAsTheyAre(security: Endpoint.Security) async throws {
        let server = try await MailServer.shared
        let user = "reader-\(security)@example.test"
        let texts = (1...3).map {
            "Subject: mail \($0)\r\n\r\n* 9 EXISTS\r\n) {7}\r\n\(String(repeating: "é", count: 40_000 * $0))\r\n"
        }
        try server.deposit(texts, for: user)
        let session = IMAPSession(Self.account(of: user, on: server, security))
        _ = try await session.open()
        let summaries = try await session.summaries(after: nil)
        #expect(summaries.map(\.uid.rawValue) == [1, 2, 3])
        #expect(summaries.map(\.size) == texts.map(\.utf8.count))
        let uids = summaries.map(\.uid)
        #expect(try await session.fetch(uids).map(\.bytes) == texts.map { Array($0.utf8) })
        #expect(try await session.fetchHeaders([uids[2]]).map(\.bytes) == [Array("Subject: mail 3\r\n\r\n".utf8)])
        #expect(try await session.summaries(after: uids[1]).map(\.uid) == [uids[2]])
        #expect(try await session.summaries(after: uids[2]).isEmpty)
        await session.close()
    }

    @Test func anEmptyMailboxIsEmpty() async throws {
        let session = IMAPSession(Self.account(of: "nobody@example.test", on: try await MailServer.shared))
        let validity = try await session.open()
        #expect(try await session.summaries(after: nil).isEmpty)
        #expect(try await session.fetch([]).isEmpty)
        #expect(try await session.fetch(["1", "900"].compactMap { UInt32($0) }.compactMap(UID.init)).isEmpty)
        #expect(try await session.open() == validity)
        await session.close()
        #expect(try await session.open() == validity)
    }

    @Test func movingMakesTheFolderAndForgivesWhatIsGone() async throws {
        let server = try await MailServer.shared
        let user = "mover@example.test"
        try server.deposit((1...4).map { "Subject: \($0)\r\n\r\n" }, for: user)
        let session = IMAPSession(Self.account(of: user, on: server))
        _ = try await session.open()
        let uids = try await session.summaries(after: nil).map(\.uid)
        try await session.move([uids[0], uids[2]], to: "Guichet/Handled")
        try await session.move([uids[0], uids[1]], to: "Guichet/Handled")
        try await session.move([uids[0]], to: "Guichet/Handled")
        #expect(try await session.summaries(after: nil).map(\.uid) == [uids[3]])
        #expect(try server.messages(of: user, in: "Guichet/Handled").count == 3)
        let report = try await session.examine()
        #expect(report.folders == ["Guichet", "Guichet/Handled", "INBOX"])
        #expect(report.canIdle && report.canMove && report.canExpungeSingly)
        #expect(report.messageCount == 1)
    }

    @Test func namesInAnyScript() async throws {
        let server = try await MailServer.shared
        let user = "scripts@example.test"
        try server.deposit(["Subject: 1\r\n\r\n"], for: user)
        let session = IMAPSession(Self.account(of: user, on: server))
        _ = try await session.open()
        let name = "Traités & \"vus\"/日本語 \\ %"
        try await session.move(try await session.summaries(after: nil).map(\.uid), to: name)
        #expect(try await session.examine().folders.contains(name))
        var account = Self.account(of: user, on: server)
        account.mailbox = name
        let there = IMAPSession(account)
        _ = try await there.open()
        #expect(try await there.summaries(after: nil).count == 1)
    }

    @Test func aWaitEndsWhenAMailIsDelivered() async throws {
        let server = try await MailServer.shared
        let session = IMAPSession(Self.account(of: "waiter@example.test", on: server, .implicitTLS))
        _ = try await session.open()
        async let wait: Void = session.waitForNews(patience: .seconds(3600))
        try server.deliver("Subject: news\n\nhello", to: "waiter@example.test")
        try await wait
        let uids = try await session.summaries(after: nil).map(\.uid)
        #expect(try await session.fetch(uids).count == 1)
    }

    @Test func aWaitEndsWhenItIsCancelledOrOver() async throws {
        let session = IMAPSession(Self.account(of: "patient@example.test", on: try await MailServer.shared))
        let validity = try await session.open()
        try await session.waitForNews(patience: .milliseconds(20))
        let wait = Task { try await session.waitForNews(patience: .seconds(3600)) }
        wait.cancel()
        try await wait.value
        #expect(try await session.open() == validity)
    }

    @Test(
        arguments: [
            ("wrong password", MailServer.host, .implicitTLS, true, "guess", "refused the login"),
            ("wrong host", "127.0.0.1", .implicitTLS, true, MailServer.password, "host name that it was made out to"),
            ("unknown authority", MailServer.host, .implicitTLS, false, MailServer.password, "name its file"),
            ("unknown authority", MailServer.host, .startTLS, false, MailServer.password, "name its file"),
            ("plain from elsewhere", "mail.example.test", .none, true, MailServer.password, "without TLS"),
        ] as [(String, String, Endpoint.Security, Bool, String, String)])
    func refused(
        what: String, host: String, security: Endpoint.Security, trusts: Bool, password: String, words: String
    ) async throws {
        var account = Self.account(of: "crm@example.test", on: try await MailServer.shared, security)
        account.endpoint.host = host
        if !trusts { account.endpoint.certificateAuthorities = nil }
        account.login.password = Secret(password)
        let session = IMAPSession(account)
        let failure = await #expect(throws: MailSourceFailure.self) { try await session.open() }
        #expect(failure?.nextStep == .askOperator)
        #expect(failure?.explanation.contains(words) == true, "\(failure?.explanation ?? "")")
    }

    @Test(arguments: [
        ("missing", "/nowhere/ca.pem"), ("no certificate", "/etc/hostname"),
    ])
    func authoritiesThatCannotBeRead(what: String, path: String) async throws {
        var account = Self.account(of: "crm@example.test", on: try await MailServer.shared, .implicitTLS)
        account.endpoint.certificateAuthorities = path
        let session = IMAPSession(account)
        let failure = await #expect(throws: MailSourceFailure.self) { try await session.open() }
        #expect(failure?.nextStep == .askOperator)
        #expect(failure?.explanation.contains(path) == true, "\(failure?.explanation ?? "")")
    }

    private static func account(
        of user: String, on server: MailServer, _ security: Endpoint.Security = .none
    ) -> IMAPAccount {
        let port = security == .implicitTLS ? server.imapsPort : server.imapPort
        let endpoint = Endpoint(
            host: MailServer.host, port: port, security: security, certificateAuthorities: server.certificateAuthority)
        return IMAPAccount(endpoint: endpoint, login: Login(userName: user, password: Secret(MailServer.password)))
    }
}
