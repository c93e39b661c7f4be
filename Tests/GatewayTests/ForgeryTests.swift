import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Commands in somebody else's name")
struct ForgeryTests {
    @Test(arguments: Forgery.all)
    func areNotObeyed(forgery: Forgery) async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        let notice = try await company.leadFromJane()
        let mail = try await forgery.mail(in: company, notice: notice)
        let told = try await company.mails(to: Colleague.thomas.address).count
        let entry = try await company.receive(mail)
        let lead = try #require(try await company.lead(1))
        #expect(lead.state == .new && lead.responsible == nil)
        #expect(try await !company.timeline("L-1").contains { $0.kind == .taken })
        guard forgery.origin == .inHisName else { return }
        // Whoever's name it is hears of it, and nothing else comes of it.
        #expect(entry.state == .handled, "\(entry.reason)")
        #expect(entry.decision.contains("not verified"), "\(entry.decision)")
        #expect(try await company.lead(2) == nil)
        let mails = try await company.mails(to: Colleague.thomas.address)
        #expect(mails.count == told + 1)
        #expect(mails.last?.says("TAKE L-1") == true)
    }

    @Test func areTriedInManyWays() {
        #expect(Set(Forgery.all.map(\.name)).count == Forgery.all.count)
        #expect(Forgery.all.count >= 25)
    }

    /// The same ways with nothing wrong: else the others would show nothing.
    @Test(arguments: [
        Forgery(name: "his token", origin: .his, to: "{token}"),
        Forgery(name: "his token in capitals", origin: .his, to: "{TOKEN}"),
        Forgery(name: "his token for no case", origin: .his, to: "{general}"),
        Forgery(name: "DMARC", origin: .his, headers: ["{dmarc}"]),
        Forgery(
            name: "DMARC, with an address", origin: .his,
            headers: [Forgery.dmarc("dmarc=pass (p=reject) header.from=thomas@notsotiny.example")]),
        Forgery(
            name: "DMARC above another", origin: .his,
            headers: ["{dmarc}", "Authentication-Results: relay.example.test; dmarc=fail"]),
        Forgery(
            name: "DMARC, folded", origin: .his,
            headers: [
                "Authentication-Results: mx.notsotiny.example;\n\tspf=pass (sender; is known) smtp.mailfrom=notsotiny.example;\n\tdmarc = pass header.from=notsotiny.example"
            ]),
        Forgery(
            name: "HTML alone", origin: .his, to: "{token}", type: "text/html; charset=utf-8", text: "<p>TAKE L-1</p>"),
    ])
    func hisOwnAre(mail: Forgery) async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        let notice = try await company.leadFromJane()
        var mail = mail
        if mail.to == "{TOKEN}" { mail.to = notice.replyTo[0].email.rawValue.uppercased() }
        let entry = try await company.receive(try await mail.mail(in: company, notice: notice))
        #expect(try await company.lead(1)?.responsible == "thomas", "\(entry.decision)")
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
            headers: dmarc ? [Company.dmarcPass()] : [])
        #expect(try await company.lead(1)?.responsible == (obeyed ? "thomas" : nil))
    }

    @Test func aTokenIsGoodThroughItsLastDay() async throws {
        let company = try await Company { $0.security.tokenLifetime = .seconds(2 * 86_400) }
        let notice = try await company.leadFromJane()
        company.pass(2 * 86_400)
        try await company.reply(to: notice, as: Company.thomas, "TAKE L-1")
        #expect(try await company.lead(1)?.responsible == "thomas")
        company.pass(86_400)
        try await company.reply(to: notice, as: Company.thomas, "RELEASE L-1")
        #expect(try await company.lead(1)?.responsible == "thomas")
    }

    @Test func withDMARCTheSubjectNamesTheCase() async throws {
        let company = try await Company { $0.security.authservID = "mx.notsotiny.example" }
        _ = try await company.leadFromJane()
        try await company.receive(
            from: Company.thomas, subject: "Re: [NST L-1] A new kitchen", "TAKE", headers: [Company.dmarcPass()])
        #expect(try await company.lead(1)?.responsible == "thomas")
    }

    @Test func aFloodOfForgeriesBringsThreeNoticesAnHour() async throws {
        let company = try await Company()
        for _ in 0..<20 { try await company.receive(from: Company.thomas, "TAKE L-1") }
        #expect(try await company.mails(to: "thomas@notsotiny.example").count == 3)
    }

    @Test func aCustomerCannotCommand() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let mail = try await company.lastMail(to: "jane@dupont.example")
        try await company.reply(to: mail, as: Company.jane, "WON 5000k")
        #expect(try await company.opportunity(1)?.outcome == .open)
    }
}

extension Company {
    /// What the company's mail server puts on a mail that DMARC passed for.
    static func dmarcPass(of domain: String = "notsotiny.example") -> String {
        Forgery.dmarc("dmarc=pass header.from=\(domain)")
    }
}
