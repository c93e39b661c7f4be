import Mail
import MailTransport
import TestSupport
import Testing

@Suite("An IMAP server that misbehaves", .timeLimit(.minutes(1)))
struct IMAPFaultTests {
    typealias Step = ScriptedServer.Step

    @Test(
        "Fetching fails, in words, and the next call connects anew",
        arguments: [
            (
                "cut inside a literal", [.send("* 1 FETCH (UID 1 BODY[] {100}\r\nSubject: cut"), .close],
                "closed the connection"
            ),
            ("silence", [.stall], "did not answer"),
            (
                "silence inside a literal", [.send("* 1 FETCH (UID 1 BODY[] {100}\r\nSubject"), .stall],
                "did not answer"
            ),
            ("garbage", [.send("\u{1}\u{2}lorem ipsum\r\n")], "lorem ipsum"),
            ("over-long line", [.send("* " + String(repeating: "x", count: 70_000)), .stall], "a line of more than"),
            ("absurd literal", [.send("* 1 FETCH (UID 1 BODY[] {99999999999}\r\n"), .stall], "announced"),
            ("goodbye", [.send("* BYE going down for the night\r\n"), .stall], "going down for the night"),
            ("refusal", [.send("%tag NO [SERVERBUG] disk broken\r\n"), .stall], "disk broken"),
        ] as [(String, [Step], String)])
    func fetching(what: String, fault: [Step], words: String) async throws {
        let server = try ScriptedServer(
            Self.opening() + [.expect("UID FETCH 1 (UID BODY.PEEK[])")] + fault, Self.opening())
        let session = Self.session(with: server)
        _ = try await session.open()
        let failure = await #expect(throws: MailSourceFailure.self) { try await session.fetch([Self.uid(1)]) }
        #expect(failure?.nextStep == .reconnect)
        #expect(failure?.explanation.contains(words) == true, "\(failure?.explanation ?? "")")
        #expect(failure?.explanation.contains("localhost:\(server.port)") == true)
        #expect(try await session.open().rawValue == 7)
        #expect(server.surprises.isEmpty)
    }

    @Test(
        "Opening fails, and says whom to ask",
        arguments: [
            ("no greeting", [.stall], .reconnect, "did not answer in time"),
            (
                "another kind of server", [.send("220 mail.example.test ESMTP\r\n"), .stall], .reconnect,
                "220 mail.example.test"
            ),
            ("cut at login", greeting + [.expect("LOGIN"), .close], .reconnect, "The connection to localhost"),
            (
                "wrong password", greeting + Step.answer("LOGIN", "%tag NO [AUTHENTICATIONFAILED] wrong\r\n"),
                .askOperator, "[AUTHENTICATIONFAILED] wrong"
            ),
            (
                "login out of order", greeting + Step.answer("LOGIN", "%tag NO [UNAVAILABLE] later\r\n"), .reconnect,
                "later"
            ),
            (
                "no such mailbox", login() + Step.answer("SELECT", "%tag NO no such mailbox\r\n"), .reconnect,
                "“INBOX” (it said “no such mailbox”): create it again if it was deleted, or correct its name."
            ),
            (
                "a mailbox of others", login() + Step.answer("SELECT", "%tag NO [NOPERM] not yours\r\n"), .askOperator,
                "not yours"
            ),
            ("mailbox in use", login() + Step.answer("SELECT", "%tag NO [INUSE] locked\r\n"), .reconnect, "locked"),
            (
                "no UIDVALIDITY", login() + Step.answer("SELECT", "* 0 EXISTS\r\n%tag OK done\r\n"), .reconnect,
                "generation"
            ),
        ] as [(String, [Step], MailSourceFailure.NextStep, String)])
    func opening(what: String, script: [Step], nextStep: MailSourceFailure.NextStep, words: String) async throws {
        let server = try ScriptedServer(script)
        let failure = await #expect(throws: MailSourceFailure.self) { try await Self.session(with: server).open() }
        #expect(failure?.nextStep == nextStep)
        #expect(failure?.explanation.contains(words) == true, "\(failure?.explanation ?? "")")
        #expect(failure?.explanation.contains("hunter2") == false)
    }

