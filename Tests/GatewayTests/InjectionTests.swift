import CRM
import Foundation
import Mail
import MailMIME
import Testing

@Suite("Words from outside in mails that go out", .timeLimit(.minutes(5)))
struct InjectionTests {
    /// What ends a line somewhere, as itself and in the ways in which a header spells it.
    @Test(arguments: [
        "\r\n", "\n", "\r", "\u{0}", "\u{B}", "\u{C}", "\u{85}", "\u{2028}", "\u{2029}", "\r\n ", "=0D=0A", "%0D%0A",
        "?=\r\n =?utf-8?q?", "\\r\\n", "&#13;&#10;", "\">\r\n", "\u{560A}\u{560D}",
    ])
    func addNoFieldAndNoRecipient(lineEnd: String) async throws {
        let company = try await Company {
            $0.limits.answersPerHour = 1_000
            $0.limits.answersPerThread = 1_000
        }
        let words = "x\(lineEnd)Bcc: all@evil.example\(lineEnd)\(lineEnd)y"
        try await company.tell(words)
        let own = Colleague.allCases.map(\.address)
        let mails = try await company.everyMail()
        #expect(mails.count > 20)
        for (recipient, mail) in mails {
            #expect(own.contains(recipient) || recipient == "jane@dupont.example")
            #expect(mail.to.map(\.email.rawValue) == [recipient], "\(mail.subject)")
            #expect(mail.cc.allSatisfy { own.contains($0.email.rawValue) })
            let fields = mail.headers.map(\.name)
            #expect(Set(fields).isSubset(of: Self.fields) && Set(fields).count == fields.count, "\(fields)")
            #expect(mail.headers.allSatisfy { !$0.value.contains { $0.isNewline || $0 == "\0" } })
        }
    }

    private static let fields: Set = [
        "From", "Reply-To", "To", "Cc", "Subject", "Message-ID", "In-Reply-To", "References", "Date", "MIME-Version",
        "Content-Type", "Content-Transfer-Encoding", "Auto-Submitted", "X-Auto-Response-Suppress", "X-Guichet-Loop",
    ]

    @Test(arguments: [
        "<script>evil()</script>", "<img src=x onerror=evil()>", "<svg onload=evil()>", "<svg/onload=evil()//",
        "<a href=\"javascript:evil()\">x</a>", "<a href=' java\tscript:evil()'>x</a>",
        "<a href=\"data:text/html,<script>evil()</script>\">x</a>",
        "<img src=\"http://evil.example/pixel.gif\" width=1 height=1>", "<img src=//evil.example/p>",
        "<link rel=stylesheet href=\"http://evil.example/a.css\">",
        "<style>@import url(http://evil.example/a.css);</style>", "<style>p{background:url(//evil.example)}</style>",
        "<p background=\"http://evil.example/b.gif\" style=\"background:url(http://evil.example/b)\">x</p>",
        "<iframe src=\"http://evil.example\"></iframe>", "<object data=\"http://evil.example\"></object>",
        "<form action=\"http://evil.example\"><input type=image src=\"http://evil.example/i\"></form>",
        "<meta http-equiv=refresh content=\"0;url=http://evil.example\">", "<base href=\"http://evil.example/\">",
        "<video poster=\"http://evil.example/v\"></video>",
        "<!--[if mso]><img src=\"http://evil.example\"><![endif]-->",
        "</td></table></body></html><script>evil()</script>", "\"><img src=x onerror=evil()>",
        "' onmouseover='evil()", "<<script>evil()//<</script>", "&lt;script&gt;evil()&lt;/script&gt;",
        "+ADw-script+AD4-evil()+ADw-/script+AD4-", "[x](javascript:evil())", "{{{evil}}}<script>evil()</script>",
    ])
    func areNotAliveInOurHTML(words: String) async throws {
        let company = try await Company {
            $0.limits.answersPerHour = 1_000
            $0.limits.answersPerThread = 1_000
        }
        try await company.receive(
            """
            From: Jane Doe <jane@dupont.example>
            To: crm@notsotiny.example
            Subject: A page
            Message-ID: <page@dupont.example>
            MIME-Version: 1.0
            Content-Type: text/html; charset=utf-8

            <p>Hello \(words)</p>
            <pre>\(words.replacing("&", with: "&amp;").replacing("<", with: "&lt;"))</pre>
            """)
        try await company.tell(words)
        let mails = try await company.everyMail().compactMap(\.mail.html)
        #expect(mails.count > 20)
        for html in mails {
            // A regular expression would take most of the test's time; what stands before the first tag may be looked at too.
            for piece in html.utf8.split(separator: UInt8(ascii: "<")) {
                let tag = "<" + String(Substring(piece.prefix { $0 != UInt8(ascii: ">") })).lowercased() + ">"
                // Buttons write mails that may repeat a name; nothing else comes from outside.
                let isButton = tag.hasPrefix("<a href=\"mailto:") && !tag.contains("\" on")
                #expect(isButton || !tag.contains("evil"), "\(tag)")
                #expect(!tag.hasPrefix("<script") && !tag.contains("javascript:"), "\(tag)")
            }
        }
    }
}

