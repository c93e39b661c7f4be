import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Puts right where a mail went, or whose it is: LINK, NEW, FROM.
extension Executor {
    /// The customer's mail that is meant: the one the answered notice was about, else the latest from outside on the record.
    func mailAtHand(on record: RecordReference?) throws -> Message? {
        for id in answeredIDs {
            for mail in try transaction.messages(messageID: id) {
                if let customers = try customersMail(behind: mail) { return customers }
            }
        }
        let ours = desk.settings.staff.flatMap(\.emails).compactMap { EmailAddress($0) }
        return try record.flatMap { try transaction.latestIncoming(on: $0, exceptFrom: ours) }
    }

    /// The mail itself when it is from outside, the one that a colleague forwarded in it, or the one that our letter told of.
    private func customersMail(behind mail: Message) throws -> Message? {
        if mail.direction == .outgoing {
            let enclosed = try transaction.outboxEntries(message: mail.id).lazy.compactMap(\.enclosed).first
            return try enclosed.flatMap { try transaction.message($0) }
        }
        if let original = try transaction.original(forwardedIn: mail.id) { return original }
        let isColleagues = mail.from.map { desk.settings.staffMember(of: $0) != nil } ?? false
        return isColleagues ? nil : mail
    }

    private func mailToMove(from record: RecordReference) throws -> Message {
        guard let mail = try mailAtHand(on: record), mail.direction == .incoming else {
            throw CommandFailure(.noMailAtHand, ["usage": word(.link)])
        }
        return mail
    }

    /// Moves the mail to the record where it belongs. A lead that was made of that mail alone goes with it.
    func link(from record: RecordReference, to named: RecordReference) throws -> (Result, RecordReference?) {
        let target = try existing(named)
        let mail = try mailToMove(from: record)
        let old = try mail.record.flatMap(transaction.current)
        guard old != target else { throw CommandFailure(.isThereAlready, ["record": "\(target)"]) }
        try move(mail, from: old, to: target)
        let isEmpty = try closeIfEmpty(old, because: target)
        try tellOwner(of: target, about: mail)
        let values = ["subject": mail.subject, "old": old.map { "\($0)" } ?? "–", "new": "\(target)"]
        let closed = isEmpty ? old.map { " " + text(.emptyLeadClosed, ["record": "\($0)"]) } ?? "" : ""
        return (Result(sentence: text(.mailMoved, values) + closed), target)
    }

    /// Makes a new lead of the mail.
    func separate(from record: RecordReference) throws -> (Result, RecordReference?) {
        let mail = try mailToMove(from: record)
        guard let author = mail.author else { throw CommandFailure(.noMailAtHand, ["usage": word(.new)]) }
        let old = try mail.record.flatMap(transaction.current)
        if let old, old.kind == .lead, try transaction.incomingCount(on: old) <= 1 {
            throw CommandFailure(.isALeadAlready, ["record": "\(old)"])
        }
        let lead = try newLead(of: mail, for: author)
        try move(mail, from: old, to: lead.reference)
        try desk.tellNewLead(lead, about: mail, exceptTo: member)
        let values = ["subject": mail.subject, "old": old.map { "\($0)" } ?? "–", "new": "\(lead.reference)"]
        return (Result(sentence: text(.mailSeparated, values)), lead.reference)
    }

    /// Says whose the mail is. On a lead that was made of it, the lead becomes that person's; else the mail goes to their
    /// open case, or becomes a new lead.
    func attribute(on record: RecordReference, to words: String) throws -> (Result, RecordReference?) {
        let person = try person(words)
        if record.kind != .lead, let contact = try transaction.contact(of: person.email),
            try transaction.partnerID(of: record) == contact.partnerID
        {
            throw CommandFailure(.isThereAlready, ["record": "\(record)"])
        }
        if let own = try caseOf(person.email), own != record {
            let (result, moved) = try link(from: record, to: own)
            let sentence = text(.mailIsOf, ["person": person.description]) + " " + result.sentence
            return (Result(sentence: sentence), moved)
        }
        guard record.kind == .lead, var lead = try transaction.lead(record.number),
            try isMade(lead, of: mailAtHand(on: record))
        else {
            let mail = try mailToMove(from: record)
            let lead = try newLead(of: mail, for: person)
            try move(mail, from: record, to: lead.reference)
            try desk.tellNewLead(lead, about: mail, exceptTo: member)
            let values = ["subject": mail.subject, "old": "\(record)", "new": "\(lead.reference)"]
            let sentence = text(.mailIsOf, ["person": person.description]) + " " + text(.mailSeparated, values)
            return (Result(sentence: sentence), lead.reference)
        }
        try refuseIfOthers(record, lead.responsible)
        let old = lead.email ?? lead.contactName
        lead.email = person.email.rawValue
        if !person.name.isEmpty || lead.contactName.contains("@") { lead.contactName = person.displayName }
        lead.partnerID = try transaction.contact(of: person.email)?.partnerID
        try transaction.update(lead)
        try desk.note(.moved, by: member.login, on: record, about: message, "\(old) → \(person)")
        return (
            Result(sentence: text(.leadIsOf, ["record": "\(record)", "old": old, "new": person.description])), record
        )
    }

