import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// A letter as it waits in the outbox: what it says, and what stands on its envelope and in its header.
struct QueuedLetter: Codable {
    var letter: Letter
    var from: Address
    var to: Address
    var replyTo: Address
    /// Sent by the gateway of its own accord (`auto-generated`), in answer to a mail (`auto-replied`), or nil for what a
    /// person wrote. RFC 3834 §5.
    var autoSubmitted: String?
}

/// Header fields of ours.
enum PostHeader {
    /// Holds the gateway's address: a mail that comes in with it is our own.
    static let loop = "X-Guichet-Loop"
}

/// A colleague's or a customer's way to answer a letter: the signed address it will carry.
struct ReturnAddress {
    let address: EmailAddress
    let token: String
}

/// Queues letters, in the transaction of the mail or command that brings them about.
struct Post {
    let office: Office
    let transaction: Transaction
    let now: Date

    private var company: CompanySettings { office.settings.company }

    /// The address that an answer of this person about this record comes back to.
    func returnAddress(
        of recipient: EmailAddress, about record: RecordReference?, purpose: SignedToken.Purpose
    ) -> ReturnAddress {
        let subject = record.map { "\($0.kind.rawValue.lowercased())\($0.number)" } ?? "g"
        let expires = now.addingTimeInterval(TimeInterval(office.settings.security.tokenLifetime.components.seconds))
        let token = office.signer.token(about: subject, purpose: purpose, for: recipient, expires: expires)
        return ReturnAddress(address: company.address.carrying(token), token: token)
    }

    /// Queues a letter to a colleague about a record, in a thread of its own for each record.
    @discardableResult
    func send(
        _ letter: Letter, to member: StaffMember, about record: RecordReference?, answering mail: Message? = nil,
        enclosing enclosed: Message? = nil
    ) throws -> Message? {
        guard let email = member.emails.first.flatMap({ EmailAddress($0) }) else { return nil }
        let way = returnAddress(of: email, about: record, purpose: .staff)
        let name = record.map { "\($0) · \(company.name)" } ?? company.name
        let queued = QueuedLetter(
            letter: letter, from: Address(name: "Guichet · \(company.name)", email: company.address.plain),
            to: Address(name: member.name, email: email), replyTo: Address(name: name, email: way.address),
            autoSubmitted: mail == nil ? "auto-generated" : "auto-replied")
        let thread = record.flatMap(threadRoot)
        return try queue(
            queued, token: way.token, record: record, language: member.language,
            thread: (mail?.messageID ?? thread, ([thread] + [mail?.messageID]).compactMap(\.self)), enclosed: enclosed)
    }

    /// Queues a letter to somebody outside, as an answer to a mail of theirs where there is one.
    @discardableResult
    func send(
        _ letter: Letter, to customer: Address, language: Language, about record: RecordReference?,
        signedBy author: StaffMember? = nil, answering mail: Message?
    ) throws -> Message? {
        let way = returnAddress(of: customer.email, about: record, purpose: .customer)
        let fromName = author.map { "\($0.name) (\(company.name))" } ?? company.name
        let queued = QueuedLetter(
            letter: letter, from: Address(name: fromName, email: company.address.plain), to: customer,
            replyTo: Address(name: company.name, email: way.address),
            autoSubmitted: author == nil ? "auto-replied" : nil)
        return try queue(
            queued, token: way.token, record: record, language: language,
            thread: (mail?.messageID, mail?.thread ?? []), enclosed: nil)
    }

    private func queue(
        _ queued: QueuedLetter, token: String, record: RecordReference?, language: Language,
        thread: (inReplyTo: MessageID?, references: [MessageID]), enclosed: Message?
    ) throws -> Message {
        let json = try JSONEncoder().encode(queued)
        let message = try transaction.add(
            Message(
                direction: .outgoing,
                messageID: company.address.messageID(carrying: token, unique: office.uniqueName()), rawID: nil,
                inReplyTo: thread.inReplyTo, references: thread.references, fromName: queued.from.name,
                from: queued.from.email, recipients: queued.to.description, subject: "", text: "", visibleText: "",
                leadID: record?.number(of: .lead), opportunityID: record?.number(of: .opportunity),
                partnerID: try record.flatMap(transaction.partnerID), at: now))
        _ = try transaction.add(
            OutboxEntry(
                message: message.id, recipient: queued.to.email, kind: queued.letter.templateName,
                letter: String(decoding: json, as: UTF8.self), language: language, enclosed: enclosed?.id, queued: now))
        return message
    }

    /// A Message-ID that no mail has, which all notices about one record refer to, so that mail programs show them together.
    private func threadRoot(_ record: RecordReference) -> MessageID? {
        MessageID("\(record).thread@\(company.address.plain.domain)")
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