    @Test func withoutSTARTTLSNothingIsSent() async throws {
        let server = try ScriptedServer(Self.greeting)
        var account = Self.account(for: server)
        account.endpoint.security = .startTLS
        let failure = await #expect(throws: MailSourceFailure.self) { try await IMAPSession(account).open() }
        #expect(failure?.nextStep == .askOperator)
        #expect(!server.lines.contains { $0.contains("LOGIN") })
    }

    @Test func nobodyListening() async throws {
        var account = Self.account(for: try ScriptedServer())
        account.endpoint.port = 1
        let failure = await #expect(throws: MailSourceFailure.self) { try await IMAPSession(account).open() }
        #expect(failure?.nextStep == .reconnect)
    }

    @Test func newGenerationOfUIDsIsNoticedBeforeAnythingIsTouched() async throws {
        let server = try ScriptedServer(
            Self.opening() + [.expect("UID FETCH"), .close], Self.opening(validity: 8), Self.opening(validity: 8))
        let session = Self.session(with: server)
        #expect(try await session.open().rawValue == 7)
        await #expect(throws: MailSourceFailure.self) { try await session.summaries(after: nil) }
        let failure = await #expect(throws: MailSourceFailure.self) {
            try await session.move([Self.uid(1)], to: "Done")
        }
        #expect(failure?.explanation.contains("anew") == true)
        #expect(try await session.open().rawValue == 8)
        #expect(!server.lines.contains { $0.contains("UID COPY") })
    }

    @Test func aMailboxDeletedWhileIdlingIsOpenedOnceItIsBack() async throws {
        let server = try ScriptedServer(
            Self.opening(capabilities: "IMAP4rev1 IDLE")
                + Step.answer("IDLE", "+ idling\r\n* BYE Selected mailbox was deleted\r\n") + [.stall],
            Self.login() + Step.answer("SELECT", "%tag NO [NONEXISTENT] gone\r\n"), Self.opening(validity: 8))
        let session = Self.session(with: server)
        _ = try await session.open()
        let during = await #expect(throws: MailSourceFailure.self) {
            try await session.waitForNews(patience: .seconds(3600))
        }
        #expect(during?.explanation.contains("“Selected mailbox was deleted”") == true)
        let after = await #expect(throws: MailSourceFailure.self) { try await session.open() }
        #expect(after?.explanation.contains("(it said “[NONEXISTENT] gone”): create it again") == true)
        #expect(try await session.open().rawValue == 8)
        #expect(server.surprises.isEmpty)
    }

    @Test func whatTookThePlaceOfADeletedMailboxIsFoundThoughTheServerSaysNothing() async throws {
        let selection = "* 1 EXISTS\r\n* OK [UIDVALIDITY 8] ok\r\n%tag OK [READ-WRITE] ok\r\n"
        let server = try ScriptedServer(Self.opening() + Step.answer("SELECT \"INBOX\"", selection))
        var account = Self.account(for: server)
        account.reselection = .zero
        let session = IMAPSession(account)
        #expect(try await session.open().rawValue == 7)
        #expect(try await session.open().rawValue == 8)
        #expect(server.surprises.isEmpty)
    }

    @Test func onlyWhatIsAboveCounts() async throws {
        let reply = "* 3 FETCH (UID 9 RFC822.SIZE 100)\r\n* 2 FETCH (FLAGS (\\Seen))\r\n%tag OK done\r\n"
        let server = try ScriptedServer(Self.opening() + Step.answer("UID FETCH 10:* (UID RFC822.SIZE)", reply))
        #expect(try await Self.session(with: server).summaries(after: Self.uid(9)).isEmpty)
    }

    @Test func withoutMoveAndUIDPLUSCopiesAreMarkedAndOtherMailIsLeftAlone() async throws {
        let server = try ScriptedServer(
            Self.opening() + Step.answer("UID COPY 1:2 \"Done\"", "%tag NO [TRYCREATE] create it first\r\n")
                + Step.answer("CREATE \"Done\"", "%tag OK created\r\n")
                + Step.answer("SUBSCRIBE \"Done\"", "%tag NO no lists\r\n")
                + Step.answer("UID COPY 1:2 \"Done\"", "%tag OK copied\r\n")
                + Step.answer("UID STORE 1:2 +FLAGS.SILENT (\\Deleted)", "%tag OK marked\r\n")
                + Step.answer("LOGOUT", "* BYE\r\n"))
        let session = Self.session(with: server)
        try await session.move([Self.uid(2), Self.uid(1)], to: "Done")
        await session.close()
        #expect(server.surprises.isEmpty)
        #expect(!server.lines.contains { $0.contains("EXPUNGE") })
    }

    @Test func withUIDPLUSOnlyTheMovedAreExpunged() async throws {
        let server = try ScriptedServer(
            Self.opening(capabilities: "IMAP4rev1 UIDPLUS NAMESPACE")
                + Step.answer("UID COPY 1 \"INBOX.Guichet.Done\"", "%tag OK\r\n")
                + Step.answer("UID STORE 1 ", "%tag OK\r\n")
                + Step.answer("UID EXPUNGE 1", "* 1 EXPUNGE\r\n%tag OK\r\n"))
        try await Self.session(with: server).move([Self.uid(1)], to: "Guichet/Done")
        #expect(server.surprises.isEmpty)
    }

    @Test func aConnectionThatDiedBetweenTwoCallsIsMadeAnew() async throws {
        let server = try ScriptedServer(Self.opening() + [.close], Self.opening(validity: 8))
        let session = Self.session(with: server)
        #expect(try await session.open().rawValue == 7)
        #expect(try await session.open().rawValue == 8)
    }

    @Test("A cancelled wait ends at once, and spoils nothing", arguments: [true, false])
    func cancelledWait(serverAnswers: Bool) async throws {
        let end = serverAnswers ? Step.answer("DONE", "G4 OK done\r\n") + Step.answer("NOOP", "%tag OK\r\n") : [.stall]
        let server = try ScriptedServer(
            Self.opening(capabilities: "IMAP4rev1 IDLE") + Step.answer("IDLE", "+ idling\r\n") + end, Self.opening())
        let session = Self.session(with: server)
        _ = try await session.open()
        let wait = Task { try await session.waitForNews(patience: .seconds(3600)) }
        try await server.hasRead("IDLE")
        wait.cancel()
        try await wait.value
        #expect(try await session.open().rawValue == 7)
        #expect(server.surprises.isEmpty)
        #expect(server.lines.contains { $0.contains("NOOP") } == serverAnswers)
    }

    @Test func withoutIDLEAWaitEndsWithAQuestion() async throws {
        let server = try ScriptedServer(Self.opening() + Step.answer("NOOP", "* 4 EXISTS\r\n%tag OK done\r\n"))
        let session = Self.session(with: server)
        _ = try await session.open()
        try await session.waitForNews(patience: .milliseconds(50))
        #expect(server.lines.last?.contains("NOOP") == true)
    }

    @Test func whatTheServerSaysBesideIsNews() async throws {
        let reply = "* 4 EXISTS\r\n* OK [ALERT] disk {5}\r\n* 1 FETCH (UID 1 BODY[] {1}\r\nx)\r\n%tag OK done\r\n"
        let server = try ScriptedServer(
            Self.opening(capabilities: "IMAP4rev1 IDLE") + Step.answer("UID FETCH 1 ", reply) + [.stall])
        let session = Self.session(with: server)
        _ = try await session.open()
        #expect(try await session.fetch([Self.uid(1)]).map(\.bytes) == [[UInt8(ascii: "x")]])
        try await session.waitForNews(patience: .seconds(3600))
    }

    @Test func mailsThatGoAndComeInTheMiddleAreNoTrouble() async throws {
        let reply =
            "* 2 EXPUNGE\r\n* 1 FETCH (UID 1 BODY[] {1}\r\nx)\r\n* 1 EXPUNGE\r\n* 9 EXISTS\r\n* 0 RECENT\r\n"
            + "* 2 FETCH (UID 3 BODY[] {1}\r\ny)\r\n%tag OK done\r\n"
        let server = try ScriptedServer(Self.opening() + Step.answer("UID FETCH 1,3 ", reply) + [.stall])
        let session = Self.session(with: server)
        _ = try await session.open()
        let fetched = try await session.fetch([Self.uid(1), Self.uid(3)])
        #expect(fetched.map(\.uid) == [try Self.uid(1), try Self.uid(3)])
        #expect(fetched.map(\.bytes) == [[UInt8(ascii: "x")], [UInt8(ascii: "y")]])
    }

    @Test func aConnectionCutWhileIdlingIsMadeAnew() async throws {
        let server = try ScriptedServer(
            Self.opening(capabilities: "IMAP4rev1 IDLE") + Step.answer("IDLE", "+ idling\r\n") + [.close],
            Self.opening())
        let session = Self.session(with: server)
        _ = try await session.open()
        let failure = await #expect(throws: MailSourceFailure.self) {
            try await session.waitForNews(patience: .seconds(3600))
        }
        #expect(failure?.nextStep == .reconnect)
        #expect(try await session.open().rawValue == 7)
        #expect(server.surprises.isEmpty)
    }

    @Test func idleThatIsRefusedIsReplacedByListening() async throws {
        let server = try ScriptedServer(
            Self.opening(capabilities: "IMAP4rev1 IDLE") + Step.answer("IDLE", "%tag NO not today\r\n")
                + Step.answer("NOOP", "%tag OK\r\n"))
        let session = Self.session(with: server)
        _ = try await session.open()
        try await session.waitForNews(patience: .milliseconds(50))
        #expect(server.surprises.isEmpty)
    }

    @Test func aDeadServerIsNoticedWhileIdling() async throws {
        let server = try ScriptedServer(
            Self.opening(capabilities: "IMAP4rev1 IDLE") + Step.answer("IDLE", "+ idling\r\n") + [.stall])
        let session = Self.session(with: server)
        _ = try await session.open()
        await #expect(throws: MailSourceFailure.self) { try await session.waitForNews(patience: .milliseconds(50)) }
    }

    private static let greeting: [Step] =
        [.send("* OK ready\r\n")] + Step.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\r\n%tag OK\r\n")

    private static func login(_ capabilities: String = "IMAP4rev1") -> [Step] {
        greeting + Step.answer("LOGIN crm hunter2", "%tag OK welcome\r\n")
            + Step.answer("CAPABILITY", "* CAPABILITY \(capabilities)\r\n%tag OK\r\n")
            + (capabilities.contains("NAMESPACE")
                ? Step.answer("NAMESPACE", "* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n%tag OK\r\n")
                : Step.answer("LIST \"\" \"\"", "* LIST (\\Noselect) \"/\" \"\"\r\n%tag OK\r\n"))
    }

    private static func opening(capabilities: String = "IMAP4rev1", validity: Int = 7) -> [Step] {
        login(capabilities)
            + Step.answer(
                "SELECT \"INBOX\"", "* 3 EXISTS\r\n* OK [UIDVALIDITY \(validity)] ok\r\n%tag OK [READ-WRITE] ok\r\n")
    }

    private static func account(for server: ScriptedServer) -> IMAPAccount {
        var account = IMAPAccount(
            endpoint: Endpoint(host: "localhost", port: server.port, security: .none),
            login: Login(userName: "crm", password: Secret("hunter2")))
        account.connectTimeout = .seconds(2)
        account.commandTimeout = .seconds(2)
        account.maximumFetchSize = 1 << 20
        account.eagerness = .zero
        return account
    }

    private static func session(with server: ScriptedServer) -> IMAPSession { IMAPSession(account(for: server)) }

    private static func uid(_ number: UInt32) throws -> UID { try #require(UID(rawValue: number)) }
}
