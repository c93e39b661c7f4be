import CRM
import Foundation
import Gateway
import Mail
import Store
import Testing

/// The company's clock begins on Wednesday 12 February 2014, 14:02 in Paris.
@Suite("KPI")
struct FigureCommandTests {
    private static let day: TimeInterval = 86_400

    @Test(arguments: [
        ("KPI", Colleague.eric, ["Figures from 1 February 2014 to 19 February 2014", "168 h (7 days)", "Eric Wood"]),
        ("KPI 2014-02", .luc, ["Chiffres du 1 février 2014 au 19 février 2014", "168 h (7 jours)", "Eric Wood"]),
        ("KPI février 2014", .thomas, ["168 h (7 jours)", "gagné : 32 000 €"]),
        ("/kpi 10d", .eric, ["168 h", "won: €32,000", "1 new, 1 converted, 0 dropped"]),
        ("KPI January 2014", .eric, ["31 January 2014", "0 new, 0 won"]),
    ])
    func tellsHowLongItTook(words: String, asker: Colleague, parts: [String]) async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        company.pass(7 * Self.day)
        try await company.command("WON 32k", by: .eric, on: "O-1")
        let answer = try await company.command(words, by: asker)
        for part in parts {
            #expect(
                answer.says(part.replacing("\u{202F}", with: " ")) || answer.text.contains(part),
                "\(part): \(answer.text)")
        }
        #expect(!answer.offers.contains("KPI"))
    }

    @Test func severalMonthsAreToldApart() async throws {
        let company = try await Company()
        try await company.opportunity(of: .eric)
        company.pass(30 * Self.day)
        try await company.command("WON 32k", by: .eric, on: "O-1")
        let answer = try await company.command("KPI 2014", by: .eric)
        #expect(answer.says("By month") && answer.says("2014-02") && answer.says("2014-03"))
        let present = try await company.command("KPI", by: .eric)
        #expect(!present.says("By month"))
    }

    @Test(arguments: ["KPI soon", "KPI 2014-13"])
    func aTimeThatIsNoneIsAskedBack(words: String) async throws {
        let company = try await Company()
        let answer = try await company.command(words, by: .eric)
        #expect(!answer.says("Figures from"))
        #expect(answer.says(String(words.dropFirst(4))))
    }

    @Test func theMonthsAreThoseOfTheCompanysClocks() async throws {
        let company = try await Company()
        // The last minute of February in Paris, the first of March, and the same of April, in summer time.
        for instant in [1_393_628_340, 1_393_628_400, 1_396_303_140, 1_396_303_200] as [TimeInterval] {
            company.pass(instant - company.office.now().timeIntervalSince1970)
            try await company.command("LEAD Somebody \(Int(instant))", by: .eric)
        }
        let months = try await company.office.figures(in: .distantPast ..< .distantFuture, by: .month)
        #expect(months.map(\.name) == ["2014-02", "2014-03", "2014-04"])
        #expect(months.map(\.figures.leadsCreated) == [1, 2, 1])
    }

    /// It is 1 March in Auckland by then, and still February in Paris.
    @Test(arguments: ["KPI", "KPI 2014-02"])
    func theyAreWhereverItIsAskedFrom(words: String) async throws {
        let company = try await Company { settings in
            for index in settings.staff.indices { settings.staff[index].timeZone = "Pacific/Auckland" }
        }
        company.pass(16 * Self.day + 8 * 3_600)
        _ = try await company.leadFromJane()
        let answer = try await company.command(words, by: .eric)
        #expect(answer.says("Figures from 1 February 2014 to 28 February 2014"), "\(answer.text)")
        #expect(answer.says("1 new, 0 converted, 0 dropped"))
    }

    @Test func thoseOfOneNameAreToldApart() async throws {
        let company = try await Company { settings in
            for index in settings.staff.indices where settings.staff[index].login != "luc" {
                settings.staff[index].name = "Alex"
            }
        }
        for (index, login) in ["eric", "thomas", "luc", nil].enumerated() {
            try await company.office.store.write { transaction in
                let name = index < 2 ? "Fair" : "Expo \(index)"
                let campaign = try transaction.add(Campaign(code: "F\(index)", name: name))
                _ = try transaction.add(
                    Lead(
                        title: "A kitchen", contactName: "Jane", email: nil, source: .command, campaignID: campaign.id,
                        responsible: login, state: login == nil ? .new : .assigned, language: .french,
                        created: Company.start))
            }
        }
        let groups = { try await company.office.figures(in: Company.start..<(Company.start + Self.day), by: $0) }
        #expect(try await groups(.salesperson).map(\.name) == ["Alex (eric)", "Alex (thomas)", "Luc Martin", ""])
        #expect(try await groups(.campaign).map(\.name) == ["Expo 2", "Expo 3", "Fair (F0)", "Fair (F1)"])
        #expect(try await groups(.campaign).map(\.figures.leadsCreated) == [1, 1, 1, 1])
    }

    @Test func theDigestDrawsBars() async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.opportunity(of: .eric)
        _ = try await company.receive(from: "Bob <bob@bobs.example>", "I need shelves.")
        company.pass(2 * Self.day)
        try await company.command("WON 32k", by: .eric, on: "O-1")
        try await company.schedule(after: Self.day)
        let digest = try #require(
            try await company.mails(to: Colleague.luc.address).last { $0.subject.contains("point du") })
        #expect(digest.says("Eric Wood : 48 h"))
        #expect(digest.html?.contains("width:100%") == true)
    }
}
