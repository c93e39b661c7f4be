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
        _ incoming: IncomingMail, from member: StaffMember, on record: RecordReference?, _ proof: Proof
    ) throws -> (Message, String) {
        if let forwarded = customersMail(in: incoming, on: record) {
            let known = try record.flatMap { try isOf(forwarded.sender, $0) ? $0 : nil }
            return try takeForward(forwarded, incoming, by: member, on: known, proof)
        }
        if record == nil, incoming.commands.lines.isEmpty, let customer = try addressedCustomer(incoming) {
            let message = try keep(incoming, on: customer)
            try note(.staffMessage, by: member.login, on: customer, about: message, incoming.mail.subject)
            return (message, "To a customer with us in copy: logged on \(customer).")
        }
        let message = try keep(incoming, on: record)
        if !incoming.commands.lines.isEmpty {
            let answer = try obey(incoming.commands, of: member, on: record, message: message, incoming, proof)
            return (message, "It commands: \(incoming.commands.lines.count) line(s). \(answer)")
        }
        guard let record else {
            let answer = try post.send(noCommandError(to: member), to: member, about: nil, answering: message)
            let told = answer == nil ? Self.silence : "Its sender is told what one can write."
            return (message, "No command and no record. \(told)")
        }
        try note(.staffMessage, by: member.login, on: record, about: message, incoming.mail.subject)
        return (message, "No command: kept on \(record).")
    }

    /// The mail of somebody outside that the colleague passed on. On a case of ours it must say so in the subject: an
    /// answer quotes a mail just as well.
    private func customersMail(in incoming: IncomingMail, on record: RecordReference?) -> ForwardedMail? {
        guard record == nil || ForwardedMail.isForward(subject: incoming.mail.subject),
            let forwarded = ForwardedMail(in: incoming.mail)
        else { return nil }
        guard let sender = forwarded.sender else { return forwarded.senderName.isEmpty ? nil : forwarded }
        let isOurs = settings.company.address.owns(sender.email) || settings.staffMember(of: sender.email) != nil
        return isOurs ? nil : forwarded
    }

    /// Whether the forwarded mail belongs on the record that the forward was addressed to: people send to whichever of our
    /// addresses they have at hand.
    private func isOf(_ sender: Address?, _ record: RecordReference) throws -> Bool {
        guard let sender else { return true }
        return try transaction.takesPart(sender.email, in: record, except: settings.publicProviders)
    }

    /// What the decision says when the budget of answers is used up.
    private static var silence: String { "No answer: its sender had too many within an hour." }

    /// Carries commands out, all or none, and queues the receipt; returns what became of that, as a sentence.
    private func obey(
        _ commands: CommandMail, of member: StaffMember, on record: RecordReference?, message: Message,
        _ incoming: IncomingMail, _ proof: Proof
    ) throws -> String {
        let source = CommandSource(message: message, files: incoming.mail.attachments, proof: proof)
        let outcome = try CommandRun(desk: self, member: member, record: record, source: source).run(commands)
        let about = outcome.record ?? (outcome.isDone ? nil : record)
        let receipt = try post.send(outcome.letter, to: member, about: about, answering: message)
        if let list = outcome.preview, let receipt { try transaction.note(preview: receipt.id, of: list.id) }
        if let batch = outcome.batch, let receipt { try transaction.note(receipt: receipt.id, of: batch) }
        if let about, message.record != about {
            try transaction.move(message: message.id, to: try transaction.place(of: about))
        }
        return receipt == nil ? Self.silence : "Its sender gets a receipt."
    }

    /// A customer's mail that a colleague passed on belongs to the customer. What the colleague wrote above it may command;
    /// else the receipt says whose it was taken for.
    private func takeForward(
        _ forwarded: ForwardedMail, _ incoming: IncomingMail, by member: StaffMember, on known: RecordReference?,
        _ proof: Proof
    ) throws -> (Message, String) {
        var outer = try keep(incoming, on: nil)
        let (original, record, isNew) = try takeOriginal(forwarded, in: outer, incoming, on: known)
        try transaction.move(message: outer.id, to: try transaction.place(of: record))
        outer = try transaction.message(outer.id) ?? outer
        let commands = CommandMail(forwarded.introduction, vocabulary: settings.vocabulary)
        let sender = forwarded.sender?.description ?? forwarded.senderName
        let sentence = "A forwarded mail of \(sender): \(isNew ? "it became" : "it is on") \(record)."
        if isNew, let lead = try transaction.lead(record.number) {
            let files = mentions(of: incoming.mail.forwardedFiles)
            try tellNewLead(lead, about: original, files: files, exceptTo: member)
        }
        guard commands.lines.isEmpty else {
            let answer = try obey(commands, of: member, on: record, message: outer, incoming, proof)
            return (outer, sentence + " It commands: \(commands.lines.count) line(s). \(answer)")
        }
        try post.send(
            try forwardReceipt(of: sender, on: record, isNew: isNew, to: member), to: member, about: record,
            answering: outer)
        return (outer, sentence)
    }

    /// Keeps the mail inside as one of the customer's, on their open case or as a new lead.
    private func takeOriginal(
        _ forwarded: ForwardedMail, in outer: Message, _ incoming: IncomingMail, on known: RecordReference?
    ) throws -> (Message, RecordReference, isNew: Bool) {
        let sender = forwarded.sender
        let name = sender?.displayName ?? forwarded.senderName
        let contact = try sender.flatMap { try transaction.contact(of: $0.email) }
        let subject = SubjectLine.plain(
            forwarded.subject.isEmpty ? incoming.mail.subject : forwarded.subject, of: settings.company)
        let visible = VisibleText(of: forwarded.text).text
        var original = Message(
            direction: .incoming, messageID: forwarded.messageID, rawID: nil,
            fromName: sender?.name ?? forwarded.senderName,
            from: sender?.email, recipients: "", subject: subject, text: forwarded.text,
            visibleText: visible.isEmpty ? forwarded.text : visible, at: incoming.received)
        original.forwardedIn = outer.id
        original = try transaction.add(original, attachments: incoming.mail.forwardedFiles)
        let open =
            try known ?? contact.flatMap { try transaction.openOpportunities(of: $0.partnerID).first?.reference }
            ?? sender.flatMap { try transaction.openLeads(of: $0.email).first?.reference }
        if let open {
            try transaction.move(message: original.id, to: try transaction.place(of: open))
            let kind: Activity.Kind = open.kind == .opportunity ? .requirementReceived : .messageReceived
            try note(kind, by: sender?.email.folded ?? name, on: open, about: original, subject)
            return (original, open, false)
        }
        let language = Language.guess(of: forwarded.text, among: settings.company.languages)
        let lead = try transaction.add(
            Lead(
                title: subject.isEmpty ? name : String(subject.prefix(200)), contactName: contact?.name ?? name,
                email: sender?.email.rawValue,
                description: Self.start(of: original.visibleText), source: .mail, partnerID: contact?.partnerID,
                language: language ?? settings.company.defaultLanguage, created: now))
        try transaction.move(message: original.id, to: try transaction.place(of: lead.reference))
        try note(.leadCreated, by: sender?.email.folded ?? name, on: lead.reference, about: original, lead.title)
        return (original, lead.reference, true)
    }

    /// The case of the customer that a colleague wrote to, with the gateway only in copy.
    private func addressedCustomer(_ incoming: IncomingMail) throws -> RecordReference? {
        let own = settings.company.address
        guard !incoming.mail.to.contains(where: { own.owns($0.email) }) else { return nil }
        for recipient in incoming.mail.to.map(\.email) where settings.staffMember(of: recipient) == nil {
            let contact = try transaction.contact(of: recipient)
            let opportunity = try contact.flatMap { try transaction.openOpportunities(of: $0.partnerID).first }
            let open = try opportunity?.reference ?? transaction.openLeads(of: recipient).first?.reference
            if let record = open ?? contact.map({ RecordReference(.partner, $0.partnerID) }) { return record }
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
            try transaction.outboxCount(kind: kind, to: address, in: now.within(3_600)) < 3
        else { return message }
        try post.send(unverifiedNotice(of: incoming, to: member), to: member, about: record)
        return message
    }
}
