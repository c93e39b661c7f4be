import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Mail of the company's own web form and group address")
struct FormMailTests {
    static let form = "NotSoTiny website <website@notsotiny.example>"

    @Test(arguments: [
        (["Reply-To: Jane Doe <jane@dupont.example>"], "We would like a new kitchen."),
        ([], "Name: Jane Doe\nEmail: jane@dupont.example\n\nWe would like a new kitchen."),
        ([], "Nom : Doe\nPrénom : Jane\nE-mail : jane@dupont.example\nMessage : We would like a new kitchen."),
        (["Reply-To: website@notsotiny.example"], "Your name: Jane Doe\nYour email: jane@dupont.example\n\nA kitchen."),
    ])
    func isThePersonsWhoFilledItIn(headers: [String], text: String) async throws {
        let company = try await Self.company()
        let entry = try await company.receive(from: Self.form, subject: "Contact form", text, headers: headers)
        let lead = try #require(try await company.lead(1))
        #expect(lead.email == "jane@dupont.example")
        #expect(lead.contactName == "Jane Doe")
        #expect(try await company.lastMail(to: "jane@dupont.example").says("L-1"))
        #expect(try await company.mails(to: "website@notsotiny.example").isEmpty)
        let message = try #require(try await company.message(of: entry))
        #expect(message.from?.rawValue == "jane@dupont.example")
        let answer = try await company.receive(from: Company.jane, subject: "One more thing", "Red, please.")
        #expect(try await company.record(of: answer) == "L-1")
    }

    @Test func onAKnownCaseIsShownAsThePersons() async throws {
        let company = try await Self.company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(
            from: Self.form, subject: "Contact form", "Name: Jane Doe\nEmail: jane@dupont.example\n\nRed, please.")
        #expect(try await company.record(of: entry) == "O-1")
        #expect(try await company.timeline("O-1").first?.actor == "jane@dupont.example")
        let notice = try await company.lastMail(to: Colleague.luc.address)
        #expect(notice.says("Jane Doe <jane@dupont.example>"))
        #expect(!notice.says("website"))
    }

    @Test func thatIsSeparatedIsALeadOfThePerson() async throws {
        let company = try await Self.company()
        _ = try await company.opportunityFromJane()
        try await company.receive(
            from: Self.form, subject: "Contact form", "Name: Jane Doe\nEmail: jane@dupont.example\n\nA bed, please.")
        let notice = try await company.lastMail(to: Colleague.luc.address)
        try await company.command("SEPARER", by: .luc, answering: notice)
        #expect(try await company.lead(2)?.email == "jane@dupont.example")
        #expect(try await company.lead(2)?.partnerID == 1)
    }

    @Test func ofAPersonWhoIsSpamIsIgnoredAndThatOfOthersIsNot() async throws {
        let company = try await Self.company()
        let text = "Name: Jane Doe\nEmail: jane@dupont.example\n\nBuy now."
        try await company.receive(from: Self.form, subject: "Contact form", text)
        try await company.command("SPAM", by: .eric, on: "L-1")
        let again = try await company.receive(from: Self.form, subject: "Contact form", text)
        #expect(again.state == .ignored)
        try await company.receive(
            from: Self.form, subject: "Contact form", "Name: Paul Petit\nEmail: paul@petit.example\n\nA bed, please.")
        #expect(try await company.lead(2)?.email == "paul@petit.example")
    }

    @Test(arguments: [(["sales.notsotiny.example"], true), (["sales@notsotiny.example"], true), ([], false)])
    func throughAGroupAddressOfOursIsAPersons(lists: [String], isLead: Bool) async throws {
        let company = try await Company { $0.routing.ownLists = lists }
        let entry = try await company.receive(
            from: Company.jane, to: "sales@notsotiny.example", "A new kitchen, please.",
            headers: [
                "List-Id: Sales <sales.notsotiny.example>", "Precedence: list",
                "List-Unsubscribe: <mailto:sales+unsubscribe@notsotiny.example>",
            ])
        #expect(entry.state == (isLead ? .handled : .ignored))
        #expect(try await (company.lead(1) != nil) == isLead)
        #expect(try await company.mails(to: "jane@dupont.example").count == (isLead ? 1 : 0))
    }

    private static func company() async throws -> Company {
        try await Company { $0.routing.forms = [EmailAddress("website@notsotiny.example")].compactMap(\.self) }
    }
}

extension Company {
    /// What the database keeps of a mail.
    func message(of entry: LedgerEntry) async throws -> Message? {
        try await office.store.read { try entry.message.flatMap($0.message) }
    }
}
