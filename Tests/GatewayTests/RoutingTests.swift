import CRM
import Foundation
import Gateway
import Mail
import Store
import Testing

@Suite("Where a mail goes")
struct RoutingTests {
    @Test func aStrangersMailBecomesALeadInThePool() async throws {
        let company = try await Company()
        let entry = try await company.receive(from: Company.jane, "Hello, we would like a new kitchen.")
        let lead = try #require(try await company.lead(1))
        #expect(entry.state == .handled)
        #expect(lead.state == .new)
        #expect(lead.responsible == nil)
        #expect(lead.title == "A new kitchen")
        #expect(lead.contactName == "Jane Doe")
        #expect(lead.email == "jane@dupont.example")
        #expect(lead.language == .english)
    }

    @Test(
        "A mail without From is whose answers or bounces go to",
        arguments: [
            ("Return-Path: <jane@dupont.example>", "jane@dupont.example"),
            ("Return-Path: <bounces@dupont.example>\nReply-To: Jane <jane@dupont.example>", "jane@dupont.example"),
            ("Return-Path: <bounces@dupont.example>\nFrom:\nSender: jane@dupont.example", "jane@dupont.example"),
        ])
    func withoutFrom(headers: String, sender: String) async throws {
        let company = try await Company()
        let entry = try await company.receive("\(headers)\nSubject: A kitchen\nMessage-ID: <a@b>\n\nHow much is it?\n")
        #expect(entry.state == .handled)
        #expect(try await company.lead(1)?.email == sender)
    }

    @Test func aMailThatNamesNobodyIsForAPersonToRead() async throws {
        let company = try await Company()
        // No two of them are the same, though neither has a Message-ID.
        for subject in ["Call me on 03 20 00 00 00", "Call me on 03 20 11 11 11"] {
            for end in ["\n\nJane\n", "\n"] {
                let entry = try await company.receive("X-Fax: 1\nSubject: \(subject)\(end)")
                #expect(entry.state == .quarantined)
                #expect(entry.reason == "It names no sender to answer: read it, then enter a lead by hand or drop it.")
            }
        }
        #expect(try await company.lead(1) == nil)
    }

