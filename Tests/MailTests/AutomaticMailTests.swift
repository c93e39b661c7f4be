import Mail
import Testing

@Suite("What kind of mail it is")
struct AutomaticMailTests {
    @Test(arguments: [
        "Subject: Kitchen", "Auto-Submitted: no", "X-Mailer: Example 1.0", "Subject: Re: Undeliverable: Kitchen",
        "Subject: Fwd: Returned mail", "Subject: We are out of the office in May", "Subject: Vacation rental kitchen",
        "Subject: Delivery of the oven", "X-Autoreply: no", "Return-Path: <jane@example.test>",
        "From: postmaster@example.test", "X-Auto-Response-Suppress: DR, OOF, AutoReply", "Precedence: normal",
        "Subject: Vacation", "Subject: Urlaub: Küche bis Juni",
        "Subject: Absence", "Subject: Please confirm your message of Tuesday", "Auto-Submitted: auto-forwarded",
        "List-Unsubscribe: ", "Subject: AUTO: Reparatur", "Subject: Absent: two of the chairs", "X-Apple-Action: none",
        "X-Trasporto: posta-certificata",
    ])
    func aPersonsMailIsNormal(header: String) {
        #expect(mail(header).kind() == .normal)
    }

    /// Their names hold a mail program's, or they keep the mailbox that answers for one.
    @Test(arguments: [
        "System Administrator <it@example.test>", "Royal Mail Delivery <info@example.test>", "Jo <jo@mailsystems.test>",
        "Delivery Subsystems GmbH <jo@example.test>", "Ann <postmaster@example.test>", "jo@emaildelivery.test",
    ])
    func aPersonWhoseNameLooksLikeAMailProgramsIsNone(from: String) throws {
        let address = try #require(from.split { "<> ".contains($0) }.last.map(String.init))
        var mail = mail("From: \(from)", "Return-Path: <\(address)>")
        mail.from = [Address(email: try #require(EmailAddress(address)))]
        mail.plainText = "Two of the boxes were rejected, and one does not exist."
        #expect(mail.kind() == .normal)
    }

    @Test(arguments: [
        ("Your message to <ann@example.test> has been delayed. The server will keep trying.", true),
        ("This is a warning message only.\nIt could not be delivered to ann@example.test: 451 4.4.1 timeout", true),
        ("I am away until Monday, my answer is delayed. Write to ann@example.test.", false),
        ("The oven has been delayed. We will keep trying to reach the maker.", false),
    ])
    func aDelayNoticeIsABounceWhateverItsSubject(text: String, isBounce: Bool) {
        var mail = mail("Return-Path: <>", "Subject: Kitchen")
        mail.plainText = text
        if case .bounce = mail.kind() { #expect(isBounce) } else { #expect(!isBounce) }
    }

    @Test(arguments: [
        ("Subject: Report domain: example.test Submitter: mail.test Report-ID: 1", true),
        ("Subject: [Preview] Report Domain: example.test Submitter: mail.test Report-ID: 1", true),
        ("TLS-Report-Domain: example.test", true),
        ("Subject: Re: Report domain: example.test Submitter: mail.test Report-ID: 1", false),
        ("Subject: DMARC for our domain: who does it?", false), ("Subject: Report on domain names", false),
    ])
    func statisticsOfADomainAreFeedback(header: String, isFeedback: Bool) {
        if case .feedback = mail(header).kind() { #expect(isFeedback) } else { #expect(!isFeedback) }
    }

    @Test func aPersonMayPassOnWhatCameBack() throws {
        var mail = mail("Subject: Undeliverable mail to your address", "Return-Path: <jane@example.test>")
        mail.from = [Address(email: try #require(EmailAddress("jane@example.test")))]
        mail.plainText = "Look, this could not be delivered."
        mail.embeddedMails = [ParsedMail()]
        #expect(mail.kind() == .normal)
        mail.report = [[HeaderField("Final-Recipient", "rfc822; a@example.test"), HeaderField("Action", "failed")]]
        #expect(mail.kind() == .normal)
    }

    /// They come with an empty envelope sender, maybe to an address that only bounces should come to.
    @Test(arguments: [
        ["Auto-Submitted: auto-replied", "Subject: Re: Kitchen"], ["X-Challenge: 1", "Subject: Kitchen"],
        ["Subject: Kitchen"], ["Subject: Vacation"],
    ])
    func anAbsenceNoticeIsNoBounceWhateverItSays(headers: [String]) throws {
        var mail = mail(["Return-Path: <>"] + headers)
        mail.plainText = "I am away. Mails that were not delivered: my colleague Jo does not exist in your list."
        guard case .autoReply = mail.kind() else {
            Issue.record("\(mail.kind())")
            return
        }
    }

    @Test func whoAnswersUsHasNoListForAWayToLeaveOne() {
        var mail = mail("List-Unsubscribe: <https://example.test/u>", "Subject: Re: Kitchen")
        mail.inReplyTo = [MessageID("<1@example.test>")].compactMap(\.self)
        #expect(mail.kind() == .normal)
    }

    @Test func aListsMailIsAListsWhateverItsSubject() {
        guard case .list = mail("List-Id: <l.example.test>", "Subject: Out of office: how do you do it?").kind() else {
            Issue.record("it is none")
            return
        }
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
        "Subject: Автоответ: Кухня", "Subject: 自動返信",
        "Subject: 【自動返信】お問い合わせ", "Subject: Out of Office AutoReply: Kitchen",
        "Subject: Réponse automatique d'absence", "Subject: Re: Angebot [Automatische Antwort]",
        "Subject: I'm out of the office", "Subject: AUTO: Jane Doe is out of the office (returning 12/05/2024)",
        "Subject: AUTO: Hans Meyer ist außer Haus", "Subject: Auto Re: Kitchen", "X-Apple-Action: VACATION",
        "Subject: Automatische Eingangsbestätigung: Küche", "Subject: 자동 회신: 부엌",
        "Subject: Your email requires verification verify#abc", "X-Ricevuta: avvenuta-consegna",
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
        (
            [
                "From: Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.test>",
                "Subject: Unzustellbar: Küche",
            ], ""
        ),
        (["X-Ricevuta: errore-consegna", "Subject: AVVISO DI MANCATA CONSEGNA: Cucina"], ""),
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
