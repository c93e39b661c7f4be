import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// From lead to opportunity: CONVERT.
extension Executor {
    /// Makes an opportunity of a lead, for a partner we know or a new one.
    func convert(_ lead: Lead, _ conversion: Conversion) throws -> (Result, RecordReference?) {
        guard lead.email != nil || lead.company != nil || conversion.company != nil || !lead.contactName.isEmpty else {
            throw CommandFailure(.nothingToConvert, ["record": "\(lead.reference)"])
        }
        try refuseIfOthers(lead.reference, lead.responsible)
        let (partner, contact, isNew) = try partner(for: lead, conversion)
        let opportunity = try transaction.add(
            Opportunity(
                title: conversion.title ?? lead.title, partnerID: partner.id, contactID: contact.id, leadID: lead.id,
                campaignID: lead.campaignID, expectedRevenue: conversion.revenue,
                responsible: try director(for: lead), created: desk.now))
        var converted = lead
        converted.state = .converted
        converted.closed = desk.now
        converted.partnerID = partner.id
        try transaction.update(converted)
        let revenue = conversion.revenue?.formatted(in: desk.settings.company.defaultLanguage)
        try desk.note(
            .converted, by: member.login, on: lead.reference, about: message,
            ["\(opportunity.reference)", partner.name].joined(separator: ", "))
        try desk.note(
            .opportunityCreated, by: member.login, on: opportunity.reference, about: message,
            [opportunity.title, revenue].compactMap(\.self).joined(separator: ", "))
        let given = try tellDirector(of: opportunity)
        let values = [
            "lead": "\(lead.reference)", "opportunity": "\(opportunity.reference)", "title": opportunity.title,
            "partner": "\(partner.reference)", "name": partner.name, "revenue": described(conversion.revenue),
        ]
        let sentence = text(isNew ? .converted : .convertedForKnown, values)
        return (Result(sentence: "\(sentence). \(given)."), opportunity.reference)
    }

    /// Who is given the opportunity, by the company's rules.
    private func director(for lead: Lead) throws -> String {
        let campaign = try lead.campaignID.flatMap(transaction.campaign)
        return desk.settings.routing.director(campaign: campaign, language: lead.language)
    }

    /// Whoever is given the opportunity is told at once.
    private func tellDirector(of opportunity: Opportunity) throws -> String {
        let login = opportunity.responsible ?? ""
        try desk.note(
            .assigned, by: Activity.gateway, on: opportunity.reference, about: message, try name(login))
        if login != member.login, let director = desk.settings.staffMember(login: login) {
            try desk.tellAssignment(of: opportunity.reference, to: director, by: member)
        }
        return text(.opportunityGiven, ["opportunity": "\(opportunity.reference)", "name": try name(login)])
    }

    /// The partner that is named, else the one whose contact has the lead's address, else the company of that name, else
    /// the one whose own domain the address is in, else a new one.
    private func partner(for lead: Lead, _ conversion: Conversion) throws -> (Partner, Contact, isNew: Bool) {
        let address = lead.email.flatMap { EmailAddress($0) }
        let known = try address.flatMap(transaction.contact)
        if let named = conversion.partner {
            guard let partner = try transaction.partner(named.number) else {
                throw CommandFailure(.unknownRecord, ["record": "\(named)"])
            }
            if let known, known.partnerID != partner.id {
                let values = ["address": known.email ?? "", "partner": "P-\(known.partnerID)"]
                throw CommandFailure(.addressOfOther, values)
            }
            return (partner, try known ?? addContact(of: lead, to: partner), false)
        }
        if let known, let partner = try transaction.partner(known.partnerID) { return (partner, known, false) }
        let company = conversion.company ?? lead.company
        if let partner = try companyWeKnow(company, isGiven: conversion.company != nil, address) {
            return (partner, try addContact(of: lead, to: partner), false)
        }
        let partner = try transaction.add(
            Partner(
                kind: company == nil ? .person : .company, name: company ?? lead.contactName, place: lead.place,
                phone: lead.phone, website: lead.website, language: lead.language, created: desk.now))
        return (partner, try addContact(of: lead, to: partner), true)
    }

    private func companyWeKnow(_ name: String?, isGiven: Bool, _ address: EmailAddress?) throws -> Partner? {
        if let partner = try name.flatMap(transaction.company) { return partner }
        guard !isGiven, let address, !desk.settings.publicProviders.owns(address.domain) else { return nil }
        return try transaction.partner(ofDomain: address.domain)
    }

    private func addContact(of lead: Lead, to partner: Partner) throws -> Contact {
        try transaction.add(
            Contact(
                partnerID: partner.id, name: lead.contactName, email: lead.email, phone: lead.phone, role: lead.role))
    }
}
