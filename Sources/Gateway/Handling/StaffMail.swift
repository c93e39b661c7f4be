import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Mails in a colleague's name. Rule 10.
extension Desk {
    /// Verified: commands are carried out, a forwarded customer's mail becomes a lead, a mail to a customer is logged, and
    /// the rest is a note on the record.
    func takeStaffMail(
        _ incoming: IncomingMail, from member: StaffMember, on record: RecordReference?
    ) throws -> (Message, String) {
        var record = record
        var sentence = ""
        if record == nil, let forwarded = ForwardedMail(in: incoming.mail), let sender = forwarded.sender,
            !settings.company.address.owns(sender.email), settings.staffMember(of: sender.email) == nil
        {
            record = try openForwardedLead(forwarded, from: sender, incoming, by: member)
            sentence = "A forwarded mail of \(sender.email): it became \(record.map(String.init(describing:)) ?? "")."
        } else if record == nil, incoming.commands.lines.isEmpty, let customer = try addressedCustomer(incoming) {
            let message = try keep(incoming, on: customer)
            try note(.staffMessage, by: member.login, on: customer, about: message, incoming.mail.subject)
            return (message, "To a customer with us in copy: logged on \(customer).")
        }
        let message = try keep(incoming, on: record)
        if !incoming.commands.lines.isEmpty {
            try obey(incoming.commands, of: member, on: record, message: message)
            return (message, sentence + " It commands: \(incoming.commands.lines.count) line(s).")
        }
        guard let record else {
            try post.send(noCommandError(to: member), to: member, about: nil, answering: message)
            return (message, "No command and no record: its sender is told what one can write.")
        }
        try note(.staffMessage, by: member.login, on: record, about: message, incoming.mail.subject)
        return (message, sentence.isEmpty ? "No command: kept on \(record)." : sentence)
    }

    /// Carries commands out, all or none, and queues the receipt.
    private func obey(
        _ commands: CommandMail, of member: StaffMember, on record: RecordReference?, message: Message
    ) throws {
        let outcome = try CommandRun(desk: self, member: member, record: record, message: message).run(commands)
        let about = outcome.record ?? record
        try post.send(outcome.letter, to: member, about: about, answering: message)
        if let about, message.record != about {
            try transaction.attach(
                message: message.id, lead: about.number(of: .lead), opportunity: about.number(of: .opportunity),
                partner: try transaction.partnerID(of: about))
        }
    }

    /// A customer's mail that a colleague passed on belongs to the customer.
    private func openForwardedLead(
        _ forwarded: ForwardedMail, from sender: Address, _ incoming: IncomingMail, by member: StaffMember
    ) throws -> RecordReference {
        let contact = try transaction.contact(of: sender.email)
        if let contact, let open = try transaction.openOpportunities(of: contact.partnerID).first {
            try note(.requirementReceived, by: sender.email.folded, on: open.reference, about: nil, forwarded.subject)
            return open.reference
        }
        if let open = try transaction.openLeads(of: sender.email).first { return open.reference }
        let subject = SubjectLine.plain(
            forwarded.subject.isEmpty ? incoming.mail.subject : forwarded.subject, of: settings.company)
        let language = Language.guess(of: forwarded.text, among: settings.company.languages)
        let lead = try transaction.add(
            Lead(
                title: subject.isEmpty ? sender.displayName : String(subject.prefix(200)),
                contactName: contact?.name ?? sender.displayName, email: sender.email.rawValue,
                description: Self.start(of: forwarded.text), source: .mail, partnerID: contact?.partnerID,
                language: language ?? settings.company.defaultLanguage, created: now))
        try note(.leadCreated, by: member.login, on: lead.reference, about: nil, lead.title)
        return lead.reference
    }

    /// The case of the customer that a colleague wrote to, with the gateway only in copy.
    private func addressedCustomer(_ incoming: IncomingMail) throws -> RecordReference? {
        let own = settings.company.address
        guard !incoming.mail.to.contains(where: { own.owns($0.email) }) else { return nil }
        for recipient in incoming.mail.to.map(\.email) where settings.staffMember(of: recipient) == nil {
            if let contact = try transaction.contact(of: recipient) {
                let open = try transaction.openOpportunities(of: contact.partnerID).first
                return open?.reference ?? RecordReference(.partner, contact.partnerID)
            }
            if let lead = try transaction.openLeads(of: recipient).first { return lead.reference }
        }
        return nil
    }

    /// Not verified: kept, nothing done, and the colleague is told that somebody used their name, three times an hour at
    /// most.
    func refuse(_ incoming: IncomingMail, from member: StaffMember, on record: RecordReference?) throws -> Message {
        let message = try keep(incoming, on: record)
        try note(.unverifiedMessage, by: incoming.sender?.email.folded ?? "", on: record, about: message)
        let kind = Letter.Kind.unverifiedCommandNotice.rawValue
        guard let address = member.emails.first.flatMap({ EmailAddress($0) }),
            try transaction.outboxCount(kind: kind, to: address, since: now - 3_600) < 3
        else { return message }
        try post.send(unverifiedNotice(of: incoming, to: member), to: member, about: record)
        return message
    }
}
