import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// The letters to colleagues: from records and mails to what a template shows.
extension Desk {
    func newLeadNotice(
        of lead: Lead, _ incoming: IncomingMail, remarks: [Remark], to member: StaffMember
    ) -> StaffLetter {
        let facts: [(Phrase, String?)] = [
            (.factCustomer, lead.contactName), (.factEmail, lead.email), (.factCompany, lead.company),
            (.factPhone, lead.phone),
        ]
        let notice = NewLeadNotice(
            reference: "\(lead.reference)", title: lead.title, customerName: lead.contactName,
            facts: self.facts(facts, in: member.language), text: "",
            attachments: mentions(of: incoming.mail), remarks: sentences(remarks, in: member.language))
        return StaffLetter(
            .newLeadNotice(notice), because: .becauseNewLead, offering: [.take, .assign, .convert, .reply])
    }

    func customerMessageNotice(
        of message: Message, _ incoming: IncomingMail, on record: RecordReference, remarks: [Remark],
        to member: StaffMember
    ) throws -> StaffLetter {
        let summary = try summary(of: record)
        let isTheirs = summary.responsible == member.login
        let keywords: [Keyword] =
            switch record.kind {
            case .lead where isTheirs: [.reply, .convert, .note, .history]
            case .lead: [.take, .reply, .assign, .history]
            case .opportunity, .partner: [.reply, .won, .lost, .note, .history]
            }
        let facts: [(Phrase, String?)] = [
            (.factCustomer, incoming.sender?.description), (.factPartner, summary.partnerName),
            (.factRevenue, summary.revenue?.formatted(in: member.language)),
        ]
        let notice = CustomerMessageNotice(
            reference: "\(record)", title: summary.title, customerName: incoming.sender?.displayName ?? "",
            subject: SubjectLine.plain(incoming.mail.subject, of: settings.company),
            facts: self.facts(facts, in: member.language),
            text: "", attachments: mentions(of: incoming.mail),
            remarks: sentences(remarks, in: member.language))
        return StaffLetter(.customerMessageNotice(notice), because: summary.because(member), offering: keywords)
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

    func receipt(
        of results: [(line: String, result: Executor.Result)], on record: RecordReference?, to member: StaffMember
    ) throws -> StaffLetter {
        let record = try record.flatMap(transaction.current)
        let title = try record.map { "\($0) · \(try summary(of: $0).title)" } ?? ""
        let lines = results.map { line, result in
            Receipt.Line(command: line, result: result.sentence, listings: result.listings)
        }
        let receipt = Receipt(recordTitle: title, summary: results.first?.line ?? "", lines: lines)
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

    private func nextKeywords(on record: RecordReference?, for member: StaffMember) throws -> [Keyword] {
        guard let record, try !transaction.isClosed(record) else { return [.pool, .help] }
        let isTheirs = try summary(of: record).responsible == member.login
        return switch record.kind {
        case .lead: isTheirs ? [.convert, .reply, .assign, .release] : [.take, .assign, .history]
        case .opportunity: [.reply, .assign, .won, .lost, .history]
        case .partner: [.history, .help]
        }
    }

    private func facts(_ pairs: [(Phrase, String?)], in language: Language) -> [Fact] {
        pairs.compactMap { phrase, text in
            guard let text, !text.isEmpty else { return nil }
            return Fact(label: office.phrases.text(phrase, in: language), text: text)
        }
    }

    private func sentences(_ remarks: [Remark], in language: Language) -> [String] {
        remarks.map { remark in
            switch remark {
            case .otherRecord(let record): office.phrases.text(.otherRecord, in: language, ["record": "\(record)"])
            case .mentions(let record): office.phrases.text(.mentions, in: language, ["record": "\(record)"])
            case .guessed(let others):
                office.phrases.text(
                    .guessed, in: language, ["records": others.map(\.description).joined(separator: ", ")])
            case .isClosed: office.phrases.text(.caseIsClosed, in: language)
            }
        }
    }

    private func mentions(of mail: ParsedMail) -> [FileMention] {
        mail.attachments.filter { !$0.isInline }.map { attachment in
            FileMention(
                name: attachment.fileName ?? attachment.mediaType.essence,
                size: ByteCount.text(attachment.content.count))
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