    @Test func withoutFromAColleagueCommandsNothing() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "A kitchen, please.")
        let entry = try await company.receive("Return-Path: <thomas@notsotiny.example>\nSubject: x\n\nTAKE L-1\n")
        #expect(entry.decision.contains("Nothing it asks for was done; thomas is told."))
        #expect(try await company.lead(1)?.responsible == nil)
    }

    @Test func itsSenderIsAnsweredInTheirLanguageAndThread() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, subject: "Cuisine", "Bonjour, nous voudrions une cuisine. Merci.")
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(mail.inReplyTo.map(\.rawValue) == ["mail1@sender.example.test"])
        #expect(mail.value(of: "Auto-Submitted") == "auto-replied")
        #expect(mail.text.contains("L-1"))
        #expect(mail.text.contains("Bonjour"))
    }

    @Test func everySalespersonIsToldInTheirOwnLanguageWithTheTextAndTheFiles() async throws {
        let company = try await Company()
        try await company.receive(
            """
            From: Jane Doe <jane@dupont.example>
            To: crm@notsotiny.example
            Subject: A new kitchen
            Message-ID: <plan@dupont.example>
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            Here is our plan, with red cabinets.
            --b
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="plan.pdf"
            Content-Transfer-Encoding: base64

            JVBERi0xLjQK
            --b--
            """)
        for address in ["luc@notsotiny.example", "thomas@notsotiny.example", "eric@notsotiny.example"] {
            let mail = try await company.lastMail(to: address)
            #expect(mail.text.contains("red cabinets"))
            #expect(mail.attachments.map(\.fileName) == ["plan.pdf"])
            #expect(mail.value(of: "Auto-Submitted") == "auto-generated")
        }
    }

    @Test func theSameMailTwiceIsIgnoredTheSecondTime() async throws {
        let company = try await Company()
        let mail = "From: \(Company.jane)\nSubject: x\nMessage-ID: <a@dupont.example>\n\nHello\n"
        try await company.receive("Delivered-To: one@notsotiny.example\n" + mail)
        let second = try await company.receive("Delivered-To: two@notsotiny.example\n" + mail)
        #expect(second.state == .ignored)
        #expect(second.reason == "duplicate")
        #expect(try await company.lead(2) == nil)
    }

    @Test func aMailWithoutMessageIDIsKnownByItsContent() async throws {
        let company = try await Company()
        let mail = "From: \(Company.jane)\nSubject: x\nDate: Wed, 12 Feb 2014 14:02:00 +0100\n\nHello\n"
        try await company.receive(mail)
        #expect(try await company.receive(mail).state == .ignored)
        #expect(try await company.receive(mail.replacing("Hello", with: "Goodbye")).state == .handled)
    }

    @Test func ourOwnMailComingBackIsIgnored() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let own = try await company.lastMail(to: "jane@dupont.example")
        let byID = try await company.receive(
            "From: a@list.example.test\nMessage-ID: \(try #require(own.messageID))\n\nchanged by a list\n")
        let byHeader = try await company.receive(
            from: "a@list.example.test", "x", headers: ["X-Guichet-Loop: crm@notsotiny.example"])
        #expect(byID.state == .ignored)
        #expect(byHeader.state == .ignored)
        #expect(try await company.lead(2) == nil)
    }

    @Test(arguments: [
        "Auto-Submitted: auto-replied", "Auto-Submitted: auto-generated", "Precedence: bulk", "Precedence: list",
        "List-Id: <news.example.test>", "X-Autoreply: yes", "Return-Path: <>",
    ])
    func automaticMailMakesNoLeadAndGetsNoAnswer(header: String) async throws {
        let company = try await Company()
        let entry = try await company.receive(from: Company.jane, "I am away.", headers: [header])
        #expect(entry.state == .ignored)
        #expect(try await company.lead(1) == nil)
        #expect(try await company.mails(to: "jane@dupont.example").isEmpty)
    }

    @Test func anOutOfOfficeAnswerIsLoggedOnItsThread() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let acknowledgement = try await company.lastMail(to: "jane@dupont.example")
        let before = try await company.mails(to: "thomas@notsotiny.example").count
        let entry = try await company.receive(
            from: Company.jane, to: acknowledgement.replyTo[0].email.rawValue, "I am away.",
            headers: ["Auto-Submitted: auto-replied"])
        #expect(entry.state == .handled)
        #expect(try await company.timeline("L-1").first?.kind == .automaticReply)
        #expect(try await company.mails(to: "thomas@notsotiny.example").count == before)
    }

    @Test func aBounceMarksTheMailAndTellsTheOwner() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let mail = try await company.lastMail(to: "jane@dupont.example")
        let entry = try await company.receive(Company.bounce(of: try #require(mail.messageID)))
        #expect(entry.state == .handled)
        #expect(try await company.lead(2) == nil)
        #expect(try await company.timeline("L-1").first?.kind == .bounced)
        #expect(try await company.lastMail(to: "eric@notsotiny.example").text.contains("jane@dupont.example"))
        let address = try #require(EmailAddress("jane@dupont.example"))
        #expect(try await company.office.store.read { try $0.isFailing(address) })
    }

    /// What a server says when it refuses a mail at once, and whether the address is to blame.
    @Test(arguments: [
        ("550 5.1.1 <jane@dupont.example>: no such user", true), ("550 User unknown in virtual mailbox table", true),
        ("552 5.3.4 Message size exceeds fixed limit", false), ("554 5.7.1 Rejected: looks like spam", false),
        ("552 5.2.2 Mailbox full", false),
    ])
    func anAddressIsBlamedOnlyWhereTheServerDoes(answer: String, isBlamed: Bool) async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let server = RefusingServer(recipient: "jane@dupont.example", answer: answer)
        _ = try await Mailer(office: company.office, submission: server, outbox: Bell()).sendDueMails()
        let notice = try #require(try server.others.mails(to: "eric@notsotiny.example").last)
        #expect(notice.says(answer))
        #expect(notice.says("that address takes no mail") == isBlamed)
        let address = try #require(EmailAddress("jane@dupont.example"))
        #expect(try await company.office.store.read { try $0.isFailing(address) } == isBlamed)
    }

    @Test func aBounceOfAMailThatIsNotOursIsIgnored() async throws {
        let company = try await Company()
        let entry = try await company.receive(
            from: "MAILER-DAEMON@mx.example.test", subject: "Undelivered Mail Returned to Sender", "550 no such user",
            headers: ["Return-Path: <>"])
        #expect(entry.state == .ignored)
        #expect(try await company.lead(1) == nil)
    }

    @Test func anAnswerToASignedAddressGoesToItsRecordWhoeverWrites() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let mail = try await company.lastMail(to: "jane@dupont.example")
        let entry = try await company.receive(
            from: "John <john@elsewhere.example.test>", to: mail.replyTo[0].email.rawValue, subject: "no prefix", "Plan"
        )
        #expect(try await company.record(of: entry) == "O-1")
        #expect(try await company.timeline("O-1").first?.kind == .requirementReceived)
    }

    @Test(arguments: ["In-Reply-To", "References"])
    func anAnswerIsFoundByItsThread(header: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(
            from: "John <john@elsewhere.example.test>", subject: "x", "Plan",
            headers: ["\(header): <mail1@sender.example.test>"])
        #expect(try await company.record(of: entry) == "O-1")
    }

    @Test(arguments: [
        ("jane@dupont.example", "O-1"), ("paul@dupont.example", "O-1"), ("john@elsewhere.example.test", "L-2"),
        ("jane@sub.dupont.example", "L-2"),
    ])
    func aReferenceInTheSubjectCountsOnlyForThoseWhoTakePart(sender: String, expected: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(from: sender, subject: "Re: [NST O-1] kitchen", "Plan")
        #expect(try await company.record(of: entry) == expected)
    }

    @Test(arguments: [
        ("jane@gmail.com", "jane@gmail.com", "O-1"), ("jane@gmail.com", "mallory@gmail.com", "L-2"),
        ("jane@Orange.fr", "mallory@orange.FR", "L-2"), ("jane@ecole.example", "paul@ecole.example", "O-1"),
    ])
    func sharingAPublicProviderLetsNobodyIn(customer: String, sender: String, expected: String) async throws {
        let company = try await Company()
        try await company.receive(from: customer, "We would like a new kitchen.")
        let notice = try await company.lastMail(to: Colleague.thomas.address)
        try await company.reply(to: notice, as: Company.thomas, "CONVERT")
        let entry = try await company.receive(from: sender, subject: "Re: [NST O-1] kitchen", "Plan")
        #expect(try await company.record(of: entry) == expected)
        #expect(entry.decision.contains("Rule 9: the subject names O-1"))
    }

    @Test func whoWroteOnACaseTakesPartInItWhateverTheirDomain() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let customers = try await company.lastMail(to: "jane@dupont.example")
        let builder = "Builder <builder@gmail.com>"
        try await company.reply(to: customers, as: builder, "The walls are ready.")
        let entry = try await company.receive(from: builder, subject: "[NST O-1]", "The floor, too.")
        #expect(try await company.record(of: entry) == "O-1", "\(entry.decision)")
    }

    @Test func aStrangerWhoNamesARecordIsALeadThatSaysSo() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.receive(from: "john@elsewhere.example.test", subject: "[NST O-1]", "Let me in")
        #expect(try await company.lastMail(to: "eric@notsotiny.example").text.contains("O-1"))
    }

    @Test func aKnownContactWithOneOpenOpportunityGoesThere() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(from: Company.jane, subject: "Something new", "And a table?")
        #expect(try await company.record(of: entry) == "O-1")
    }

    @Test func anAddressWithAnOpenLeadGoesThere() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let entry = try await company.receive(from: Company.jane, subject: "One more thing", "An island, too.")
        #expect(try await company.record(of: entry) == "L-1")
        #expect(try await company.lead(2) == nil)
    }

    @Test func aKnownContactWithoutAnOpenCaseIsANewLeadOfTheirPartner() async throws {
        let company = try await Company()
        let notice = try await company.opportunityFromJane()
        try await company.reply(to: notice, as: Company.luc, "LOST too expensive")
        try await company.receive(from: Company.jane, subject: "Another try", "A smaller kitchen?")
        #expect(try await company.lead(2)?.partnerID == 1)
    }

    @Test func anAddressIsAcknowledgedOnceADay() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "First")
        let notice = try await company.lastMail(to: "thomas@notsotiny.example")
        try await company.reply(to: notice, as: Company.thomas, "CONVERT")
        let given = try await company.lastMail(to: "luc@notsotiny.example")
        try await company.reply(to: given, as: Company.luc, "LOST no budget")
        try await company.receive(from: Company.jane, "Second")
        #expect(try await company.mails(to: "jane@dupont.example").count == 1)
        company.pass(2 * 86_400)
        let second = try await company.mails(to: "eric@notsotiny.example").last
        try await company.reply(to: try #require(second), as: Company.eric, "CONVERT")
        try await company.reply(
            to: try await company.lastMail(to: "luc@notsotiny.example"), as: Company.luc, "LOST again")
        try await company.receive(from: Company.jane, "Third")
        #expect(try await company.mails(to: "jane@dupont.example").count == 2)
    }

    @Test func mailOfTheWebFormBelongsToThePersonWhoFilledItIn() async throws {
        let company = try await Company {
            $0.routing.forms = [EmailAddress("website@notsotiny.example")].compactMap(\.self)
        }
        try await company.receive(
            from: "Website <website@notsotiny.example>", subject: "Contact form",
            "Nom : Jane Doe\nE-mail : jane@dupont.example\nSociété : Dupont SA\nTéléphone : 03 20 00 00 00\n\nBonjour")
        let lead = try #require(try await company.lead(1))
        #expect(lead.email == "jane@dupont.example")
        #expect(lead.contactName == "Jane Doe")
        #expect(lead.company == "Dupont SA")
        #expect(lead.phone == "03 20 00 00 00")
    }

    @Test func mailWhoseDMARCFailedGetsNoAcknowledgement() async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        try await company.receive(
            from: Company.jane, "Hello", headers: ["Authentication-Results: mx.notsotiny.example; dmarc=fail"])
        #expect(try await company.lead(1) != nil)
        #expect(try await company.mails(to: "jane@dupont.example").isEmpty)
    }

    @Test(arguments: ["", "\n\n", "no header at all, only words"])
    func whatIsNoMailGoesToQuarantineAndTheNextIsHandled(text: String) async throws {
        let company = try await Company()
        let entry = try await company.receive(text + "\u{0}")
        #expect(entry.state == .quarantined)
        #expect(!entry.reason.isEmpty)
        #expect(try await company.receive(from: Company.jane, "Hello").state == .handled)
    }

    @Test func aMailThatIsTooBigGoesToQuarantineAndItsSenderIsToldOnce() async throws {
        let company = try await Company { $0.limits.messageSize = 1_000 }
        for _ in 0..<3 {
            let entry = try await company.receive(from: Company.jane, String(repeating: "long ", count: 500))
            #expect(entry.state == .quarantined)
        }
        #expect(try await company.mails(to: "jane@dupont.example").count == 1)
        #expect(try await company.lead(1) == nil)
    }

    @Test func theDecisionIsKeptWithItsReasons() async throws {
        let company = try await Company()
        let entry = try await company.receive(from: Company.jane, "Hello")
        #expect(entry.decision.contains("Rule 12"))
        #expect(entry.decision.contains("L-1"))
    }
}

