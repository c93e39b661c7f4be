import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// From lead to outcome: CONVERT, WON, LOST.
extension Executor {
    /// Makes a partner with a contact and an opportunity of a lead, or an opportunity of a partner we know.
    func convert(_ lead: Lead, _ conversion: Conversion) throws -> (Result, RecordReference) {
        guard lead.email != nil || lead.company != nil || conversion.company != nil || !lead.contactName.isEmpty else {
            throw CommandFailure(.nothingToConvert, ["record": "\(lead.reference)"])
        }
        if let owner = lead.responsible, owner != member.login, member.role != .manager {
            throw CommandFailure(.takenByOther, ["record": "\(lead.reference)", "name": try name(owner)])
        }
        let (partner, contact) = try partner(for: lead, company: conversion.company)
        let opportunity = try transaction.add(
            Opportunity(
                title: conversion.title ?? lead.title, partnerID: partner.id, contactID: contact.id, leadID: lead.id,
                campaignID: lead.campaignID, expectedRevenue: conversion.revenue,
                responsible: desk.settings.routing.opportunitiesTo, created: desk.now))
        var lead = lead
        lead.state = .converted
        lead.closed = desk.now
        lead.partnerID = partner.id
        try transaction.update(lead)
        try desk.note(.converted, by: member.login, on: lead.reference, about: message, "\(opportunity.reference)")
        try desk.note(
            .opportunityCreated, by: member.login, on: opportunity.reference, about: message,
            [opportunity.title, conversion.revenue?.formatted(in: desk.settings.company.defaultLanguage)].compactMap(
                \.self
            )
            .joined(separator: ", "))
        let given = try giveToDirector(opportunity)
        let sentence = text(
            .converted,
            [
                "lead": "\(lead.reference)", "opportunity": "\(opportunity.reference)", "title": opportunity.title,
                "partner": "\(partner.reference)", "name": partner.name, "revenue": described(conversion.revenue),
            ])
        return (Result(sentence: "\(sentence). \(given)."), opportunity.reference)
    }

    /// Every new opportunity goes to one colleague, who is told at once.
    private func giveToDirector(_ opportunity: Opportunity) throws -> String {
        let login = desk.settings.routing.opportunitiesTo
        try desk.note(
            .assigned, by: Activity.gateway, on: opportunity.reference, about: message, try name(login))
        if login != member.login, let director = desk.settings.staffMember(login: login) {
            try desk.tellAssignment(of: opportunity.reference, to: director, by: member)
        }
        return text(.opportunityGiven, ["opportunity": "\(opportunity.reference)", "name": try name(login)])
    }

    /// The partner whose contact has the lead's address, else a new one.
    private func partner(for lead: Lead, company: String?) throws -> (Partner, Contact) {
        let address = lead.email.flatMap { EmailAddress($0) }
        if let address, let contact = try transaction.contact(of: address),
            let partner = try transaction.partner(contact.partnerID)
        {
            return (partner, contact)
        }
        let company = company ?? lead.company
        let partner = try transaction.add(
            Partner(
                kind: company == nil ? .person : .company, name: company ?? lead.contactName, phone: lead.phone,
                language: lead.language, created: desk.now))
        let contact = try transaction.add(
            Contact(partnerID: partner.id, name: lead.contactName, email: lead.email, phone: lead.phone))
        return (partner, contact)
    }

    func close(
        _ opportunity: Opportunity, as outcome: Opportunity.Outcome, revenue: Money? = nil, reason: String? = nil
    ) throws -> Result {
        if let owner = opportunity.responsible, owner != member.login, member.role != .manager {
            throw CommandFailure(.takenByOther, ["record": "\(opportunity.reference)", "name": try name(owner)])
        }
        var closed = opportunity
        closed.outcome = outcome
        closed.closed = desk.now
        closed.lostReason = reason
        closed.probability = outcome == .won ? 100 : 0
        if let revenue { closed.expectedRevenue = revenue }
        try transaction.update(closed)
        let amount = closed.expectedRevenue?.formatted(in: desk.settings.company.defaultLanguage)
        try desk.note(
            outcome == .won ? .won : .lost, by: member.login, on: closed.reference, about: message,
            reason ?? amount ?? "")
        let new =
            outcome == .won
            ? text(.won, ["revenue": described(closed.expectedRevenue)]) : text(.lost, ["reason": reason ?? ""])
        return Result(sentence: text(.outcomeChanged, ["old": text(.open), "new": new]))
    }

    func described(_ money: Money?) -> String { money?.formatted(in: language) ?? text(.noRevenue) }
}
