import CRM
import Foundation
import Testing

@Suite("Commands that only read")
struct ReadingCommandTests {
    @Test(arguments: [
        ("SHOW", Colleague.eric, ["State open", "Expected revenue €5,000,000", "Responsible Luc Martin"]),
        ("VOIR", .eric, ["Probability 10 %", "From lead L-1", "Customer Jane Doe, jane@dupont.example"]),
        ("VOIR", .thomas, ["État ouverte", "Revenu attendu 5 000 000 €", "Responsable Luc Martin"]),
        ("FICHE", .thomas, ["Étape nouvelle", "P-1 · Dupont SA", "Contact Jane Doe, jane@dupont.example"]),
    ])
    func showTellsAllOfARecord(words: String, colleague: Colleague, lines: [String]) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        let mail = try await company.command(words, by: colleague, on: "O-1")
        for line in lines { #expect(mail.says(line)) }
    }

    @Test(arguments: [
        ("SHOW L-2", ["L-2 · Paul Petit", "State new, in the pool", "Came by a colleague", "Phone 03 20 11 11 11"]),
        ("SHOW P-1", ["P-1 · Dupont SA", "Language en", "Opportunities", "O-1 A new kitchen open"]),
        ("SHOW L-1", ["O-1 · A new kitchen"]),
    ])
    func showTakesAnyRecord(words: String, lines: [String]) async throws {
        let company = try await Company()
        _ = try await company.opportunityFromJane()
        try await company.command("LEAD Paul Petit, 03 20 11 11 11", by: .thomas)
        let mail = try await company.command(words, by: .eric)
        for line in lines { #expect(mail.says(line)) }
    }

    /// A lead on 12 February, a note on 2 March, a question on 4 March.
    @Test(arguments: [
        ("HISTORY", Colleague.eric, true, true), ("HISTORY all", .eric, true, true),
        ("HISTORIQUE tout", .thomas, true, true),
        ("HISTORY 15d", .eric, false, true), ("HISTORIQUE 15j", .thomas, false, true),
        ("HISTORY 36h", .eric, false, false),
        ("HISTORY 2014-02", .eric, true, false), ("HISTORIQUE février", .thomas, true, false),
        ("HISTORY since 1 March", .eric, false, true), ("HISTORIQUE depuis le 1er mars", .thomas, false, true),
        ("HISTORY 2014-02-12", .eric, true, false), ("HISTORY from 10 Feb to 13 Feb", .eric, true, false),
        ("HISTORIQUE du 1er au 3 mars", .thomas, false, true), ("HISTORY last week", .eric, false, true),
    ])
    func historyTellsOfAnyStretchOfTime(words: String, colleague: Colleague, lead: Bool, note: Bool) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        company.pass(18 * 86_400)
        try await company.command("NOTE She likes oak", by: .eric, on: "L-1")
        company.pass(2 * 86_400)
        let mail = try await company.command(words, by: colleague, on: "L-1")
        #expect(mail.says("red cabinets") == lead)
        #expect(mail.says("She likes oak") == note)
    }

    @Test(arguments: [
        ("HISTORY 36h", Colleague.eric, "Nothing happened on L-1 since 3 March 2014."),
        ("HISTORIQUE 36h", .thomas, "Rien ne s’est passé sur L-1 depuis le 3 mars 2014."),
        ("HISTORY 2014-01", .eric, "Nothing happened on L-1 from 1 January 2014 to 31 January 2014."),
        ("HISTORIQUE janvier", .thomas, "Rien ne s’est passé sur L-1 du 1 janvier 2014 au 31 janvier 2014."),
        ("HISTORY 2014-02", .eric, "What happened on L-1 from 1 February 2014 to 28 February 2014"),
        ("HISTORIQUE 30j", .thomas, "Ce qui s’est passé sur L-1 depuis le 2 février 2014"),
    ])
    func historySaysOfWhichTimeItTells(words: String, colleague: Colleague, title: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        company.pass(20 * 86_400)
        #expect(try await company.command(words, by: colleague, on: "L-1").says(title))
    }

    @Test func aLongHistoryIsCutAndSaysSo() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let notes = Array(repeating: "NOTE red", count: 100).joined(separator: "\n")
        for _ in 0..<2 { try await company.command(notes, by: .thomas, on: "L-1") }
        let history = try await company.command("HISTORY", by: .eric, on: "L-1")
        #expect(history.says("There is more: ask for a shorter time, such as HISTORY 7d."))
        #expect(!history.says("New lead"))
    }

    @Test(arguments: [
        ("HELP convert", Colleague.eric, "CONVERT", "POOL"), ("AIDE convertir", .thomas, "CONVERTIR", "RESERVE"),
    ])
    func helpOnOneCommandTellsOfThatAlone(
        words: String, colleague: Colleague, word: String, other: String
    ) async throws {
        let company = try await Company()
        let mail = try await company.command(words, by: colleague)
        #expect(mail.says("\(word) "))
        let listing = mail.text.split(separator: "\n").filter { $0.hasPrefix("  ") }
        #expect(listing.first?.contains(word) == true)
        #expect(!mail.text.prefix(while: { $0 != "–" }).contains("  \(other)  "))
    }

    @Test(arguments: [
        ("HELP PRENDRE", Colleague.eric, "TAKE the case becomes yours"), ("AIDE TAKE", .thomas, "PRENDRE le dossier"),
    ])
    func helpIsInTheLanguageOfTheColleague(words: String, colleague: Colleague, line: String) async throws {
        let company = try await Company()
        #expect(try await company.command(words, by: colleague).says(line))
    }

    @Test(arguments: ["SHOW", "HISTORY", "POOL", "MINE", "HELP", "WHY"])
    func theyLeaveNoTrace(words: String) async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        let before = try await company.timeline("L-1")
        let receipt = try await company.command(words, by: .eric, on: "L-1")
        #expect(try await company.timeline("L-1") == before)
        #expect(try await company.lastBatch(of: .eric) == nil)
        #expect(!receipt.offers.contains { $0.hasPrefix("UNDO") })
    }
}
