/// The notice that a company's mail server puts below a text: confidential, for the recipient only.
enum LegalNotice {
    /// The first line of the paragraph that ends with the line `end`, when it is such a notice.
    static func start(endingAt end: Int, in lines: [TextLine]) -> Int? {
        // The words are many, so most paragraphs are let go for being short.
        var first = end
        var length = lines[end].trimmed.utf8.count
        while first > 0, end - first < 40, !lines[first - 1].isBlank {
            first -= 1
            length += lines[first].trimmed.utf8.count
        }
        guard (60...8_000).contains(length) else { return nil }
        guard lines[..<first].contains(where: { !$0.isBlank }) else { return nil }
        let text = lines[first...end].map(\.trimmed).joined(separator: " ").lowercased()
        let marks = MailWords.all.disclaimer.count(in: text, limit: 3)
        if marks == 3 { return first }
        let isAboutTheMail = marks == 2 && openings.opening(of: text.drop { !$0.isLetter }) != nil
        return isAboutTheMail && !text.split(separator: " ").contains { firstPerson.contains(String($0)) } ? first : nil
    }

    /// No company's notice speaks so.
    private static let firstPerson: Set = [
        "i", "i'm", "my", "me", "je", "m'est", "m’est", "moi", "ich", "mir", "mich", "mein", "meine", "yo", "mí", "io",
        "eu", "ik", "mij", "jag", "jeg", "я", "мне", "меня", "já", "mi", "minä", "minun",
    ]

    /// Where the mail itself is the subject, two words are enough.
    private static let openings = Phrases([
        "this e-mail", "this email", "this message", "this mail", "this communication", "the information contained",
        "the information in this", "the contents of this", "the content of this", "disclaimer",
        "confidentiality notice",
        "ce message", "ce courriel", "cet e-mail", "cet email", "ce mail", "les informations contenues",
        "diese nachricht",
        "diese e-mail", "diese mail", "der inhalt dieser", "die in dieser", "dit bericht", "deze e-mail", "dit e-mail",
        "de informatie in", "este correo", "este mensaje", "la información contenida", "aviso legal",
        "questo messaggio",
        "questa e-mail", "le informazioni contenute", "esta mensagem", "este e-mail", "este email",
        "niniejsza wiadomość",
        "ta wiadomość", "detta meddelande", "detta e-postmeddelande", "denne e-mail", "denne mail", "denne e-posten",
        "de informatie verzonden", "tämä viesti", "tämä sähköposti", "tato zpráva", "tento e-mail", "это сообщение",
        "данное сообщение", "настоящее сообщение", "это письмо", "本邮件", "此邮件", "このメール",
    ])
}
