import Mail
import MailTransport
import TestSupport
import Testing

@Suite("An SMTP server that misbehaves", .timeLimit(.minutes(1)))
struct SMTPFaultTests {
    typealias Step = ScriptedServer.Step

    @Test(
        "The failure says what to do next",
        arguments: [
            ("no greeting", [.stall], .retry, nil),
            ("refused greeting", [.send("554 5.7.1 go away\r\n")] + goodbye, .askOperator, 554),
            ("busy greeting", [.send("421 4.3.2 too busy\r\n")] + goodbye, .retry, 421),
            ("refused sender", greeting + Step.answer("MAIL", "550 5.1.0 not you\r\n") + goodbye, .giveUp, 550),
            ("too big", greeting + Step.answer("SIZE=", "552 5.3.4 too big\r\n") + goodbye, .giveUp, 552),
            (
                "login needed", greeting + Step.answer("MAIL", "530 5.7.0 log in first\r\n") + goodbye, .askOperator,
                530
            ),
            ("silence after RCPT", upToRecipient + [.stall], .retry, nil),
            ("cut after RCPT", upToRecipient + [.close], .retry, nil),
            ("cut after DATA", upToText + [.close], .retry, nil),
            ("silence after the text", upToText + [.readText, .stall], .uncertain, nil),
            ("cut after the text", upToText + [.readText, .close], .uncertain, nil),
            ("refused text", upToText + [.readText, .send("554-5.7.1 spam\r\n554 sorry\r\n")] + goodbye, .giveUp, 554),
            ("refused text for now", upToText + [.readText, .send("451 4.3.0 later\r\n")] + goodbye, .retry, 451),
        ] as [(String, [Step], SubmissionFailure.NextStep, Int?)])
    func failing(what: String, script: [Step], nextStep: SubmissionFailure.NextStep, reply: Int?) async throws {
        let server = try ScriptedServer(script)
        let message = Array(
            String(repeating: "Subject: a line of many\r\n", count: what == "cut after DATA" ? 400_000 : 3).utf8)
        let session = Self.session(with: server)
        let failure = await #expect(throws: SubmissionFailure.self) {
            try await session.submit(message, envelope: Self.envelope)
        }
        #expect(failure?.nextStep == nextStep, "\(failure?.explanation ?? "")")
        #expect(failure?.reply == reply, "\(failure?.explanation ?? "")")
        #expect(failure?.explanation.contains("localhost:\(server.port)") == true, "\(failure?.explanation ?? "")")
        #expect(server.surprises.isEmpty)
    }

    enum Stage: String, CaseIterable {
        case sender, recipient, data, text

        /// What the server answers up to there.
        fileprivate func script(refusing reply: String) -> [Step] {
            let refusal = [Step.send("\(reply)\r\n")] + SMTPFaultTests.goodbye
            return switch self {
            case .sender: SMTPFaultTests.greeting + [.expect("MAIL")] + refusal
            case .recipient:
                SMTPFaultTests.greeting + Step.answer("MAIL", "250 ok\r\n") + [.expect("RCPT")] + refusal
            case .data: SMTPFaultTests.upToRecipient + [.expect("DATA")] + refusal
            case .text: SMTPFaultTests.upToText + [.readText] + refusal
            }
        }
    }

    /// RFC 5321 §4.2.1: 4yz is for now, 5yz for good.
    @Test(arguments: Stage.allCases, [421, 450, 451, 452, 550, 552, 553, 554])
    func aRefusalAtAnyStageIsForNowOrForGood(stage: Stage, reply: Int) async throws {
        let server = try ScriptedServer(stage.script(refusing: "\(reply) no"), stage.script(refusing: "\(reply) no"))
        let failure = await #expect(throws: SubmissionFailure.self) {
            try await Self.session(with: server).submit(Array("Subject: a\r\n\r\n".utf8), envelope: Self.envelope)
        }
        #expect(failure?.nextStep == (reply < 500 ? .retry : .giveUp), "\(failure?.explanation ?? "")")
        #expect(failure?.reply == reply)
    }

    @Test func whereOneOfThreeRecipientsIsRefusedNobodyGetsIt() async throws {
        let server = try ScriptedServer(
            Self.greeting + Step.answer("MAIL", "250 ok\r\n") + Step.answer("RCPT TO:<anna@", "250 ok\r\n")
                + Step.answer("RCPT TO:<bob@", "550 5.1.1 unknown\r\n") + [.stall])
        let envelope = Envelope(
            sender: nil, recipients: ["anna", "bob", "eve"].compactMap { EmailAddress("\($0)@example.test") })
        let failure = await #expect(throws: SubmissionFailure.self) {
            try await Self.session(with: server).submit([], envelope: envelope)
        }
        #expect(failure?.nextStep == .giveUp && failure?.reply == 550)
        #expect(!server.lines.contains { $0.hasPrefix("DATA") })
    }

    @Test func theServersWordsAreKept() async throws {
        let server = try ScriptedServer(
            Self.upToText + [.readText, .send("554-5.7.1 looks like\r\n554 spam\r\n"), .stall])
        let session = Self.session(with: server)
        let failure = await #expect(throws: SubmissionFailure.self) {
            try await session.submit([], envelope: Self.envelope)
        }
        #expect(failure?.explanation.contains("554-5.7.1 looks like 554 spam") == true)
    }

    @Test(
        "A kept connection that the server has closed meanwhile is made anew",
        arguments: [
            ("closed", [.close]),
            ("closed with a word", [.expect("MAIL"), .send("421 4.4.2 idle for too long\r\n"), .close]),
        ] as [(String, [Step])])
    func staleConnection(how: String, ending: [Step]) async throws {
        let server = try ScriptedServer(
            Self.upToText + [.readText, .send("250 taken\r\n")] + ending,
            Self.upToText + [.readText, .send("250 taken again\r\n")])
        let session = Self.session(with: server)
        #expect(try await session.submit([], envelope: Self.envelope) == "250 taken")
        #expect(try await session.submit([], envelope: Self.envelope) == "250 taken again")
    }

    @Test func theTextGoesOutAsItShould() async throws {
        let server = try ScriptedServer(
            Self.upToText + [.readText, .send("250 taken\r\n"), .expect("QUIT"), .send("221 bye\r\n")])
        let session = Self.session(with: server)
        _ = try await session.submit(Array(".a\r\n..b\n.\r\nMAIL FROM:<x>\rlast".utf8), envelope: Self.envelope)
        await session.close()
        try await server.hasRead("QUIT")
        #expect(Array(server.lines.dropFirst(4)) == ["..a", "...b", "..", "MAIL FROM:<x>", "last", "QUIT"])
        #expect(server.lines[1].hasPrefix("MAIL FROM:<> SIZE="))
    }

    @Test("libcurl does not lose the end of a text when the stuffed dots make up for it", arguments: [0, 1, 2, 77])
    func stuffedDots(count: Int) async throws {
        let server = try ScriptedServer(Self.upToText + [.readText, .send("250 taken\r\n")])
        let dots = String(repeating: ".\r\n", count: count)
        // One buffer of libcurl's is 64 kB, so what is left for the second is as long as the stuffed dots.
        let text = dots + String(repeating: "x", count: 65_536 - dots.utf8.count) + String(repeating: "y", count: count)
        _ = try await Self.session(with: server).submit(Array(text.utf8), envelope: Self.envelope)
        #expect(server.lines.last?.count { $0 == "y" } == count)
    }

    @Test func closingDoesNotWaitForASilentServer() async throws {
        let server = try ScriptedServer(Self.upToText + [.readText, .send("250 taken\r\n"), .stall])
        let session = Self.session(with: server)
        _ = try await session.submit([], envelope: Self.envelope)
        let time = await ContinuousClock().measure { await session.close() }
        #expect(time < .seconds(3))
    }

    /// Without it, libcurl waits for the answer to its QUIT as long as for any other.
    private static let goodbye = Step.answer("QUIT", "221 bye\r\n")
    private static let greeting: [Step] =
        [.send("220 ready\r\n")] + Step.answer("EHLO", "250-test\r\n250 SIZE 50000000\r\n")
    private static let upToRecipient: [Step] =
        greeting + Step.answer("MAIL FROM", "250 ok\r\n") + Step.answer("RCPT TO:<anna@example.test>", "250 ok\r\n")
    private static let upToText: [Step] = upToRecipient + Step.answer("DATA", "354 go on\r\n")

    private static var envelope: Envelope {
        Envelope(sender: nil, recipients: ["anna@example.test"].compactMap(EmailAddress.init))
    }

    private static func session(with server: ScriptedServer) -> SMTPSession {
        var account = SMTPAccount(endpoint: Endpoint(host: "localhost", port: server.port, security: .none))
        account.connectTimeout = .seconds(3)
        account.replyTimeout = .seconds(2)
        return SMTPSession(account)
    }
}
