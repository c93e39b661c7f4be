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
        try await send(mail, by: jane)
        try await happens("It is noted on O-1; no lead, no answer") { snapshot in
            let entry = try snapshot.ledgerEntries(messageID: messageID).first
            let message = try snapshot.messages(messageID: messageID).first
            return try entry?.state == .handled && message?.opportunityID == 1 && snapshot.lead(2) == nil
        }
    }

    func aBounceMakesNoLead() async throws {
        narrator.begin("Bob writes, but mail to Bob comes back")
        let mail = try await bob.mail(
            to: gateway, subject: "Wardrobe", "Bonjour, nous voudrions une armoire pour la chambre. Merci, Bob")
        try await send(mail, by: bob)
        try await happens("He is lead L-2") { try $0.lead(2)?.email == "bounce-bob@example.test" }
        _ = try await arrival(at: thomas, "The bounce of his acknowledgement is told to the colleagues") {
            $0.subject.contains("L-2") && $0.says("bounce-bob@example.test") && $0.says("5.1.1")
        }
        try await happens("The bounce made no lead, and his address is marked") { snapshot in
            guard let address = EmailAddress("bounce-bob@example.test") else { return false }
            return try snapshot.isFailing(address) && snapshot.lead(3) == nil
        }
    }

    func theSameMailTwiceMakesOneLead() async throws {
        narrator.begin("The same mail is delivered twice")
        let claire = Address(name: "Claire Petit", email: bob.address.email)
        var mail = try await mallory.mail(
            to: gateway, subject: "Table", "Bonjour, avez-vous des tables en chêne ? Claire Petit")
        mail.from = Address(name: claire.name, email: mallory.address.email)
        let messageID = mail.messageID
        try await send(mail, by: mallory)
        try await send(mail, by: mallory)
        try await happens("One lead, and the second delivery is ignored as a duplicate") { snapshot in
            let entries = try snapshot.ledgerEntries(messageID: messageID)
            return try entries.map(\.state) == [.handled, .ignored] && snapshot.lead(3) != nil
                && snapshot.lead(4) == nil
        }
    }
}
