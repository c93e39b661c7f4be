import CRM
import Foundation
import Mail
import MailMIME
import Store

/// The days after: reminders, the digest, the figures.
extension Story {
    func thomasHasTwoCases() async throws {
        narrator.begin("Thomas takes Claire's lead; Luc makes an opportunity of a card of the fair and gives it to him")
        guard let receipt = try await thomas.received({ $0.says("claire@petit.example") && $0.subject.contains("L-") })
        else { return }
        try await send(try await thomas.reply(to: receipt, "PRENDRE"), by: thomas)
        guard let notice = try await luc.received({ $0.says("eye level") }) else { return }
        let words = "CONVERTIR L-4 revenu 30k titre \"Cuisine de l’hôtel\"\nASSIGNER thomas"
        try await send(try await luc.reply(to: notice, words), by: luc)
        let claires = claire.address.email
        try await happens("Both are Thomas's") { snapshot in
            try snapshot.openLeads(of: claires).first?.responsible == "thomas"
                && snapshot.opportunity(2)?.responsible == "thomas"
        }
    }

    /// From here on the gateway is on the story's clock.
    func daysPass(_ gateway: LaterGateway) async throws {
        later = gateway
        guard let lead = try await store.read({ [claire] in try $0.openLeads(of: claire.address.email).first }),
            let opportunity = try await store.read({ try $0.opportunity(2) })
        else { return }
        try await aLeadIsThreeDaysOld(lead, gateway)
        try await anOpportunityIsFiveDaysOld(opportunity, gateway)
        // Five days after a Sunday it is Friday, and the seventh day comes before the next working morning.
        let (morning, seventhDay) = (Self.nextMorning(after: gateway.clock.now), opportunity.created + 7 * 86_400)
        if morning < seventhDay {
            try await theDigestArrives(on: morning, naming: ["L-2", "O-2"], gateway)
            try await theOpportunityIsWon(on: seventhDay, opportunity, gateway)
        } else {
            try await theOpportunityIsWon(on: seventhDay, opportunity, gateway)
            try await theDigestArrives(on: morning, naming: ["L-2"], gateway)
        }
        try await lucAsksForTheFigures()
    }

    private func aLeadIsThreeDaysOld(_ lead: Lead, _ gateway: LaterGateway) async throws {
        narrator.begin("Three days later nobody has closed \(lead.reference)")
        gateway.clock.move(to: lead.created + 3 * 86_400)
        _ = try await arrival(at: thomas, "Thomas is reminded, with Luc in copy") {
            $0.subject.contains("\(lead.reference)]") && $0.says("après 3 jours") && $0.hasInCopy("luc")
        }
        _ = try await arrival(at: luc, "Luc has his copy, with an address of his own to answer") {
            $0.subject.contains("\(lead.reference)]") && $0.hasInCopy("luc")
        }
    }

    private func anOpportunityIsFiveDaysOld(_ opportunity: Opportunity, _ gateway: LaterGateway) async throws {
        narrator.begin("Five days later \(opportunity.reference) is still open")
        gateway.clock.move(to: opportunity.created + 5 * 86_400)
        let reminder = try await arrival(at: thomas, "Thomas is reminded, with Luc in copy") {
            $0.subject.contains("\(opportunity.reference)]") && $0.says("après 5 jours") && $0.hasInCopy("luc")
        }
        for _ in 0..<3 { try await gateway.look() }
        let record = "\(opportunity.reference)"
        let count = try await store.read { try $0.remindersSent().count { $0.record == record } }
        narrator.step(
            "The reminder came once, however often the gateway looks", count == 1 && reminder != nil)
    }

    private func theDigestArrives(on morning: Date, naming cases: [String], _ gateway: LaterGateway) async throws {
        narrator.begin("The next working morning")
        gateway.clock.move(to: morning)
        _ = try await arrival(at: luc, "Luc gets his digest: what waits, the pool, the mailboxes, the ledger") { mail in
            // He had others on the days before.
            mail.subject.contains("Le point du") && mail.date.map { $0 >= morning } ?? false
                && (cases + ["sales", "traités"]).allSatisfy(mail.says)
        }
    }

    private func theOpportunityIsWon(
        on seventhDay: Date, _ opportunity: Opportunity, _ gateway: LaterGateway
    ) async throws {
        narrator.begin("Seven days after \(opportunity.reference) was made, Thomas wins it: he answers the reminder")
        gateway.clock.move(to: seventhDay)
        guard let reminder = try await thomas.received({ $0.says("après 5 jours") }) else { return }
        let mail = try await thomas.reply(to: reminder, "GAGNE 32k")
        try await send(mail, by: thomas)
        try await happens("It is won, 168 hours after it was made") { snapshot in
            let won = try snapshot.opportunity(opportunity.id)
            return won?.outcome == .won && won?.closed == opportunity.created + 168 * 3_600
        }
        _ = try await arrival(at: thomas, "Thomas gets his receipt") { $0.inReplyTo.contains(mail.messageID) }
    }

    private func lucAsksForTheFigures() async throws {
        narrator.begin("Luc asks how fast his team is")
        guard let digest = try await luc.received({ $0.subject.contains("Le point du") }) else { return }
        let mail = try await luc.reply(to: digest, "KPI 10j")
        try await send(mail, by: luc)
        _ = try await arrival(at: luc, "The figures say that Thomas took 168 hours") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("Thomas Leroy") && $0.says("168 h")
        }
    }

    /// Eight o'clock in Paris, not on a weekend.
    private static func nextMorning(after date: Date) -> Date {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: "Europe/Paris") ?? .gmt
        let eight = DateComponents(hour: 8, minute: 0, second: 0)
        guard let morning = calendar.nextDate(after: date, matching: eight, matchingPolicy: .nextTime) else {
            return date
        }
        return calendar.isDateInWeekend(morning) ? nextMorning(after: morning) : morning
    }
}

extension ParsedMail {
    fileprivate func hasInCopy(_ login: String) -> Bool { cc.contains { $0.email.localPart == login } }
}
