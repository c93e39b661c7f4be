import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Taking commands back")
struct UndoTests {
    @Test(arguments: [
        "TAKE", "ASSIGN eric", "CONVERT revenue 5k company \"Dupont SA\"", "CONVERT\nNOTE She likes red\nCALL in: red",
        "DROP no budget",
        "NOTLEAD", "SPAM", "MERGE L-2", "LINK L-2", "FROM anna@elsewhere.example", "FROM paul@petit.example",
        "PARTNER city: Lille; phone: 03 20 00 00 00; language: fr", "LEAD Anna Bon, 03 20 22 22 22",
        "LEAD Anna Bon, 03 20 22 22 22\nTAKE\nCONVERT", "NOTE She likes red", "CALL in: wants red cabinets",
        "TAKE\nRELEASE\nTAKE", "TAKE L-2\nCONVERT L-2\nMERGE L-1",
    ])
    func leavesALeadAsItWas(words: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.receive(from: "Paul Petit <paul@petit.example>", subject: "A wardrobe", "Do you make them?")
        let before = try await company.books()
        let timeline = try await company.timeline("L-1") + company.timeline("L-2")
        let done = try await company.command(words, by: .thomas, on: "L-1")
        let undone = try await company.tap("DEFAIRE 1", in: done, by: .thomas)
        #expect(undone.says("Annulé : \(words.split(separator: "\n").joined(separator: " · "))"))
        #expect(try await company.books() == before)
        let after = try await company.timeline("L-1") + company.timeline("L-2")
        #expect(Set(after).isSuperset(of: timeline))
    }

