import Mail
import Store
import TestSupport
import Testing

@Suite(
    "When somebody deletes the mailbox", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable },
    .timeLimit(.minutes(2)))
struct DeletedMailboxTests {
    private static let words = "does not open the mailbox “Sales” (it said “"
    private static let advice = "”): create it again if it was deleted, or correct its name."

    @Test func aRunSaysSoAndTakesItUpAgainOnceItIsBack() async throws {
        let server = try await MailServer.shared
        let installation = try Installation("deleted", on: server, .init(mailbox: "folder: Sales"))
        defer { installation.remove() }
        let inbox = installation.inbox
        let mails = CustomerMail.flow(6, to: inbox).filter { $0.inReplyTo == nil }
        try await server.createFolder("Sales", of: inbox)
        let ended = try await installation.whileRunning { _ in
            try await installation.untilLogged("watching")
            for mail in mails[..<2] { try await server.save(mail.text(to: inbox), in: "Sales", of: inbox) }
            try await installation.untilSettled(2)
            try await server.deleteFolder("Sales", of: inbox)
            try await installation.untilComplaining(Self.words)
            try await server.createFolder("Sales", of: inbox)
            // Somebody puts back what was there before, and new mails come in.
            for mail in mails { try await server.save(mail.text(to: inbox), in: "Sales", of: inbox) }
            try await installation.untilSettled(2 + mails.count)
        }
        #expect(ended.exitCode == 0)
        #expect(installation.complaints.contains { $0.contains(Self.words) && $0.contains(Self.advice) })
        try await expectOneLeadEach(of: mails, ignored: 2, in: installation)
    }

    @Test func aPollThatItInterruptsHandlesWhatHadArrivedAndTheNextOnesTheRest() async throws {
        let mails = CustomerMail.flow(2, to: "crm@deleted-poll.example.test").map {
            $0.text(to: "crm@deleted-poll.example.test").replacing("\n", with: "\r\n")
        }
        // As big as that, they are fetched one after the other.
        let listing = "* 1 FETCH (UID 1 RFC822.SIZE 3999999)\r\n* 2 FETCH (UID 2 RFC822.SIZE 3999999)\r\n%tag OK\r\n"
        let first = ScriptedServer.Step.answer("UID FETCH 1:* ", listing) + Self.handOut(mails[0], uid: 1)
        let imap = try ScriptedServer(
            Self.opening(validity: 7) + first + ScriptedServer.Step.answer("UID FETCH 2 ", "* BYE Mailbox deleted\r\n"),
            Self.login + ScriptedServer.Step.answer("SELECT \"Sales\"", "%tag NO [NONEXISTENT] no Sales\r\n"),
            Self.opening(validity: 8) + first + Self.handOut(mails[1], uid: 2)
                + ScriptedServer.Step.answer("LOGOUT", "* BYE\r\n"))
        let installation = try Installation(
            "deleted-poll", on: try await MailServer.shared,
            .init(imapPort: imap.port, imapTLS: "none", mailbox: "folder: Sales, after_handling: leave"))
        defer { installation.remove() }
        let interrupted = try await installation.guichet("poll")
        #expect(interrupted.exitCode == 1)
        #expect(interrupted.talk.contains("closed the connection: “Mailbox deleted”."), "\(interrupted)")
        #expect(try await installation.guichet("list", "leads").output.contains("Kitchen number 0"))
        let refused = try await installation.guichet("poll")
        #expect(refused.exitCode == 1)
        #expect(refused.talk.contains(Self.words + "[NONEXISTENT] no Sales" + Self.advice), "\(refused)")
        #expect(try await installation.guichet("poll").exitCode == 0)
        #expect(imap.surprises.isEmpty)
        try await expectOneLeadEach(of: CustomerMail.flow(2, to: installation.inbox), ignored: 1, in: installation)
    }

    /// Each mail was handled once, and what came again under the new numbers was recognised.
    private func expectOneLeadEach(
        of mails: [CustomerMail], ignored: Int, in installation: Installation
    ) async throws {
        let store = try Store(path: installation.databasePath)
        let (leads, counts) = try await store.read { (try $0.leads(limit: 100), try $0.ledgerCounts()) }
        try store.close()
        #expect(leads.compactMap(\.email).sorted() == mails.map(\.sender).sorted())
        #expect(counts == [.handled: mails.count, .ignored: ignored])
    }

    private static let login =
        [ScriptedServer.Step.send("* OK ready\r\n")]
        + ScriptedServer.Step.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\r\n%tag OK\r\n")
        + ScriptedServer.Step.answer("LOGIN", "%tag OK welcome\r\n")
        + ScriptedServer.Step.answer("CAPABILITY", "* CAPABILITY IMAP4rev1\r\n%tag OK\r\n")
        + ScriptedServer.Step.answer("LIST \"\" \"\"", "* LIST (\\Noselect) \"/\" \"\"\r\n%tag OK\r\n")

    private static func opening(validity: Int) -> [ScriptedServer.Step] {
        login
            + ScriptedServer.Step.answer(
                "SELECT \"Sales\"", "* 2 EXISTS\r\n* OK [UIDVALIDITY \(validity)] ok\r\n%tag OK [READ-WRITE] ok\r\n")
    }

    private static func handOut(_ mail: String, uid: Int) -> [ScriptedServer.Step] {
        ScriptedServer.Step.answer(
            "UID FETCH \(uid) ", "* \(uid) FETCH (UID \(uid) BODY[] {\(mail.utf8.count)}\r\n\(mail))\r\n%tag OK\r\n")
    }
}
