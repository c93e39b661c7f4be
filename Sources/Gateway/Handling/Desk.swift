import CRM
import Configuration
import Documents
import Foundation
import Mail
import Store

/// What a handler works with while one mail is handled: the open transaction, the post, the time.
struct Desk {
    let office: Office
    let transaction: Transaction
    let now: Date

    var settings: Settings { office.settings }
    var post: Post { Post(office: office, transaction: transaction, now: now) }

    /// Decides where the mail goes and does what comes of it; returns what the ledger says of it.
    func handle(_ incoming: IncomingMail) throws -> Disposition {
        let router = Router(
            incoming: incoming, snapshot: transaction, settings: settings, signer: office.signer, now: now)
        let decision = try router.decide()
        var disposition = Disposition(
            state: .handled, decision: decision.chain, messageID: incoming.mail.messageID,
            fingerprint: incoming.fingerprint)
        switch decision.route {
        case .ignore(let reason):
            disposition.state = .ignored
            disposition.reason = reason
        case .needsAPerson(let reason):
            disposition.state = .quarantined
            disposition.reason = reason
        case .bounce(let entry, let failure):
            disposition.message = try noteBounce(incoming, of: entry, failure).id
        case .log(let record, let reason):
            disposition.message = try log(incoming, on: record, reason: reason).id
        case .message(let record):
            disposition.message = try takeMessage(incoming, on: record, remarks: decision.remarks).id
        case .newLead(let contact):
            let (message, sentence) = try openLead(incoming, contact: contact, remarks: decision.remarks)
            disposition.message = message.id
            disposition.decision.append(sentence)
        case .meetingAnswer(let answer, let meeting):
            let (message, sentence) = try takeAnswer(answer, to: meeting, incoming)
            disposition.message = message.id
            disposition.decision.append(sentence)
        case .unverifiedStaff(let member, let record):
            disposition.message = try refuse(incoming, from: member, on: record).id
            disposition.decision.append("Nothing it asks for was done; \(member.login) is told.")
        case .staff(let member, let record, let proof):
            let (message, sentence) = try takeStaffMail(incoming, from: member, on: record, proof)
            disposition.message = message.id
            disposition.decision.append(sentence)
        }
        return disposition
    }

    /// Stores an incoming mail on a record.
    func keep(_ incoming: IncomingMail, on record: RecordReference?, partner: Int64? = nil) throws -> Message {
        let mail = incoming.mail
        return try transaction.add(
            Message(
                direction: .incoming, messageID: mail.messageID, rawID: incoming.rawID, inReplyTo: mail.inReplyTo.first,
                references: mail.references, fromName: incoming.author?.name ?? "", from: incoming.author?.email,
                recipients: (mail.to + mail.cc).map(\.description).joined(separator: ", "), subject: mail.subject,
                text: mail.text, visibleText: incoming.visible.shown, leadID: record?.number(of: .lead),
                opportunityID: record?.number(of: .opportunity),
                partnerID: try partner ?? record.flatMap(transaction.partnerID), at: incoming.received),
            attachments: mail.attachments)
    }

    /// Writes on the timeline of a record what happened, and when, if that was not just now.
    func note(
        _ kind: Activity.Kind, by actor: String, on record: RecordReference?, about message: Message? = nil,
        call: Int64? = nil, meeting: Int64? = nil, quote: Int64? = nil, _ detail: String = "", at time: Date? = nil
    ) throws {
        try transaction.add(
            Activity(
                at: time ?? now, kind: kind, actor: actor, partnerID: try record.flatMap(transaction.partnerID),
                leadID: record?.number(of: .lead), opportunityID: record?.number(of: .opportunity),
                messageID: message?.id, callID: call, meetingID: meeting, quoteID: quote, detail: detail))
    }

    /// Who is to be told about a case: whoever has it; for one in the pool everybody who wants new leads, or the managers.
    func audience(of record: RecordReference) throws -> [StaffMember] {
        let login: String? =
            switch record.kind {
            case .lead: try transaction.lead(record.number)?.responsible
            case .opportunity: try transaction.opportunity(record.number)?.responsible
            case .partner: try transaction.openOpportunities(of: record.number).first?.responsible
            }
        if let member = login.flatMap(settings.staffMember(login:)) { return [member] }
        return settings.poolAudience
    }
}

extension Settings {
    /// Who is told about what belongs to nobody: everybody who wants new leads, or the managers where nobody does.
    var poolAudience: [StaffMember] {
        let interested = staff.filter(\.wantsNewLeads)
        return interested.isEmpty ? staff.filter { $0.role == .manager } : interested
    }
}
