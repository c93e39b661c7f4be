import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// A record as SHOW lists it, in the reader's language.
struct RecordWords {
    let executor: Executor

    private var transaction: Transaction { executor.transaction }
    private var language: Language { executor.language }

    func title(of record: RecordReference) throws -> String {
        "\(record) · \(try executor.desk.summary(of: record).title)"
    }

    func listings(of record: RecordReference) throws -> [Listing] {
        switch record.kind {
        case .lead:
            guard let lead = try transaction.lead(record.number) else { return [] }
            return [listing("", try rows(of: lead))] + (try plans(on: record))
        case .opportunity:
            guard let opportunity = try transaction.opportunity(record.number) else { return [] }
            let partner = try transaction.partner(opportunity.partnerID).map(listings) ?? []
            return [listing("", try rows(of: opportunity))] + (try plans(on: record)) + partner
        case .partner:
            guard let partner = try transaction.partner(record.number) else { return [] }
            return try listings(of: partner) + cases(of: partner)
        }
    }

    private func rows(of lead: Lead) throws -> [(Phrase, String?)] {
        [
            (.factState, try state(of: lead)), (.factResponsible, try executor.name(lead.responsible)),
            (.factCustomer, lead.contactName), (.factRole, lead.role), (.factCompany, lead.company),
            (.factEmail, lead.email), (.factPhone, lead.phone), (.factPlace, lead.place.line),
            (.factWebsite, lead.website), (.factCampaign, try lead.campaignID.flatMap(transaction.campaign)?.name),
            (.factPartner, lead.partnerID.map { "P-\($0)" }), (.factSource, executor.text(lead.source.phrase)),
            (.factCreated, executor.clock.dayAndTime(lead.created)),
            (.factClosed, lead.closed.map(executor.clock.dayAndTime)),
            (.factText, String(lead.description.prefix(600))),
        ]
    }

    private func state(of lead: Lead) throws -> String {
        switch lead.state {
        case .new: executor.text(.stateNew)
        case .assigned: executor.text(.stateAssigned)
        case .converted: executor.text(.stateConverted)
        case .dropped:
            executor.text(
                .stateDropped, ["reason": lead.mergedInto.map { "→ \($0)" } ?? lead.dropReason ?? ""])
        }
    }

    private func rows(of opportunity: Opportunity) throws -> [(Phrase, String?)] {
        let contact = try opportunity.contactID.flatMap(transaction.contact)
        return [
            (.factState, executor.described(opportunity)),
            (.factStage, executor.desk.settings.vocabulary.word(for: opportunity.stage, in: language)),
            (.factRevenue, opportunity.expectedRevenue?.formatted(in: language)),
            (.factProbability, "\(opportunity.probability) %"),
            (.factResponsible, try executor.name(opportunity.responsible)), (.factCustomer, contact?.line),
            (.factFrom, opportunity.leadID.map { "L-\($0)" }),
            (.factCampaign, try opportunity.campaignID.flatMap(transaction.campaign)?.name),
            (.factCreated, executor.clock.dayAndTime(opportunity.created)),
            (.factClosed, opportunity.closed.map(executor.clock.dayAndTime)),
        ]
    }

    private func listings(of partner: Partner) throws -> [Listing] {
        let contacts = try transaction.contacts(of: partner.id).map { (Phrase.factContact, Optional($0.line)) }
        let rows: [(Phrase, String?)] = [
            (.factPlace, partner.place.line), (.factPhone, partner.phone), (.factWebsite, partner.website),
            (.factLanguage, partner.language.rawValue),
        ]
        return [listing("\(partner.reference) · \(partner.name)", rows + contacts)]
    }

    /// Coming meetings, and an opportunity's quotes.
    private func plans(on record: RecordReference) throws -> [Listing] {
        let meetings = try transaction.comingMeetings(on: record, at: executor.desk.now).map { meeting in
            Listing.Row(label: meeting.reference, text: executor.when(meeting), detail: meeting.place ?? "")
        }
        let opportunity = record.number(of: .opportunity)
        let quotes = try (opportunity.map(transaction.quotes(onOpportunity:)) ?? []).map { quote in
            let gross = try quote.totals().gross.formatted(in: language)
            return Listing.Row(label: "\(quote.number)", text: gross, detail: executor.text(quote.state.phrase))
        }
        return meetings + quotes == [] ? [] : [Listing(heading: "", rows: meetings + quotes)]
    }

    private func cases(of partner: Partner) throws -> [Listing] {
        let rows = try transaction.opportunities(of: partner.id, limit: 50).map { opportunity in
            Listing.Row(
                label: "\(opportunity.reference)", text: opportunity.title, detail: executor.described(opportunity))
        }
        return rows.isEmpty ? [] : [Listing(heading: executor.text(.opportunities), rows: rows)]
    }

    private func listing(_ heading: String, _ pairs: [(Phrase, String?)]) -> Listing {
        let rows = pairs.compactMap { phrase, value in
            value.flatMap { $0.isEmpty ? nil : Listing.Row(label: executor.text(phrase), text: $0) }
        }
        return Listing(heading: heading, rows: rows)
    }
}

extension Lead.Source {
    fileprivate var phrase: Phrase {
        switch self {
        case .mail: .sourceMail
        case .import: .sourceImport
        case .command: .sourceCommand
        case .cli: .sourceCLI
        }
    }
}

extension Quote.State {
    fileprivate var phrase: Phrase {
        switch self {
        case .draft: .activityQuoteDrafted
        case .sent: .activityQuoteSent
        case .accepted: .activityQuoteAccepted
        case .declined: .activityQuoteDeclined
        case .expired: .activityQuoteExpired
        case .superseded: .quoteSuperseded
        }
    }
}