    /// Whether it is a lead because of that mail, and not one of somebody else who is written to on it as well.
    private func isMade(_ lead: Lead, of mail: Message?) throws -> Bool {
        guard let sender = mail?.from, sender.folded != lead.email?.lowercased() else { return true }
        return try transaction.incomingCount(on: lead.reference) <= 1
    }

    func person(_ words: String) throws -> Address {
        let text = words.trimmingCharacters(in: .whitespaces)
        let inner = text.split(separator: "<").last.map { $0.prefix { $0 != ">" } } ?? text[...]
        guard let email = EmailAddress(inner), !desk.settings.company.address.owns(email) else {
            throw CommandFailure(.notAnAddress, ["text": words])
        }
        guard desk.settings.staffMember(of: email) == nil else {
            throw CommandFailure(.addressOfColleague, ["address": email.rawValue])
        }
        let name =
            text.contains("<") ? text.prefix { $0 != "<" }.trimmingCharacters(in: .whitespaces.union(["\""])) : ""
        return Address(name: name, email: email)
    }

    /// The open case of somebody we know.
    private func caseOf(_ address: EmailAddress) throws -> RecordReference? {
        if let contact = try transaction.contact(of: address) {
            return try transaction.openOpportunities(of: contact.partnerID).first?.reference
        }
        return try transaction.openLeads(of: address).first?.reference
    }

    private func newLead(of mail: Message, for person: Address) throws -> Lead {
        let contact = try transaction.contact(of: person.email)
        let subject = SubjectLine.plain(mail.subject, of: desk.settings.company)
        let language = Language.guess(of: mail.visibleText, among: desk.settings.company.languages)
        let lead = try transaction.add(
            Lead(
                title: subject.isEmpty ? person.displayName : String(subject.prefix(200)),
                contactName: contact?.name ?? person.displayName, email: person.email.rawValue,
                description: Desk.start(of: mail.visibleText), source: .mail, partnerID: contact?.partnerID,
                language: language ?? desk.settings.company.defaultLanguage, created: desk.now))
        try desk.note(.leadCreated, by: member.login, on: lead.reference, about: mail, lead.title)
        return lead
    }

    /// Moves the mail with what the timeline tells of its coming, and leaves a trace on both records.
    private func move(_ mail: Message, from old: RecordReference?, to target: RecordReference) throws {
        try transaction.moveWithActivities(message: mail.id, to: try transaction.place(of: target))
        let subject = mail.subject
        if let old { try desk.note(.moved, by: member.login, on: old, about: message, "→ \(target): \(subject)") }
        try desk.note(.moved, by: member.login, on: target, about: mail, "← \(old.map { "\($0)" } ?? "–"): \(subject)")
    }

    /// A lead whose only mail went elsewhere has nothing left; what comes for it goes there too, if it is a case.
    private func closeIfEmpty(_ record: RecordReference?, because target: RecordReference) throws -> Bool {
        guard let record, record.kind == .lead, let lead = try transaction.lead(record.number),
            lead.isOpen, try transaction.incomingCount(on: record) == 0
        else { return false }
        let isCase = target.kind != .partner
        try close(lead, reason: isCase ? nil : "→ \(target)", mergedInto: isCase ? target : nil)
        return true
    }

    private func tellOwner(of target: RecordReference, about mail: Message) throws {
        for colleague in try desk.audience(of: target) where colleague.login != member.login {
            try desk.tellMoved(mail, to: target, by: member, telling: colleague)
        }
    }
}
