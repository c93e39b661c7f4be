import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("A colleague's mail to a customer")
struct CopyTests {
    @Test(arguments: ["Cc", "Delivered-To", "X-Original-To", "Envelope-To"])
    func isLoggedOnTheCustomersCaseWithoutAReceipt(field: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        let before = try await company.mailCounts()
        let entry = try await company.receive(
            from: Company.eric, to: "Jane <jane@dupont.example>", subject: "Our talk", "Dear Jane, as agreed…",
            headers: ["\(field): \(try company.address(of: .eric))"])
        #expect(try await company.record(of: entry) == "O-1")
        #expect(try await company.timeline("O-1").first?.kind == .staffMessage)
        #expect(try await company.mailCounts() == before)
    }

    @Test func isVerifiedByDMARCWhenTheGatewaysPlainAddressIsInCopy() async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        try await company.opportunity(of: .eric)
        try await company.receive(
            from: Company.eric, to: "jane@dupont.example", subject: "Our talk", "Dear Jane, as agreed…",
            headers: [
                Company.dmarcPass(), "Delivered-To: crm@notsotiny.example",
            ])
        #expect(try await company.timeline("O-1").first?.kind == .staffMessage)
    }

    @Test func isLoggedOnAnOpenLeadOrOnThePartnerToo() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let copy = "Cc: \(try company.address(of: .eric))"
        try await company.receive(
            from: Company.eric, to: "jane@dupont.example", subject: "Hello", "Dear Jane", headers: [copy])
        #expect(try await company.timeline("L-1").first?.kind == .staffMessage)
        try await company.command("CONVERT\nLOST too dear", by: .luc, on: "L-1")
        try await company.receive(
            from: Company.eric, to: "jane@dupont.example", subject: "Hello again", "Dear Jane", headers: [copy])
        #expect(try await company.timeline("P-1").first?.kind == .staffMessage)
        #expect(try await company.timeline("P-1").first?.opportunityID == nil)
        try await company.receive(from: Company.jane, "Now we would like a bath.")
        try await company.receive(
            from: Company.eric, to: "jane@dupont.example", subject: "Your bath", "Dear Jane", headers: [copy])
        #expect(try await company.timeline("L-2").first?.kind == .staffMessage)
    }

    @Test func inTheThreadOfTheirsIsLoggedThere() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let before = try await company.mailCounts()
        let entry = try await company.receive(
            from: Company.eric, to: "jane@dupont.example", subject: "Re: A new kitchen", "Dear Jane,\n\n> red cabinets",
            headers: [
                "Cc: \(try company.address(of: .eric))", "In-Reply-To: <mail1@sender.example.test>",
            ])
        #expect(try await company.record(of: entry) == "L-1")
        #expect(try await company.timeline("L-1").first?.kind == .staffMessage)
        #expect(try await company.mailCounts() == before)
    }

    @Test func toSomebodyWeDoNotKnowIsAnsweredWithWhatOneCanWrite() async throws {
        let company = try await Company()
        let entry = try await company.receive(
            from: Company.eric, to: "stranger@elsewhere.example", subject: "Hello", "Dear stranger",
            headers: ["Cc: \(try company.address(of: .eric))"])
        #expect(try await company.answer(to: entry, for: .eric).says("it belongs to no case"))
        #expect(try await company.lead(1) == nil)
    }

    @Test func isNotACommandForWhatItQuotes() async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        try await company.receive(
            from: Company.eric, to: "jane@dupont.example", subject: "Our talk", "Dear Jane,\n\nas agreed.\n\n> WON 5k",
            headers: ["Cc: \(try company.address(of: .eric))"])
        #expect(try await company.opportunity(1)?.outcome == .open)
    }
}
