import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Mails that no person wrote, and mails that could not be taken.
extension Desk {
    /// A mail of ours came back: marked, its owner told, an address that fails for good remembered.
    func noteBounce(_ incoming: IncomingMail, of entry: OutboxEntry, _ failure: DeliveryFailure) throws -> Message {
        let original = try transaction.message(entry.message)
        let record = try original?.record.flatMap(transaction.current)
        let message = try keep(incoming, on: record)
        let recipient = failure.recipients.first { $0.address == entry.recipient } ?? failure.recipients.first
        let isBadAddress = recipient?.isBadAddress ?? false
        let reply = recipient?.reply ?? ""
        let status = recipient?.status.flatMap { reply.contains($0) ? nil : $0 }
        let explanation = [status, reply].compactMap(\.self).joined(separator: " ")
        if recipient?.isPermanent ?? true { try transaction.markBounced(entry.id, at: now) }
        if isBadAddress { try transaction.flag(entry.recipient, explanation: explanation, at: now) }
        try note(.bounced, by: Activity.gateway, on: record, about: message, entry.recipient.rawValue)
        try tell(about: entry, original: original, record, explanation: explanation, isPermanent: isBadAddress)
        return message
    }

    /// A mail of ours was given up before anybody took it over; an address that nobody has is remembered.
    func tellUndeliverable(_ entry: OutboxEntry, explanation: String) throws {
        let isBadAddress = DeliveryFailure.blamesAddress(explanation)
        if isBadAddress { try transaction.flag(entry.recipient, explanation: explanation, at: now) }
        let original = try transaction.message(entry.message)
        let record = try original?.record.flatMap(transaction.current)
        try note(.undeliverable, by: Activity.gateway, on: record, about: original, entry.recipient.rawValue)
        try tell(about: entry, original: original, record, explanation: explanation, isPermanent: isBadAddress)
    }

    /// Tells the owner; never about mail to colleagues, so that a colleague's full mailbox fills nobody else's.
    private func tell(
        about entry: OutboxEntry, original: Message?, _ record: RecordReference?, explanation: String, isPermanent: Bool
    ) throws {
        guard settings.staffMember(of: entry.recipient) == nil, let record, let original else { return }
        for member in try audience(of: record) {
            let notice = try bounceNotice(
                of: entry, original: original, on: record, explanation: explanation, isPermanent: isPermanent,
                to: member)
            try post.send(notice, to: member, about: record)
        }
    }

    /// An out-of-office answer, a list's or a machine's mail on a thread of ours.
    func log(_ incoming: IncomingMail, on record: RecordReference, reason: String) throws -> Message {
        let message = try keep(incoming, on: record)
        try note(
            .automaticReply, by: incoming.sender?.email.folded ?? "", on: record, about: message, incoming.mail.subject)
        return message
    }

    /// Rule 1. The sender of a mail that was too big gets a short answer, within the budget of acknowledgements.
    func quarantine(_ mail: DueMail, because obstacle: Obstacle) throws {
        let header = try? ParsedMail(parsing: mail.bytes)
        try transaction.settle(
            mail.ledgerID,
            as: Disposition(
                state: .quarantined, reason: obstacle.explanation, decision: ["Rule 1: \(obstacle.explanation)"],
                messageID: header?.messageID), at: now)
        guard obstacle.kind == .tooBig, let header, let sender = header.from.first, header.kind() == .normal,
            !settings.company.address.owns(sender.email), try !transaction.isFailing(sender.email)
        else { return }
        let member = settings.staffMember(of: sender.email)
        guard try mayAnswerOversized(sender.email, of: member) else { return }
        let message = try transaction.add(
            Message(
                direction: .incoming, messageID: header.messageID, rawID: mail.rawID, references: header.references,
                fromName: sender.name, from: sender.email, recipients: "", subject: header.subject, text: "",
                visibleText: "", at: mail.received))
        if let member {
            try post.send(oversizedError(of: header.subject, to: member), to: member, about: nil, answering: message)
            return
        }
        let language = Language.guess(of: header.subject, among: settings.company.languages)
        try post.send(
            oversizedAnswer(to: sender, subject: header.subject), to: sender,
            language: language ?? settings.company.defaultLanguage, about: nil, answering: message)
    }

    /// A stranger is answered once a day; a colleague three times an hour, counting whatever else they got wrong.
    private func mayAnswerOversized(_ sender: EmailAddress, of member: StaffMember?) throws -> Bool {
        guard let member else {
            let kind = Letter.Kind.oversizedAnswer.rawValue
            return try transaction.outboxCount(kind: kind, to: sender, in: now.within(86_400)) == 0
        }
        guard let address = member.emails.first.flatMap({ EmailAddress($0) }) else { return false }
        let kind = Letter.Kind.commandError.rawValue
        return try transaction.outboxCount(kind: kind, to: address, in: now.within(3_600)) < 3
    }
}
