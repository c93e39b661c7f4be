import Mail
import MailTransport
import TestSupport
import Testing

@Suite(
    "Handing mail in to a real server", .enabled("needs root and Dovecot") { MailServer.isAvailable },
    .timeLimit(.minutes(2)))
struct SMTPSessionTests {
    @Test(arguments: Endpoint.Security.allCases, [false, true])
    func mailArrives(security: Endpoint.Security, withLogin: Bool) async throws {
        let server = try await MailServer.shared
        let user = "\(security)-\(withLogin)@example.test"
        var account = Self.account(on: server, security)
        if withLogin { account.login = Login(userName: "crm@example.test", password: Secret(MailServer.password)) }
        let session = SMTPSession(account)
        #expect(try await session.verify().hasPrefix("250 "))
        let answer = try await session.submit(
            Array("Subject: é\r\n\r\n.dot\r\n\r\n.\r\nend\r\n".utf8), envelope: Self.envelope(to: [user]))
        #expect(answer.hasPrefix("250 2.0.0 Ok: queued as "))
        let arrived = try await server.messages(of: user, atLeast: 1).map { String(decoding: $0, as: UTF8.self) }
        #expect(arrived.count == 1)
        #expect(arrived.first?.contains("\r\nSubject: é\r\n") == true)
        #expect(arrived.first?.hasSuffix("\r\n\r\n.dot\r\n\r\n.\r\nend\r\n") == true)
        #expect(arrived.first?.hasPrefix("Return-Path: <bounces@example.test>") == true)
        await session.close()
    }

    @Test(
        arguments: [
            ("reject", .giveUp, 550, "no such user here"), ("defer", .retry, 450, "mailbox busy"),
        ] as [(String, SubmissionFailure.NextStep, Int, String)])
    func aRefusedRecipientKeepsTheMailFromAll(
        address: String, nextStep: SubmissionFailure.NextStep, reply: Int, words: String
    ) async throws {
        let server = try await MailServer.shared
        let session = SMTPSession(Self.account(on: server))
        let good = "beside-\(address)@example.test"
        let failure = await #expect(throws: SubmissionFailure.self) {
            try await session.submit(Self.mail, envelope: Self.envelope(to: [good, "\(address)@example.test"]))
        }
        #expect(failure?.nextStep == nextStep)
        #expect(failure?.reply == reply)
        #expect(failure?.explanation.contains(words) == true)
        // The session is as good as before; mails arrive in order, so only the second one did.
        _ = try await session.submit(Self.mail, envelope: Self.envelope(to: [good]))
        #expect(try await server.messages(of: good, atLeast: 1).count == 1)
    }

    @Test func manyMailsOverOneConnection() async throws {
        let server = try await MailServer.shared
        let session = SMTPSession(Self.account(on: server, .startTLS))
        for _ in 1...100 { _ = try await session.submit(Self.mail, envelope: Self.envelope(to: ["many@example.test"])) }
        await session.close()
        #expect(try await server.messages(of: "many@example.test", atLeast: 100).count == 100)
    }

    @Test func theNullSenderIsSentAsSuch() async throws {
        let server = try await MailServer.shared
        let session = SMTPSession(Self.account(on: server))
        var envelope = Self.envelope(to: ["null@example.test"])
        envelope.sender = nil
        _ = try await session.submit(Self.mail, envelope: envelope)
        let arrived = try await server.messages(of: "null@example.test", atLeast: 1)
        #expect(arrived.first?.starts(with: Array("Return-Path: <>".utf8)) == true)
    }

    @Test func addressesBeyondASCII() async throws {
        let server = try await MailServer.shared
        let session = SMTPSession(Self.account(on: server))
        // Postfix takes it only with SMTPUTF8. RFC 6531 §3.4.
        let answer = try await session.submit(Self.mail, envelope: Self.envelope(to: ["zoé@example.test"]))
        #expect(answer.hasPrefix("250 "))
    }

    @Test(
        arguments: [
            ("wrong password", MailServer.host, .startTLS, true, "guess", "refused the login"),
            ("wrong host", "127.0.0.1", .implicitTLS, true, MailServer.password, "host name that it was made out to"),
            ("unknown authority", MailServer.host, .startTLS, false, MailServer.password, "name its file"),
            ("plain from elsewhere", "mail.example.test", .none, true, MailServer.password, "without TLS"),
        ] as [(String, String, Endpoint.Security, Bool, String, String)])
    func refused(
        what: String, host: String, security: Endpoint.Security, trusts: Bool, password: String, words: String
    ) async throws {
        var account = Self.account(on: try await MailServer.shared, security)
        account.endpoint.host = host
        if !trusts { account.endpoint.certificateAuthorities = nil }
        account.login = Login(userName: "crm@example.test", password: Secret(password))
        let session = SMTPSession(account)
        let failure = await #expect(throws: SubmissionFailure.self) { try await session.verify() }
        #expect(failure?.nextStep == .askOperator)
        #expect(failure?.explanation.contains(words) == true, "\(failure?.explanation ?? "")")
    }

    private static let mail = Array("Subject: hello\r\n\r\nworld\r\n".utf8)

    private static func envelope(to recipients: [String]) -> Envelope {
        Envelope(sender: EmailAddress("bounces@example.test"), recipients: recipients.compactMap(EmailAddress.init))
    }

    private static func account(on server: MailServer, _ security: Endpoint.Security = .none) -> SMTPAccount {
        let port = security == .implicitTLS ? server.smtpsPort : server.smtpPort
        return SMTPAccount(
            endpoint: Endpoint(
                host: MailServer.host, port: port, security: security,
                certificateAuthorities: server.certificateAuthority))
    }
}
