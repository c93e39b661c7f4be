import CRM
import Configuration
import Foundation
import Mail
import Store

/// From a card or a list to a lead, and who is known already.
extension Desk {
    /// The lead that a prospect makes, not stored yet: in the pool, named after whom it is about.
    func lead(of prospect: Prospect, source: Lead.Source, campaign: Int64?) -> Lead {
        let language = prospect.language.flatMap(Language.init(rawValue:)).flatMap { known in
            settings.company.languages.contains(known) ? known : nil
        }
        var lead = Lead(
            title: prospect.title, contactName: prospect.name.isEmpty ? prospect.company ?? "" : prospect.name,
            email: prospect.email, description: prospect.note ?? "", source: source, campaignID: campaign,
            language: language ?? settings.company.defaultLanguage, created: now)
        lead.complete(with: prospect)
        return lead
    }

    /// The record that a prospect is on already: a partner whose contact they are, an open lead, or a lead of the same
    /// campaign.
    func known(_ prospect: Prospect, campaign: Int64?) throws -> RecordReference? {
        let keys = prospect.keys
        if let address = prospect.email.flatMap({ EmailAddress($0) }),
            let contact = try transaction.contact(of: address)
        {
            return RecordReference(.partner, contact.partnerID)
        }
        if let lead = try transaction.openLeads(like: keys, limit: 1).first { return lead }
        return try campaign.flatMap { try transaction.leads(like: keys, ofCampaign: $0, limit: 1).first }
    }

    /// What a new lead looks like: an older open lead or a contact with the same address, telephone number, or name and company.
    func likeness(of lead: Lead) throws -> [Remark] {
        let keys = lead.keys
        let leads = try transaction.openLeads(like: keys, before: lead.id, limit: 3)
        var partners: [RecordReference] = []
        if lead.partnerID == nil {
            let byAddress = try lead.email.flatMap { EmailAddress($0) }.flatMap(transaction.contact)
            let byPhone = try keys.phone.map { try transaction.contacts(phoneKey: $0, limit: 2) } ?? []
            let byName = try lead.company.flatMap(transaction.company).map(\.reference)
            partners = ([byAddress].compactMap(\.self) + byPhone).map { RecordReference(.partner, $0.partnerID) }
            partners += [byName].compactMap(\.self)
        }
        var seen: Set<RecordReference> = []
        return (leads + partners).filter { seen.insert($0).inserted }.map(Remark.looksLike)
    }
}

extension Lead {
    /// Takes over what a form says, beside name and address.
    mutating func complete(with prospect: Prospect) {
        phone = prospect.phone ?? phone
        company = prospect.company
        role = prospect.role
        website = prospect.website
        place = PostalPlace(
            street: prospect.street, zip: prospect.zip, city: prospect.city, country: prospect.country)
    }
}
