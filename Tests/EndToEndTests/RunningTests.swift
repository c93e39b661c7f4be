import Foundation
import Mail
import MailMIME
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
        let next = try await installation.whileRunning { _ in
            // The first may have done it all before it stopped; who is not up yet ends by the signal itself.
            try await installation.untilLogged("watching", times: 2)
            try await installation.untilAllSent(24)
        }
        #expect(next.exitCode == 0)
        #expect(try await Audit(of: installation, expecting: mails).complaints == [])
    }

    @Test func aNewSigningKeyIsUsedAtOnce() async throws {
        let installation = try Installation(
            "rotation", on: try await MailServer.shared, .init(more: "security: {key_grace: 0d}"))
        defer { installation.remove() }
        let mails = CustomerMail.flow(2, to: installation.inbox)
        _ = try await installation.whileRunning { _ in
            try await installation.untilLogged("watching")
            try installation.deliver(mails.prefix(1))
            let old = try await installation.noticeToAnna(number: 1)
            #expect(try await installation.guichet("secret", "rotate").output == "Key 1 signs from now on.\n")
            try installation.deliver(mails.suffix(1))
            let new = try await installation.noticeToAnna(number: 2)
            for (notice, lead) in [(old, "L-1"), (new, "L-2")] {
                let to = try #require(notice.replyTo.first).email.rawValue
                let answer =
                    "From: anna@\(installation.domain)\nTo: \(to)\nSubject: Re\nMessage-ID: <\(lead)@a>\n\nTAKE \(lead)\n"
                try installation.server.deliver(answer, to: to, from: "anna@\(installation.domain)")
            }
            try await installation.untilSettled(4)
        }
        let leads = try await installation.guichet("list", "leads").output
        #expect(leads.contains("L-1   new") && leads.contains("L-2   assigned  anna"), "\(leads)")
        #expect(try String(contentsOfFile: installation.logPath, encoding: .utf8).contains("signing keys read again"))
    }

    @Test func theBooksAreComparedWithTheServer() async throws {
        let installation = try Installation("books", on: try await MailServer.shared)
        defer { installation.remove() }
        try installation.server.deposit(
            CustomerMail.flow(3, to: installation.inbox).map { $0.text(to: installation.inbox) },
            for: installation.inbox)
        let before = try await installation.guichet("ledger")
        #expect(before.exitCode == 1)
        let words = "sales: 3 mail(s) in INBOX, and 3 of them not in the ledger yet: guichet run or poll takes them in."
        #expect(before.output.contains(words), "\(before)")
        // To those who install it, that is nothing wrong.
        let check = try await installation.guichet("check")
        #expect(check.exitCode == 0 && check.output.contains("ok     ledger: received 0 = 0 handled"), "\(check)")
        #expect(try await installation.guichet("poll").exitCode == 0)
        let after = try await installation.guichet("ledger")
        #expect(after.exitCode == 0)
        #expect(after.output.contains("received 3 = 3 handled + 0 ignored + 0 quarantined"), "\(after)")
        #expect(after.output.contains("sales: 0 mail(s) in INBOX, all in the ledger."), "\(after)")
        let offline = try await installation.guichet("ledger", "--offline", "--format", "json").json()
        #expect((offline.first?["folders"] as? [Any])?.isEmpty == true)
        try installation.configure(.init(imapPort: 9))
        let unreached = try await installation.guichet("ledger")
        #expect(unreached.exitCode == 0 && unreached.talk.hasPrefix("sales was not compared: "), "\(unreached)")
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
            #expect((taken.output, taken.exitCode) == ("handled\n", 0), "\(taken)")
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

    /// Waits until Anna has so many mails, and returns the last.
    func noticeToAnna(number: Int) async throws -> ParsedMail {
        let mails = try await server.messages(of: "anna@\(domain)", atLeast: number)
        guard mails.count == number, let last = mails.last else { throw TooSlow(what: "send mail \(number) to Anna") }
        return try ParsedMail(parsing: last)
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
