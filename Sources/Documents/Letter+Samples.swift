public import CRM

extension Letter {
    /// A letter of that kind with every field filled in, to check templates against and to look at.
    ///
    /// In English for languages other than French.
    public static func sample(of kind: Kind, in language: Language = .english) -> Letter {
        let words = language == .french ? SampleWords.french : .english
        return kind.isToCustomer ? sampleToCustomer(kind, words) : sampleToStaff(kind, words)
    }

    private static func sampleToCustomer(_ kind: Kind, _ words: SampleWords) -> Letter {
        switch kind {
        case .oversizedAnswer:
            .oversizedAnswer(
                OversizedAnswer(
                    companyName: SampleWords.company, customerName: SampleWords.customer, subject: words.title,
                    limit: words.limit))
        case .quote:
            .quote(
                QuoteLetter(
                    companyName: SampleWords.company, salespersonName: "Thomas Leroy", tag: "NST O-12",
                    customerName: SampleWords.customer, quote: "Q-2014-0003", title: words.title, gross: "€10,560",
                    validUntil: words.day, acceptWord: words.accept, declineWord: words.decline))
        case .quoteAnswer:
            .quoteAnswer(
                QuoteStateLetter(
                    companyName: SampleWords.company, tag: "NST O-12", customerName: SampleWords.customer,
                    quote: "Q-2014-0003", sentence: words.replaced))
        case .meetingInvitation: .meetingInvitation(sampleMeeting(words))
        case .meetingUpdate: .meetingUpdate(sampleMeeting(words))
        case .meetingCancellation: .meetingCancellation(sampleMeeting(words))
        case .customerReply:
            .customerReply(
                CustomerReply(
                    companyName: SampleWords.company, salespersonName: "Thomas Leroy", tag: "NST O-12",
                    subject: words.title, text: words.reply, attribution: words.attribution, quote: words.text))
        default:
            .acknowledgement(
                Acknowledgement(
                    companyName: SampleWords.company, tag: "NST L-7", reference: "L-7",
                    customerName: SampleWords.customer, subject: words.title, quote: words.text))
        }
    }

    private static func sampleMeeting(_ words: SampleWords) -> MeetingLetter {
        MeetingLetter(
            companyName: SampleWords.company, salespersonName: "Thomas Leroy", tag: "NST O-12",
            customerName: SampleWords.customer, title: words.title, when: words.when,
            place: "12 rue des Lilas, 59000 Lille", asksForNeeds: true, reason: words.reasonGiven)
    }

    private static func sampleToStaff(_ kind: Kind, _ words: SampleWords) -> Letter {
        switch kind {
        case .customerMessageNotice:
            .customerMessageNotice(
                CustomerMessageNotice(
                    reference: "O-12", title: words.title,
                    customerName: SampleWords.customer, subject: words.requirements, facts: words.facts,
                    text: words.text, attachments: words.attachments, remarks: [words.guessed]))
        case .receipt:
            .receipt(
                Receipt(
                    recordTitle: "O-12 · \(words.title)",
                    summary: words.lines[0].command, lines: words.lines))
        case .commandError:
            .commandError(
                CommandError(
                    recordTitle: "L-7 · \(words.title)", lines: words.errors))
        case .assignmentNotice:
            .assignmentNotice(
                AssignmentNotice(
                    reference: "O-12", title: words.title,
                    giverName: "Luc Moreau", facts: words.facts, text: words.text))
        case .bounceNotice:
            .bounceNotice(
                BounceNotice(
                    reference: "O-12", title: words.title,
                    address: "jane@example.test", subject: "Re: \(words.title) [NST O-12]",
                    explanation: "550 5.1.1 <jane@example.test>: Recipient address rejected: User unknown",
                    isPermanent: true))
        case .unverifiedCommandNotice:
            .unverifiedCommandNotice(
                UnverifiedCommandNotice(
                    address: "thomas@notsotiny.example.test",
                    subject: "Re: [NST O-12]", received: words.received, commands: [words.lines[0].command]))
        case .quotePreview:
            .quotePreview(
                QuotePreview(
                    reference: "O-12", quote: "Q-2014-0003", facts: words.facts, listings: words.quoted))
        case .importPreview:
            .importPreview(
                ImportPreview(campaign: "House & Design", sentence: words.preview, listings: words.previewed))
        case .reminder:
            .reminder(
                Reminder(
                    reference: "O-12", title: words.title, heading: words.reminderHeading, sentence: words.reminder,
                    facts: words.facts, listings: words.lines[1].listings))
        case .digest:
            .digest(
                Digest(
                    day: words.day, summary: words.digestSummary, listings: words.digest, charts: [words.chart],
                    ledger: words.ledger))
        case .caseNotice:
            .caseNotice(
                CaseNotice(
                    reference: "O-12", title: words.title, heading: words.movedHeading, sentence: words.moved,
                    facts: words.facts, text: words.text))
        default:
            .newLeadNotice(
                NewLeadNotice(
                    reference: "L-7", title: words.title,
                    customerName: SampleWords.customer, facts: words.facts, text: words.text,
                    attachments: words.attachments, remarks: [words.mentions]))
        }
    }
}

extension StaffFrame {
    /// The frame of such a sample; nil for a letter to a customer.
    public static func sample(of kind: Letter.Kind, in language: Language = .english) -> StaffFrame? {
        let words = language == .french ? SampleWords.french : .english
        return switch kind {
        case .acknowledgement, .customerReply, .oversizedAnswer, .meetingInvitation, .meetingUpdate,
            .meetingCancellation, .quote, .quoteAnswer:
            nil
        case .newLeadNotice: words.frame(of: "NST L-7", .take, .assign, .help)
        case .commandError: words.frame(of: "NST L-7", .help)
        case .bounceNotice: words.frame(of: "NST O-12", .history)
        case .unverifiedCommandNotice: words.frame(of: "NST O-12", .help)
        case .importPreview: words.frame(of: "NST", .commit, .help)
        case .digest: words.frame(of: "NST", .help)
        case .quotePreview: words.frame(of: "NST O-12", .reply, .history)
        case .customerMessageNotice, .receipt, .assignmentNotice, .caseNotice, .reminder:
            words.frame(of: "NST O-12", .reply, .won, .history)
        }
    }
}
