import CRM
import Configuration
import Foundation
import Mail
import Store

/// Decides where a mail goes: the rules of routing, in their order; the first that applies decides.
struct Router {
    let incoming: IncomingMail
    let snapshot: Snapshot
    let settings: Settings
    let signer: TokenSigner
    let now: Date

    func decide() throws -> Decision {
        var chain: [String] = []
        if let route = try withoutReading(&chain) ?? calendarAnswer(&chain) ?? automatic(&chain) {
            return Decision(route: route, chain: chain)
        }
        if let sender = incoming.sender, let unwanted = try snapshot.unwantedSender(sender.email),
            unwanted.verdict == .spam
        {
            chain.append("\(unwanted.author) said that mails of \(sender.email) are spam.")
            return Decision(route: .ignore(reason: "spam, by the word of \(unwanted.author)"), chain: chain)
        }
        let anchors = try Anchors(router: self)
        var decision = try person(anchors, &chain)
        if let record = anchors.record {
            decision.remarks += anchors.disagreeing.map(Remark.otherRecord)
            decision.chain += anchors.disagreeing.map { "It also names \($0); \(record) came first." }
            if case .message = decision.route, try snapshot.isClosed(record) { decision.remarks.append(.isClosed) }
        }
        decision.remarks += anchors.mentioned.map(Remark.mentions)
        return decision
    }

    /// Rules 2 and 3: mails that were here before, or are ours.
    private func withoutReading(_ chain: inout [String]) throws -> Route? {
        if try snapshot.wasSettled(messageID: incoming.mail.messageID, fingerprint: incoming.fingerprint) {
            chain.append("Rule 2: the same Message-ID and body were handled before.")
            return .ignore(reason: "duplicate")
        }
        chain.append("Rule 2: no mail of this Message-ID and body was handled before.")
        if let loop = incoming.mail.values(of: PostHeader.loop).first(where: {
            $0 == settings.company.address.plain.folded
        }) {
            chain.append("Rule 3: it carries our loop header (\(loop)).")
            return .ignore(reason: "our own mail came back")
        }
        if let messageID = incoming.mail.messageID,
            try snapshot.messages(messageID: messageID).contains(where: { $0.direction == .outgoing })
        {
            chain.append("Rule 3: its Message-ID is that of a mail we sent.")
            return .ignore(reason: "our own mail came back")
        }
        if let sender = incoming.sender, settings.company.address.owns(sender.email) {
            chain.append("Rule 3: it is from our own address.")
            return .ignore(reason: "our own mail came back")
        }
        chain.append("Rule 3: it is not a mail of ours.")
        return nil
    }

    /// Rule 6, looked at before 4 and 5: some calendars send their answers as automatic mail.
    private func calendarAnswer(_ chain: inout [String]) throws -> Route? {
        for answer in incoming.answers {
            guard let meeting = try snapshot.meeting(uid: answer.uid) else { continue }
            chain.append("Rule 6: a calendar's answer to \(meeting.reference).")
            return .meetingAnswer(answer, meeting)
        }
        return nil
    }

    /// Rules 4 and 5: mails that no person wrote.
    private func automatic(_ chain: inout [String]) throws -> Route? {
        switch incoming.kind {
        case .normal:
            chain.append("Rules 4 and 5: nothing says that a machine wrote it.")
            return nil
        case .bounce(let reason):
            let failure = DeliveryFailure(incoming.mail)
            guard let entry = try undelivered(failure) else {
                chain.append("Rule 4: a bounce (\(reason)), but of no mail that we know.")
                return .ignore(reason: "bounce of a mail that is not ours")
            }
            chain.append("Rule 4: a bounce (\(reason)) of our mail number \(entry.id) to \(entry.recipient).")
            return .bounce(entry, failure)
        case .list(let reason), .autoReply(let reason), .feedback(let reason), .delivered(let reason):
            let thread = try Anchors(router: self).threadRecord
            chain.append(
                "Rule 5: automatic (\(reason)); " + (thread.map { "on the thread of \($0)." } ?? "no thread of ours."))
            return thread.map { .log($0, reason: reason) } ?? .ignore(reason: "automatic mail: \(reason)")
        }
    }

    /// The mail of ours that came back: named by the address the bounce was sent to, else by the Message-ID inside it.
    private func undelivered(_ failure: DeliveryFailure) throws -> OutboxEntry? {
        for token in incoming.tokens where token.purpose == .bounce {
            if let id = OutboxSubject(token.subject)?.id, let entry = try snapshot.outboxEntry(id) { return entry }
        }
        guard let messageID = failure.originalMessageID,
            let message = try snapshot.messages(messageID: messageID).first(where: { $0.direction == .outgoing })
        else { return nil }
        let entries = try snapshot.outboxEntries(message: message.id)
        let failed = Set(failure.recipients.map(\.address))
        return entries.first { failed.contains($0.recipient) } ?? entries.first
    }

    /// Rules 7 to 12: who wrote, and about what.
    private func person(_ anchors: Anchors, _ chain: inout [String]) throws -> Decision {
        chain += anchors.chain
        guard let sender = incoming.sender else {
            chain.append("It names no sender: nobody could be answered.")
            let reason = "It names no sender to answer: read it, then enter a lead by hand or drop it."
            return Decision(route: anchors.record.map { .message($0) } ?? .needsAPerson(reason: reason), chain: chain)
        }
        if let member = incoming.staff {
            let proof = Proof(of: incoming, member: member, settings: settings.security, signer: signer, now: now)
            chain.append("Rule 10: \(sender.email) is \(member.login)'s address; \(proof.sentence)")
            let route: Route =
                proof.isEnough ? .staff(member, anchors.record, proof) : .unverifiedStaff(member, anchors.record)
            return Decision(route: route, chain: chain)
        }
        if let record = anchors.record {
            return Decision(route: .message(record), chain: chain)
        }
        return try knownSender(sender, chain)
    }

    /// Rules 11 and 12: no anchor, so the sender's address must do.
    private func knownSender(_ sender: Address, _ chain: [String]) throws -> Decision {
        let identity = incoming.form?.person.email ?? sender.email
        let contact = try snapshot.contact(of: identity)
        if let contact {
            let open = try snapshot.openOpportunities(of: contact.partnerID)
            if let latest = open.first {
                let others = open.dropFirst().map(\.reference)
                let sentence = "Rule 11: \(identity) is a contact of P-\(contact.partnerID); "
                guard !others.isEmpty else {
                    return Decision(
                        route: .message(latest.reference),
                        chain: chain + [sentence + "their only open opportunity is \(latest.reference)."])
                }
                return Decision(
                    route: .message(latest.reference),
                    chain: chain + [
                        sentence + "\(latest.reference) has the latest activity of \(open.count) open ones."
                    ],
                    remarks: [.guessed(others: others)])
            }
        }
        if let lead = try snapshot.openLeads(of: identity).first {
            return Decision(
                route: .message(lead.reference),
                chain: chain + ["Rule 11: \(identity) has an open lead, \(lead.reference)."])
        }
        if let unwanted = try snapshot.unwantedSender(identity) {
            return Decision(
                route: .ignore(reason: "makes no leads, by the word of \(unwanted.author)"),
                chain: chain + ["Rule 12: no lead, since \(unwanted.author) said that \(identity) makes none."])
        }
        let sentence =
            contact.map { "Rule 11: \(identity) is a contact of P-\($0.partnerID) without an open case." }
            ?? "Rule 11: nobody known has the address \(identity)."
        return Decision(route: .newLead(contact), chain: chain + [sentence, "Rule 12: a new lead."])
    }
}
