import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// The letters to colleagues: from records and mails to what a template shows.
extension Desk {
    /// Tells everybody who wants to know of new leads, and what this one looks like; not the colleague who made it.
    func tellNewLead(
        _ lead: Lead, about message: Message? = nil, files: [FileMention] = [], remarks: [Remark] = [],
        exceptTo author: StaffMember? = nil
    ) throws {
        let remarks = try remarks + likeness(of: lead)
        for member in settings.poolAudience where member.login != author?.login {
            // The text of a mail is quoted when the letter is written.
            let text = message == nil ? lead.description : ""
            let notice = newLeadNotice(of: lead, text: text, files: files, remarks: remarks, to: member)
            try post.send(notice, to: member, about: lead.reference, enclosing: message)
        }
    }

    private func newLeadNotice(
        of lead: Lead, text: String, files: [FileMention], remarks: [Remark], to member: StaffMember
    ) -> StaffLetter {
        let facts: [(Phrase, String?)] = [
            (.factCustomer, lead.contactName), (.factRole, lead.role), (.factEmail, lead.email),
            (.factCompany, lead.company), (.factPhone, lead.phone), (.factPlace, lead.place.line),
            (.factWebsite, lead.website),
        ]
        let notice = NewLeadNotice(
            reference: "\(lead.reference)", title: lead.title, customerName: lead.contactName,
            facts: self.facts(facts, in: member.language), text: text, attachments: files,
            remarks: sentences(remarks, in: member.language))
        let merges = remarks.compactMap { remark -> Offer? in
            guard case .looksLike(let other) = remark, other.kind == .lead else { return nil }
            return Offer(.merge, "\(other)")
        }
        return StaffLetter(
            .newLeadNotice(notice), because: .becauseNewLead, offering: [.take, .assign, .convert, .reply, .notLead],
            ready: merges)
    }

    /// Tells whoever has the case of a customer's mail, and who planned the meeting that it prepares.
    func tellMessage(_ message: Message, on record: RecordReference, remarks: [Remark]) throws {
        var readers = try audience(of: record)
        for case .needs(let meeting) in remarks where !readers.contains(where: { $0.login == meeting.organizer }) {
            if let organizer = settings.staffMember(login: meeting.organizer) { readers.append(organizer) }
        }
        for member in readers {
            let notice = try customerMessageNotice(of: message, on: record, remarks: remarks, to: member)
            try post.send(notice, to: member, about: record, enclosing: message)
        }
    }

    private func customerMessageNotice(
        of message: Message, on record: RecordReference, remarks: [Remark], to member: StaffMember
    ) throws -> StaffLetter {
        let summary = try summary(of: record)
        let isTheirs = summary.responsible == member.login
        let keywords: [Keyword] =
            switch record.kind {
            case .lead where isTheirs: [.reply, .convert, .note, .history]
            case .lead: [.take, .reply, .assign, .history]
            case .opportunity where try transaction.isClosed(record): [.reply, .note, .reopen, .history]
            case .opportunity, .partner: [.reply, .won, .lost, .note, .history]
            }
        let author = message.author
        let facts: [(Phrase, String?)] = [
            (.factCustomer, author?.description), (.factPartner, summary.partnerName),
            (.factRevenue, summary.revenue?.formatted(in: member.language)),
        ]
        let notice = CustomerMessageNotice(
            reference: "\(record)", title: summary.title, customerName: author?.displayName ?? "",
            subject: SubjectLine.plain(message.subject, of: settings.company),
            facts: self.facts(facts, in: member.language),
            text: "", attachments: try mentions(ofFilesIn: message), remarks: sentences(remarks, in: member.language))
        let links = remarks.flatMap { remark -> [Offer] in
            switch remark {
            case .guessed(let others): others.prefix(3).map { Offer(.link, "\($0)") } + [Offer(.new)]
            case .unclearAnswer, .untrustedAnswer: [Offer(.won), Offer(.lost, "…")]
            default: []
            }
        }
        return StaffLetter(
            .customerMessageNotice(notice), because: summary.because(member), offering: keywords, ready: links)
    }