    @Test(arguments: [
        "REVENUE 80k", "STAGE meeting", "PROBABILITY 60%", "WON 80k", "LOST too dear", "CLOSE", "LOST too dear\nREOPEN",
        "RELEASE", "ASSIGN eric", "NEW", "LINK L-2", "MERGE L-2", "FROM paul@petit.example",
        "FROM anna@elsewhere.example", "PARTNER city: Lille", "PARTNER contact: Anna Bon, anna@dupont.example",
        "PARTNER email: jane.doe@dupont.example; name: Dupont et fils", "PARTNER language: fr",
    ])
    func leavesAnOpportunityAsItWas(words: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: .thomas)
        try await company.receive(from: "Paul Petit <paul@petit.example>", subject: "A wardrobe", "Do you make them?")
        try await company.receive(from: Company.jane, subject: "My wishes", "Red, please.")
        let before = try await company.books()
        let timeline = try await company.timeline("O-1") + company.timeline("L-2")
        try await company.command(words, by: .thomas, on: "O-1")
        #expect(try await company.command("UNDO", by: .thomas).says("Annulé : "))
        #expect(try await company.books() == before)
        let after = try await company.timeline("O-1") + company.timeline("L-2")
        #expect(Set(after).isSuperset(of: timeline))
    }

    @Test(arguments: [
        ("UNDO", Colleague.eric, "Taken back: TAKE"), ("DEFAIRE", .eric, "Taken back: TAKE"),
        ("DÉFAIRE", .thomas, "Annulé : TAKE"), ("UNDO", .thomas, "Annulé : TAKE"),
    ])
    func saysWhatWasTakenBackAndLeavesATrace(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.lead(of: colleague)
        #expect(try await company.command(words, by: colleague).says(receipt))
        let trace = try #require(try await company.timeline("L-1").first)
        #expect(trace.kind == .undone)
        #expect(trace.actor == colleague.rawValue)
        #expect(trace.detail == "TAKE")
        #expect(try await company.timeline("L-1").map(\.kind).contains(.taken))
    }

    @Test func tellsTheColleagueWhoLosesTheCase() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.command("ASSIGN eric", by: .thomas, on: "L-1")
        try await company.command("DEFAIRE", by: .thomas)
        let notice = try await company.lastMail(to: Colleague.eric.address)
        #expect(notice.subject.contains("L-1 is not yours any more"))
        #expect(notice.says("Thomas Leroy took back what gave you L-1."))
    }

    @Test func ofAConversionTellsTheDirectorAndMakesItPossibleAgain() async throws {
        let company = try await Company()
        let given = try await company.opportunityFromJane()
        let receipt = try await company.command("DEFAIRE", by: .thomas)
        #expect(receipt.says("Disparu avec : O-1, P-1."))
        #expect(try await company.opportunity(1) == nil)
        #expect(try await company.partner(1) == nil)
        #expect(try await company.contacts(of: 1).isEmpty)
        #expect(try await company.lead(1)?.state == .new)
        let told = try await company.lastMail(to: Colleague.luc.address)
        #expect(told.says("O-1 n’est plus à vous"))
        #expect(told.says("Thomas Leroy a annulé ce qui avait créé O-1"))
        #expect(try await company.command("TAKE", by: .luc, answering: given).says("L-1"))
        #expect(try await company.lead(1)?.responsible == "luc")
        try await company.command("CONVERT", by: .luc, on: "L-1")
        #expect(try await company.opportunity(2)?.leadID == 1)
        #expect(try await company.contacts(of: 2).first?.email == "jane@dupont.example")
    }

    @Test func letsTheCustomersAnswersToAnOpportunityFindTheLead() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("UNDO", by: .thomas)
        let entry = try await company.receive(from: Company.jane, subject: "Re: [NST O-1] kitchen", "Red, please.")
        #expect(try await company.record(of: entry) == "L-1")
    }

    @Test func ofSPAMHearsTheSenderAgain() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.command("SPAM", by: .eric, on: "L-1")
        try await company.command("UNDO", by: .eric)
        let entry = try await company.receive(from: Company.jane, subject: "Hello?", "Are you there?")
        #expect(try await company.record(of: entry) == "L-1")
    }

    @Test func twiceTakesBackTheOneBefore() async throws {
        let company = try await Company()
        try await company.lead(of: .eric)
        try await company.command("PARTNER city: Lille", by: .eric, on: "L-1")
        #expect(try await company.command("UNDO", by: .eric).says("Taken back: PARTNER city: Lille"))
        #expect(try await company.command("UNDO", by: .eric).says("Taken back: TAKE"))
        #expect(try await company.lead(1)?.responsible == nil)
        #expect(try await company.command("UNDO", by: .eric).says("You changed nothing"))
    }

    @Test func twiceTakesBackEvenWhatWasDoneToALeadOfOnesOwn() async throws {
        let company = try await Company()
        try await company.command("LEAD Jane Doe, Dupont SA, 03 20 00 00 00", by: .eric)
        try await company.command("TAKE", by: .eric, on: "L-1")
        try await company.command("UNDO", by: .eric)
        #expect(try await company.command("UNDO", by: .eric).says("Gone with it: L-1."))
        #expect(try await company.lead(1) == nil)
    }

    @Test func ofAnEarlierMailIsAskedForByItsReceipt() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "A kitchen, please.")
        try await company.receive(from: "paul@petit.example", subject: "A wardrobe", "Do you make them?")
        let first = try await company.command("TAKE", by: .eric, on: "L-1")
        try await company.command("TAKE", by: .eric, on: "L-2")
        #expect(try await company.command("UNDO", by: .eric, answering: first).says("Taken back: TAKE"))
        #expect(try await company.lead(1)?.responsible == nil)
        #expect(try await company.lead(2)?.responsible == "eric")
        #expect(try await company.tap("UNDO 1", in: first, by: .eric).says("You changed nothing"))
        #expect(try await company.lead(2)?.responsible == "eric")
    }

    @Test func takesBackOnesOwnCommandsOnly() async throws {
        let company = try await Company()
        try await company.lead(of: .thomas)
        #expect(try await company.command("UNDO", by: .eric).says("You changed nothing"))
        #expect(try await company.command("UNDO 1", by: .eric).says("You changed nothing"))
        #expect(try await company.lead(1)?.responsible == "thomas")
    }

    @Test(arguments: ["POOL", "SHOW L-1", "HISTORY L-1", "HELP", "MINE", "WHY L-1"])
    func isNotAboutQuestions(words: String) async throws {
        let company = try await Company()
        try await company.lead(of: .eric)
        try await company.command(words, by: .eric)
        #expect(try await company.command("UNDO", by: .eric).says("Taken back: TAKE"))
    }

    @Test(arguments: [(86_400.0, true), (86_401, false)])
    func isPossibleForADay(seconds: TimeInterval, isPossible: Bool) async throws {
        let company = try await Company()
        try await company.lead(of: .eric)
        company.pass(seconds)
        let receipt = try await company.command("UNDO", by: .eric)
        #expect(receipt.says("You changed nothing in the last 24 hours") != isPossible)
        #expect(try await company.lead(1)?.responsible == (isPossible ? nil : "eric"))
    }

    @Test func isRefusedAfterSomebodyElseChangedTheRecord() async throws {
        let company = try await Company()
        try await company.lead(of: .eric)
        try await company.command("ASSIGN thomas", by: .luc, on: "L-1")
        let receipt = try await company.command("UNDO", by: .eric)
        #expect(receipt.says("“TAKE” cannot be taken back: L-1 was changed since."))
        #expect(try await company.lead(1)?.responsible == "thomas")
    }

    @Test func isRefusedAfterACustomersMailCameOntoTheOpportunity() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.command("CONVERT", by: .eric, on: "L-1")
        try await company.receive(from: Company.jane, subject: "My wishes", "Red, please.")
        let receipt = try await company.command("UNDO", by: .eric)
        #expect(receipt.says("“CONVERT” cannot be taken back: something happened on O-1 since."))
        #expect(try await company.opportunity(1)?.isOpen == true)
    }

    @Test func isRefusedForWhatWentToACustomer() async throws {
        let company = try await Company()
        try await company.lead(of: .eric)
        try await company.command("NOTE red\nREPLY\n\nDear Jane", by: .eric, on: "L-1")
        let receipt = try await company.command("UNDO", by: .eric)
        #expect(receipt.says("cannot be taken back: it went to Jane Doe"))
    }

    @Test(arguments: ["UNDO\nTAKE", "TAKE\nUNDO", "UNDO\nUNDO"])
    func standsAloneInAMail(words: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.command("NOTE red", by: .eric, on: "L-1")
        let before = try await company.books()
        #expect(try await company.command(words, by: .eric, on: "L-1").says("UNDO stands alone in a mail"))
        #expect(try await company.books() == before)
        #expect(try await company.timeline("L-1").first?.kind == .note)
    }
}
