import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// The partner sheet: PARTNER. On a lead, which has no partner yet, its own particulars.
extension Executor {
    func complete(_ record: RecordReference, with changes: [SheetChange]) throws -> Result {
        let lines: [String]
        let sheet: RecordReference
        if let partnerID = try transaction.partnerID(of: record), let partner = try transaction.partner(partnerID) {
            sheet = partner.reference
            lines = try complete(partner, with: changes)
        } else {
            sheet = record
            lines = try complete(try lead(record), with: changes)
        }
        let summary = lines.joined(separator: "; ")
        try desk.note(.sheetChanged, by: member.login, on: record, about: message, summary)
        let values = [
            "record": "\(sheet)", "name": try desk.summary(of: sheet).title, "changes": lines.joined(separator: "\n"),
        ]
        return Result(sentence: text(.sheetChange, values))
    }

    private func complete(_ partner: Partner, with changes: [SheetChange]) throws -> [String] {
        var partner = partner
        let before = partner
        var lines: [String] = []
        for change in changes {
            guard case .field(let field) = change.field else {
                lines.append(try addContact(change, to: partner))
                continue
            }
            let old: String?
            switch field {
            case .email, .mobile, .role, .firstName, .lastName, .note:
                old = try completeContact(of: partner, field, change)
            case .name, .company:
                old = partner.name
                partner.name = try needed(change)
            case .language:
                old = partner.language.rawValue
                partner.language = try language(change)
            default: old = set(field, of: &partner.place, &partner.phone, &partner.website, to: change.value)
            }
            lines.append(line(change, old))
        }
        if partner != before { try transaction.update(partner) }
        return lines
    }

    private func complete(_ lead: Lead, with changes: [SheetChange]) throws -> [String] {
        var lead = lead
        let lines = try changes.map { change in
            guard case .field(let field) = change.field else {
                throw CommandFailure(.contactNeedsPartner, ["convert": word(.convert)])
            }
            let old: String?
            switch field {
            case .name, .firstName, .lastName: (old, lead.contactName) = (lead.contactName, try needed(change))
            case .company: (old, lead.company) = (lead.company, change.value)
            case .role: (old, lead.role) = (lead.role, change.value)
            case .email: (old, lead.email) = (lead.email, try address(change)?.rawValue)
            case .language: (old, lead.language) = (lead.language.rawValue, try language(change))
            case .note: (old, lead.description) = (lead.description, change.value ?? "")
            default: old = set(field, of: &lead.place, &lead.phone, &lead.website, to: change.value)
            }
            return line(change, old)
        }
        try transaction.update(lead)
        return lines
    }

    /// Sets what partners and leads have alike, and returns what stood there.
    private func set(
        _ field: ProspectField, of place: inout PostalPlace, _ phone: inout String?, _ website: inout String?,
        to value: String?
    ) -> String? {
        let old: String?
        switch field {
        case .street: (old, place.street) = (place.street, value)
        case .zip: (old, place.zip) = (place.zip, value)
        case .city: (old, place.city) = (place.city, value)
        case .country: (old, place.country) = (place.country, value)
        case .website: (old, website) = (website, value)
        default: (old, phone) = (phone, value)
        }
        return old
    }

    /// What belongs to a person goes to the contact of the case, else to the partner's first.
    private func completeContact(of partner: Partner, _ field: ProspectField, _ change: SheetChange) throws -> String? {
        let ofCase = try record.flatMap { record in
            record.kind == .opportunity ? try transaction.opportunity(record.number)?.contactID : nil
        }.flatMap(transaction.contact)
        guard var contact = try ofCase ?? transaction.contacts(of: partner.id).first else {
            throw CommandFailure(.noContact, ["partner": "\(partner.reference)"])
        }
        let old: String?
        switch field {
        case .email:
            old = contact.email
            contact.email = try freeAddress(change, for: contact)?.rawValue
        case .role: (old, contact.role) = (contact.role, change.value)
        case .mobile: (old, contact.phone) = (contact.phone, change.value)
        case .note: throw CommandFailure(.noNoteOnSheet, ["note": word(.note)])
        default: (old, contact.name) = (contact.name, try needed(change))
        }
        try transaction.update(contact)
        return old
    }