    /// Tells a colleague that a case was given to them.
    func tellAssignment(of record: RecordReference, to colleague: StaffMember, by giver: StaffMember) throws {
        let summary = try summary(of: record)
        let facts: [(Phrase, String?)] = [
            (.factCustomer, try customer(of: record)?.address.description), (.factPartner, summary.partnerName),
            (.factRevenue, summary.revenue?.formatted(in: colleague.language)), (.factFrom, summary.lead),
        ]
        let keywords: [Keyword] =
            record.kind == .lead ? [.convert, .reply, .assign, .history] : [.reply, .assign, .won, .lost, .history]
        let notice = AssignmentNotice(
            reference: "\(record)",
            title: summary.title, giverName: giver.name, facts: self.facts(facts, in: colleague.language),
            text: summary.text)
        let letter = StaffLetter(.assignmentNotice(notice), because: .becauseAssigned, offering: keywords)
        try post.send(letter, to: colleague, about: record)
    }

    func bounceNotice(
        of entry: OutboxEntry, original: Message, on record: RecordReference, explanation: String, isPermanent: Bool,
        to member: StaffMember
    ) throws -> StaffLetter {
        let summary = try summary(of: record)
        let notice = BounceNotice(
            reference: "\(record)",
            title: summary.title, address: entry.recipient.rawValue, subject: original.subject,
            explanation: String(explanation.prefix(500)), isPermanent: isPermanent)
        return StaffLetter(.bounceNotice(notice), because: summary.because(member), offering: [.note, .history])
    }

    func unverifiedNotice(of incoming: IncomingMail, to member: StaffMember) -> StaffLetter {
        let clock = LocalClock.of(member, in: settings.company)
        let notice = UnverifiedCommandNotice(
            address: incoming.sender?.email.rawValue ?? "",
            subject: incoming.mail.subject, received: clock.dayAndTime(incoming.received),
            commands: incoming.commands.lines.map(\.text))
        return StaffLetter(.unverifiedCommandNotice(notice), because: .becauseYourName, offering: [])
    }

    /// A customer's mail was moved to a case of the colleague's.
    func tellMoved(
        _ mail: Message, to record: RecordReference, by giver: StaffMember, telling member: StaffMember
    ) throws {
        let language = member.language
        let values = ["name": giver.name, "record": "\(record)", "subject": mail.subject]
        let notice = CaseNotice(
            reference: "\(record)", title: try summary(of: record).title,
            heading: office.phrases.text(.movedHeading, in: language, values),
            sentence: office.phrases.text(.movedNotice, in: language, values), facts: [], text: mail.quotation)
        let letter = StaffLetter(
            .caseNotice(notice), because: try summary(of: record).because(member),
            offering: [.reply, .note, .link, .history])
        try post.send(letter, to: member, about: record, enclosing: mail)
    }

    /// Somebody else has the colleague's case now.
    func tellPassedOn(
        _ record: RecordReference, to new: StaffMember, by giver: StaffMember, telling member: StaffMember
    ) throws {
        let values = ["name": giver.name, "record": "\(record)", "new": new.name]
        let notice = CaseNotice(
            reference: "\(record)", title: try summary(of: record).title,
            heading: office.phrases.text(.takenBackHeading, in: member.language, values),
            sentence: office.phrases.text(.passedOnNotice, in: member.language, values), facts: [], text: "")
        let letter = StaffLetter(.caseNotice(notice), because: .becauseAssigned, offering: [.mine, .history])
        try post.send(letter, to: member, about: record)
    }

