import Foundation
import Mail
import MailMIME
import Testing

@Suite("A mail that is written and read again")
struct WrittenMailTests {
    @Test func saysTheSame() throws {
        let mail = try #require(WrittenMailTests.offer)
        let read = try ParsedMail(parsing: mail.encoded())
        #expect(read.from == [mail.from] && read.to == mail.to && read.cc == mail.cc && read.replyTo == mail.replyTo)
        #expect(read.subject == mail.subject && read.date == mail.date && read.messageID == mail.messageID)
        #expect(read.inReplyTo == [mail.inReplyTo].compactMap(\.self) && read.references == mail.references)
        #expect(read.plainText == mail.text && read.html == mail.html)
        #expect(read.value(of: "Auto-Submitted") == "auto-generated")
        let expected = [mail.attachments[1]] + mail.alternatives + [mail.attachments[0], mail.attachments[2]]
        #expect(read.attachments.map(\.content) == expected.map(\.content))
        #expect(read.attachments.map(\.fileName) == expected.map(\.fileName))
        #expect(read.attachments.map(\.mediaType.essence) == expected.map(\.mediaType.essence))
    }

    @Test func isTheSameEachTime() throws {
        let mail = try #require(WrittenMailTests.offer)
        #expect(try mail.encoded() == mail.encoded())
    }

    @Test func passesEveryServer() throws {
        var mail = try #require(WrittenMailTests.offer)
        mail.text = String(repeating: "x", count: 5_000) + "\r.\nFrom here\n" + String(repeating: "é", count: 2_000)
        mail.subject = String(repeating: "日本", count: 300) + String(repeating: "y", count: 2_000)
        let lines = try mail.encoded().split(separator: 0x0A, omittingEmptySubsequences: false).dropLast()
        #expect(lines.allSatisfy { $0.last == 0x0D && $0.count <= 999 && !$0.dropLast().contains(0x0D) })
        #expect(lines.joined().allSatisfy { $0 > 0 && $0 < 0x80 })
        let words = lines.joined(separator: [0x20]).split { $0 == 0x20 || $0 == 0x0D }.filter {
            $0.starts(with: "=?".utf8)
        }
        #expect(!words.isEmpty && words.allSatisfy { $0.count <= 75 })
    }

    @Test(arguments: ["\r\n", "\n", "\r", "\u{0}", "\u{85}", "\u{2028}", "\r\n "])
    func valuesCannotBeginAField(lineEnd: String) throws {
        var mail = try #require(WrittenMailTests.offer)
        let injected = "a\(lineEnd)Bcc: eve@example.test\(lineEnd)\(lineEnd)x"
        mail.subject = injected
        mail.from.name = injected
        mail.headers = [
            HeaderField("X-Note", injected), HeaderField(injected, "a"), HeaderField("Bcc", "eve@example.test"),
        ]
        mail.attachments[0].fileName = injected
        mail.attachments[0].mediaType = MediaType(
            "text\(lineEnd)", injected, parameters: [injected: "a", "a": injected])
        let read = try ParsedMail(parsing: mail.encoded())
        #expect(read.value(of: "Bcc") == nil)
        #expect(read.plainText == mail.text)
    }

    @Test(arguments: [
        ("Jane Doe", "Jane Doe <jane@example.test>"), ("", "jane@example.test"),
        ("Doe, Jane", "\"Doe, Jane\" <jane@example.test>"), ("J\"D\\", "\"J\\\"D\\\\\" <jane@example.test>"),
        ("André", "=?utf-8?B?QW5kcsOp?= <jane@example.test>"), ("=?x", "=?utf-8?B?PT94?= <jane@example.test>"),
    ])
    func nameIsWritten(name: String, field: String) throws {
        var mail = try #require(WrittenMailTests.offer)
        mail.from = Address(name: name, email: try #require(EmailAddress("jane@example.test")))
        let text = String(decoding: try mail.encoded(), as: UTF8.self)
        #expect(text.contains("\r\nFrom: \(field)\r\n"))
    }

    @Test func longThreadsKeepTheirEnds() throws {
        var mail = try #require(WrittenMailTests.offer)
        mail.references = (1...500).compactMap { MessageID("\($0)@example.test") }
        let read = try ParsedMail(parsing: mail.encoded()).references
        #expect(read.first == mail.references.first && read.last == mail.references.last)
        #expect((20..<500).contains(read.count))
    }

    @Test func letterBeyondASCIIInALocalPartIsRefused() throws {
        var mail = try #require(WrittenMailTests.offer)
        mail.to = [Address(email: try #require(EmailAddress("andré@example.test")))]
        #expect(throws: UnsendableMail.self) { try mail.encoded() }
    }

    @Test func identifiersBeyondASCIIAreLeftOut() throws {
        var mail = try #require(WrittenMailTests.offer)
        let id = try #require(MessageID("évier@example.test"))
        mail.inReplyTo = id
        mail.references = [id]
        mail.attachments[1].contentID = id.rawValue
        let written = try mail.encoded()
        #expect(written.allSatisfy { $0 < 0x80 })
        let read = try ParsedMail(parsing: written)
        #expect(read.inReplyTo == [] && read.references == [])
        #expect(read.attachments.count == mail.alternatives.count + mail.attachments.count)
    }

    private static let offer: OutgoingMail? = {
        guard let id = MessageID("offer.7@example.test"), let sales = EmailAddress("sales+o12@example.test"),
            let jane = EmailAddress("jane@example.test"), let luc = EmailAddress("luc@example.test"),
            let asked = MessageID("asked@example.test")
        else { return nil }
        var mail = OutgoingMail(
            messageID: id, date: Date(timeIntervalSince1970: 1_392_213_600),
            from: Address(name: "Évier & Fils", email: sales),
            to: [Address(name: "Jane Doe", email: jane)], subject: "[NST O-12] Votre devis – cuisine d’été",
            text: "Bonjour,\n\nvoici le devis :  5 000 €.\n\n-- \nLuc\n")
        mail.html = "<p>Bonjour, <img src=\"cid:logo@example.test\"></p>"
        mail.cc = [Address(name: "Luc", email: luc)]
        mail.replyTo = [Address(email: sales)]
        mail.inReplyTo = asked
        mail.references = [asked]
        mail.headers = [HeaderField("Auto-Submitted", "auto-generated")]
        mail.alternatives = [
            Mail.Attachment(
                fileName: nil, mediaType: MediaType("text", "calendar"), content: Array("BEGIN:VCALENDAR\r\n".utf8))
        ]
        mail.attachments = [
            Mail.Attachment(
                fileName: "Devis été.pdf", mediaType: MediaType("application", "pdf"), content: Array(0...255)),
            Mail.Attachment(
                fileName: "logo.png", mediaType: MediaType("image", "png"), contentID: "logo@example.test",
                isInline: true, content: [0, 1, 2]),
            Mail.Attachment(
                fileName: "asked.eml", mediaType: MediaType("message", "rfc822"),
                content: Array("From: jane@example.test\r\nSubject: Kitchen\r\n\r\nHello\r\n".utf8)),
        ]
        return mail
    }()
}
