import Mail
import Testing

@Suite("What kind of mail it is")
struct AutomaticMailTests {
    @Test(arguments: [
        "Subject: Kitchen", "Auto-Submitted: no", "X-Mailer: Example 1.0", "Subject: Re: Undeliverable: Kitchen",
        "Subject: Fwd: Returned mail", "Subject: We are out of the office in May", "Subject: Vacation rental kitchen",
        "Subject: Delivery of the oven", "X-Autoreply: no", "Return-Path: <jane@example.test>",
        "From: postmaster@example.test", "Precedence: normal",
    ])
    func aPersonsMailIsNormal(header: String) {
        #expect(mail(header).kind() == .normal)
    }

    @Test func aCustomerMayWriteThatADeliveryFailed() {
        var mail = mail("Subject: Delivery failed", "Return-Path: <jane@example.test>")
        mail.plainText = "The oven was not delivered. The address does not exist, said your driver."
        #expect(mail.kind() == .normal)
    }

    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated; owner-email=\"a@example.test\"",
        "X-Autoreply: yes", "X-Autorespond: Kitchen", "X-Auto-Response-Suppress: All", "Precedence: auto_reply",
        "Precedence: bulk", "Precedence: junk", "Return-Path: <>", "Subject: Automatic reply: Kitchen",
        "Subject: Out of Office: Kitchen", "Subject: Réponse automatique : Cuisine",
        "Subject: Automatische Antwort: Küche", "Subject: Abwesenheitsnotiz", "Subject: Automatisch antwoord: Keuken",
        "Subject: Respuesta automática: Cocina", "Subject: Risposta automatica: Cucina",
        "Subject: Resposta automática: Cozinha", "Subject: Autosvar: Kök", "Subject: Automatyczna odpowiedź: Kuchnia",
        "Subject: Автоответ: Кухня", "Subject: 自動返信", "Subject: Your email requires verification verify#abc",
    ])
    func aProgramsAnswerIsKnownByItsMark(header: String) {
        let kind = mail(header).kind()
        guard case .autoReply(let reason) = kind else {
            Issue.record("\(kind)")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test(arguments: [
        "List-Id: <kitchens.example.test>", "List-Unsubscribe: <https://example.test/u>", "Precedence: list",
        "X-Mailman-Version: 2.1",
    ])
    func listMailIsKnownByItsMark(header: String) {
        guard case .list = mail(header).kind() else {
            Issue.record("\(mail(header).kind())")
            return
        }
    }

    @Test(arguments: ["sales@example.test", "sales.example.test", "SALES@example.test"])
    func theCompanysOwnListIsAPersonsMail(own: String) {
        let mail = mail("List-Id: Sales <sales.example.test>", "List-Post: <mailto:sales@example.test>")
        #expect(mail.kind(ownLists: [own]) == .normal)
        #expect(mail.kind(ownLists: ["info@example.test"]) != .normal)
    }

    @Test(arguments: [
        (["X-Failed-Recipients: a@example.test"], ""),
        (["From: MAILER-DAEMON@example.test", "Subject: failure notice"], ""),
        (["From: Mail Delivery System <x@example.test>"], "Your message could not be delivered."),
        (["Return-Path: <>", "Subject: Undelivered Mail Returned to Sender"], ""),
        (["From: post_master@example.test", "Subject: Re:Kitchen"], "550 - no such user here"),
        (["Subject: AWS Notification Message"], #"{"notificationType":"Bounce","bounce":{}}"#),
        (["From: MAILER-DAEMON@example.test", "Subject: Delivery failure", "List-Id: <l.example.test>"], ""),
    ])
    func anOldBounceShowsTwoMarks(headers: [String], text: String) {
        var mail = mail(headers)
        mail.plainText = text
        guard case .bounce = mail.kind() else {
            Issue.record("\(mail.kind())")
            return
        }
    }

    @Test(arguments: [
        ([("Final-Recipient", "rfc822; a@example.test"), ("Action", "failed")], "bounce"),
        ([("Final-Recipient", "rfc822; a@example.test"), ("Action", "delayed")], "bounce"),
        ([("Final-Recipient", "rfc822; a@example.test"), ("Action", "delivered")], "delivered"),
        ([("Final-Recipient", "rfc822; a@example.test"), ("Action", "relayed (to mail.example.test)")], "delivered"),
        (
            [
                ("Final-Recipient", "rfc822; a@example.test"),
                ("Disposition", "manual-action/MDN-sent-manually; displayed"),
            ], "autoReply"
        ),
        ([("Feedback-Type", "abuse"), ("User-Agent", "Example/1")], "feedback"),
    ])
    func aReportSaysWhatItIs(fields: [(String, String)], expected: String) {
        var mail = mail("Auto-Submitted: auto-generated")
        mail.report = [fields.map { HeaderField($0.0, $0.1) }]
        #expect("\(mail.kind())".hasPrefix(expected))
    }

    private func mail(_ headers: String...) -> ParsedMail { mail(headers) }

    private func mail(_ headers: [String]) -> ParsedMail {
        var mail = ParsedMail()
        mail.headers = headers.map { line in
            let parts = line.split(separator: ":", maxSplits: 1)
            return HeaderField(String(parts[0]), parts[1].drop { $0 == " " }.description)
        }
        mail.subject = mail.value(of: "Subject") ?? "Kitchen"
        mail.plainText = "Good morning, please send a quote."
        return mail
    }
}
