import Mail
import Testing

@Suite("Whom a bounce is about")
struct DeliveryFailureTests {
    @Test func aDeliveryStatusNamesRecipientStatusAndReply() {
        var mail = ParsedMail()
        mail.report = [
            [HeaderField("Reporting-MTA", "dns; mail.example.test")],
            [
                HeaderField("Original-Recipient", "rfc822;jane@example.test"),
                HeaderField("Final-Recipient", "rfc822; jane.doe@inner.example.test"), HeaderField("Action", "failed"),
                HeaderField("Status", "5.0.0"), HeaderField("Diagnostic-Code", "smtp; 550 5.1.1 no such user"),
            ],
            [
                HeaderField("Final-Recipient", "rfc822; joe@example.test"), HeaderField("Action", "delayed"),
                HeaderField("Status", "4.4.1"),
            ],
            [HeaderField("Final-Recipient", "rfc822; ann@example.test"), HeaderField("Action", "delivered")],
        ]
        var original = ParsedMail()
        original.messageID = MessageID("<1@guichet.example.test>")
        mail.embeddedMails = [original]
        let failure = DeliveryFailure(mail)
        #expect(failure.recipients.map(\.address.rawValue) == ["jane@example.test", "joe@example.test"])
        #expect(failure.recipients.map(\.finalAddress?.rawValue) == ["jane.doe@inner.example.test", nil])
        #expect(failure.recipients.map(\.status) == ["5.1.1", "4.4.1"])
        #expect(failure.recipients.map(\.isPermanent) == [true, false])
        #expect(failure.recipients.first?.reply == "550 5.1.1 no such user")
        #expect(failure.originalMessageID?.rawValue == "1@guichet.example.test")
    }

    /// A full mailbox or a refused text is no reason never to write there again.
    @Test(arguments: [
        ("5.1.1", "550 5.1.1 User unknown", true), ("5.1.10", "550 5.1.10 RESOLVER.ADR.RecipientNotFound", true),
        ("5.4.4", "Host or domain name not found", true), ("5.0.0", "550 no such user here", true),
        ("5.1.6", "551 has moved", true), ("5.2.2", "552 5.2.2 mailbox full", false),
        ("5.1.1", "550 5.1.1 over quota", false), ("5.7.1", "554 5.7.1 rejected as spam", false),
        ("5.3.4", "552 5.3.4 message too big", false), ("5.1.8", "550 5.1.8 sender domain does not exist", false),
        ("4.4.7", "delivery time expired", false), ("5.0.0", "554 transaction failed", false),
        ("5.1.1", "550 5.1.1 <us@example.test>: Sender address rejected: User unknown", false),
        ("5.0.0", "550 Sender verify failed, no such user here", false),
        ("5.0.0", "550 reverse DNS lookup failed, host not found", false),
        ("5.0.0", "550 Your IP has no PTR record: domain not found", false),
        ("5.1.1", "550 5.1.1 User unknown in relay recipient table", true),
        ("5.7.1", "550 5.7.1 relaying denied, no such user", false), ("5.7.1", "550 5.7.1 No such user!", true),
        ("5.1.1", "550 5.1.1 User unknown; see https://example.test/policy", true),
        ("5.4.1", "550 5.4.1 Recipient address rejected: Access denied", true),
        ("5.0.0", "550 Empfänger nicht gefunden", true),
        ("5.0.0", "550 Requested action not taken: mailbox unavailable", true),
        ("4.0.0", "450 Requested action not taken: mailbox unavailable", false),
    ])
    func anAddressIsBadWhereNobodyHasIt(status: String, reply: String, isBad: Bool) {
        var mail = ParsedMail()
        mail.report = [
            [
                HeaderField("Final-Recipient", "rfc822; jane@example.test"), HeaderField("Action", "failed"),
                HeaderField("Status", status), HeaderField("Diagnostic-Code", "smtp; \(reply)"),
            ]
        ]
        #expect(DeliveryFailure(mail).recipients.map(\.isBadAddress) == [isBad])
    }

    /// The refusing server knows best why it refused.
    @Test(arguments: [
        ("5.1.1", "smtp; 550 5.7.1 blacklisted", "", "5.7.1"), ("4.4.7", "smtp; 452 4.4.5 disk full", "", "4.4.5"),
        ("5.1.1", "smtp; 550 unknown", "554 5.3.0 mailer error", "5.1.1"),
        ("5.0.0", "x-unix; 255", "554 5.3.0 mailer error", "5.3.0"),
        ("5.0.0", "x-unix; 255", "452 4.3.1 full", "5.0.0"),
        ("5.7.1", "smtp; 554 5.0.0 unavailable", "", "5.7.1"),
    ])
    func theMostPreciseStatusIsTaken(status: String, diagnostic: String, text: String, expected: String) {
        var mail = ParsedMail()
        mail.plainText = text
        mail.report = [
            [
                HeaderField("Final-Recipient", "rfc822; jane@example.test"), HeaderField("Action", "failed"),
                HeaderField("Status", status), HeaderField("Diagnostic-Code", diagnostic),
            ]
        ]
        #expect(DeliveryFailure(mail).recipients.map(\.status) == [expected])
    }