    /// A case that the colleague was given is no longer theirs.
    func tellTakenBack(
        _ record: RecordReference, wasAdded: Bool, to member: StaffMember, by giver: StaffMember
    ) throws {
        let language = member.language
        let values = ["name": giver.name, "record": "\(record)"]
        let notice = CaseNotice(
            reference: "\(record)", title: "", heading: office.phrases.text(.takenBackHeading, in: language, values),
            sentence: office.phrases.text(
                wasAdded ? .takenBackGone : .takenBackNotice, in: language, values), facts: [], text: "")
        let letter = StaffLetter(
            .caseNotice(notice), because: .becauseAssigned, offering: wasAdded ? [.mine, .pool] : [.show, .history])
        try post.send(letter, to: member, about: try transaction.current(record))
    }

    /// A list made leads: those who want new leads are told once, not lead by lead.
    func tellImport(of leads: [Lead], campaign: Campaign, by author: StaffMember) throws {
        guard let first = leads.first, let last = leads.last else { return }
        for member in settings.poolAudience where member.login != author.login {
            let values = [
                "name": author.name, "campaign": campaign.name, "count": "\(leads.count)",
                "first": "\(first.reference)", "last": "\(last.reference)",
            ]
            let notice = CaseNotice(
                reference: "", title: "",
                heading: office.phrases.text(.importedHeading, in: member.language, values),
                sentence: office.phrases.text(.importedNotice, in: member.language, values), facts: [], text: "")
            let letter = StaffLetter(.caseNotice(notice), because: .becauseNewLead, offering: [.pool])
            try post.send(letter, to: member, about: nil)
        }
    }

    func receipt(
        of results: [Executor.Done], on record: RecordReference?, batch: Int64?, to member: StaffMember
    ) throws -> StaffLetter {
        let ready = results.flatMap(\.result.offers)
        let undone = try batch.flatMap { try transaction.batch($0) }
        let undo = undone.flatMap { $0.sentTo == nil ? [Offer(.undo, "\($0.id)")] : nil } ?? []
        if results.count == 1, let only = results.first, only.result.preview != nil {
            let preview = ImportPreview(
                campaign: only.result.preview?.campaign ?? "", sentence: only.result.sentence,
                listings: only.result.listings)
            return StaffLetter(.importPreview(preview), because: .becauseCommand, offering: [.help], ready: ready)
        }
        let record = try record.flatMap(transaction.current)
        let title = try record.map { "\($0) · \(try summary(of: $0).title)" } ?? ""
        let lines = results.map {
            Receipt.Line(command: $0.line, result: $0.result.sentence, listings: $0.result.listings)
        }
        let receipt = Receipt(recordTitle: title, summary: results.first?.line ?? "", lines: lines)
        // Who has just asked need not ask again.
        let asked = Set(results.map(\.keyword).filter(\.onlyAsks))
        let next = try nextKeywords(on: record, for: member).filter { !asked.contains($0) }
        return StaffLetter(.receipt(receipt), because: .becauseCommand, offering: next, ready: ready, last: undo)
    }

    /// Says whose a forwarded mail was taken for.
    func forwardReceipt(
        of sender: String, on record: RecordReference, isNew: Bool, to member: StaffMember
    ) throws -> StaffLetter {
        let values = [
            "person": sender, "record": "\(record)",
            "from": settings.vocabulary.word(for: .from, in: member.language),
        ]
        let sentence = office.phrases.text(isNew ? .forwardIsLead : .forwardIsOn, in: member.language, values)
        let receipt = Receipt(
            recordTitle: "\(record) · \(try summary(of: record).title)", summary: "\(record)",
            lines: [Receipt.Line(command: "", result: sentence)])
        return StaffLetter(
            .receipt(receipt), because: .becauseCommand, offering: try nextKeywords(on: record, for: member))
    }

    func commandError(
        _ lines: [(command: String, problem: String, suggestion: String?)], on record: RecordReference?
    ) -> StaffLetter {
        let title = record.flatMap { try? "\($0) · \(summary(of: $0).title)" } ?? ""
        let lines = lines.map {
            CommandError.Line(command: $0.command, problem: $0.problem, suggestion: $0.suggestion)
        }
        return StaffLetter(
            .commandError(CommandError(recordTitle: title, lines: lines)), because: .becauseCommand, offering: [.help])
    }

