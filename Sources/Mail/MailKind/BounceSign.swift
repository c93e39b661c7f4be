/// What shows that a mail without an RFC 3464 report is a bounce all the same.
///
/// A person may answer, forward or quote a bounce, and a customer may write that a delivery failed. So it takes two marks,
/// apart from `X-Failed-Recipients`, and one of them must be a program's. A mail program's name as sender goes with any
/// other mark; an empty envelope sender and `Auto-Submitted`, which absence notices have as well, only with a bounce's
/// subject or a returned mail. Without any of these it takes subject, wording and a returned mail together, and so it does
/// where the envelope says that the sender wrote himself.
struct BounceSign {
    let reason: String

    init?(in mail: ParsedMail) {
        if mail.value(of: "X-Failed-Recipients") != nil {
            reason = "header X-Failed-Recipients"
            return
        }
        if SESNotification.type(of: mail) == "bounce" {
            reason = "an Amazon SES notification of a bounce"
            return
        }
        if let receipt = mail.value(of: "X-Ricevuta")?.keyword, Self.certifiedFailures.contains(receipt) {
            reason = "header X-Ricevuta: \(receipt) of certified mail (PEC)"
            return
        }
        let returnsMail = !mail.embeddedMails.isEmpty
        let isProgram = Self.isMailProgram(mail)
        let isAutomatic = Self.isAutomatic(mail)
        guard isProgram || isAutomatic || returnsMail || mail.value(of: "X-MLServer") != nil else { return nil }
        guard isProgram || !Self.isPassedOn(mail), !AutoReplySign.hasAbsenceSubject(mail) else { return nil }
        let subject = Self.subjectPhrase(mail.subject).map { "its subject says “\($0)”" }
        let wording = Self.phrases.first(in: Self.opening(of: mail)).map { "its text says “\($0)”" }
        let delay = Self.tellsOfDelay(mail) ? "its text says that a mail is delayed" : nil
        let others = [subject, wording, returnsMail ? "it returns a mail" : nil, delay].compactMap(\.self)
        let sender =
            if isProgram, !Self.isOwnSender(mail) {
                "its sender is a mail program"
            } else if mail.value(of: "X-MLServer") != nil, subject != nil {
                "its sender is a list program"
            } else if mail.hasNullSender, subject != nil || returnsMail || delay != nil {
                "its envelope sender is empty"
            } else if isAutomatic, !AutoReplySign.isResponder(mail),
                subject != nil || returnsMail || delay != nil
            {
                "header Auto-Submitted"
            } else {
                nil as String?
            }
        guard others.count >= (sender == nil ? (isProgram ? 2 : 3) : 1) else { return nil }
        reason = ([sender].compactMap(\.self) + others).prefix(2).joined(separator: " and ")
    }

    /// A person shows us what came back, where the sender is no mail program.
    private static func isPassedOn(_ mail: ParsedMail) -> Bool {
        !mail.hasNullSender && mail.value(of: "X-MLServer") == nil
            && (isOwnSender(mail) || isAnswer(mail.subject.lowercased()[...].withoutLeadingSpace))
    }

    /// The envelope names the author himself, as it does where a person writes. A mail program's is empty, or another.
    private static func isOwnSender(_ mail: ParsedMail) -> Bool {
        guard accountStarts.opening(of: (mail.from.first?.email.localPart ?? "").lowercased()) == nil else {
            return false
        }
        guard let path = mail.value(of: "Return-Path")?.mailAddresses.first else { return false }
        return path == mail.from.first?.email
    }

    /// Says twice that a mail is late, or once beside a server's reply, and to whom it went. Absence notices speak of delays.
    private static func tellsOfDelay(_ mail: ParsedMail) -> Bool {
        guard !AutoReplySign.isResponder(mail) else { return false }
        let text = opening(of: mail)
        let words = BounceText.delayWords(in: text)
        guard words == 2 || words == 1 && SMTPReply.code(in: text) != nil else { return false }
        let known = (mail.from + mail.to + mail.replyTo).map(\.email)
        return text.mailAddresses.contains { !known.contains($0) }
    }

    /// The first 4 kB of the text in lower case, where every bounce says what it is.
    private static func opening(of mail: ParsedMail) -> String {
        mail.wording(limit: 4_096).lowercased().replacing("\n", with: " ")
    }

    /// Whether the envelope or `Auto-Submitted` says that a program made it.
    static func isAutomatic(_ mail: ParsedMail) -> Bool {
        mail.hasNullSender || mail.value(of: "Auto-Submitted").map { $0.keyword != "no" } ?? false
    }

    /// Whether From is `<>` or names a mail program: by the local part of its address, or by its name.
    static func isMailProgram(_ mail: ParsedMail) -> Bool {
        let from = String(decoding: (mail.value(of: "From") ?? "").utf8.map(\.lowered), as: UTF8.self)
        guard from.utf8.count > 8 else { return from.filter { $0 != " " } == "<>" }
        // Most senders are let go at no cost.
        guard hints.isFound(in: from) else { return false }
        let locals = from.split { " \t\"<>()\\".contains($0) }.map { $0.prefix { $0 != "@" } }
        let isProgram = locals.contains { local in
            accounts.contains(String(local)) || accountStarts.opening(of: local) != nil
                || accountParts.isFound(in: String(local))
        }
        if isProgram { return true }
        let name = from.prefix { $0 != "@" }.filter { !"\"<\\".contains($0) }[...].withoutOuterSpace
        let display = from.prefix { $0 != "<" }.filter { $0 != "\"" }[...].withoutOuterSpace
        let comment = from.firstIndex(of: "(").map { from[from.index(after: $0)...].prefix { $0 != ")" } } ?? ""
        return [name, display, comment].contains { names.contains(String($0)) || nameStarts.opening(of: $0) != nil }
    }

