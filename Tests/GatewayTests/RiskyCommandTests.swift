import CRM
import Commands
import Configuration
import Foundation
import Mail
import Store
import Testing

/// A company that wants both proofs for WON, LOST and MERGE and for more than 100 000 €, and else one of them.
@Suite("Risky commands")
struct RiskyCommandTests {
    /// With Jane's opportunity in the hands of Eric.
    private static func company() async throws -> Company {
        let company = try await Company {
            $0.security.authservID = "mx.notsotiny.example"
            $0.security.risky = RiskSettings(
                commands: [.won, .lost, .merge], revenueAbove: Money(minorUnits: 10_000_000))
        }
        _ = try await company.leadFromJane()
        try await company.command("CONVERT\nASSIGN eric", by: .luc, on: "L-1")
        return company
    }

    @Test(arguments: ["WON", "LOST too dear", "REVENUE 100001", "REVENUE 5k$", "WON 5000k"])
    func withOneProofChangeNothingAndSayWhatIsMissing(words: String) async throws {
        let company = try await Self.company()
        let before = try await company.books()
        let receipt = try await company.command(words, by: .eric, on: "O-1")
        #expect(receipt.says("Nothing was changed"))
        #expect(receipt.says("your mail has to pass DMARC at our mail server"))
        #expect(receipt.says(words))
        #expect(try await company.books() == before)
        #expect(try await !company.mails(to: Colleague.eric.address).contains { $0.says("was not obeyed") })
    }

    @Test func withDMARCAloneTheTokenIsMissing() async throws {
        let company = try await Self.company()
        let entry = try await company.receive(
            from: Company.eric, subject: "Commands", "WON O-1", headers: [Company.dmarcPass()])
        #expect(try await company.answer(to: entry, for: .eric).says("answer one of my mails to you"))
        #expect(try await company.opportunity(1)?.outcome == .open)
    }

    @Test func withBothAreDone() async throws {
        let company = try await Self.company()
        try await company.command("WON 5000k", by: .eric, on: "O-1", headers: [Company.dmarcPass()])
        #expect(try await company.opportunity(1)?.outcome == .won)
    }

    @Test(arguments: ["REVENUE 100k", "REVENUE 20k", "NOTE a WON would be fine", "STAGE proposal"])
    func othersNeedOneProof(words: String) async throws {
        let company = try await Self.company()
        let receipt = try await company.command(words, by: .eric, on: "O-1")
        #expect(!receipt.subject.contains("Nothing was changed"))
    }

    @Test func takeTheWholeMailAlong() async throws {
        let company = try await Self.company()
        let receipt = try await company.command("NOTE red\nWON\nSTAGE proposal", by: .eric, on: "O-1")
        #expect(receipt.says("Not done, because another line is wrong."))
        #expect(try await !company.timeline("O-1").contains { $0.kind == .note })
        #expect(try await company.opportunity(1)?.stage == .new)
    }

    @Test func ofConvertingTheRevenueCounts() async throws {
        let company = try await Self.company()
        try await company.command("LEAD Paul Petit, Petit SARL, paul@petit.example", by: .eric)
        try await company.command("CONVERT revenue 5000k", by: .eric, on: "L-2")
        #expect(try await company.opportunity(2) == nil)
        try await company.command("CONVERT revenue 50k", by: .eric, on: "L-2")
        #expect(try await company.opportunity(2) != nil)
    }

    @Test func withoutAnyProofTheColleagueIsToldThatSomebodyUsedTheirName() async throws {
        let company = try await Self.company()
        try await company.receive(from: Company.eric, "WON O-1")
        #expect(try await company.lastMail(to: Colleague.eric.address).says("was not obeyed"))
        #expect(try await company.opportunity(1)?.outcome == .open)
    }

    @Test func aboveAForwardedMailNeedTheSame() async throws {
        let company = try await Self.company()
        let text =
            "WON O-1\n\n---------- Forwarded message ---------\nFrom: \(Company.jane)\nSubject: Yes\n\nWe take it."
        let entry = try await company.receive(
            from: Company.eric, to: try company.address(of: .eric), subject: "Fwd: Yes", text)
        #expect(try await company.opportunity(1)?.outcome == .open, "\(entry.decision)")
    }

    @Test func atTheMachineNeedNone() async throws {
        let company = try await Self.company()
        let eric = try #require(company.office.settings.staffMember(login: "eric"))
        #expect(try await company.office.carryOut("WON O-1", as: eric).isDone)
    }
}
