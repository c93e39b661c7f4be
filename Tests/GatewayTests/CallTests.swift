import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Telephone calls")
struct CallTests {
    static let yesterdayAtTwo = Company.start - 120 - 86_400

    /// What is written, and what is kept of it.
    struct Sample: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var direction: PhoneCall.Direction
        var minutes: Int?
        var at: Date
        var with: String
        var summary: String

        init(
            _ words: String, _ direction: PhoneCall.Direction, _ minutes: Int?, _ summary: String,
            at: Date = Company.start, with name: String = "Jane Doe"
        ) {
            (testDescription, self.direction, self.minutes) = (words, direction, minutes)
            (self.at, with, self.summary) = (at, name, summary)
        }
    }

    @Test(arguments: [
        Sample("CALL in: wants red cabinets", .incoming, nil, "wants red cabinets"),
        Sample("APPEL entrant : veut du rouge", .incoming, nil, "veut du rouge"),
        Sample("CALL out 12min: wants red cabinets", .outgoing, 12, "wants red cabinets"),
        Sample("APPEL sortant 12 min: veut du rouge", .outgoing, 12, "veut du rouge"),
        Sample("CALL wants red cabinets", .outgoing, nil, "wants red cabinets"),
        Sample("CALL in 1h05 with Anna Bon: wants red", .incoming, 65, "wants red", with: "Anna Bon"),
        Sample("APPEL reçu avec Anna Bon : veut du rouge", .incoming, nil, "veut du rouge", with: "Anna Bon"),
        Sample("CALL in yesterday 14:00: wants red cabinets", .incoming, nil, "wants red cabinets", at: yesterdayAtTwo),
        Sample("APPEL entrant hier 14h00 : veut du rouge", .incoming, nil, "veut du rouge", at: yesterdayAtTwo),
        Sample("CALL in 12min yesterday 14:00: wants red", .incoming, 12, "wants red", at: yesterdayAtTwo),
        Sample("CALL in\n\nwants red\nand soon", .incoming, nil, "wants red\nand soon"),
    ])
    func areKeptWithDirectionLengthAndTime(sample: Sample) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let receipt = try await company.command(sample.testDescription, by: .eric, on: "O-1")
        let activity = try #require(try await company.timeline("O-1").first { $0.kind == .call })
        let call = try #require(
            try await company.office.store.read { snapshot in try activity.callID.flatMap(snapshot.phoneCall) })
        #expect(call.direction == sample.direction)
        #expect(call.minutes == sample.minutes)
        #expect(call.at == sample.at)
        #expect(call.with == sample.with)
        #expect(call.summary == sample.summary)
        #expect(call.author == "eric")
        #expect(activity.at == sample.at)
        #expect(receipt.says("Call kept on O-1: Call \(sample.direction == .incoming ? "received" : "made")"))
    }

    @Test(arguments: [
        ("CALL in 12min: red", Colleague.eric, "Call kept on O-1: Call received · 12 min · Jane Doe"),
        ("APPEL entrant 12min: red", .thomas, "Appel noté sur O-1 : Appel reçu · 12 min · Jane Doe"),
        ("CALL out: red", .thomas, "Appel noté sur O-1 : Appel passé · Jane Doe"),
    ])
    func areConfirmedInTheLanguageOfTheColleague(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
    }

    @Test func withAPartnerAreOnTheirOnlyOpenOpportunity() async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        #expect(try await company.command("CALL P-1 in: wants red", by: .eric).says("Call kept on O-1"))
        try await company.command("LEAD Jane Doe, jane@dupont.example\nCONVERT", by: .eric)
        #expect(try await company.command("CALL P-1 in: wants red", by: .eric).says("Call kept on P-1"))
    }

    @Test(arguments: [
        ("HISTORY 15d", Colleague.eric, "Call received · 12 min · Jane Doe · Eric Wood wants red cabinets"),
        ("HISTORIQUE 15j", .luc, "Appel reçu · 12 min · Jane Doe · Eric Wood wants red cabinets"),
    ])
    func areShownInTheHistory(words: String, colleague: Colleague, line: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("CALL in 12min: wants red cabinets", by: .eric, on: "O-1")
        #expect(try await company.command(words, by: colleague, on: "O-1").says("14:02 \(line)"))
    }

    @Test(arguments: [
        ("CALL tomorrow 10:00: wants red", Colleague.eric, "A call on 13 February 2014, 10:00 has not been made yet."),
        ("APPEL demain 10h : veut du rouge", .thomas, "Un appel du 13 février 2014, 10:00 n’a pas encore eu lieu."),
        ("CALL in", .eric, "There is no text to go with it."), ("APPEL entrant", .thomas, "Il manque le texte."),
    ])
    func thatCannotHaveBeenAreRefused(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        #expect(try await !company.timeline("O-1").map(\.kind).contains(.call))
    }
}