extension Company {
    /// Puts these words wherever words from outside or from a colleague can be put: names, subjects, files, sheets, calls,
    /// meetings, quotes, campaigns and reasons. What is refused is answered, and quotes them too.
    fileprivate func tell(_ words: String) async throws {
        let encoded = "=?utf-8?B?\(Data(words.utf8).base64EncodedString())?="
        let percent = words.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        try await receive(
            """
            From: \(encoded) <jane@dupont.example>
            To: crm@notsotiny.example
            Subject: \(encoded)
            Message-ID: \(nextMessageID())
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain; charset=utf-8

            \(words)
            --b
            Content-Type: application/pdf; name*=utf-8''\(percent)
            Content-Disposition: attachment; filename*0*=utf-8''\(percent); filename*1="\(encoded)"

            x
            --b--
            """)
        let quoted = "\"" + words.replacing("\"", with: "\"\"") + "\""
        let list = File(
            "list.csv", "text/csv",
            "Name,Company,Email,Phone,City\n\(quoted),\(quoted),jane@dupont.example,\(quoted),\(quoted)\n")
        let text = words.replacing("\"", with: "”")
        try await command("IMPORT \(words)", by: .luc, files: [list])
        try await command("COMMIT", by: .luc)
        for line in [
            "PARTNER company: \(words); city: \(words)", "PARTNER phone: \(words); street: \(words)",
            "PARTNER contact: \(words), jane@dupont.example", "NOTE \(words)", "CALL in with \(text): \(words)",
            "REPLY\n\n\(words)", "CONVERT title \"\(text)\" company \"\(text)\" campaign \"\(text)\"", "CONVERT P-1",
            "SHOW", "HISTORY", "WHY",
        ] { try await command(line, by: .luc, on: "L-1") }
        for line in [
            "PARTNER company: \(words)", "PARTNER contact: \(words), jane@dupont.example",
            "MEETING 2014-02-14 10:00 at \"\(text)\" about \(words)", "MEETING 2014-02-17 10:00 about \(text)",
            "RESCHEDULE M-1 2014-02-18 10:00", "CANCEL M-1 \(words)", "QUOTE \"\(text)\" x1 100 €", "SEND",
            "QUOTE \(words)", "STAGE \(words)", "REPLY\n\n\(words)", "SHOW", "HISTORY", "LOST \(words)", "HISTORY",
            "AGENDA", "ASSIGN \(words)", "HELP \(words)", "SNOOZE \(words)", "REVENUE \(words)", "KPI \(words)",
        ] { try await command(line, by: .luc, on: "O-1") }
    }
}
