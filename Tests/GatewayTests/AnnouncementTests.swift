import CRM
import Foundation
import Gateway
import Mail
import Store
import Testing

@Suite("Colleagues are told of customers' mails")
struct AnnouncementTests {
    @Test func whenTheMailerComesToThem() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let kinds = { try await company.office.store.read { try $0.outbox(limit: 100).map(\.kind) } }
        #expect(try await kinds() == ["acknowledgement"])
        #expect(try await company.office.store.read { try $0.nextOutboxAttempt() } == company.office.now())
        #expect(try await company.mails(to: "thomas@notsotiny.example").count == 1)
        #expect(Set(try await kinds()) == ["acknowledgement", "new-lead-notice"])
        #expect(try await company.office.store.read { try $0.nextAnnouncement() } == nil)
    }

    @Test func inTheOrderInWhichTheMailsCameHoweverManyWait() async throws {
        let company = try await Company()
        for number in 1...30 {
            let sender = "customer\(number)@home.example"
            try await company.receive(from: sender, subject: "Kitchen \(number)", "A kitchen?")
            company.pass(1)
        }
        let records = try await company.everyMail().compactMap { delivery in
            delivery.mail.subject.firstMatch(of: /L-(\d+)/).flatMap { Int($0.1) }
        }
        #expect(records.count > 60 && Set(records) == Set(1...30))
        #expect(records == records.sorted())
    }

    @Test func noneTwiceWhenTheServerIsOutMeanwhile() async throws {
        let company = try await Company()
        for number in 1...30 { try await company.receive(from: "customer\(number)@home.example", "A kitchen?") }
        let submission = ClosedServer()
        for _ in 1...3 {
            _ = try await Mailer(office: company.office, submission: submission, outbox: Bell()).sendDueMails()
        }
        // What cannot go out is not made, either.
        #expect(try await company.office.store.read { try $0.outbox(limit: 1_000).count } < 200)
        company.pass(3_600)
        let notices = try await company.mails(to: "thomas@notsotiny.example").map(\.subject)
        #expect(notices.count == 30 && Set(notices.map { $0.prefix(10) }).count == 30)
    }

    @Test func whoTookTheCaseMeanwhileAndNobodyElse() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let notice = try await company.lastMail(to: "luc@notsotiny.example")
        let before = try await company.mails(to: "thomas@notsotiny.example").count
        try await company.receive(from: Company.jane, subject: "One more thing", "It should be red.")
        try await company.reply(to: notice, as: Company.luc, "TAKE")
        #expect(try await company.mails(to: "luc@notsotiny.example").contains { $0.text.contains("It should be red.") })
        #expect(try await company.mails(to: "thomas@notsotiny.example").count == before)
    }
}

/// Takes no connection.
private struct ClosedServer: MailSubmission {
    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        throw SubmissionFailure(nextStep: .retry, explanation: "connection refused")
    }

    func close() async {}
}
