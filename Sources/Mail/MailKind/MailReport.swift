/// What a `multipart/report` mail reports, by its type and its report part. RFC 6522.
struct MailReport {
    private(set) var kind: MailKind?

    init(_ mail: ParsedMail) {
        let type = mail.mediaType.parameters["report-type"]?.lowercased() ?? ""
        let isReport = mail.mediaType.essence == "multipart/report"
        if type.hasPrefix("feedback") || mail.report.has("Feedback-Type") {
            kind = .feedback(reason: "it holds a feedback report (RFC 5965)")
        } else if type.hasPrefix("disposition") || mail.report.has("Disposition") {
            kind = .autoReply(reason: "it is a receipt of reading (RFC 8098)")
        } else if mail.report.has("Final-Recipient") || mail.report.has("Original-Recipient")
            || mail.report.has("Action"), isReport || BounceSign.isAutomatic(mail) || BounceSign.isMailProgram(mail)
        {
            // A person may pass on the report part of a bounce.
            kind = Self.deliveryKind(mail.report)
        } else if isReport, type.isEmpty || type.contains("delivery") {
            kind = .bounce(reason: "its type is multipart/report (RFC 3464)")
        } else if let reason = Self.aggregateReason(mail) {
            kind = .feedback(reason: reason)
        } else if Self.isComplaint(mail) {
            kind = .feedback(reason: "it passes on a recipient's complaint")
        }
    }

    /// What providers send to the owner of a domain every day: statistics of DMARC (RFC 7489 §7.2.1.1) and of TLS (RFC 8460
    /// §5.3).
    private static func aggregateReason(_ mail: ParsedMail) -> String? {
        if mail.mediaType.parameters["report-type"]?.lowercased() == "tlsrpt"
            || mail.value(of: "TLS-Report-Domain") != nil
        {
            return "it is a report of TLS connections (RFC 8460)"
        }
        guard mail.subject.utf8.count <= 1_000, mail.inReplyTo.isEmpty else { return nil }
        let subject = mail.subject.lowercased()
        guard reportSubjects.opening(of: subject[...].withoutLeadingSpace) != nil, subject.contains("domain:"),
            subject.contains("submitter:"), subject.contains("report-id:")
        else { return nil }
        return "it is a DMARC report (RFC 7489)"
    }

    private static let reportSubjects = Phrases([
        "report domain", "report-domain", "[preview] report domain", "preview: report domain", "dmarc", "[dmarc",
    ])

    /// Complaints that are no RFC 5965 reports: Hotmail's and Amazon's.
    private static func isComplaint(_ mail: ParsedMail) -> Bool {
        let subject = mail.subject[...].withoutLeadingSpace.lowercased()
        if subject.hasPrefix("complaint about message from"), !mail.embeddedMails.isEmpty { return true }
        return SESNotification.type(of: mail) == "complaint"
    }

    private static func deliveryKind(_ report: [[HeaderField]]) -> MailKind {
        let actions = report.compactMap { $0.firstValue(of: "Action")?.lowercased() }
        let arrived = ["delivered", "relayed", "expanded"]
        let hasArrived = !actions.isEmpty && actions.allSatisfy { action in arrived.contains { action.hasPrefix($0) } }
        return hasArrived
            ? .delivered(reason: "its delivery status says that the mail arrived (RFC 3464)")
            : .bounce(reason: "it holds a delivery status (RFC 3464)")
    }
}

extension [[HeaderField]] {
    fileprivate func has(_ name: String) -> Bool { contains { $0.firstValue(of: name) != nil } }
}

extension [HeaderField] {
    /// The value of the first field of that name; names compare without case.
    func firstValue(of name: String) -> String? { first { $0.isNamed(name) }?.value }
}

/// Amazon SES tells of bounces and complaints as JSON in a plain mail.
enum SESNotification {
    /// `bounce`, `complaint` or `delivery`; nil when the mail is no such notification.
    static func type(of mail: ParsedMail) -> String? {
        let text = Substring(mail.text.utf8.prefix(1_024)).withoutLeadingSpace
        guard text.utf8.first == UInt8(ascii: "{"),
            let key = text.firstRange(of: "notificationType") ?? text.firstRange(of: "eventType")
        else {
            return nil
        }
        let value = text[key.upperBound...].drop { "\\\": ".contains($0) }
        return value.prefix { $0.isLetter }.lowercased()
    }
}
