import CRM
import Foundation
import Mail
import MailMIME
import Store

/// Mails that no person wrote, or wrote once.
extension Story {
    func anOutOfOfficeAnswerMakesNoLead() async throws {
        narrator.begin("Jane's mail program answers that she is away")
        guard let letter = try await jane.received({ $0.says("Thomas will call you") }) else { return }
        var mail = try await jane.reply(to: letter, "I am out of the office until Monday.")
        mail.subject = "Automatic reply: \(letter.subject)"
        mail.headers = [HeaderField("Auto-Submitted", "auto-replied")]
        let messageID = mail.messageID
        let address = jane.address.email
        try await send(mail, by: jane)
        try await happens("It is noted on O-1; no lead, no answer") { snapshot in
            let entry = try snapshot.ledgerEntries(messageID: messageID).first
            let message = try snapshot.messages(messageID: messageID).first
            return try entry?.state == .handled && message?.opportunityID == 1
                && snapshot.openLeads(of: address).isEmpty
        }
    }

    func aBounceMakesNoLead() async throws {
        narrator.begin("Bob writes, but mail to Bob comes back")
        let mail = try await bob.mail(
            to: gateway, subject: "Wardrobe", "Bonjour, nous voudrions une armoire pour la chambre. Merci, Bob")
        try await send(mail, by: bob)
        let address = bob.address.email
        try await happens("He is a lead") { try $0.openLeads(of: address).count == 1 }
        _ = try await arrival(at: thomas, "The bounce of his acknowledgement is told to the colleagues") {
            $0.says("bounce-bob@example.test") && $0.says("5.1.1")
        }
        try await happens("The bounce made no lead, and his address is marked") { snapshot in
            try snapshot.isFailing(address) && snapshot.openLeads(of: address).count == 1
        }
    }

    func theSameMailTwiceMakesOneLead() async throws {
        narrator.begin("The same mail is delivered twice")
        let address = mallory.address.email
        var mail = try await mallory.mail(
            to: gateway, subject: "Table", "Bonjour, avez-vous des tables en chêne ? Paul Martin")
        mail.from = Address(name: "Paul Martin", email: address)
        let messageID = mail.messageID
        try await send(mail, by: mallory)
        try await send(mail, by: mallory)
        try await happens("One lead, and the second delivery is ignored as a duplicate") { snapshot in
            let entries = try snapshot.ledgerEntries(messageID: messageID)
            return try entries.map(\.state) == [.handled, .ignored] && snapshot.openLeads(of: address).count == 1
        }
    }
}