    @Test func theMarksOfAnOriginalRecipientAreDecoded() {
        var mail = ParsedMail()
        mail.report = [[HeaderField("Original-Recipient", "rfc822;jane+2Bkitchen@example.test")]]
        #expect(DeliveryFailure(mail).recipients.map(\.address.rawValue) == ["jane+kitchen@example.test"])
    }

    @Test(arguments: [
        (
            "Sorry.\n\n<jane@example.test>:\nUser unknown.\n\n--- Below this line is a copy of the message.\n\nFrom: x@example.test",
            "jane@example.test"
        ),
        ("This address failed:\n\n  jane@example.test\n    host mail.example.test: 550 unknown", "jane@example.test"),
        (
            "Your message to jane@example.test could not be delivered.\nContact postmaster@example.test.",
            "jane@example.test"
        ),
        ("RCPT TO: <jane@example.test>\nMAIL FROM: <luc@example.test>", "jane@example.test"),
        ("550 5.1.1 <jane@example.test>... User unknown", "jane@example.test"),
        ("收件人：jane@example.test，原因是：User unknown", "jane@example.test"),
        ("адресата«jane@example.test»не существует", "jane@example.test"),
        ("c=de;a= ;dda:SMTP=jane@example.test; unknown", "jane@example.test"),
        (
            "did not reach the following recipient(s):\n\njane@example.test on Wed\n    unknown\njoe@example.test on Wed",
            "jane@example.test joe@example.test"
        ),
        (
            "User unknown\n\nReturn-Path: <luc@example.test>\nReceived: by mail.example.test\nTo: jane@example.test",
            "jane@example.test"
        ),
        ("Final-Recipient: rfc822; jane@example.test\nAction: failed\nStatus: 5.1.1", "jane@example.test"),
        ("<\"jane.doe\"@example.test>: 550 unknown", "jane.doe@example.test"),
        ("<inner@other.test> (expanded from <jane@example.test>): user unknown", "jane@example.test"),
        (
            "The following addresses had fatal errors:\n<inner@other.test>\n    (reason: 550)\n    (expanded from: <jane@example.test>)",
            "jane@example.test"
        ),
        (
            "The following address(es) failed:\n\n  inner@other.test\n    (generated from jane@example.test)\n    550 No such user",
            "jane@example.test"
        ),
        (
            "<jane@example.test>:\n550 mailbox unavailable, mail your administrator admin@example.test",
            "jane@example.test"
        ),
        (
            "<jane@example.test>: host mx.example.test said:\n 550 <jane@example.test>: rejected: see help@example.test",
            "jane@example.test"
        ),
    ])
    func anOldBounceNamesThemInItsText(text: String, expected: String) throws {
        var mail = ParsedMail()
        mail.to = [Address(email: try #require(EmailAddress("luc@example.test")))]
        mail.from = [Address(email: try #require(EmailAddress("mailer-daemon@example.test")))]
        mail.plainText = text
        let addresses = DeliveryFailure(mail).recipients.map(\.address.rawValue).joined(separator: " ")
        #expect(addresses == expected)
    }

    @Test func theReturnedHeaderInTheTextGivesTheMessageID() {
        var mail = ParsedMail()
        mail.plainText =
            "<jane@example.test>: 550 unknown\n\n--- Original message ---\n\nMessage-ID: <7@guichet.example.test>\nTo: jane@example.test"
        let failure = DeliveryFailure(mail)
        #expect(failure.originalMessageID?.rawValue == "7@guichet.example.test")
        #expect(failure.recipients.map(\.reply) == ["<jane@example.test>: 550 unknown"])
    }

    @Test(
        .timeLimit(.minutes(1)),
        arguments: ["@", "a@b", "<a@b.c>: 550 x\n", "5.1.1 ", "To: a@b.c\n", "Final-Recipient: rfc822; a@b.c\n"])
    func hostileTextIsHarmless(unit: String) {
        var mail = ParsedMail()
        mail.plainText = String(repeating: unit, count: 300_000 / unit.utf8.count)
        #expect(DeliveryFailure(mail).recipients.count <= 1_000)
    }
}