extension Company {
    /// The record that a mail was put on, as `O-1`.
    func record(of entry: LedgerEntry) async throws -> String? {
        try await office.store.read { snapshot in
            try entry.message.flatMap(snapshot.message)?.record?.description
        }
    }

    /// What happened on a record, newest first.
    func timeline(_ record: String) async throws -> [Activity] {
        guard let record = RecordReference(record) else { return [] }
        return try await office.store.read {
            try $0.timeline(of: record, in: .distantPast ..< .distantFuture, limit: 100)
        }
    }
}

extension Company {
    /// What a server writes that could not deliver one of our mails to Jane.
    static func bounce(of mail: MessageID) -> String {
        """
        Return-Path: <>
        From: MAILER-DAEMON@mx.example.test
        To: crm@notsotiny.example
        Subject: Undelivered Mail Returned to Sender
        MIME-Version: 1.0
        Content-Type: multipart/report; report-type=delivery-status; boundary=b

        --b
        Content-Type: text/plain

        No such user.
        --b
        Content-Type: message/delivery-status

        Reporting-MTA: dns; mx.example.test

        Final-Recipient: rfc822; jane@dupont.example
        Action: failed
        Status: 5.1.1
        Diagnostic-Code: smtp; 550 5.1.1 no such user
        --b
        Content-Type: text/rfc822-headers

        From: crm@notsotiny.example
        Message-ID: \(mail)
        --b--
        """
    }
}

/// Refuses mail to one address for good, and takes all others.
private struct RefusingServer: MailSubmission {
    var recipient: String
    var answer: String
    let others = PostOffice()

    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        guard envelope.recipients.contains(where: { $0.folded == recipient }) else {
            return try await others.submit(message, envelope: envelope)
        }
        throw SubmissionFailure(
            nextStep: .giveUp, reply: Int(answer.prefix(3)),
            explanation: "mx.example.test:25 refused the mail: “\(answer)”.")
    }

    func close() async {}
}
