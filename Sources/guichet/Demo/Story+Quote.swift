import CRM
import Foundation
import Mail
import MailMIME
import Store

/// The quote: made, sent, accepted by a plain answer.
extension Story {
    func lucMakesAQuote() async throws {
        narrator.begin("After the meeting Luc makes a quote")
        guard let notice = try await luc.received({ $0.says("eye level") }) else { return }
        try await send(try await luc.reply(to: notice, "DEVIS KITCHEN-DESIGN x1; CABINET-100 x1"), by: luc)
        let preview = try await arrival(at: luc, "He gets a preview, with the PDF as Jane would get it") {
            $0.subject.contains("Aperçu") && $0.attachments.contains { $0.fileName?.hasSuffix(".pdf") == true }
        }
        guard let preview else { return }
        let pdf = preview.attachments.first { $0.fileName?.hasSuffix(".pdf") == true }
        if let pdf { try stage.keep(pdf) }
        narrator.begin("He sends it")
        let mail = try await luc.reply(to: preview, "ENVOYER")
        try await send(mail, by: luc)
        _ = try await arrival(at: jane, "Jane gets the very same PDF, and is told how to accept") { mail in
            mail.says("ACCEPT") && mail.attachments.first?.content == pdf?.content
        }
        try await happens("The quote is sent, O-1 closed as quoted at the stage of the proposal") { snapshot in
            let opportunity = try snapshot.opportunity(1)
            return try snapshot.quotes(limit: 1).first?.state == .sent && opportunity?.outcome == .quoted
                && opportunity?.stage == .proposal
        }
        _ = try await arrival(at: luc, "Luc gets his receipt") { $0.inReplyTo.contains(mail.messageID) }
    }

    func theCustomerAcceptsTheQuote() async throws {
        narrator.begin("Jane accepts by a plain answer")
        guard let letter = try await jane.received({ $0.says("ACCEPT") }) else { return }
        let mail = try await jane.reply(to: letter, "ACCEPT")
        let messageID = mail.messageID
        try await send(mail, by: jane)
        try await happens("The quote is accepted, with the mail as evidence, and O-1 is won") { snapshot in
            let quote = try snapshot.quotes(limit: 1).first
            let message = try snapshot.messages(messageID: messageID).first
            return try quote?.state == .accepted && quote?.evidence?.messageID == message?.id
                && quote?.pdfSHA256 != nil && snapshot.opportunity(1)?.outcome == .won
        }
        _ = try await arrival(at: luc, "Luc is told") { $0.says("accepte Q-") }
    }
}
