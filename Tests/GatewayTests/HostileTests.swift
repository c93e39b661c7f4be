import CRM
import Foundation
import Mail
import MailMIME
import Testing

@Suite("Names and texts that mean harm")
struct HostileTests {
    static let script = "<script>alert(1)</script>"

    @Test func areNoTagsInAnyMail() async throws {
        let company = try await Company()
        try await company.receive(
            from: "\"\(Self.script)\" <jane@dupont.example>", subject: Self.script,
            "Hello \(Self.script)\n\n\(Self.script)")
        let list = File(
            "\(Self.script.replacing("/", with: "")).csv", "text/csv", "Name,Company\n\(Self.script),\(Self.script)\n")
        try await company.command("IMPORT \(Self.script)", by: .eric, files: [list])
        try await company.command("COMMIT", by: .eric)
        for words in [
            "PARTNER company: \(Self.script); city: \(Self.script)", "NOTE \(Self.script)", "CALL in: \(Self.script)",
            "SHOW",
            "HISTORY", "TAEK \(Self.script)", "ASSIGN \(Self.script)", "CONVERT title \"\(Self.script)\"", "SHOW",
            "PARTNER contact: \(Self.script), anna@dupont.example", "LOST \(Self.script)", "HISTORY", "WHY",
        ] { try await company.command(words, by: .eric, on: "L-1") }
        try await company.command("REOPEN\nREPLY\n\n\(Self.script)", by: .luc, on: "O-1")
        for address in Colleague.allCases.map(\.address) + ["jane@dupont.example"] {
            for mail in try await company.mails(to: address) {
                #expect(mail.html?.contains("<script") == false)
                #expect(mail.headers.allSatisfy { !$0.name.contains("script") })
            }
        }
        #expect(try await company.lastMail(to: "jane@dupont.example").says(Self.script.replacing(">", with: "> ")))
    }

    @Test(arguments: [
        "Jane\nBcc: all@evil.example", "Jane\r\nBcc: all@evil.example", "Jane\rBcc: all@evil.example",
        "Jane\u{2028}Bcc: all@evil.example",
        "=?utf-8?q?Jane=0D=0ABcc:_all=40evil.example?=", "Jane\" <all@evil.example>, \"", "Jane,all@evil.example;",
    ])
    func addNoFieldAndNoRecipientToLaterMails(name: String) async throws {
        let company = try await Company()
        let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
        let list = File("cards.csv", "text/csv", "Name,Company,Email\n\(quoted),\(quoted),jane@dupont.example\n")
        try await company.command("IMPORT Fair", by: .eric, files: [list])
        try await company.command("COMMIT", by: .eric)
        try await company.command("REPLY\n\nHello", by: .eric, on: "L-1")
        try await company.command("CONVERT", by: .eric, on: "L-1")
        try await company.command("REPLY\n\nHello again", by: .luc, on: "O-1")
        let mails = try await company.mails(to: "jane@dupont.example")
        #expect(mails.count == 2)
        for mail in mails {
            #expect(mail.values(of: "Bcc").isEmpty)
            #expect(mail.to.map(\.email.rawValue) == ["jane@dupont.example"])
            #expect(mail.cc.isEmpty)
        }
        #expect(try await company.mails(to: "all@evil.example").isEmpty)
    }

    @Test func fromMailsAddNoFieldEither() async throws {
        let company = try await Company()
        try await company.receive(
            from: "=?utf-8?q?Jane=0D=0ABcc:_all=40evil.example?= <jane@dupont.example>",
            subject: "=?utf-8?q?Kitchen=0D=0ABcc:_all=40evil.example?=", "Hello")
        try await company.command("REPLY\n\nHello", by: .eric, on: "L-1")
        for mail in try await company.mails(to: "jane@dupont.example") + company.mails(to: Colleague.eric.address) {
            #expect(mail.values(of: "Bcc").isEmpty)
        }
        #expect(try await company.mails(to: "jane@dupont.example").count == 2)
        #expect(try await company.mails(to: "all@evil.example").isEmpty)
    }

    @Test(arguments: ["=cmd|' /C calc'!A0", "+33 calc", "@SUM(A1:A9)", "-2+3", "=HYPERLINK(\"http://evil.example\")"])
    func formulasOfAListStayText(name: String) async throws {
        let company = try await Company()
        let quoted = "\"" + name.replacing("\"", with: "\"\"") + "\""
        let list = File("cards.csv", "text/csv", "Name,Company,Email\n\(quoted),Dupont,jane@dupont.example\n")
        #expect(try await company.command("IMPORT Fair", by: .eric, files: [list]).says("1 new"))
        try await company.command("COMMIT", by: .eric)
        #expect(try await company.lead(1)?.contactName == name)
    }

    @Test func turnNoWritingDirection() async throws {
        let name = "Jane \u{202E}elpmaxe.live@\u{202D}\u{2067}"
        let company = try await Company()
        try await company.receive(
            from: "\"\(name)\" <jane@dupont.example>", subject: "Kitchen \(name)", "Hello \(name)")
        try await company.command("PARTNER company: \(name)\nNOTE \(name)\nSHOW\nHISTORY", by: .eric, on: "L-1")
        try await company.command("CONVERT title \"\(name)\"\nSHOW\nHISTORY", by: .eric, on: "L-1")
        for address in Colleague.allCases.map(\.address) + ["jane@dupont.example"] {
            for mail in try await company.mails(to: address) {
                let all = mail.subject + mail.text + (mail.html ?? "") + mail.headers.map(\.value).joined()
                #expect(!all.unicodeScalars.contains { (0x202A...0x202E).contains($0.value) || $0.value == 0x2067 })
            }
        }
    }
}
