import Foundation
import Mail
import Store
import TestSupport
import Testing

@Suite(
    "While guichet run works", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable },
    .timeLimit(.minutes(2)))
struct RunningTests {
    @Test func askedToStopInAFlowItStopsWithNothingHalfDone() async throws {
        let installation = try Installation("stop", on: try await MailServer.shared)
        defer { installation.remove() }
        let mails = CustomerMail.flow(24, to: installation.inbox)
        let delivery = Task { try installation.deliver(mails) }
        let (_, exitCode) = try await installation.whileRunning { _ in try await installation.untilSettled(6) }
        #expect(exitCode == 0)
        try await delivery.value
        let store = try Store(path: installation.databasePath)
        let outbox = try await store.read { try $0.outbox(limit: 1_000) }
        #expect(outbox.allSatisfy { $0.state == .sent || $0.state == .queued })
        try store.close()
        // What was left is taken up by the next start, and nothing is done twice.
        #expect(try await installation.whileRunning { _ in try await installation.untilAllSent(24) }.exitCode == 0)
        #expect(try await Audit(of: installation, expecting: mails).complaints == [])
    }

    @Test func aSecondOneSaysWhoIsAtWork() async throws {
        let installation = try Installation("second", on: try await MailServer.shared)
        defer { installation.remove() }
        _ = try await installation.whileRunning { process in
            try await installation.untilStarted(process)
            let second = try await installation.guichet("run")
            #expect(second.exitCode == 1)
            let name = "Another guichet (process \(process))"
            #expect(second.talk == "Error: \(name) works on \(installation.databasePath) already: stop it first.\n")
        }
    }

    @Test func mailsAreTakenFromAPipeAndCanBeAskedAbout() async throws {
        let installation = try Installation("pipe", on: try await MailServer.shared)
        defer { installation.remove() }
        let mail = CustomerMail.flow(2, to: installation.inbox)[1]
        _ = try await installation.whileRunning { process in
            try await installation.untilStarted(process)
            let taken = try await installation.guichet("ingest", input: mail.text(to: installation.inbox))
            #expect((taken.output, taken.exitCode) == ("handled\n", 0))
            let again = try await installation.guichet("ingest", input: mail.text(to: installation.inbox))
            #expect(again.output.hasPrefix("ignored: ") && again.exitCode == 0)
        }
        let why = try await installation.guichet("why", mail.messageID)
        #expect(why.output.contains("pipe, UID 1: handled\n") && why.output.contains("It became L-1"))
        let list = try await installation.guichet("list", "leads")
        #expect(list.output.hasPrefix("LEAD") && list.output.contains(mail.sender))
        let shown = try await installation.guichet("show", "L-1", "--format", "json")
        let json = try JSONSerialization.jsonObject(with: Data(shown.output.utf8))
        let sheet = try #require(json as? [String: Any])
        #expect(sheet["record"] as? String == "L-1")
        #expect(sheet["title"] as? String == mail.subject)
        let timeline = try #require(sheet["timeline"] as? [[String: Any]])
        #expect(Set(timeline.compactMap { $0["kind"] as? String }) == ["leadCreated", "acknowledged"])
        #expect(timeline.contains { $0["attachments"] as? [String] == ["plan-1.pdf"] })
    }
}

extension Installation {
    /// Waits until that process has the work lock.
    func untilStarted(_ process: pid_t) async throws {
        let started = try await eventually {
            (try? String(contentsOfFile: databasePath + ".lock", encoding: .utf8)) == "\(process)\n" ? true : nil
        }
        if started == nil { throw TooSlow(what: "take the work lock") }
    }

    /// Waits until so many mails are settled.
    func untilSettled(_ count: Int) async throws {
        try await until("settle \(count) mails") { $0.settled >= count }
    }

    /// Waits until so many mails are settled, filed, and everything that came of them is sent.
    func untilAllSent(_ count: Int) async throws {
        try await until("settle and send everything") { $0.settled == count && $0.waiting == 0 }
        let isFiled = try await eventually { try server.messages(of: inbox).isEmpty ? true : nil }
        if isFiled == nil { throw TooSlow(what: "file everything") }
    }

    private func until(_ what: String, _ isReached: (Progress) -> Bool) async throws {
        let store = try Store(path: databasePath)
        defer { try? store.close() }
        // What was put back unsent when it was asked to stop may wait for a minute.
        let reached = try await eventually(within: .seconds(75)) {
            isReached(try await Progress(in: store)) ? true : nil
        }
        if reached == nil { throw TooSlow(what: what) }
    }
}
