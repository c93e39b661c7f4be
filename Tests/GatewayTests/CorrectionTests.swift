import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Corrections of where a mail went")
struct CorrectionTests {
    @Test(arguments: [
        ("LINK O-1", Colleague.eric, "“A wardrobe”: L-2 → O-1. L-2 held nothing else, and is closed."),
        ("LIER O-1", .eric, "“A wardrobe”: L-2 → O-1."), ("LIER O-1", .thomas, "« A wardrobe » : L-2 → O-1."),
        ("LINK O-1", .thomas, "L-2 ne contenait rien d’autre et est close."),
    ])
    func linkMovesTheMailWithWhatTheTimelineTellsOfIt(
        words: String, colleague: Colleague, receipt: String
    ) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(from: Self.paul, subject: "A wardrobe", "For the same house.")
        #expect(try await company.command(words, by: colleague, on: "L-2").says(receipt))
        #expect(try await company.record(of: entry) == "O-1")
        #expect(try await company.lead(2)?.state == .dropped)
        #expect(try await company.lead(2)?.mergedInto == RecordReference("O-1"))
        let here = try #require(try await company.timeline("O-1").first)
        #expect(here.kind == .moved)
        #expect(here.actor == colleague.rawValue)
        #expect(here.detail == "← L-2: A wardrobe")
        #expect(try await company.timeline("L-2").contains { $0.kind == .moved && $0.detail == "→ O-1: A wardrobe" })
    }

    @Test func theOwnerOfTheCaseIsToldOfAMailThatIsMovedThere() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.receive(from: Self.paul, subject: "A wardrobe", "For the same house.")
        let before = try await company.mailCounts()
        try await company.command("LINK O-1", by: .eric, on: "L-2")
        let after = try await company.mailCounts()
        let notice = try await company.lastMail(to: Colleague.luc.address)
        #expect(notice.says("Un message a été rangé dans O-1"))
        #expect(notice.says("Eric Wood a rangé le message « A wardrobe » dans O-1."))
        #expect(notice.says("For the same house."))
        #expect(after[.luc] == (before[.luc] ?? 0) + 1)
        #expect(after[.thomas] == before[.thomas])
    }

    @Test func whatComesForTheClosedLeadGoesToTheCaseToo() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.receive(from: Self.paul, subject: "A wardrobe", "For the same house.")
        let acknowledgement = try await company.lastMail(to: "paul@petit.example")
        try await company.command("LINK O-1", by: .eric, on: "L-2")
        let entry = try await company.reply(to: acknowledgement, as: Self.paul, "In oak.")
        #expect(try await company.record(of: entry) == "O-1")
    }

    @Test func aMailCanGoToAPartnerWithoutACase() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(from: Self.paul, subject: "Our new address", "We moved.")
        #expect(try await company.command("LINK P-1", by: .eric, on: "L-2").says("“Our new address”: L-2 → P-1."))
        #expect(try await company.record(of: entry) == "P-1")
        #expect(try await company.lead(2)?.isOpen == false)
    }

    @Test func aLeadThatHoldsMoreStaysOpen() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.receive(from: Self.paul, subject: "A wardrobe", "For the same house.")
        let second = try await company.receive(from: Self.paul, subject: "A bed", "And a bed.")
        try await company.command("LINK O-1", by: .eric, on: "L-2")
        #expect(try await company.record(of: second) == "O-1")
        #expect(try await company.lead(2)?.isOpen == true)
    }

    @Test func theMailOfTheAnsweredNoticeIsMeantNotTheLatest() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let first = try await company.receive(from: Self.paul, subject: "A wardrobe", "For the same house.")
        let notice = try await company.lastMail(to: Colleague.eric.address)
        let second = try await company.receive(from: Self.paul, subject: "A bed", "And a bed.")
        try await company.command("LINK O-1", by: .eric, answering: notice)
        #expect(try await company.record(of: first) == "O-1")
        #expect(try await company.record(of: second) == "L-2")
    }

    @Test(arguments: [
        ("NEW", Colleague.eric, "“A table”: O-1 → L-2, a new lead."), ("SEPARER", .eric, "“A table”: O-1 → L-2"),
        ("SÉPARER", .thomas, "« A table » : O-1 → L-2, une nouvelle piste."), ("NEW", .thomas, "une nouvelle piste"),
    ])
    func newMakesALeadOfTheMail(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(from: Company.jane, subject: "A table", "For the other house.")
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        let lead = try #require(try await company.lead(2))
        #expect(lead.title == "A table")
        #expect(lead.email == "jane@dupont.example")
        #expect(lead.partnerID == 1)
        #expect(lead.responsible == nil)
        #expect(lead.description == "For the other house.")
        #expect(try await company.record(of: entry) == "L-2")
        #expect(try await company.timeline("L-2").map(\.kind).contains(.requirementReceived))
        #expect(try await company.timeline("O-1").contains { $0.kind == .moved && $0.detail == "→ L-2: A table" })
        let other: Colleague = colleague == .eric ? .thomas : .eric
        #expect(try await company.lastMail(to: other.address).says("For the other house."))
    }

    @Test func aGuessBetweenTwoOpportunitiesIsCorrectedByAButton() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("LEAD Jane Doe, jane@dupont.example\nCONVERT title \"A table\"", by: .eric)
        let entry = try await company.receive(from: Company.jane, subject: "My wishes", "Red, please.")
        let notice = try await company.lastMail(to: Colleague.luc.address)
        #expect(try await company.record(of: entry) == "O-2")
        #expect(notice.offers.prefix(2) == ["LIER O-1", "SEPARER"])
        try await company.tap("LIER O-1", in: notice, by: .luc)
        #expect(try await company.record(of: entry) == "O-1")
    }

    @Test(arguments: [
        ("FROM Paul Petit <paul@petit.example>", Colleague.eric), ("DE Paul Petit <paul@petit.example>", .thomas),
    ])
    func fromMakesALeadItsWritersAndLeavesATrace(words: String, colleague: Colleague) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let receipt = try await company.command(words, by: colleague, on: "L-1")
        #expect(receipt.says("jane@dupont.example → Paul Petit <paul@petit.example>"))
        #expect(try await company.lead(1)?.email == "paul@petit.example")
        #expect(try await company.lead(1)?.contactName == "Paul Petit")
        let trace = try #require(try await company.timeline("L-1").first)
        #expect(trace.kind == .moved)
        #expect(trace.detail == "jane@dupont.example → Paul Petit <paul@petit.example>")
    }

    @Test func fromTakesTheMailToTheOpenCaseOfThatPerson() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(from: Self.paul, subject: "A wardrobe", "From Jane.")
        let receipt = try await company.command("FROM jane@dupont.example", by: .eric, on: "L-2")
        #expect(receipt.says("The mail is of jane@dupont.example. “A wardrobe”: L-2 → O-1."))
        #expect(try await company.record(of: entry) == "O-1")
        #expect(try await company.lead(2)?.isOpen == false)
    }

    @Test func fromMakesANewLeadOfAMailOnAnOpportunity() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let entry = try await company.receive(from: Company.jane, subject: "My neighbour", "He wants a bed.")
        try await company.command("FROM Paul Petit <paul@petit.example>", by: .luc, on: "O-1")
        #expect(try await company.record(of: entry) == "L-2")
        #expect(try await company.lead(2)?.contactName == "Paul Petit")
        #expect(try await company.opportunity(1)?.contactID == 1)
    }

    @Test func fromChangesNothingWhenTheCaseIsThatPersonsAlready() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let customers = try await company.lastMail(to: "jane@dupont.example")
        let entry = try await company.reply(to: customers, as: Self.paul, "Red, please. Jane")
        try await company.command("LEAD Jane Doe, jane@dupont.example\nCONVERT title \"A table\"", by: .eric)
        let before = try await company.books()
        let receipt = try await company.command("FROM jane@dupont.example", by: .luc, on: "O-1")
        #expect(receipt.says("Le message est déjà sur O-1."))
        #expect(try await company.record(of: entry) == "O-1")
        #expect(try await company.books() == before)
    }

    @Test func fromLeavesALeadThatHoldsOthersMailsToItsOwner() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let acknowledgement = try await company.lastMail(to: "jane@dupont.example")
        let entry = try await company.reply(to: acknowledgement, as: Self.paul, "I want a bed.")
        try await company.command("FROM Paul Petit <paul@petit.example>", by: .eric, on: "L-1")
        #expect(try await company.lead(1)?.email == "jane@dupont.example")
        #expect(try await company.record(of: entry) == "L-2")
        #expect(try await company.lead(2)?.email == "paul@petit.example")
    }

    @Test(arguments: [
        ("WHY", Colleague.eric, "Why “A wardrobe” of paul@petit.example"),
        ("POURQUOI", .eric, "went where it went; it is handled"),
        ("POURQUOI", .thomas, "Pourquoi « A wardrobe » de paul@petit.example"), ("WHY", .thomas, "est allé là"),
    ])
    func whyTellsTheRulesThatWereLookedAt(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.receive(from: Self.paul, subject: "A wardrobe", "Do you make them?")
        let notice = try await company.lastMail(to: colleague.address)
        let answer = try await company.command(words, by: colleague, answering: notice)
        #expect(answer.says(receipt))
        for rule in [2, 3, 7, 8, 9, 11, 12] { #expect(answer.says("Rule \(rule)")) }
        #expect(answer.says("It became L-1; its sender gets an acknowledgement."))
    }

    @Test func whyOfAForwardedMailTellsOfTheForward() async throws {
        let company = try await Company()
        let receipt = try await company.pass(on: Forward.byEveryProgram[0], by: .eric)
        let answer = try await company.command("WHY", by: .eric, answering: receipt)
        #expect(answer.says("A forwarded mail of Paul Petit <paul@petit.example>: it became L-1."))
    }

    private static let paul = "Paul Petit <paul@petit.example>"
}
