import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("A customer's mail that a colleague passes on")
struct ForwardTests {
    @Test(arguments: Forward.byEveryProgram)
    func isTheCustomersLead(forward: Forward) async throws {
        let company = try await Company()
        let receipt = try await company.pass(on: forward, by: .eric)
        let lead = try #require(try await company.lead(1))
        #expect(lead.email == "paul@petit.example")
        #expect(lead.contactName == "Paul Petit")
        #expect(lead.title == "Wardrobe")
        #expect(lead.description == "Do you make wardrobes?")
        #expect(lead.responsible == nil)
        #expect(receipt.says("Taken as a mail of Paul Petit <paul@petit.example>: a new lead, L-1."))
        #expect(receipt.says("answer FROM and their address"))
        #expect(try await company.lastMail(to: Colleague.thomas.address).says("Do you make wardrobes?"))
        #expect(try await company.mails(to: "paul@petit.example").isEmpty)
        let entry = try await company.receive(from: "Paul <paul@petit.example>", subject: "One more thing", "Oak?")
        #expect(try await company.record(of: entry) == "L-1")
    }

    @Test(arguments: [
        ("TAKE", Colleague.eric, "Responsible: nobody → Eric Wood"), ("PRENDRE", .thomas, "personne → Thomas"),
    ])
    func isCommandedAboutByWhatStandsAboveIt(words: String, colleague: Colleague, receipt: String) async throws {
        for forward in Forward.byEveryProgram {
            let company = try await Company()
            #expect(try await company.pass(on: forward, by: colleague, saying: words).says(receipt))
            #expect(try await company.lead(1)?.email == "paul@petit.example")
            #expect(try await company.lead(1)?.responsible == colleague.rawValue)
        }
    }

    @Test func isTheCustomersWhenItIsAttached() async throws {
        let company = try await Company()
        let entry = try await company.receive(Self.attached(to: try company.address(of: .eric), saying: "TAKE"))
        #expect(try await company.answer(to: entry, for: .eric).says("nobody → Eric Wood"))
        #expect(try await company.lead(1)?.email == "paul@petit.example")
        #expect(try await company.lead(1)?.title == "Wardrobe")
        let reply = try await company.receive(
            from: "assistant@petit.example", subject: "Re: Wardrobe", "He is away.",
            headers: ["In-Reply-To: <wardrobe@petit.example>"])
        #expect(try await company.record(of: reply) == "L-1")
    }

    @Test func keepsTheFilesOfTheOneThatIsAttached() async throws {
        let company = try await Company()
        try await company.receive(Self.attached(to: try company.address(of: .eric), saying: "Please look."))
        #expect(try await company.command("HISTORY", by: .eric, on: "L-1").says("plan.pdf"))
        let files = try await company.office.store.read { try $0.files(on: RecordReference(.lead, 1), limit: 10) }
        #expect(files.map(\.file.fileName).contains("plan.pdf"))
    }

    @Test func isTheCustomersWhenItIsRedirected() async throws {
        let company = try await Company()
        try await company.receive(
            from: "Paul Petit <paul@petit.example>", subject: "Wardrobe", "Do you make wardrobes?",
            headers: ["Resent-From: \(Company.eric)", "Resent-To: crm@notsotiny.example"])
        #expect(try await company.lead(1)?.email == "paul@petit.example")
        #expect(try await company.lastMail(to: "paul@petit.example").says("L-1"))
    }

    @Test func withAListIsImportedByWhatStandsAboveIt() async throws {
        let company = try await Company()
        let forward = Forward.byEveryProgram[4]
        let entry = try await company.receive(
            from: Company.eric, to: try company.address(of: .eric), subject: forward.subject,
            "IMPORT House & Design\n\n" + forward.text, files: [ImportTests.list])
        let preview = try await company.answer(to: entry, for: .eric)
        #expect(preview.says("House & Design: 2 new, 1 known already"))
        #expect(preview.says("Paul Petit → L-1"))
    }

