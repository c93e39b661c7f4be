import CRM
import Foundation
import Mail
import MailMIME
import Store

/// From the first mail to the sale.
extension Story {
    func aCustomerWrites() async throws -> ParsedMail {
        narrator.begin("A customer writes; nobody knows her yet")
        let mail = try await jane.mail(
            to: gateway, subject: "A new kitchen",
            """
            Hello,

            we saw your stand at the fair and would like a new kitchen, with red cabinets and an island.
            Could somebody call us?

            Kind regards
            Jane Doe
            """)
        try await send(mail, by: jane)
        try await happens("It is lead L-1, in the pool") { try $0.lead(1)?.state == .new }
        _ = try await arrival(at: jane, "She gets an acknowledgement, in her language and thread") {
            $0.inReplyTo == [mail.messageID] && $0.says("L-1") && $0.says("Jane")
        }
        let notice = try await arrival(at: thomas, "Thomas is told, with her text") {
            $0.subject.contains("L-1") && $0.says("red cabinets")
        }
        guard let notice else { throw Complaint("Without a notice the story cannot go on.") }
        return notice
    }

    func aForgedCommandIsRefused(_ notice: ParsedMail) async throws {
        narrator.begin("Somebody else writes in Thomas's name")
        var forged = try await mallory.mail(to: gateway, subject: "Re: \(notice.subject)", "TAKE L-1\n")
        forged.from = thomas.address
        try await send(forged, by: mallory)
        try await settled(forged)
        let messageID = forged.messageID
        try await happens("The mail is kept, and nothing is done") { snapshot in
            let entry = try snapshot.ledgerEntries(messageID: messageID).first
            return try entry?.state == .handled && snapshot.lead(1)?.responsible == nil
        }
        _ = try await arrival(at: thomas, "The real Thomas is told") {
            $0.says("TAKE L-1") && $0.messageID != notice.messageID && !$0.subject.hasPrefix("Re:")
        }
    }

    func aTypingMistakeIsExplained(_ notice: ParsedMail) async throws {
        narrator.begin("Thomas mistypes")
        let mail = try await thomas.reply(to: notice, "TAEK")
        try await send(mail, by: thomas)
        _ = try await arrival(at: thomas, "He is asked whether he meant TAKE") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("TAKE")
        }
        try await happens("Nothing is changed") { try $0.lead(1)?.responsible == nil }
    }

    func thomasTakesTheLead(_ notice: ParsedMail) async throws {
        narrator.begin("Thomas takes the lead, by reply")
        let mail = try await thomas.reply(to: notice, "PRENDRE")
        try await send(mail, by: thomas)
        try await happens("The lead is his") { try $0.lead(1)?.responsible == "thomas" }
        _ = try await arrival(at: thomas, "His receipt says old → new") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("Thomas Leroy")
        }
    }

    func thomasConvertsIt(_ notice: ParsedMail) async throws {
        narrator.begin("Thomas converts it")
        let mail = try await thomas.reply(to: notice, "CONVERT revenue 5000k company \"Dupont SA\"")
        try await send(mail, by: thomas)
        try await happens("There is an opportunity O-1 over 5 000 000 €, of partner P-1, given to Luc") { snapshot in
            let opportunity = try snapshot.opportunity(1)
            return try opportunity?.expectedRevenue == Money(minorUnits: 500_000_000)
                && opportunity?.responsible == "luc" && snapshot.partner(1)?.name == "Dupont SA"
        }
        _ = try await arrival(at: thomas, "Thomas gets his receipt") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("O-1")
        }
        _ = try await arrival(at: luc, "Luc is told that O-1 is his") {
            $0.subject.contains("O-1") && $0.says("Thomas Leroy")
        }
    }

    func theCustomerSendsRequirements() async throws {
        narrator.begin("Jane sends her requirements, with a plan")
        guard let invitation = try await jane.received({ $0.says("invites you to a meeting") }) else {
            throw Complaint("Jane has nothing to answer to.")
        }
        var mail = try await jane.reply(
            to: invitation, "Here is our plan: 20 m², cabinets in red, an oven at eye level.")
        mail.attachments = [
            Attachment(
                fileName: "plan de cuisine.pdf", mediaType: MediaType("application", "pdf"),
                content: Array("%PDF-1.4 a plan\n%%EOF\n".utf8))
        ]
        let messageID = mail.messageID
        let address = jane.address.email
        try await send(mail, by: jane)
        try await happens("The mail and its attachment are on O-1, and there is no second lead") { snapshot in
            guard let message = try snapshot.messages(messageID: messageID).first else { return false }
            let names = try snapshot.attachments(of: message.id).map(\.fileName)
            return try message.opportunityID == 1 && names == ["plan de cuisine.pdf"]
                && snapshot.openLeads(of: address).isEmpty
        }
        try await happens("They are noted as the needs for the meeting") {
            try $0.meeting(1)?.requirementsReceived != nil
        }
        _ = try await arrival(at: luc, "Luc gets her text and her plan") {
            $0.says("eye level") && $0.attachments.contains { $0.fileName == "plan de cuisine.pdf" }
        }
    }

    func lucReplies() async throws {
        narrator.begin("Luc answers her from the notice")
        guard let notice = try await luc.received({ $0.says("eye level") }) else {
            throw Complaint("Luc has nothing to answer to.")
        }
        let mail = try await luc.reply(
            to: notice, "REPLY\n\nDear Jane,\n\nthank you for the plan. Thomas will call you tomorrow.\n\nLuc")
        try await send(mail, by: luc)
        _ = try await arrival(at: jane, "It reaches her in her own thread, without the command") {
            $0.says("Thomas will call you") && !$0.says("REPLY") && !$0.inReplyTo.isEmpty
                && $0.references.contains { $0.rawValue.hasSuffix("@dupont.example") }
        }
    }

    func lucAsksForTheHistory() async throws {
        narrator.begin("Luc asks what happened so far")
        guard let notice = try await luc.received({ $0.says("eye level") }) else { return }
        let mail = try await luc.reply(to: notice, "HISTORIQUE 15j")
        try await send(mail, by: luc)
        _ = try await arrival(at: luc, "He gets everything, attachments listed") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("plan de cuisine.pdf")
        }
    }
}
