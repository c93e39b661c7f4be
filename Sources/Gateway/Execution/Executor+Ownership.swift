import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// Who has a case: TAKE, RELEASE, ASSIGN, POOL, MINE.
extension Executor {
    func take(_ record: RecordReference) throws -> Result {
        let old = try responsible(of: record)
        if old == member.login { throw CommandFailure(.alreadyYours, ["record": "\(record)"]) }
        try refuseIfOthers(record, old)
        try setResponsible(of: record, to: member.login)
        try desk.note(.taken, by: member.login, on: record, about: message)
        try tellFormer(old, of: record, now: member)
        return Result(sentence: try change(from: old, to: member.login))
    }

    func release(_ record: RecordReference) throws -> Result {
        let old = try responsible(of: record)
        guard let old else { throw CommandFailure(.inPoolAlready, ["record": "\(record)"]) }
        try refuseIfOthers(record, old)
        try setResponsible(of: record, to: nil)
        try desk.note(.released, by: member.login, on: record, about: message)
        return Result(sentence: try change(from: old, to: nil))
    }

    func assign(_ record: RecordReference, to colleague: StaffMember) throws -> Result {
        let old = try responsible(of: record)
        try refuseIfOthers(record, old)
        try setResponsible(of: record, to: colleague.login)
        try desk.note(.assigned, by: member.login, on: record, about: message, colleague.name)
        if colleague.login != member.login {
            try desk.tellAssignment(of: record, to: colleague, by: member)
        }
        try tellFormer(old, of: record, now: colleague)
        return Result(sentence: try change(from: old, to: colleague.login))
    }

    /// Whoever had the case, and did not give it away themselves.
    private func tellFormer(_ login: String?, of record: RecordReference, now new: StaffMember) throws {
        guard let login, login != member.login, login != new.login,
            let former = desk.settings.staffMember(login: login)
        else { return }
        try desk.tellPassedOn(record, to: new, by: member, telling: former)
    }

    /// At most this many cases are listed; the count says when there are more.
    private static var longestList: Int { 100 }

    func pool() throws -> Result {
        let leads = try transaction.leadPool(limit: Self.longestList)
        let opportunities = try transaction.opportunityPool(limit: Self.longestList)
        let count = try transaction.leadPoolCount(upTo: Self.longestCount) + opportunities.count
        guard count > 0 else { return Result(sentence: text(.poolEmpty)) }
        return Result(
            sentence: text(.poolCount, ["count": Self.described(count), "take": word(.take)]),
            listings: [try listing(opportunities, leads, tap: .take)])
    }

    func mine() throws -> Result {
        let leads = try transaction.openLeads(ofColleague: member.login, limit: Self.longestList)
        let opportunities = try transaction.openOpportunities(ofColleague: member.login, limit: Self.longestList)
        let count = leads.count + opportunities.count
        guard count > 0 else { return Result(sentence: text(.mineEmpty, ["pool": word(.pool)])) }
        return Result(
            sentence: text(.mineCount, ["count": Self.described(count, most: Self.longestList)]),
            listings: [try listing(opportunities, leads, tap: .history)])
    }

    /// Nobody reads on beyond that: it is not worth counting.
    private static var longestCount: Int { 1_000 }

    private static func described(_ count: Int, most: Int = longestCount) -> String {
        count >= most ? "\(most)+" : "\(count)"
    }

    /// A tap on a case does what `keyword` says.
    private func listing(_ opportunities: [Opportunity], _ leads: [Lead], tap keyword: Keyword) throws -> Listing {
        let rows =
            try opportunities.map { opportunity in
                let partner = try transaction.partner(opportunity.partnerID)?.name ?? ""
                return row(opportunity.reference, opportunity.title, partner, opportunity.created, keyword)
            }
            + leads.map { lead in
                row(lead.reference, lead.title, lead.company ?? lead.contactName, lead.created, keyword)
            }
        return Listing(heading: "", rows: rows)
    }

    private func row(
        _ record: RecordReference, _ title: String, _ who: String, _ created: Date, _ tap: Keyword
    ) -> Listing.Row {
        let since = text(.inPoolSince, ["date": clock.dayAndTime(created)])
        let known = title.contains(who) ? "" : who
        return Listing.Row(
            label: "\(record)", text: title, detail: [known, since].filter { !$0.isEmpty }.joined(separator: " · "),
            command: "\(word(tap)) \(record)")
    }

    /// Throws when the case is closed, or is none that somebody can have.
    private func responsible(of record: RecordReference) throws -> String? {
        switch record.kind {
        case .lead: try lead(record).responsible
        case .opportunity: try opportunity(record).responsible
        case .partner: throw CommandFailure(.notACase, ["record": "\(record)"])
        }
    }

    private func setResponsible(of record: RecordReference, to login: String?) throws {
        if record.kind == .lead {
            var lead = try lead(record)
            lead.responsible = login
            lead.state = login == nil ? .new : .assigned
            try transaction.update(lead)
        } else {
            var opportunity = try opportunity(record)
            opportunity.responsible = login
            try transaction.update(opportunity)
        }
    }

    private func change(from old: String?, to new: String?) throws -> String {
        text(.responsibleChanged, ["old": try name(old), "new": try name(new)])
    }
}
