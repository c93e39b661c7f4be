/// The marks by which programs say that no person wrote a mail.
enum AutoReplySign {
    /// The sure ones: header fields made for this purpose.
    static func reason(in mail: ParsedMail) -> String? {
        // What is forwarded by a program was written by a person.
        if let value = mail.value(of: "Auto-Submitted")?.keyword, !["", "no", "auto-forwarded"].contains(value) {
            return "header Auto-Submitted: \(value) (RFC 3834 §5)"
        }
        if let name = mail.headers.first(where: { isResponderField($0) })?.name {
            return "header \(name.prefix(60))"
        }
        if let receipt = mail.value(of: "X-Ricevuta")?.keyword {
            return "header X-Ricevuta: \(receipt.prefix(60)), a receipt of certified mail (PEC)"
        }
        for name in ["Precedence", "X-Precedence", "Preference"] {
            let value = mail.value(of: name)?.keyword
            if value == "auto_reply" || value == "auto-reply" { return "header \(name): auto_reply" }
        }
        return nil
    }

    /// What people do not write, and lists pass on: subjects of absence notices, a wish for no answers.
    static func likelyReason(in mail: ParsedMail) -> String? {
        if let value = mail.value(of: "X-Auto-Response-Suppress")?.lowercased(), !mail.isTypedAnswer,
            wantsNoAnswer(value)
        {
            return "header X-Auto-Response-Suppress: \(value.prefix(60))"
        }
        if let phrase = subjectPhrase(of: mail) { return "its subject says “\(phrase)”" }
        if isReceipt(mail) { return "it is a receipt of reading in words" }
        return nil
    }

    /// Machines want no answer of any kind; forms that send a person's inquiry on leave out one or the other. MS-OXCMAIL §2.2.
    private static func wantsNoAnswer(_ suppressed: String) -> Bool {
        suppressed.contains("all") || ["oof", "autoreply", "rn", "nrn"].allSatisfy { suppressed.contains($0) }
    }

    /// What says so only where no list explains it.
    static func weakReason(in mail: ParsedMail) -> String? {
        if let value = mail.value(of: "Precedence")?.keyword, value == "bulk" || value == "junk" {
            return "header Precedence: \(value)"
        }
        if mail.hasNullSender { return "its envelope sender is empty (RFC 5321 §4.5.5)" }
        return nil
    }

    /// An absence notice is sent with an empty envelope sender as well, and may quote anything.
    static func hasAbsenceSubject(_ mail: ParsedMail) -> Bool { subjectPhrase(of: mail) != nil }

    /// A program that answers mails says so, where a mail program that returns them does not.
    static func isResponder(_ mail: ParsedMail) -> Bool {
        mail.value(of: "Auto-Submitted")?.keyword.hasPrefix("auto-replied") == true
            || mail.headers.contains { isResponderField($0) }
    }

    private static func isResponderField(_ field: HeaderField) -> Bool {
        let length = field.name.utf8.count
        guard length >= 10 || length == 4, let first = field.name.utf8.first, first | 0x20 == UInt8(ascii: "x") else {
            return false
        }
        let name = field.name.lowercased()
        if responderFields.contains(name) { return field.value.keyword != "no" }
        if name == "x-apple-action" { return ["vacation", "oof"].contains(field.value.keyword) }
        if name == "x-post-messageclass" { return field.value.lowercased().contains("autoresponder") }
        return false
    }

    /// “Automatic reply: your mail”, “Out of office”: the phrase, with nothing or a mark behind it.
    private static func subjectPhrase(of mail: ParsedMail) -> String? {
        guard mail.subject.utf8.count <= 1_000 else { return nil }
        let subject = mail.subject.lowercased()[...].withoutOuterSpace
        let opening = subject.drop { "[(*【「（".contains($0) }
        // Notes: “AUTO: Jane Doe is out of the office (returning 12/05/2024)”.
        if mail.subject.hasPrefix("AUTO: "), let phrase = MailWords.all.absent.first(in: String(subject)) {
            return phrase
        }
        if let phrase = challenges.opening(of: opening) { return phrase }
        if let phrase = requests.opening(of: opening), isApart(opening, behind: phrase) { return phrase }
        if let phrase = MailWords.all.away.opening(of: opening), isApart(opening, behind: phrase) { return phrase }
        // “Re: Your quote [Automatic reply]”
        if let last = subject.last, "])】」）".contains(last),
            let start = subject.lastIndex(where: { "[(【「（".contains($0) })
        {
            let words = subject[subject.index(after: start)...].dropLast()
            if MailWords.all.away.opening(of: words) == String(words) { return String(words) }
        }
        guard let phrase = MailWords.all.absent.opening(of: opening), isApart(opening, behind: phrase),
            !mail.inReplyTo.isEmpty || !mail.references.isEmpty || mail.hasNullSender
        else { return nil }
        return phrase
    }

