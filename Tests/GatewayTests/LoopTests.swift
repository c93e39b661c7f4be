import CRM
import Foundation
import Gateway
import Mail
import Store
import Testing

/// Machines that answer whatever they get, without a word in the header that says so.
@Suite("Whatever answers everything is not answered for ever")
struct LoopTests {
    @Test(arguments: [
        ("NOTE: I am out of the office until Monday.", 14), ("REPLY\n\nI am away.", 14), ("HELP", 14), ("TAEK", 14),
        ("I am out of the office.", 14), ("/pool", 14),
        // Each time about another record.
        ("LEAD Jane Doe, jane@dupont.example", 62),
    ])
    func aColleaguesMachine(words: String, most: Int) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let count = try await answer(Company.thomas, at: "thomas@notsotiny.example", in: company) { _ in words }
        #expect(count <= most)
        // An hour later a person is heard again.
        company.pass(3_700)
        #expect(try await company.command("POOL", by: .thomas).says("L-1"))
    }

    @Test(arguments: ["Thank you for your mail!", "I have received your message and will answer soon.", "ACCEPT"])
    func aCustomersMachine(words: String) async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let count = try await answer(Company.jane, at: "jane@dupont.example", in: company) { _ in words }
        #expect(count == 1)
    }

    @Test func aMachineThatStartsANewThreadEachTime() async throws {
        let company = try await Company()
        var answered = 0
        for number in 1...30 {
            try await company.receive(from: Company.jane, subject: "Ticket \(number)", "We got your mail.")
            answered = try await company.mails(to: "jane@dupont.example").count
        }
        #expect(answered == 1)
    }

    /// Answers every mail to that address until none comes any more; returns how many came.
    private func answer(
        _ sender: String, at address: String, in company: Company, _ words: (ParsedMail) -> String
    ) async throws -> Int {
        var answered = 0
        while answered < 100 {
            let mails = try await company.mails(to: address)
            guard mails.count > answered else { break }
            for mail in mails.dropFirst(answered) { try await company.reply(to: mail, as: sender, words(mail)) }
            answered = mails.count
        }
        return answered
    }
}
