/// What shows that a mail without an RFC 3464 report is a bounce all the same.
///
/// A person may answer, forward or quote a bounce, and a customer may write that a delivery failed. So it takes two marks,
/// apart from `X-Failed-Recipients`, and one of them must be a program's: its name as sender, an empty envelope sender or
/// `Auto-Submitted`. Without that it takes the subject, the wording and a returned mail together.
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
        var marks: [String] = []
        if Self.isMailProgram(mail) { marks.append("its sender is a mail program") }
        if mail.value(of: "X-MLServer") != nil { marks.append("its sender is a list program") }
        if mail.hasNullSender { marks.append("its envelope sender is empty") }
        let isMadeByProgram = !marks.isEmpty || mail.value(of: "Auto-Submitted").map { $0.keyword != "no" } ?? false
        guard isMadeByProgram || !mail.embeddedMails.isEmpty, !AutoReplySign.hasAbsenceSubject(mail) else { return nil }
        if let phrase = Self.subjectPhrase(mail.subject) { marks.append("its subject says “\(phrase)”") }
        if let phrase = Self.phrases.first(in: Self.opening(of: mail)) { marks.append("its text says “\(phrase)”") }
        if !mail.embeddedMails.isEmpty { marks.append("it returns a mail") }
        guard marks.count >= (isMadeByProgram ? 2 : 3) else { return nil }
        reason = marks.prefix(2).joined(separator: " and ")
    }

    /// The first 4 kB of the text in lower case, where every bounce says what it is.
    private static func opening(of mail: ParsedMail) -> String {
        mail.wording(limit: 4_096).lowercased().replacing("\n", with: " ")
    }

    private static func isMailProgram(_ mail: ParsedMail) -> Bool {
        let from = (mail.value(of: "From") ?? "").utf8.map(\.lowered)
        let isEmpty = from.lazy.reversed().filter { $0 != UInt8(ascii: " ") }.starts(with: "><".utf8)
        return isEmpty || senders.isFound(in: String(decoding: from, as: UTF8.self))
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

    private static let senders = Phrases([
        "mailer-daemon", "mailer_daemon", "postmaster", "post_master", "mail delivery", "mail.delivery",
        "mail deliver ", "mailerdaemon", "system administrator", "mail administrator", "mail-daemon", "mdaemon",
        "mailsystem", "mail system", "maildelivery", "smtp gateway", "smtp_gateways", "ndr administrator",
        "email delivery", "delivery subsystem",
    ])

    private static let subjects = Phrases([
        "undeliver", "returned mail", "delivery status notification", "delivery failure", "delivery failed",
        "delivery has failed", "mail delivery", "failure notice", "failure delivery", "failed delivery",
        "failed mail", "undelivered", "delivery report", "nondeliverable", "non delivery", "non-delivery",
        "unzustellbar", "mail could not", "permanent delivery", "message delivery", "delayed mail",
        "mail system error", "could not deliver", "warning: message", "warning: could not send", "non remis",
        "non distribu", "échec de la remise", "échec de remise", "message non", "onbestelbaar", "kan niet worden",
        "no se puede entregar", "no entregado", "mancato recapito", "mensagem não", "olevererbart", "ej levererat",
        "nie można dostarczyć", "недоставлен", "ваше сообщение не доставлено", "loop alert",
        "there was an error sending", "processing error", "message status", "email delivery", "unable to deliver",
        "your message could not", "delivery notification", "配信不能", "退信", "배달",
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
