import Dispatch
import Foundation
import Store
import TestSupport
import Testing

@Suite(
    "When a process is killed while the server thinks about a mail",
    .enabled("needs Dovecot and Postfix") { MailServer.isAvailable }, .timeLimit(.minutes(1)))
struct CourierTests {
    private typealias Step = ScriptedServer.Step

    @Test func theMailIsFinishedAndTheNextStartSendsTheOthersOnly() async throws {
        let answer = DispatchSemaphore(value: 0)
        let smtp = try ScriptedServer(
            Self.greeting + Self.upToText + [.wait(for: answer), .send("250 2.0.0 taken at last\r\n"), .stall],
            Self.greeting + Self.upToText + Self.taken + Self.upToText + Self.taken + [.stall])
        let installation = try await installed("courier-late", smtp)
        defer { installation.remove() }
        _ = try await installation.whileRunning(endingWith: .kill) { _ in try await smtp.hasRead("Message-ID:") }
        let early = try await installation.guichet("poll")
        #expect(early.exitCode == 1)
        let words = "SMTP: An earlier guichet still waits for \(MailServer.host):\(smtp.port) to answer about a mail.\n"
        #expect(early.talk.contains(words), "\(early)")
        answer.signal()
        let late = try await installation.guichet("poll")
        #expect(late.exitCode == 0 && late.talk.hasSuffix("0 received, 2 sent.\n"), "\(late)")
        #expect(smtp.surprises.isEmpty)
        let messages = smtp.lines.filter { $0.hasPrefix("Message-ID:") }
        #expect(messages.count == 3 && Set(messages).count == 3, "\(messages)")
        #expect(
            try await outbox(of: installation).map(\.lastAnswer).sorted() == [
                "250 2.0.0 taken", "250 2.0.0 taken", "250 2.0.0 taken at last",
            ])
    }

    @Test func theProgramStartsAnotherCourierForTheOtherMails() async throws {
        let smtp = try ScriptedServer(
            Self.greeting + Self.upToText + [.stall],
            Self.greeting + Self.upToText + Self.taken + Self.upToText + Self.taken + [.stall])
        let installation = try await installed("courier-killed", smtp)
        defer { installation.remove() }
        let exitCode = try await installation.whileRunning { process in
            try await smtp.hasRead("Message-ID:")
            try await killCourier(of: process, untilTwoAreSentBy: installation)
        }.exitCode
        #expect(exitCode == 0)
        let left = try await outbox(of: installation).filter { $0.state != .sent }
        #expect(left.map(\.state) == [.retrying] && left[0].nextAttempt.timeIntervalSince(left[0].queued) > 50)
        #expect(left[0].lastAnswer == "The courier ended while it handed in the mail (it hung up).")
    }

    @Test func theMailThatWaitsInLineGoesOutByAnotherCourier() async throws {
        let smtp = try ScriptedServer(
            Self.greeting + Self.upToText + Self.taken + Self.upToText + [.stall],
            Self.greeting + Self.upToText + Self.taken + [.stall])
        let installation = try await installed("courier-line", smtp)
        defer { installation.remove() }
        let messages = { smtp.lines.filter { $0.hasPrefix("Message-ID:") } }
        let exitCode = try await installation.whileRunning { process in
            #expect(try await eventually { messages().count == 2 ? true : nil } == true)
            try await killCourier(of: process, untilTwoAreSentBy: installation)
        }.exitCode
        #expect(exitCode == 0)
        #expect(messages().count == 3 && Set(messages()).count == 3, "\(messages())")
        let left = try await outbox(of: installation).filter { $0.state != .sent }
        #expect(left.map(\.lastAnswer) == ["The courier ended while it handed in the mail (it hung up)."])
    }

    /// Kills the courier, and waits until two mails went out nevertheless.
    private func killCourier(of process: pid_t, untilTwoAreSentBy installation: Installation) async throws {
        kill(try #require(Self.child(of: process)), SIGKILL)
        let isDone = try await eventually {
            try await outbox(of: installation).count { $0.state == .sent } == 2 ? true : nil
        }
        #expect(isDone == true)
    }

    private func installed(_ name: String, _ smtp: ScriptedServer) async throws -> Installation {
        let installation = try Installation(
            name, on: try await MailServer.shared, .init(smtpPort: smtp.port, smtpTLS: "none"))
        let mail = CustomerMail.flow(1, to: installation.inbox)[0]
        let taken = try await installation.guichet("ingest", input: mail.text(to: installation.inbox))
        #expect((taken.output, taken.exitCode) == ("handled\n", 0), "\(taken)")
        return installation
    }

    private func outbox(of installation: Installation) async throws -> [OutboxEntry] {
        let store = try Store(path: installation.databasePath)
        defer { try? store.close() }
        return try await store.read { try $0.outbox(limit: 10) }
    }

    /// The one process that this one has started.
    private static func child(of process: pid_t) -> pid_t? {
        let path = "/proc/\(process)/task"
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        let children = threads.compactMap { try? String(contentsOfFile: "\(path)/\($0)/children", encoding: .utf8) }
        return children.joined().split(separator: " ").compactMap { pid_t($0) }.first
    }

    private static let greeting: [Step] =
        [.send("220 ready\r\n")] + Step.answer("EHLO", "250-test\r\n250 SIZE 50000000\r\n")
    private static let upToText: [Step] =
        Step.answer("MAIL FROM", "250 ok\r\n") + Step.answer("RCPT TO", "250 ok\r\n")
        + Step.answer("DATA", "354 go on\r\n") + [.readText]
    private static let taken: [Step] = [.send("250 2.0.0 taken\r\n")]
}