    /// For a colleague whose mail has neither a command nor a case.
    func noCommandError(to member: StaffMember) -> StaffLetter {
        let problem = office.phrases.text(.noCommand, in: member.language)
        return commandError([(command: "", problem: problem, suggestion: nil)], on: nil)
    }

    /// For a colleague whose mail was too big to be read.
    func oversizedError(of subject: String, to member: StaffMember) -> StaffLetter {
        let values = ["limit": ByteCount.text(settings.limits.messageSize)]
        let problem = office.phrases.text(.mailTooBig, in: member.language, values)
        return commandError([(command: subject, problem: problem, suggestion: nil)], on: nil)
    }

    private func nextKeywords(on record: RecordReference?, for member: StaffMember) throws -> [Keyword] {
        guard let record else { return [.pool, .mine, .help] }
        guard try !transaction.isClosed(record) else { return [.reopen, .history, .pool] }
        let isTheirs = try summary(of: record).responsible == member.login
        return switch record.kind {
        case .lead: isTheirs ? [.convert, .reply, .call, .drop] : [.take, .assign, .history]
        case .opportunity: [.reply, .call, .assign, .won, .lost]
        case .partner: [.history, .show]
        }
    }

    func facts(_ pairs: [(Phrase, String?)], in language: Language) -> [Fact] {
        pairs.compactMap { phrase, text in
            guard let text, !text.isEmpty else { return nil }
            return Fact(label: office.phrases.text(phrase, in: language), text: text)
        }
    }

    func sentences(_ remarks: [Remark], in language: Language) -> [String] {
        remarks.map { remark in
            switch remark {
            case .otherRecord(let record): office.phrases.text(.otherRecord, in: language, ["record": "\(record)"])
            case .mentions(let record): office.phrases.text(.mentions, in: language, ["record": "\(record)"])
            case .guessed(let others):
                office.phrases.text(
                    .guessed, in: language, ["records": others.map(\.description).joined(separator: ", ")])
            case .isClosed: office.phrases.text(.caseIsClosed, in: language)
            case .accepted(let quote): quoted(.quoteAccepted, quote, language)
            case .declined(let quote): quoted(.quoteDeclined, quote, language)
            case .unclearAnswer(let quote): quoted(.quoteUnclear, quote, language)
            case .untrustedAnswer(let quote): quoted(.quoteUntrusted, quote, language)
            case .outdatedAnswer(let quote): quoted(.quoteOutdated, quote, language)
            case .needs(let meeting):
                office.phrases.text(
                    .needsFor, in: language,
                    [
                        "meeting": meeting.reference,
                        "date": LocalClock.of(language, timeZone: settings.company.timeZone).dayAndTime(meeting.start),
                    ])
            case .looksLike(let record): office.phrases.text(.looksLike, in: language, ["record": "\(record)"])
            }
        }
    }

    private func quoted(_ phrase: Phrase, _ quote: Quote, _ language: Language) -> String {
        office.phrases.text(phrase, in: language, ["quote": quote.title])
    }

    func mentions(of attachments: [Attachment]) -> [FileMention] {
        attachments.filter { !$0.isInline }.map { attachment in
            FileMention(
                name: attachment.shownName,
                size: ByteCount.text(attachment.content.count))
        }
    }

    func mentions(ofFilesIn message: Message) throws -> [FileMention] {
        try transaction.attachments(of: message.id).filter { !$0.isInline }.map { file in
            FileMention(name: file.shownName, size: ByteCount.text(file.size))
        }
    }
}

/// A size for people: `34 kB`.
enum ByteCount {
    static func text(_ bytes: Int) -> String {
        switch bytes {
        case ..<1_000: "\(bytes) B"
        case ..<1_000_000: "\(bytes / 1_000) kB"
        default: "\(bytes / 1_000_000) MB"
        }
    }
}