    private static func isApart(_ subject: Substring, behind phrase: String) -> Bool {
        let rest = subject.dropFirst(phrase.count).withoutLeadingSpace
        guard let next = rest.first else { return true }
        return ":：-–—([])】」）/!.*".contains(next) || rest.hasPrefix("re:") || rest.hasPrefix("from ")
    }

    /// “Read: Your quote”, and in the text “Your message … was read on …”: what Outlook sends where no RFC 8098 report fits.
    private static func isReceipt(_ mail: ParsedMail) -> Bool {
        guard receiptSubjects.opening(of: mail.subject.lowercased()[...].withoutOuterSpace) != nil else { return false }
        let text = mail.wording(limit: 1_024).lowercased()
        return receiptOpenings.opening(of: text[...].withoutOuterSpace) != nil && receiptWords.isFound(in: text)
    }

    private static let receiptSubjects = Phrases([
        "read:", "not read:", "gelesen:", "ungelesen:", "nicht gelesen:", "lu :", "lu:", "non lu :", "non lu:",
        "gelezen:",
        "niet gelezen:", "leído:", "no leído:", "letto:", "non letto:", "lida:", "lido:", "não lida:", "przeczytano:",
        "läst:", "oläst:", "læst:", "lest:",
    ])

    private static let receiptOpenings = Phrases([
        "your message", "ihre nachricht", "votre message", "uw bericht", "su mensaje", "el mensaje", "il messaggio",
        "a sua mensagem", "sua mensagem", "twoja wiadomość", "ditt meddelande", "din meddelelse", "meldingen din",
    ])

    private static let receiptWords = Phrases([
        "was read on", "was deleted without being read", "was displayed on", "wurde gelesen", "gelesen am",
        "ungelesen gelöscht", "wurde am", "a été lu", "a été supprimé sans", "is gelezen", "is verwijderd zonder",
        "se leyó el", "fue leído", "se eliminó sin", "è stato letto", "è stato eliminato senza", "foi lida",
        "foi eliminada sem", "została przeczytana", "została usunięta bez", "lästes", "blev læst", "ble lest",
    ])

    /// Subjects of programs that want a stranger to prove that he is human.
    private static let challenges = Phrases([
        "your email requires verification", "[spamarrest", "your message is awaiting confirmation",
        "please confirm that you sent",
    ])

    /// The same where a person may go on: “Please confirm your message of Tuesday”.
    private static let requests = Phrases([
        "please confirm your message", "confirm your email to", "please verify your email", "sender verification",
    ])

    private static let responderFields: Set = [
        "x-autoreply", "x-auto-reply", "x-autorespond", "x-autoresponder", "x-autoresponse", "x-autoreply-from",
        "x-auto-reply-from", "x-mail-autoreply", "x-mail-autoresponder", "x-vacation", "x-autogenerated",
        "x-auto-generated", "x-autoresponder-id", "x-fc-machinegenerated",
        "x-ms-exchange-generated-message-source-oof", "x-out-of-office", "x-cron-env", "x-challenge",
        "x-boxbe-challenge", "x-autoreply-sender", "x-ebay-autoresponse",
    ]
}

extension ParsedMail {
    /// The mail was handed in with the sender `<>`, as bounces and the like are. RFC 5321 §4.5.5.
    var hasNullSender: Bool {
        value(of: "Return-Path").map { $0.filter { $0 != " " } == "<>" } ?? false
    }

    /// Answers a mail under its subject, as people do.
    fileprivate var isTypedAnswer: Bool {
        guard !inReplyTo.isEmpty || !references.isEmpty, let colon = subject.firstIndex(of: ":") else { return false }
        return subject[..<colon].utf8.count <= 6
    }
}

extension String {
    /// The first word of a header's value, in lower case: `Auto-Replied; owner-email="…"` gives `auto-replied`.
    var keyword: String {
        self[...].withoutLeadingSpace.prefix { $0 != ";" && $0 != " " && $0 != "(" && $0 != "," }.lowercased()
    }
}
