import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Commands in somebody else's name")
struct ForgeryTests {
    /// How a forger may try; each returns the recipient and further header fields of a mail from Thomas's address.
    enum Forgery: String, CaseIterable {
        case plainAddress, subjectOnly, knownThread, customersToken, anothersStaffToken, brokenToken,
            tokenOfAnotherRecord
        case expiredToken, bounceToken, authenticationOfAnotherServer, authenticationBelow, authenticationInComment
        case tokenInBody, tokenInSubject
    }

    @Test(arguments: Forgery.allCases)
    func areRefusedAndTheRealColleagueIsTold(forgery: Forgery) async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        let notice = try await company.leadFromJane()
        if forgery == .expiredToken { company.pass(200 * 86_400) }
        let told = try await company.mails(to: "thomas@notsotiny.example").count
        var (to, subject, text, headers) = ("crm@notsotiny.example", "Re: [NST L-1]", "TAKE L-1", [String]())
        let token = String(try #require(notice.replyTo.first).email.rawValue)
        switch forgery {
        case .plainAddress: subject = "hello"
        case .subjectOnly: break
        case .knownThread: headers = ["In-Reply-To: <mail1@sender.example.test>"]
        case .customersToken:
            to = try await company.lastMail(to: "jane@dupont.example").replyTo[0].email.rawValue
        case .anothersStaffToken: to = try await company.notice(to: "luc").replyTo[0].email.rawValue
        case .brokenToken: to = token.replacing("l1.a", with: "l1.b")
        case .tokenOfAnotherRecord: to = token.replacing("+l1.", with: "+l2.")
        case .expiredToken: to = token
        case .bounceToken:
            let address = try #require(EmailAddress("thomas@notsotiny.example"))
            let bounce = company.office.signer.token(
                about: "l1", purpose: .bounce, for: address, expires: company.office.now() + 86_400)
            to = company.office.settings.company.address.carrying(bounce).rawValue
        case .authenticationOfAnotherServer: headers = ["Authentication-Results: evil.test; dmarc=pass"]
        case .authenticationBelow:
            headers = [
                "Authentication-Results: mx.notsotiny.example; dmarc=fail",
                "Authentication-Results: mx.notsotiny.example; dmarc=pass",
            ]
        case .authenticationInComment:
            headers = ["Authentication-Results: mx.notsotiny.example; dmarc=none (dmarc=pass; dmarc=pass)"]
        case .tokenInBody: text = "TAKE L-1\n\n\(token)"
        case .tokenInSubject: subject = "Re: \(token)"
        }
        let entry = try await company.receive(from: Company.thomas, to: to, subject: subject, text, headers: headers)
        #expect(entry.state == .handled)
        #expect(try await company.lead(1)?.responsible == nil)
        #expect(try await company.lead(2) == nil)
        let mails = try await company.mails(to: "thomas@notsotiny.example")
        #expect(mails.count == told + 1)
        #expect(mails.last?.says("TAKE L-1") == true)
    }

    @Test(arguments: [
        ("token", true, false, true), ("token", false, true, false), ("dmarc", true, false, false),
        ("dmarc", false, true, true), ("either", true, false, true), ("either", false, true, true),
        ("either", false, false, false), ("both", true, false, false), ("both", false, true, false),
        ("both", true, true, true),
    ])
    func whatIsEnoughIsTheCompanysChoice(proof: String, token: Bool, dmarc: Bool, obeyed: Bool) async throws {
        let company = try await Company {
            $0.security.authservID = "mx.notsotiny.example"
            $0.security.proof = .init(rawValue: proof) ?? .either
        }
        let notice = try await company.leadFromJane()
        try await company.receive(
            from: Company.thomas, to: token ? notice.replyTo[0].email.rawValue : "crm@notsotiny.example", "TAKE L-1",
            headers: dmarc ? ["Authentication-Results: mx.notsotiny.example; dmarc=pass"] : [])
        #expect(try await company.lead(1)?.responsible == (obeyed ? "thomas" : nil))
    }

    @Test func withDMARCTheSubjectNamesTheCase() async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        _ = try await company.leadFromJane()
        try await company.receive(
            from: Company.thomas, subject: "Re: [NST L-1] A new kitchen", "TAKE",
            headers: ["Authentication-Results: mx.notsotiny.example; dmarc=pass"])
        #expect(try await company.lead(1)?.responsible == "thomas")
    }

    @Test func aFloodOfForgeriesBringsThreeNoticesAnHour() async throws {
        let company = try await Company()
        for _ in 0..<20 { try await company.receive(from: Company.thomas, "TAKE L-1") }
        #expect(try await company.mails(to: "thomas@notsotiny.example").count == 3)
    }

    @Test(arguments: ["> TAKE", "On Monday, Thomas wrote:\n> TAKE", "Hello\n\nTAKE", "-- \nTAKE"])
    func commandsThatAreQuotedOrFollowProseAreNotObeyed(text: String) async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, text)
        #expect(try await company.lead(1)?.responsible == nil)
    }

    @Test func aCustomerCannotCommand() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let mail = try await company.lastMail(to: "jane@dupont.example")
        try await company.reply(to: mail, as: Company.jane, "WON 5000k")
        #expect(try await company.opportunity(1)?.outcome == .open)
    }
}
