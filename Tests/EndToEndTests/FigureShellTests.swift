import Foundation
import Testing

@Suite("Figures at the shell", .timeLimit(.minutes(2)))
final class FigureShellTests {
    private let shell: Shell

    init() throws { shell = try Shell() }

    deinit { shell.remove() }

    private func sell() async throws {
        for words in [
            "LEAD Jane Doe, Dupont SA, jane@dupont.example", "CONVERT L-1 revenue 5k", "WON O-1 7k",
        ] {
            let ending = try await shell.guichet("command", "--as", "luc", words)
            try #require(ending.exitCode == 0, "\(ending)")
        }
    }

    @Test func arePrintedAsTableJSONAndCSV() async throws {
        try await sell()
        let table = try await shell.guichet("kpi")
        #expect(table.exitCode == 0 && table.output.hasPrefix("SALESPERSON  CLOSED"), "\(table)")
        #expect(table.output.contains("Luc Martin") && table.output.contains("7000.00 EUR"))
        let json = try await shell.guichet("kpi", "--by", "team", "--format", "json").json()
        let figures = try #require(json.first?["figures"] as? [String: any Sendable])
        #expect(figures["won"] as? Int == 1)
        for spread in ["hoursToTake", "hoursToCloseLead"] {
            let lengths = try #require(figures[spread] as? [String: any Sendable])
            #expect(Set(lengths.keys) == ["count", "mean", "median", "ninetieth"])
        }
        let csv = try await shell.guichet("kpi", "--by", "month", "--format", "csv")
        let lines = csv.output.split(separator: "\r\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("MONTH,CLOSED,MEAN H"))
        #expect(lines[0].contains(",TAKEN H,TAKEN MEDIAN H,TAKEN P90 H,TAKEN COUNT,ANSWERED H,ANSWERED MEDIAN H,"))
        #expect(lines[0].hasSuffix(",LEAD CLOSED MEDIAN H,LEAD CLOSED P90 H,LEAD CLOSED COUNT,CONVERTED,DROPPED,RATE"))
        #expect(lines[1].hasSuffix(",0.0,0.0,0.0,1,,,,0,0.0,0.0,0.0,1,1,0,100%"), "\(csv)")
        #expect(!table.output.contains("TAKEN COUNT"))
        let old = try await shell.guichet("kpi", "--month", "2014-02", "--format", "csv")
        #expect(old.output.split(separator: "\r\n").count == 1)
        let span = try await shell.guichet("kpi", "--from", "2014-01-01", "--to", "2099-12-31", "--by", "campaign")
        #expect(span.output.contains("7000.00 EUR"), "\(span)")
    }

    @Test func aCampaignsReport() async throws {
        let cards = try shell.write("Name;Email\n=Anna;anna@petit.example\nBob;bob@petit.example\n", to: "cards.csv")
        _ = try await shell.guichet("import", "--as", "luc", "--campaign", "House & Design", cards)
        _ = try await shell.guichet("campaign", "House & Design", "--cost", "1000")
        for words in ["CONVERT L-1", "WON O-1 3k"] {
            let ending = try await shell.guichet("command", "--as", "luc", words)
            try #require(ending.exitCode == 0, "\(ending)")
        }
        let csv = try await shell.guichet("report", "--campaign", "house & design", "--format", "csv")
        #expect(csv.output.contains("2,1,0,1,0,3000.00 EUR,1000.00 EUR,500.00 EUR,200%,"), "\(csv)")
        let json = try await shell.guichet("report", "--campaign", "House & Design", "--format", "json").json()
        #expect(json.first?["returnOnCost"] as? Double == 2)
        let unknown = try await shell.guichet("report", "--campaign", "Garden")
        #expect(unknown.exitCode == 64 && unknown.talk.contains("House & Design"), "\(unknown)")
    }

    @Test(arguments: [
        ["--month", "soon"], ["--from", "2014-01-01"],
        ["--month", "2014-01", "--from", "2014-01-01", "--to", "2014-02-01"],
        ["--by", "colour"], ["--format", "xml"], ["--from", "2014-02-01", "--to", "never"],
        ["--from", "2014-03-01", "--to", "2014-01-01"], ["--from", "2014-02-02", "--to", "2014-02-01"],
    ])
    func misusedEndsWith64(arguments: [String]) async throws {
        let ending = try await shell.guichet(["kpi"] + arguments)
        #expect(ending.exitCode == 64 && ending.output.isEmpty, "\(ending)")
    }
}