    @Test func isVerifiedByDMARCAsWell() async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        try await company.receive(
            from: Company.eric, subject: "Fwd: Wardrobe", Forward.byEveryProgram[4].text,
            headers: [Company.dmarcPass()])
        #expect(try await company.lead(1)?.email == "paul@petit.example")
    }

    @Test func makesNoLeadWhenItIsNotVerified() async throws {
        let company = try await Company()
        try await company.receive(from: Company.eric, subject: "Fwd: Wardrobe", Forward.byEveryProgram[4].text)
        #expect(try await company.lead(1) == nil)
    }

    @Test(arguments: ["FROM Anna Bon <anna@petit.example>", "DE Anna Bon <anna@petit.example>"])
    func isSomebodyElsesByFROM(words: String) async throws {
        let company = try await Company()
        let receipt = try await company.pass(on: Forward.byEveryProgram[0], by: .eric)
        let corrected = try await company.command(words, by: .eric, answering: receipt)
        #expect(corrected.says("L-1: paul@petit.example → Anna Bon <anna@petit.example>"))
        let lead = try #require(try await company.lead(1))
        #expect(lead.email == "anna@petit.example")
        #expect(lead.contactName == "Anna Bon")
        let entry = try await company.receive(from: "anna@petit.example", subject: "One more thing", "Oak?")
        #expect(try await company.record(of: entry) == "L-1")
    }

    @Test func goesOntoTheOpenOpportunityOfTheCustomer() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let forward = Forward.byEveryProgram[0]
        let ofJane = Forward(
            forward.testDescription, forward.subject,
            forward.text.replacing("Paul Petit <paul@petit.example>", with: "Jane Doe <jane@dupont.example>"))
        let receipt = try await company.pass(on: ofJane, by: .eric)
        #expect(receipt.says("Taken as a mail of Jane Doe <jane@dupont.example>: it is on O-1."))
        #expect(try await company.lead(2) == nil)
        let activity = try #require(try await company.timeline("O-1").first)
        #expect(activity.kind == .requirementReceived)
        #expect(activity.actor == "jane@dupont.example")
    }

    @Test func goesToItsCustomerWhicheverOfOurAddressesItWasSentTo() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.pass(on: Forward.byEveryProgram[0], by: .eric, to: "L-1")
        #expect(try await company.lead(2)?.email == "paul@petit.example")
        #expect(try await company.lead(1)?.email == "jane@dupont.example")
    }

    @Test func withoutAnAddressIsALeadByNameThatFROMCompletes() async throws {
        let company = try await Company()
        let receipt = try await company.pass(on: Forward.withoutAddress, by: .thomas)
        #expect(receipt.says("Pris comme un message de Paul Petit : une nouvelle piste, L-1."))
        #expect(try await company.lead(1)?.contactName == "Paul Petit")
        #expect(try await company.lead(1)?.email == nil)
        try await company.command("DE paul@petit.example", by: .thomas, answering: receipt)
        #expect(try await company.lead(1)?.email == "paul@petit.example")
        #expect(try await company.lead(1)?.contactName == "Paul Petit")
        let entry = try await company.receive(from: "paul@petit.example", subject: "One more thing", "Oak?")
        #expect(try await company.record(of: entry) == "L-1")
    }

    @Test func withoutAnAddressIsMovedLikeAnyOther() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let receipt = try await company.pass(on: Forward.withoutAddress, by: .thomas)
        let moved = try await company.command("LIER O-1", by: .thomas, answering: receipt)
        #expect(moved.says("« Wardrobe » : L-2 → O-1. L-2 ne contenait rien d’autre et est close."))
        #expect(try await company.lead(2)?.mergedInto == RecordReference("O-1"))
    }

    @Test func withoutAnAddressKeepsItsLeadOpenWhenAnotherMailGoes() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.pass(on: Forward.withoutAddress, by: .thomas)
        let second = try await company.receive(
            from: "anna@bon.example", to: try company.address(ofCustomer: "anna@bon.example", on: "L-2"),
            "A bed, please.")
        try await company.command("LIER O-1", by: .thomas, on: "L-2")
        #expect(try await company.record(of: second) == "O-1")
        #expect(try await company.lead(2)?.isOpen == true)
    }

    @Test func ofAColleaguesMailIsANoteAndNoLead() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let forward = Forward(
            "Gmail", "Fwd: Jane",
            Forward.byEveryProgram[4].text.replacing("paul@petit.example", with: "luc@notsotiny.example"))
        try await company.receive(
            from: Company.eric, to: try company.address(of: .eric, on: "L-1"), subject: forward.subject, forward.text)
        #expect(try await company.lead(2) == nil)
        #expect(try await company.timeline("L-1").first?.kind == .staffMessage)
    }

    private static func attached(to address: String, saying words: String) -> String {
        """
        From: \(Company.eric)
        To: \(address)
        Subject: Fwd: Wardrobe
        Message-ID: <forward@notsotiny.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=outer

        --outer
        Content-Type: text/plain; charset=utf-8

        \(words)
        --outer
        Content-Type: message/rfc822

        From: Paul Petit <paul@petit.example>
        To: eric@notsotiny.example
        Subject: Wardrobe
        Message-ID: <wardrobe@petit.example>
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=inner

        --inner
        Content-Type: text/plain; charset=utf-8

        Do you make wardrobes?
        --inner
        Content-Type: application/pdf
        Content-Disposition: attachment; filename="plan.pdf"
        Content-Transfer-Encoding: base64

        JVBERi0xLjQK
        --inner--
        --outer--

        """
    }
}

extension Company {
    /// A colleague passes a mail on, to the gateway's address about a record or about none; returns the receipt.
    @discardableResult
    func pass(
        on forward: Forward, by colleague: Colleague, saying words: String = "From Paul.", to record: String? = nil
    ) async throws -> ParsedMail {
        let entry = try await receive(
            from: colleague.from, to: try address(of: colleague, on: record), subject: forward.subject,
            words + "\n\n" + forward.text)
        return try await answer(to: entry, for: colleague)
    }
}
