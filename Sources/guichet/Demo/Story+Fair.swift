import CRM
import Foundation
import Mail
import MailMIME
import Store

/// The trade fair, and what salespeople write down: import, pool, sheet, call, forward.
extension Story {
    func ericImportsTheFair() async throws {
        narrator.begin("In the evening Eric sends the business cards of the fair")
        guard let notice = try await arrivedNotice(at: eric) else { return }
        var mail = try await eric.reply(to: notice, "IMPORT House & Design")
        mail.attachments = [
            Attachment(
                fileName: "cards.csv", mediaType: MediaType("text", "csv"), content: Array(FairCards.csv.utf8)),
            Attachment(
                fileName: "phone.vcf", mediaType: MediaType("text", "vcard"), content: Array(FairCards.vCards.utf8)),
        ]
        let messageID = mail.messageID
        try await send(mail, by: eric)
        let preview = try await arrival(at: eric, "He gets a preview: who is new, who is known, which row is wrong") {
            $0.inReplyTo.contains(messageID) && $0.says("Row 3") && $0.says("L-1") && $0.says("jean.marc@")
        }
        try await happens("Nothing is changed yet") { try $0.leads(limit: 10).count == 1 }
        guard let preview else { return }
        try await send(try await eric.reply(to: preview, "COMMIT"), by: eric)
        try await happens("Seven leads of the campaign House & Design are in the pool") { snapshot in
            guard let campaign = try snapshot.campaign(named: "House & Design") else { return false }
            return try snapshot.leadCounts(ofCampaign: campaign.id).leads == 7
                && snapshot.leadPool(limit: 100).count == 8
        }
        _ = try await arrival(at: eric, "He gets his receipt") { $0.says("L-2") && $0.says("L-8") }
        _ = try await arrival(at: thomas, "Thomas is told once, not seven times") { $0.says("House & Design") }
    }

    func thomasAsksForThePool(_ notice: ParsedMail) async throws {
        narrator.begin("Thomas asks what belongs to nobody")
        let mail = try await thomas.reply(to: notice, "RESERVE")
        try await send(mail, by: thomas)
        _ = try await arrival(at: thomas, "He gets every unassigned case") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("L-1") && $0.says("L-8") && $0.says("Marchand")
        }
    }

    func thomasCompletesTheSheet(_ notice: ParsedMail) async throws {
        narrator.begin("After a telephone call Thomas completes the partner sheet")
        let mail = try await thomas.reply(
            to: notice,
            "PARTENAIRE rue: 12 rue des Lilas; code postal: 59000; ville: Lille\nPARTENAIRE téléphone: 03 20 12 34 56")
        try await send(mail, by: thomas)
        try await happens("P-1 has an address and a telephone number") { snapshot in
            let partner = try snapshot.partner(1)
            return partner?.place.line == "12 rue des Lilas, 59000 Lille" && partner?.phone == "03 20 12 34 56"
        }
        _ = try await arrival(at: thomas, "His receipt says what was there and is there") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("– → Lille")
        }
    }

    func ericKeepsACall() async throws {
        narrator.begin("Jane telephones; Eric takes the call")
        guard let notice = try await arrivedNotice(at: eric) else { return }
        let mail = try await eric.reply(
            to: notice, "CALL in 5min: wants red cabinets; Thomas to bring the cabinet catalogue")
        try await send(mail, by: eric)
        _ = try await arrival(at: eric, "The call is kept on O-1") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("O-1") && $0.says("5 min")
        }
    }

    func thomasForwardsAMail() async throws {
        narrator.begin("Claire wrote to Thomas himself; he forwards her mail")
        guard let receipt = try await thomas.received({ $0.says("L-8") && $0.subject.contains("RESERVE") }) else {
            return
        }
        let mail = try await thomas.mail(
            to: receipt.replyTo.first ?? gateway, subject: "TR : Dressing sur mesure",
            """
            Pour la réserve.

            De : Claire Petit <claire@petit.example>
            Envoyé : mercredi 12 février 2014 09:12
            À : Thomas Leroy
            Objet : Dressing sur mesure

            Bonjour Monsieur Leroy,

            nous cherchons un dressing sur mesure pour notre chambre.

            Claire Petit
            """)
        try await send(mail, by: thomas)
        let address = claire.address.email
        try await happens("The lead is Claire's, not Thomas's") { snapshot in
            let lead = try snapshot.openLeads(of: address).first
            return lead?.title == "Dressing sur mesure" && lead?.contactName == "Claire Petit"
        }
        _ = try await arrival(at: thomas, "His receipt says whose it was taken for") {
            $0.inReplyTo.contains(mail.messageID) && $0.says("claire@petit.example")
        }
    }

    /// The notice of Jane's first mail.
    private func arrivedNotice(at person: Person) async throws -> ParsedMail? {
        try await eventually {
            try await person.received { $0.subject.contains("L-1]") && $0.says("cabinets and an island") }
        }
    }
}

/// What was collected at the fair: one row is wrong, and Jane is known already.
private enum FairCards {
    static let csv = """
        Name;Company;E-mail;Phone;City
        Anna Marchand;Marchand SARL;anna@marchand.example;03 20 11 22 33;Lille
        Jean-Marc Roux;Roux et Fils;jean.marc@;03 21 44 55 66;Arras
        Jane Doe;Dupont SA;jane@dupont.example;;Lille
        Sophie Lambert;"Lambert & Associés";sophie@lambert.example;+33 1 42 00 00 00;Paris
        Karim Haddad;Hôtel du Port;karim@hotelduport.example;;Dunkerque
        Paula Garcia;;paula.garcia@example.test;;Lyon
        Hans Weber;Weber GmbH;hans@weber.example;+49 30 123456;Berlin
        """

    static let vCards = """
        BEGIN:VCARD
        VERSION:3.0
        FN:Lucie Bernard
        ORG:Atelier Bernard
        TITLE:Architecte
        EMAIL;TYPE=INTERNET:lucie@bernard.example
        TEL;TYPE=CELL:06 12 34 56 78
        ADR;TYPE=WORK:;;3 place du Marché;Tours;;37000;France
        END:VCARD
        BEGIN:VCARD
        VERSION:4.0
        FN:Tom Green
        ORG:Green Interiors
        EMAIL:tom@green.example
        NOTE:wants a quote for twelve kitchens
        END:VCARD
        """
}
