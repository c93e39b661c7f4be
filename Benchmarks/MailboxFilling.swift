import Foundation

/// The mails in a made-up company's inbox: 20 kB on average, plain and HTML, with files and without, alone and in threads.
struct MailboxFilling {
    let count: Int
    let inbox: String
    /// The number of the first one. No two fillings of one inbox may have the same numbers: they would be the same mails.
    var first = 0

    /// Every tenth of them in turn. Most mails are short; few carry a file, and those make up most of the bytes.
    private static let kinds: [Kind] = [
        .plain, .answer, .html, .plain, .file, .plain, .answer, .html, .html, .file,
    ]

    private enum Kind {
        case plain
        /// An answer to an earlier mail, which it quotes.
        case answer
        case html
        case file
    }

    /// Whole messages, made one at a time.
    var messages: some Sequence<String> { (first..<first + count).lazy.map(message) }

    private func message(_ number: Int) -> String {
        let kind = Self.kinds[number % Self.kinds.count]
        let words = Self.words(number)
        switch kind {
        case .plain: return head(number, type: "text/plain; charset=utf-8") + words + words
        case .answer:
            let quote = words.split(separator: "\n", omittingEmptySubsequences: false).map { "> \($0)\n" }.joined()
            let thread = "In-Reply-To: <\(number - 1).filling@example.test>\n"
            return head(number, of: number - 1, thread + "Content-Language: en", type: "text/plain; charset=utf-8")
                + "\(words)\nOn Mon, 10 Feb 2014 at 09:00, Kitchens <\(inbox)> wrote:\n\(quote)"
        case .html:
            return head(number, type: "multipart/alternative; boundary=edge")
                + part("text/plain; charset=utf-8", words) + part("text/html; charset=utf-8", Self.page(words))
                + "--edge--\n"
        case .file:
            let fields = """
                application/pdf
                Content-Disposition: attachment; filename="plan \(number).pdf"
                Content-Transfer-Encoding: base64
                """
            return head(number, type: "multipart/mixed; boundary=edge")
                + part("text/plain; charset=utf-8", words) + part(fields, Self.file) + "--edge--\n"
        }
    }

    private func head(
        _ number: Int, of sender: Int? = nil, _ more: String = "X-Mailer: made up", type: String
    ) -> String {
        """
        Received: from mx\(number % 7).example.test (mx.example.test [192.0.2.\(number % 250)])
            by mail.example.test with ESMTPS id \(number); Mon, 10 Feb 2014 09:00:00 +0100
        From: =?utf-8?q?Ren=C3=A9e_Customer_\(sender ?? number)?= <customer\(sender ?? number)@home.example.test>
        To: Kitchens <\(inbox)>
        Date: Mon, 10 Feb 2014 10:00:00 +0100
        Message-ID: <\(number).filling@example.test>
        Subject: A kitchen for house number \(number)
        MIME-Version: 1.0
        \(more)
        Content-Type: \(type)


        """
    }

    private func part(_ type: String, _ content: String) -> String {
        "--edge\nContent-Type: \(type)\n\n\(content)\n"
    }

    /// About 1.5 kB.
    private static func words(_ number: Int) -> String {
        let sentence =
            "We would like to know what a kitchen with red cabinets would cost in \(number) days.\n"
        return "Hello,\n\n" + String(repeating: sentence, count: 14) + "\nKind regards\nRenée\n"
    }

    /// About 25 kB.
    private static func page(_ words: String) -> String {
        let rows = words.split(separator: "\n").map { line in
            """
            <tr style="mso-yfti-irow:0"><td style="font-family:Calibri,sans-serif;font-size:11pt;padding:0 5pt">
            <p class="MsoNormal"><span lang="EN-GB" style="font-size:11.0pt">\(line)</span></p></td></tr>

            """
        }
        let table = rows.joined()
        return "<html><head><style>p{margin:0}</style></head><body><table>" + String(repeating: table, count: 5)
            + "</table></body></html>"
    }

    /// About 60 kB as base64.
    private static let file: String = {
        let bytes = (0..<44_000).map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) }
        return Data(bytes).base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed])
    }()
}