    private static func subjectPhrase(_ subject: String) -> String? {
        guard subject.utf8.count <= 1_000 else { return nil }
        let subject = subject.lowercased()[...].withoutLeadingSpace
        if let phrase = subjects.opening(of: subject) { return phrase }
        return isAnswer(subject) ? nil : subjectsAnywhere.first(in: String(subject))
    }

    private static func isAnswer(_ subject: Substring) -> Bool {
        answers.opening(of: subject) != nil
    }

    private static let answers = Phrases([
        "re:", "aw:", "fw:", "fwd:", "tr:", "sv:", "wg:", "rv:", "antw:", "ynt:", "odp:",
    ])

    /// What Italian certified mail writes of a mail that was not delivered, or not yet. RFC 6109 §4.
    private static let certifiedFailures: Set = [
        "errore-consegna", "preavviso-errore-consegna", "non-accettazione", "rilevazione-virus",
    ]

    /// Something of each name below.
    private static let hints = Phrases([
        "microsoftexchange329e", "postmaster", "post_", "daemon", "mailsystem", "maildelivery", "mail.deliver",
        "mail deliver", "email deliver", "gateway", "administrator", "mail system", "delivery subsystem",
    ])

    private static let accounts: Set = [
        "postmaster", "post_master", "post_office", "mdaemon", "mailsystem", "maildelivery", "mail.delivery",
    ]

    private static let accountStarts = Phrases([
        "mailer-daemon", "mailer_daemon", "mailerdaemon", "mail-daemon", "mail.delivery.", "postmaster+", "postmaster-",
        // The same at every Exchange server.
        "microsoftexchange329e71ec88ae4615bbc36ab6ce41109e",
    ])

    private static let accountParts = Phrases(["smtp_gateway", "smtp-gateway"])

    private static let names: Set = [
        "system administrator", "mail administrator", "mail system", "mailsystem", "smtp gateway", "ndr administrator",
        "delivery subsystem", "mail deliver",
    ]

    private static let nameStarts = Phrases([
        "mail delivery", "mail deliver ", "email delivery", "internet mail delivery", "postmaster@",
    ])

    private static let subjects = Phrases([
        "undeliver", "mail undeliver", "returned mail", "delivery status notification", "delivery failure",
        "delivery failed",
        "delivery has failed", "mail delivery", "failure notice", "failure delivery", "failed delivery",
        "failed mail", "undelivered", "delivery report", "nondeliverable", "non delivery", "non-delivery",
        "unzustellbar", "nicht zustellbar", "zustellung fehlgeschlagen", "zustellung verzögert", "mail could not",
        "permanent delivery", "message delivery", "delayed mail",
        "mail system error", "could not deliver", "warning: message", "warning: could not send", "non remis",
        "non distribu", "remise retardée", "échec de la remise", "échec de la distribution", "échec de remise",
        "message non", "onbestelbaar", "kan niet worden",
        "no se puede entregar", "no entregado", "mancato recapito", "mensagem não", "olevererbart", "ej levererat",
        "nie można dostarczyć", "niedostarczon", "zwrot wiadomości", "nie dostarczono", "недоставлен",
        "ваше сообщение не доставлено", "loop alert",
        "there was an error sending", "processing error", "message status", "email delivery", "unable to deliver",
        "your message could not", "delivery notification", "配信不能", "配信エラー", "退信", "系统退信", "배달",
    ])

    private static let subjectsAnywhere = Phrases([
        "could not be delivered", "couldn't be delivered", "was not delivered", "undeliverable", "delivery failure",
        "returned to sender", "not delivered", "are not member", "delivery delayed", "errors from ",
        "delivery problem", "не доставлено",
    ])

    private static let phrases = Phrases([
        "could not be delivered", "couldn't be delivered", "unable to deliver", "was not delivered", "not delivered",
        "delivery failed", "delivery to the following", "permanent fatal error", "transient non-fatal",
        "could not deliver", "user unknown", "unknown user", "no such user", "mailbox unavailable", "mailbox is full",
        "mailbox full", "over quota", "undeliverable", "did not reach", "failed permanently", "permanent error",
        "cannot be delivered", "can not be delivered", "delivery error", "returned message", "wasn't delivered",
        "recipient address rejected", "relaying denied", "550 5", "554 5", "550 -", "550-", "smtp error",
        "not a member", "are not member", "duplicated message-id", "delivery has failed", "error message below",
        "rejected", "still being retried", "has not been delivered", "delivery attempt", "invalid user",
        "does not exist", "was unable to", "non remis", "konnte nicht zugestellt", "nicht zugestellt",
        "no pudo ser entregado", "не доставлено", "undelivered",
    ])
}
