import CRM
import Foundation
import Testing

@Suite("Commands about a sale")
struct SalesCommandTests {
    @Test(arguments: [
        ("REVENUE 80k", Colleague.eric, "Expected revenue: €5,000,000 → €80,000"),
        ("REVENU 80 000 €", .eric, "Expected revenue: €5,000,000 → €80,000"),
        ("REVENU 80k€", .thomas, "Revenu attendu : 5 000 000 € → 80 000 €"),
        ("REVENUE 80,000.00", .thomas, "Revenu attendu : 5 000 000 € → 80 000 €"),
    ])
    func revenueChangesWhatIsExpected(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        #expect(try await company.opportunity(1)?.expectedRevenue == Money(minorUnits: 8_000_000))
        let activity = try #require(try await company.timeline("O-1").first)
        #expect(activity.kind == .revenueChanged)
        #expect(activity.actor == colleague.rawValue)
        #expect(activity.detail.contains("→"))
    }

    @Test(arguments: [
        ("STAGE proposal", Colleague.eric, "Stage: new → proposal"),
        ("ETAPE proposition", .eric, "Stage: new → proposal"),
        ("ÉTAPE devis", .thomas, "Étape : nouvelle → proposition"),
        ("STAGE quote", .thomas, "Étape : nouvelle → proposition"),
    ])
    func stageChangesHowFarItIs(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        #expect(try await company.opportunity(1)?.stage == .proposal)
        #expect(try await company.timeline("O-1").first?.kind == .stageChanged)
    }

    @Test(arguments: [
        ("PROBABILITY 60%", Colleague.eric, "Probability: 10 % → 60 %"),
        ("PROBABILITE 60", .eric, "Probability: 10 % → 60 %"),
        ("PROBABILITÉ 60 %", .thomas, "Probabilité : 10 % → 60 %"),
        ("PROBABILITY 60", .thomas, "Probabilité : 10 % → 60 %"),
    ])
    func probabilityChangesHowLikelyItIs(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        #expect(try await company.opportunity(1)?.probability == 60)
        #expect(try await company.timeline("O-1").first?.kind == .probabilityChanged)
    }

    @Test(arguments: [
        ("CLOSE", Colleague.eric, "Outcome: open → closed, the customer decides"),
        ("CLOTURER", .eric, "Outcome: open → closed, the customer decides"),
        ("CLÔTURER", .thomas, "Issue : ouverte → close, le client décide"),
        ("CLOSE", .thomas, "Issue : ouverte → close, le client décide"),
    ])
    func closeLeavesTheCustomerToDecide(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        company.pass(3_600)
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        let opportunity = try #require(try await company.opportunity(1))
        #expect(opportunity.outcome == .quoted)
        #expect(opportunity.closed == Company.start + 3_600)
        #expect(opportunity.probability == 10)
        #expect(try await company.timeline("O-1").first?.kind == .closed)
    }

    @Test(arguments: ["WON", "GAGNE", "LOST too dear", "PERDU trop cher"])
    func whatWasClosedCanStillBeWonOrLost(words: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        try await company.command("CLOSE", by: .eric, on: "O-1")
        try await company.command(words, by: .eric, on: "O-1")
        #expect(try await company.opportunity(1)?.outcome != .quoted)
    }

    @Test(arguments: [
        ("REOPEN", "WON", Colleague.eric, "O-1 is open again"),
        ("ROUVRIR", "LOST too dear", .eric, "O-1 is open again"),
        ("ROUVRIR", "PERDU trop cher", .thomas, "O-1 est de nouveau ouvert"),
        ("REOPEN", "CLOSE", .thomas, "O-1 est de nouveau ouvert"),
    ])
    func reopenOpensWhatWasClosed(words: String, closing: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        try await company.command(closing, by: colleague, on: "O-1")
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        let opportunity = try #require(try await company.opportunity(1))
        #expect(opportunity.outcome == .open)
        #expect(opportunity.closed == nil)
        #expect(opportunity.lostReason == nil)
        #expect(opportunity.probability == 10)
        #expect(try await company.timeline("O-1").first?.kind == .reopened)
    }

    @Test(arguments: [
        ("RELEASE", Colleague.eric, "Eric Wood → nobody"), ("LIBERER", .thomas, "Thomas Leroy → personne"),
    ])
    func aSaleThatIsReleasedIsInThePool(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        #expect(try await company.opportunity(1)?.responsible == nil)
        let pool = try await company.command("RESERVE", by: .luc)
        try await company.tap("PRENDRE O-1", in: pool, by: .luc)
        #expect(try await company.opportunity(1)?.responsible == "luc")
    }

    @Test func aReplyGoesIntoTheThreadOfTheLeadItCameFrom() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("REPLY\n\nDear Jane", by: .luc, on: "O-1")
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(mail.inReplyTo.map(\.rawValue) == ["mail1@sender.example.test"])
        #expect(mail.says("red cabinets"))
    }

    @Test func nobodyElseIsToldOfAChangeOfOnesOwnSale() async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        let before = try await company.mailCounts()
        try await company.command("REVENUE 80k\nSTAGE meeting\nPROBABILITY 50%\nCLOSE\nREOPEN", by: .eric, on: "O-1")
        let after = try await company.mailCounts()
        #expect(after[.eric] == (before[.eric] ?? 0) + 1)
        #expect(after[.luc] == before[.luc])
        #expect(after[.thomas] == before[.thomas])
    }
}
