/// A mail the gateway writes: what it says, before a template says it.
///
/// All text is in the reader's language and time zone already. Stored as JSON in the outbox and written when it is sent;
/// what stands around a letter to a colleague is made then.
public enum Letter: Codable, Equatable, Sendable {
    case acknowledgement(Acknowledgement)
    case newLeadNotice(NewLeadNotice)
    case customerMessageNotice(CustomerMessageNotice)
    case receipt(Receipt)
    case commandError(CommandError)
    case assignmentNotice(AssignmentNotice)
    case customerReply(CustomerReply)
    case bounceNotice(BounceNotice)
    case unverifiedCommandNotice(UnverifiedCommandNotice)
    case oversizedAnswer(OversizedAnswer)
    case importPreview(ImportPreview)
    case caseNotice(CaseNotice)
    case meetingInvitation(MeetingLetter)
    case meetingUpdate(MeetingLetter)
    case meetingCancellation(MeetingLetter)
    case quotePreview(QuotePreview)
    case quote(QuoteLetter)
    case quoteAnswer(QuoteStateLetter)
    case reminder(Reminder)
    case digest(Digest)

    /// The folder of its template: `new-lead-notice`.
    public var templateName: String { kind.rawValue }

    public var kind: Kind {
        switch self {
        case .acknowledgement: .acknowledgement
        case .newLeadNotice: .newLeadNotice
        case .customerMessageNotice: .customerMessageNotice
        case .receipt: .receipt
        case .commandError: .commandError
        case .assignmentNotice: .assignmentNotice
        case .customerReply: .customerReply
        case .bounceNotice: .bounceNotice
        case .unverifiedCommandNotice: .unverifiedCommandNotice
        case .oversizedAnswer: .oversizedAnswer
        case .importPreview: .importPreview
        case .caseNotice: .caseNotice
        case .meetingInvitation: .meetingInvitation
        case .meetingUpdate: .meetingUpdate
        case .meetingCancellation: .meetingCancellation
        case .quotePreview: .quotePreview
        case .quote: .quote
        case .quoteAnswer: .quoteAnswer
        case .reminder: .reminder
        case .digest: .digest
        }
    }

    /// The letter with the text of the mail that it is about. Notices wait without it: it is in the database already, and
    /// several colleagues get the same.
    public func quoting(_ text: String) -> Letter {
        switch self {
        case .newLeadNotice(var notice):
            notice.text = text
            return .newLeadNotice(notice)
        case .customerMessageNotice(var notice):
            notice.text = text
            return .customerMessageNotice(notice)
        case .caseNotice(var notice):
            notice.text = text
            return .caseNotice(notice)
        default: return self
        }
    }

    /// The letter with the links that `link` makes of what its rows command.
    public func linking(_ link: (String) -> String) -> Letter {
        switch self {
        case .receipt(var receipt):
            for index in receipt.lines.indices {
                receipt.lines[index].listings = receipt.lines[index].listings.map { $0.linking(link) }
            }
            return .receipt(receipt)
        case .reminder(var reminder):
            reminder.listings = reminder.listings.map { $0.linking(link) }
            return .reminder(reminder)
        case .digest(var digest):
            digest.listings = digest.listings.map { $0.linking(link) }
            return .digest(digest)
        default: return self
        }
    }

    /// The letter itself, whichever it is.
    var content: any Sendable {
        switch self {
        case .acknowledgement(let content): content
        case .newLeadNotice(let content): content
        case .customerMessageNotice(let content): content
        case .receipt(let content): content
        case .commandError(let content): content
        case .assignmentNotice(let content): content
        case .customerReply(let content): content
        case .bounceNotice(let content): content
        case .unverifiedCommandNotice(let content): content
        case .oversizedAnswer(let content): content
        case .importPreview(let content): content
        case .caseNotice(let content): content
        case .meetingInvitation(let content), .meetingUpdate(let content), .meetingCancellation(let content): content
        case .quotePreview(let content): content
        case .quote(let content): content
        case .quoteAnswer(let content): content
        case .reminder(let content): content
        case .digest(let content): content
        }
    }

    /// The kinds of letters, by the names of their templates' folders.
    public enum Kind: String, CaseIterable, Sendable {
        case acknowledgement
        case newLeadNotice = "new-lead-notice"
        case customerMessageNotice = "customer-message-notice"
        case receipt
        case commandError = "command-error"
        case assignmentNotice = "assignment-notice"
        case customerReply = "customer-reply"
        case bounceNotice = "bounce-notice"
        case unverifiedCommandNotice = "unverified-command-notice"
        case oversizedAnswer = "oversized-answer"
        case importPreview = "import-preview"
        case caseNotice = "case-notice"
        case meetingInvitation = "meeting-invitation"
        case meetingUpdate = "meeting-update"
        case meetingCancellation = "meeting-cancellation"
        case quotePreview = "quote-preview"
        case quote
        case quoteAnswer = "quote-answer"
        case reminder
        case digest

        /// Goes outside; the others go to colleagues, in a `StaffFrame`.
        public var isToCustomer: Bool {
            switch self {
            case .acknowledgement, .customerReply, .oversizedAnswer, .meetingInvitation, .meetingUpdate,
                .meetingCancellation, .quote, .quoteAnswer:
                true
            default: false
            }
        }
    }
}
