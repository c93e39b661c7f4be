import Mail
import Testing

@Suite("Answers that stand between the lines of an unmarked quote")
struct AnswersInQuoteTests {
    private static let quote = """
        From: Thomas Leroy <thomas@notsotiny.example>
        Sent: Wednesday, February 12, 2014 2:02 PM
        To: Jane Doe <jane@dupont.example>
        Subject: A new kitchen

        How many cabinets? Forty, please.
        """

    @Test func reachTheColleagueWhereTheCustomerSaysSo() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "Please see my answers in red.\n\n\(Self.quote)")
        #expect(try await company.lastMail(to: "thomas@notsotiny.example").text.contains("Forty, please."))
    }

    @Test func areNotSentToTheCustomerWhereAColleagueSaysSo() async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(
            to: notice, as: Company.thomas, "TAKE\nREPLY Please see my answers below.\n\n\(Self.quote)")
        let letter = try await company.lastMail(to: "jane@dupont.example").text
        #expect(letter.contains("see my answers below"))
        #expect(!letter.contains("Forty"))
    }
}
