import CRM
import Configuration
import Documents
import Foundation
import Mail
import Store

/// The letters to customers, and what both sides' letters need to know of a record.
extension Desk {
    func acknowledgement(of lead: Lead, _ incoming: IncomingMail, to person: Address) -> Letter {
        .acknowledgement(
            Acknowledgement(
                companyName: settings.company.name, tag: settings.company.tag(of: lead.reference),
                reference: "\(lead.reference)",
                customerName: person.name, subject: SubjectLine.plain(incoming.mail.subject, of: settings.company),
                quote: String(incoming.visible.text.withoutBareClosing.prefix(2_000))))
    }

    func customerReply(
        _ words: String, by member: StaffMember, to customer: Customer, answering latest: Message?
    ) -> Letter {
        let clock = LocalClock.of(customer.language, timeZone: settings.company.timeZone)
        let attribution = latest.map { message in
            let values = ["date": clock.dayAndTime(message.at), "name": customer.address.displayName]
            return office.phrases.text(.attribution, in: customer.language, values)
        }
        let subject = latest.map { SubjectLine.plain($0.subject, of: settings.company) } ?? customer.title
        return .customerReply(
            CustomerReply(
                companyName: settings.company.name, salespersonName: member.name,
                tag: settings.company.tag(of: customer.record),
                subject: subject, text: words, attribution: attribution,
                quote: latest.map { String($0.quotation.prefix(4_000)) }))
    }

    func oversizedAnswer(to sender: Address, subject: String) -> Letter {
        .oversizedAnswer(
            OversizedAnswer(
                companyName: settings.company.name, customerName: sender.name, subject: subject,
                limit: ByteCount.text(settings.limits.messageSize)))
    }

    /// Whom to write to about a case.
    struct Customer {
        var record: RecordReference
        var address: Address
        var language: Language
        var title: String
    }

    /// What the customer wrote last on the record, or else on the lead that it came from.
    func latestMail(of customer: EmailAddress, on record: RecordReference) throws -> Message? {
        if let latest = try transaction.latestIncoming(on: record, from: [customer]) { return latest }
        let lead = record.kind == .opportunity ? try transaction.opportunity(record.number)?.leadID : nil
        return try lead.flatMap { try transaction.latestIncoming(on: RecordReference(.lead, $0), from: [customer]) }
    }

    /// nil when no address is known.
    func customer(of record: RecordReference) throws -> Customer? {
        switch record.kind {
        case .lead:
            guard let lead = try transaction.lead(record.number), let email = lead.email.flatMap({ EmailAddress($0) })
            else { return nil }
            let name = lead.contactName == email.rawValue ? "" : lead.contactName
            return Customer(
                record: record, address: Address(name: name, email: email), language: lead.language, title: lead.title)
        case .opportunity:
            guard let opportunity = try transaction.opportunity(record.number),
                let partner = try transaction.partner(opportunity.partnerID)
            else { return nil }
            let contacts =
                try opportunity.contactID.flatMap(transaction.contact).map { [$0] }
                ?? transaction.contacts(of: partner.id)
            return contacts.first.flatMap { customer($0, of: record, partner, title: opportunity.title) }
        case .partner:
            guard let partner = try transaction.partner(record.number) else { return nil }
            return try transaction.contacts(of: partner.id).lazy
                .compactMap { customer($0, of: record, partner, title: partner.name) }.first
        }
    }

    private func customer(
        _ contact: Contact, of record: RecordReference, _ partner: Partner, title: String
    ) -> Customer? {
        guard let email = contact.email.flatMap({ EmailAddress($0) }) else { return nil }
        let name = contact.name == email.rawValue ? "" : contact.name
        return Customer(
            record: record, address: Address(name: name, email: email), language: partner.language, title: title)
    }

    /// What letters say of a record.
    struct Summary {
        var title: String
        var responsible: String?
        var partnerName: String?
        var revenue: Money?
        /// `L-7`, of an opportunity that came from a lead.
        var lead: String?
        /// What the customer wrote.
        var text: String

        /// Why this colleague is told of it.
        func because(_ member: StaffMember) -> Phrase {
            responsible == member.login ? .becauseResponsible : .becausePool
        }
    }

    func summary(of record: RecordReference) throws -> Summary {
        switch record.kind {
        case .lead:
            let lead = try transaction.lead(record.number)
            return Summary(title: lead?.title ?? "", responsible: lead?.responsible, text: lead?.description ?? "")
        case .opportunity:
            let opportunity = try transaction.opportunity(record.number)
            let partner = try opportunity.flatMap { try transaction.partner($0.partnerID) }
            let lead = try opportunity?.leadID.flatMap(transaction.lead)
            return Summary(
                title: opportunity?.title ?? "", responsible: opportunity?.responsible, partnerName: partner?.name,
                revenue: opportunity?.expectedRevenue, lead: lead.map { "\($0.reference)" },
                text: lead?.description ?? "")
        case .partner:
            let partner = try transaction.partner(record.number)
            return Summary(title: partner?.name ?? "", partnerName: partner?.name, text: "")
        }
    }
}
