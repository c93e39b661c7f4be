import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// A letter as it waits in the outbox: what it says, and whose names stand in its header. What can be made anew from the
/// outbox row, such as addresses, tokens and links, is made when it is written.
struct QueuedLetter: Codable {
    var letter: Letter
    /// The colleague who wrote it; nil for what the gateway itself says.
    var author: String?
    var recipientName: String
    /// Of a letter to a colleague: why they get it, and what they can do next.
    var frame: StaffLetter.Frame?
    /// Sent by the gateway of its own accord (`auto-generated`), in answer to a mail (`auto-replied`), or nil for what a
    /// person wrote. RFC 3834 §5.
    var autoSubmitted: String?
    /// What the reader's calendar is told.
    var calendar: CalendarObject?
    /// Who stands in To and Cc, where others get it as well; each has a mail with a signed address of their own.
    var shownTo: Header?

    struct Header: Codable {
        var to: [Person]
        var cc: [Person]

        struct Person: Codable {
            var name: String
            var email: String
        }
    }

    /// A calendar file for the attendees of a meeting. RFC 6047.
    struct CalendarObject: Codable {
        /// `REQUEST` or `CANCEL`.
        var method: String
        var text: String
    }
}

/// Header fields of ours.
enum PostHeader {
    /// Holds the gateway's address: a mail that comes in with it is our own.
    static let loop = "X-Guichet-Loop"
}

/// Queues letters, in the transaction of the mail or command that brings them about.
struct Post {
    let office: Office
    let transaction: Transaction
    let now: Date

    private var budget: AnswerBudget {
        AnswerBudget(limits: office.settings.limits, snapshot: transaction, now: now)
    }
    private var company: CompanySettings { office.settings.company }

    /// Queues a letter to a colleague about a record, in a thread of its own for each record. nil when nothing goes out: an
    /// answer beyond the budget.
    @discardableResult
    func send(
        _ letter: StaffLetter, to member: StaffMember, about record: RecordReference?, answering mail: Message? = nil,
        enclosing enclosed: Message? = nil, calendar: QueuedLetter.CalendarObject? = nil, quote: Int64? = nil,
        shownTo audience: Audience? = nil
    ) throws -> Message? {
        guard let email = member.emails.first.flatMap({ EmailAddress($0) }),
            try mail == nil || budget.allows(letter.letter.kind, to: email, about: record)
        else { return nil }
        let queued = QueuedLetter(
            letter: letter.letter, recipientName: member.name, frame: letter.frame,
            autoSubmitted: mail == nil ? "auto-generated" : "auto-replied", calendar: calendar,
            shownTo: audience.map(QueuedLetter.Header.init))
        let thread = record.flatMap(threadRoot)
        return try queue(
            queued, to: email, record: record, language: member.language,
            thread: (mail?.messageID ?? thread, ([thread] + [mail?.messageID]).compactMap(\.self)), enclosed: enclosed,
            quote: quote)
    }

    /// Queues a letter to somebody outside, as an answer to a mail of theirs where there is one. nil when nothing goes out: an
    /// answer beyond the budget.
    @discardableResult
    func send(
        _ letter: Letter, to customer: Address, language: Language, about record: RecordReference?,
        signedBy author: StaffMember? = nil, answering mail: Message?, calendar: QueuedLetter.CalendarObject? = nil,
        quote: Int64? = nil
    ) throws -> Message? {
        guard try author != nil || budget.allows(letter.kind, to: customer.email, about: record) else { return nil }
        let queued = QueuedLetter(
            letter: letter, author: author?.name, recipientName: customer.name,
            autoSubmitted: author == nil ? "auto-replied" : nil, calendar: calendar)
        return try queue(
            queued, to: customer.email, record: record, language: language,
            thread: (mail?.messageID, mail?.thread ?? []), enclosed: nil, quote: quote)
    }

    private func queue(
        _ queued: QueuedLetter, to recipient: EmailAddress, record: RecordReference?, language: Language,
        thread: (inReplyTo: MessageID?, references: [MessageID]), enclosed: Message?, quote: Int64?
    ) throws -> Message {
        let json = try JSONEncoder().encode(queued)
        let token = office.token(for: recipient, about: record, isStaff: queued.frame != nil, at: now)
        let message = try transaction.add(
            Message(
                direction: .outgoing,
                messageID: company.address.messageID(carrying: token, unique: office.uniqueName()), rawID: nil,
                inReplyTo: thread.inReplyTo, references: thread.references, fromName: queued.senderName(of: company),
                from: company.address.plain,
                recipients: Address(name: queued.recipientName, email: recipient).description, subject: "", text: "",
                visibleText: "",
                leadID: record?.number(of: .lead), opportunityID: record?.number(of: .opportunity),
                partnerID: try record.flatMap(transaction.partnerID), at: now))
        _ = try transaction.add(
            OutboxEntry(
                message: message.id, recipient: recipient, kind: queued.letter.templateName,
                letter: String(decoding: json, as: UTF8.self), language: language, enclosed: enclosed?.id, quote: quote,
                queued: now))
        return message
    }

    /// A Message-ID that no mail has, which all notices about one record refer to, so that mail programs show them together.
    private func threadRoot(_ record: RecordReference) -> MessageID? {
        MessageID("\(record).thread@\(company.address.plain.domain)")
    }
}

extension QueuedLetter.Header {
    fileprivate init(_ audience: Audience) {
        func people(_ members: [StaffMember]) -> [Person] {
            members.compactMap { member in member.emails.first.map { Person(name: member.name, email: $0) } }
        }
        self.init(to: people(audience.to), cc: people(audience.cc))
    }
}

extension QueuedLetter.Header.Person {
    var address: Address? { EmailAddress(email).map { Address(name: name, email: $0) } }
}

extension QueuedLetter {
    /// What stands before the gateway's address in From.
    func senderName(of company: CompanySettings) -> String {
        frame != nil ? "Guichet · \(company.name)" : author.map { "\($0) (\(company.name))" } ?? company.name
    }
}

extension Office {
    /// The signature that lets this person answer about this record, for as long as the settings say.
    func token(for recipient: EmailAddress, about record: RecordReference?, isStaff: Bool, at now: Date) -> String {
        let subject = record.map { "\($0.kind.rawValue.lowercased())\($0.number)" } ?? "g"
        let expires = now.addingTimeInterval(TimeInterval(settings.security.tokenLifetime.components.seconds))
        return signer.token(about: subject, purpose: isStaff ? .staff : .customer, for: recipient, expires: expires)
    }
}

extension Message {
    /// What an answer refers to: the mails before this one, and this one. RFC 5322 §3.6.4.
    fileprivate var thread: [MessageID] {
        let before = references.isEmpty ? [inReplyTo].compactMap(\.self) : references
        return before + [messageID].compactMap(\.self)
    }
}

extension RecordReference {
    /// The number, if it is a record of that kind.
    func number(of kind: Kind) -> Int64? { self.kind == kind ? number : nil }
}
