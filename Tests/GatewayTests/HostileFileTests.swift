import CRM
import Foundation
import Mail
import MailMIME
import Testing

@Suite("Files whose names or content mean harm")
struct HostileFileTests {
    @Test(arguments: [
        ("../../etc/passwd", "passwd"), ("/etc/passwd", "passwd"), ("C:\\Windows\\evil.exe", "evil.exe"),
        ("..\\..\\evil.exe", "evil.exe"), ("a/b\\c.pdf", "c.pdf"), ("plan.pdf/", "plan.pdf"),
        ("file:///a.pdf", "a.pdf"),
        ("..", "file"), (".", "file"), ("/", "file"), (" ", "file"), ("\u{202E}", "file"), (".bashrc", "bashrc"),
        ("a\u{0}.pdf", "a"), ("plan.pdf\u{0}.exe", "plan.pdf"),
        ("a\r\nBcc: all@evil.example", "aBcc_ all@evil.example"),
        ("CON", "_CON"), ("nul.txt", "_nul.txt"), ("LPT1.tar.gz", "_LPT1.tar.gz"), ("com7", "_com7"),
        ("CONTRACT.pdf", "CONTRACT.pdf"), ("plan.pdf. . ", "plan.pdf"), ("a:b|c?d*e<f>g\"h.pdf", "a_b_c_d_e_f_g_h.pdf"),
        ("red\u{202E}fdp.exe", "redfdp.exe"), ("in\u{200B}vo\u{2060}ice\u{FEFF}.pdf", "invoice.pdf"),
        ("a\u{2066}b\u{200F}c\u{AD}d.pdf", "abcd.pdf"), ("Devis d’été.pdf", "Devis d’été.pdf"), ("-rf", "-rf"),
        ("👩\u{200D}🚀.png", "👩\u{200D}🚀.png"), ("یک\u{200C}نقشه.pdf", "یک\u{200C}نقشه.pdf"),
        (String(repeating: "é", count: 400) + ".pdf", String(repeating: "é", count: 98) + ".pdf"),
    ])
    func goAlongUnderANameThatStaysInItsFolder(name: String, expected: String) async throws {
        let company = try await Company()
        let percent = name.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        try await company.receive(Self.mail(withFile: "application/pdf", "filename*=utf-8''\(percent)", "%PDF"))
        let notice = try await company.lastMail(to: Colleague.thomas.address)
        let file = try #require(notice.attachments.last)
        #expect(file.fileName == expected)
        #expect(file.content.starts(with: "%PDF".utf8))
        for mail in try await company.everyMail().map(\.mail) {
            let said = (mail.text + (mail.html ?? "")).unicodeScalars
            #expect(!said.contains { $0.value < 0x20 && !"\r\n\t".unicodeScalars.contains($0) })
            #expect(!said.contains { [0x202E, 0x2066, 0x200B, 0x2060, 0xFEFF].contains($0.value) })
        }
        #expect(try await company.command("HISTORY", by: .eric, on: "L-1").says(expected))
    }

    @Test(arguments: [
        ("drawings.zip", "application/zip", "PK\u{3}\u{4}"), ("winmail.dat", "application/ms-tnef", "x\u{9F}>\"\u{1}"),
        ("list.csv.zip", "application/x-zip-compressed", "PK\u{3}\u{4}"),
        ("run.exe", "application/x-msdownload", "MZ"), ("page.html", "text/html", "<script>evil()</script>TAKE L-1"),
        ("note.txt", "text/plain", "TAKE L-1"), ("cards.vcf", "text/vcard", "BEGIN:VCARD\nFN:Eve\nEND:VCARD\n"),
    ])
    func arePlainFilesThatNobodyOpens(name: String, type: String, content: String) async throws {
        let company = try await Company()
        try await company.receive(Self.mail(withFile: type, "filename=\"\(name)\"", content))
        let notice = try await company.lastMail(to: Colleague.thomas.address)
        #expect(notice.says(name))
        #expect(notice.attachments.map(\.fileName) == [name])
        #expect(notice.attachments[0].content == Array(content.utf8))
        #expect(notice.html?.contains("<script") == false)
        let lead = try #require(try await company.lead(1))
        #expect(lead.responsible == nil && lead.description == "Look.")
        #expect(try await company.lead(2) == nil)
        #expect(try await company.command("HISTORY", by: .eric, on: "L-1").says(name))
    }

    /// What cannot be opened as a list is said to be none.
    @Test(arguments: [
        File("cards.zip", "application/zip", Data("PK\u{3}\u{4}".utf8)),
        File("winmail.dat", "application/ms-tnef", Data([0x78, 0x9F, 0x3E, 0x22])),
    ])
    func areNoLists(file: File) async throws {
        let company = try await Company()
        let receipt = try await company.command("IMPORT Fair", by: .eric, files: [file])
        #expect(receipt.says("CSV") && receipt.says("vCard"))
        #expect(try await company.lead(1) == nil)
    }

    private static func mail(withFile type: String, _ parameter: String, _ content: String) -> String {
        """
        From: \(Company.jane)
        To: crm@notsotiny.example
        Subject: A kitchen
        Message-ID: <file@dupont.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=b

        --b
        Content-Type: text/plain; charset=utf-8

        Look.
        --b
        Content-Type: \(type)
        Content-Disposition: attachment; \(parameter)
        Content-Transfer-Encoding: base64

        \(Data(content.utf8).base64EncodedString())
        --b--

        """
    }
}
