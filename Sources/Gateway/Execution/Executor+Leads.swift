import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Prospects
import Store

/// The life of a lead: LEAD, DROP, MERGE, NOTLEAD, SPAM.
extension Executor {
    /// Makes leads of what a colleague wrote down. When there is one only, what follows is about it.
    func addLeads(_ words: String) throws -> (Result, RecordReference?) {
        let list: ProspectList
        do {
            list = try ProspectList(pasted: words, fields: desk.settings.vocabulary.fields, limits: .ofMail)
        } catch {
            throw CommandFailure(error, file: nil)
        }
        let leads = try prospects(in: list, words).map { prospect in
            let lead = try transaction.add(desk.lead(of: prospect, source: source.kind, campaign: nil))
            try desk.note(.leadCreated, by: member.login, on: lead.reference, about: message, lead.title)
            return lead
        }
        for lead in leads { try desk.tellNewLead(lead, exceptTo: member) }
        let sentences = try leads.map { lead in
            let values = ["record": "\(lead.reference)", "title": lead.title]
            let remarks = desk.sentences(try desk.likeness(of: lead), in: language)
            return ([text(.leadAdded, values)] + remarks).joined(separator: " ")
        }
        return (Result(sentence: sentences.joined(separator: "\n")), leads.count == 1 ? leads.first?.reference : nil)
    }

    /// Throws for the first that is nobody: of what a person wrote down, nothing may get lost.
    private func prospects(in list: ProspectList, _ words: String) throws -> [Prospect] {
        if list.prospects.isEmpty, list.entries.count == 1, !words.contains(where: \.isNewline) {
            return [Prospect(name: words)]
        }
        for entry in list.entries {
            guard case .failure(let problem) = entry.prospect else { continue }
            throw CommandFailure(problem, place: entry.place, phrases: desk.office.phrases, in: language)
        }
        return list.prospects
    }

    func drop(_ lead: Lead, reason: String) throws -> Result {
        try refuseIfOthers(lead.reference, lead.responsible)
        try close(lead, reason: reason)
        try desk.note(.dropped, by: member.login, on: lead.reference, about: message, reason)
        return Result(sentence: text(.leadDropped, ["record": "\(lead.reference)", "reason": reason]))
    }

    /// Puts everything of the duplicate into the record at hand, and closes the duplicate.
    func merge(_ duplicate: RecordReference, into record: RecordReference) throws -> Result {
        let named = try existing(duplicate)
        guard named != record else { throw CommandFailure(.mergedIntoItself, ["record": "\(record)"]) }
        let lead = try lead(named)
        guard record.kind != .partner else { throw CommandFailure(.notACase, ["record": "\(record)"]) }
        guard try !transaction.isClosed(record) else { throw closed(record) }
        try refuseIfOthers(lead.reference, lead.responsible)
        try transaction.moveEverything(onLead: lead.id, to: try transaction.place(of: record))
        try close(lead, reason: nil, mergedInto: record)
        try desk.note(.merged, by: member.login, on: lead.reference, about: message, "→ \(record)")
        try desk.note(.merged, by: member.login, on: record, about: message, "← \(lead.reference), \(lead.title)")
        try completeLead(record, from: lead)
        return Result(sentence: text(.merged, ["duplicate": "\(lead.reference)", "record": "\(record)"]))
    }

    /// Takes a lead away that never was one; its sender makes no more of them.
    func refuse(_ lead: Lead, as verdict: UnwantedSender.Verdict) throws -> Result {
        try refuseIfOthers(lead.reference, lead.responsible)
        let kind: Activity.Kind = verdict == .spam ? .spam : .notALead
        try close(lead, reason: desk.office.phrases.text(verdict.reason, in: desk.settings.company.defaultLanguage))
        try desk.note(kind, by: member.login, on: lead.reference, about: message, lead.email ?? "")
        let record = "\(lead.reference)"
        guard let address = lead.email.flatMap({ EmailAddress($0) }),
            desk.settings.staffMember(of: address) == nil, try transaction.contact(of: address) == nil
        else { return Result(sentence: text(.leadTakenAway, ["record": record])) }
        try transaction.note(
            UnwantedSender(address: address, verdict: verdict, author: member.login, since: desk.now))
        return Result(sentence: text(verdict.sentence, ["record": record, "address": address.rawValue]))
    }

    func close(_ lead: Lead, reason: String?, mergedInto record: RecordReference? = nil) throws {
        var closed = lead
        closed.state = .dropped
        closed.closed = desk.now
        closed.dropReason = reason
        closed.mergedInto = record
        try transaction.update(closed)
    }

    /// What the lead lacks and its duplicate has.
    private func completeLead(_ record: RecordReference, from other: Lead) throws {
        guard record.kind == .lead, var lead = try transaction.lead(record.number) else { return }
        lead.email = lead.email ?? other.email
        lead.phone = lead.phone ?? other.phone
        lead.company = lead.company ?? other.company
        lead.role = lead.role ?? other.role
        lead.website = lead.website ?? other.website
        lead.place = lead.place.completed(by: other.place)
        lead.campaignID = lead.campaignID ?? other.campaignID
        try transaction.update(lead)
    }
}

extension UnwantedSender.Verdict {
    fileprivate var reason: Phrase { self == .spam ? .activitySpam : .activityNotALead }

    fileprivate var sentence: Phrase { self == .spam ? .spamIgnored : .notALeadIgnored }
}

extension ProspectList.Limits {
    /// Of what may come with one mail.
    static let ofMail = ProspectList.Limits(bytes: 8_000_000, rows: 5_000)
}