    /// `Anna Dupont, anna@dupont.fr, +33 3 20 00 00 00, buyer`: adds a person, or completes the one of that address or name.
    private func addContact(_ change: SheetChange, to partner: Partner) throws -> String {
        let person = ContactWords(change.value ?? "")
        guard !person.name.isEmpty || person.email != nil else {
            throw CommandFailure(.contactWithoutName, ["text": change.value ?? ""])
        }
        let contacts = try transaction.contacts(of: partner.id)
        let sameAddress = contacts.first { $0.email?.lowercased() == person.email?.folded && person.email != nil }
        let sameName = contacts.first { !person.name.isEmpty && $0.name.lowercased() == person.name.lowercased() }
        var contact =
            sameAddress ?? sameName
            ?? Contact(
                partnerID: partner.id, name: person.name.isEmpty ? person.email?.rawValue ?? "" : person.name,
                email: nil)
        if let email = person.email {
            if let owner = try transaction.contact(of: email), owner.id != contact.id {
                throw CommandFailure(
                    .addressOfOther, ["address": email.rawValue, "partner": "P-\(owner.partnerID)"])
            }
            contact.email = email.rawValue
        }
        if !person.name.isEmpty { contact.name = person.name }
        contact.phone = person.phone ?? contact.phone
        contact.role = person.role ?? contact.role
        if contact.id == 0 { _ = try transaction.add(contact) } else { try transaction.update(contact) }
        return labelled(change, contact.line)
    }

    private func freeAddress(_ change: SheetChange, for contact: Contact) throws -> EmailAddress? {
        guard let email = try address(change) else { return nil }
        guard let owner = try transaction.contact(of: email), owner.id != contact.id else { return email }
        throw CommandFailure(.addressOfOther, ["address": email.rawValue, "partner": "P-\(owner.partnerID)"])
    }

    private func address(_ change: SheetChange) throws -> EmailAddress? {
        guard let value = change.value else { return nil }
        guard let email = EmailAddress(value) else { throw CommandFailure(.notAnAddress, ["text": value]) }
        return email
    }

    private func language(_ change: SheetChange) throws -> Language {
        let languages = desk.settings.company.languages
        guard let language = change.value.flatMap(Language.init(rawValue:)), languages.contains(language) else {
            let known = languages.map(\.rawValue).joined(separator: ", ")
            throw CommandFailure(.unknownLanguage, ["text": change.value ?? "-", "languages": known])
        }
        return language
    }

    private func needed(_ change: SheetChange) throws -> String {
        guard let value = change.value else { throw CommandFailure(.cannotBeEmpty, ["field": change.label]) }
        return value
    }

    private func line(_ change: SheetChange, _ old: String?) -> String {
        let before = old.flatMap { $0.isEmpty ? nil : $0 } ?? "–"
        return labelled(change, "\(before) → \(change.value ?? "–")")
    }

    private func labelled(_ change: SheetChange, _ words: String) -> String {
        text(.labelled, ["label": change.label, "text": words])
    }
}

/// A person as one writes them on a line: name, address, telephone number and what they do, divided by commas.
struct ContactWords {
    private(set) var name = ""
    private(set) var email: EmailAddress?
    private(set) var phone: String?
    private(set) var role: String?

    init(_ text: String) {
        for piece in text.split(separator: ",").map({ $0.trimmingCharacters(in: .whitespaces) }) where !piece.isEmpty {
            if email == nil, let address = EmailAddress(piece) {
                email = address
            } else if phone == nil, PhoneNumber.key(piece) != nil, !piece.contains(where: \.isLetter) {
                phone = piece
            } else if name.isEmpty {
                name = piece
            } else if role == nil {
                role = piece
            }
        }
    }
}

extension Contact {
    /// All that is known of the person, on one line.
    var line: String { [name, email, phone, role].compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", ") }
}
