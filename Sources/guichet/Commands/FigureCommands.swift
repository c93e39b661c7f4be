import ArgumentParser
import CRM
import Commands
import Foundation
import Gateway
import Store

/// How figures are printed.
enum FigureFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json, csv
}

struct FiguresCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kpi", abstract: "Tells how fast the team is, and what it won.",
        discussion: """
            Of the present month unless --month or --from and --to say of when. Hours are means, medians and 90th \
            percentiles; the README says what counts.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "The month: 2014-02.")
    var month: String?
    @Option(help: "The first day: 2014-01-01.")
    var from: String?
    @Option(help: "The last day: 2014-03-31.")
    var to: String?
    @Option(help: "What to tell apart: \(Self.groupings).", transform: Self.grouping)
    var by = FigureGrouping.salesperson
    @Option(help: "How to print it: table, json or csv.")
    var format = FigureFormat.table

    func validate() throws {
        guard (from == nil) == (to == nil) else { throw ValidationError("--from and --to go together.") }
        guard month == nil || from == nil else { throw ValidationError("--month goes without --from and --to.") }
    }

    func run() async throws {
        let build = try Build(options)
        let office = try await build.office(try build.store())
        let groups = try await office.figures(in: try span(build), by: by)
        switch format {
        case .json: print(try Terminal.json(groups))
        case .table:
            let (headings, rows) = sheet(of: groups, Self.columns.filter { !$0.isTooMuchForTables })
            print(Terminal.table(headings, rows))
        case .csv:
            let (headings, rows) = sheet(of: groups, Self.columns)
            print(CSVText([headings] + rows).text, terminator: "")
        }
    }

    private static let groupings = FigureGrouping.allCases.map(\.rawValue).joined(separator: ", ")

    private static func grouping(_ text: String) throws -> FigureGrouping {
        guard let grouping = FigureGrouping(rawValue: text) else {
            throw ValidationError("--by must be one of \(groupings), not “\(text)”.")
        }
        return grouping
    }

    private func span(_ build: Build) throws -> Range<Date> {
        let words = build.settings.vocabulary.times
        let zone = TimeZone(identifier: build.settings.company.timeZone) ?? .gmt
        let stretch = { (text: String) in
            try TimeSpan.read(text, words).resolve(now: Date(), timeZone: zone)
        }
        guard let from, let to else {
            do {
                return try month.map(stretch) ?? TimeSpan.whole(.away(0, .month)).resolve(now: Date(), timeZone: zone)
            } catch {
                throw ValidationError("--month must be a month such as 2014-02, not “\(month ?? "")”.")
            }
        }
        let first: Range<Date>
        let last: Range<Date>
        do {
            first = try stretch(from)
            last = try stretch(to)
        } catch {
            throw ValidationError("--from and --to must be days such as 2014-01-01, not “\(from)” and “\(to)”.")
        }
        guard first.lowerBound < last.upperBound else {
            throw ValidationError("--from must not come after --to, as “\(from)” does after “\(to)”.")
        }
        return first.lowerBound..<last.upperBound
    }

    /// A figure, as a column of it is headed and printed.
    private struct Column {
        var heading: String
        /// Left to the other forms: a table is wide enough without.
        var isTooMuchForTables = false
        var cell: (Figures) -> String
    }

    private static var columns: [Column] {
        [
            Column(heading: "CLOSED") { "\($0.hoursToClose?.count ?? 0)" },
            Column(heading: "MEAN H") { hours($0.hoursToClose?.mean) },
            Column(heading: "MEDIAN H") { hours($0.hoursToClose?.median) },
            Column(heading: "P90 H") { hours($0.hoursToClose?.ninetieth) }, Column(heading: "WON") { "\($0.won)" },
            Column(heading: "LOST") { "\($0.lost)" }, Column(heading: "QUOTED") { "\($0.quoted)" },
            Column(heading: "WON AMOUNT") { $0.wonAmounts.map(\.plain).joined(separator: " + ") },
            Column(heading: "LEADS") { "\($0.leadsCreated)" },
        ]
            + columns("TAKEN", \.hoursToTake) + columns("ANSWERED", \.hoursToAnswer)
            + columns("LEAD CLOSED", \.hoursToCloseLead)
            + [
                Column(heading: "CONVERTED") { "\($0.leadsConverted)" },
                Column(heading: "DROPPED") { "\($0.leadsDropped)" },
                Column(heading: "RATE") { $0.conversionRate.map { "\(Int(($0 * 100).rounded()))%" } ?? "" },
            ]
    }

    /// How long leads took, and how many they were.
    private static func columns(_ name: String, _ spread: @escaping (Figures) -> Spread?) -> [Column] {
        [
            Column(heading: "\(name) H") { hours(spread($0)?.mean) },
            Column(heading: "\(name) MEDIAN H", isTooMuchForTables: true) { hours(spread($0)?.median) },
            Column(heading: "\(name) P90 H", isTooMuchForTables: true) { hours(spread($0)?.ninetieth) },
            Column(heading: "\(name) COUNT", isTooMuchForTables: true) { "\(spread($0)?.count ?? 0)" },
        ]
    }

    private func sheet(of groups: [GroupedFigures], _ columns: [Column]) -> (headings: [String], rows: [[String]]) {
        let rows = groups.map { group in
            [group.name.isEmpty ? "-" : group.name] + columns.map { $0.cell(group.figures) }
        }
        return ([by.rawValue.uppercased()] + columns.map(\.heading), rows)
    }

    private static func hours(_ hours: Double?) -> String { hours.map { String(format: "%.1f", $0) } ?? "" }
}

struct ReportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report", abstract: "Tells what came of a campaign.")

    @OptionGroup var options: CommonOptions
    @Option(help: "Its name or code.")
    var campaign: String
    @Option(help: "How to print it: table, json or csv.")
    var format = FigureFormat.table

    /// As it is printed.
    private struct Report: Encodable {
        var campaign: String
        var code: String
        var results: CampaignResults
        var cost: Money?
        var costPerLead: Money?
        /// 1 for twice the cost.
        var returnOnCost: Double?
    }

    func run() async throws {
        let store = try Build(options).store()
        let name = campaign
        let report = try await store.read { snapshot -> Report in
            guard let campaign = try snapshot.campaign(named: name) else {
                let names = try snapshot.campaigns().map { "“\($0.name)” (\($0.code))" }.joined(separator: ", ")
                throw ValidationError(
                    "--campaign must name a campaign, not “\(name)”. "
                        + (names.isEmpty ? "There is none yet." : "There are \(names)."))
            }
            let results = try snapshot.results(ofCampaign: campaign.id)
            return Report(
                campaign: campaign.name, code: campaign.code, results: results, cost: campaign.cost,
                costPerLead: campaign.cost.flatMap(results.costPerLead),
                returnOnCost: campaign.cost.flatMap(results.returnOn))
        }
        let headings = [
            "LEADS", "CONVERTED", "QUOTED", "WON", "LOST", "WON AMOUNT", "COST", "COST PER LEAD", "RETURN", "CAMPAIGN",
        ]
        switch format {
        case .json: print(try Terminal.json(report))
        case .table: print(Terminal.table(headings, [Self.row(report, blank: "–")]))
        case .csv: print(CSVText([headings, Self.row(report, blank: "")]).text, terminator: "")
        }
    }

    private static func row(_ report: Report, blank: String) -> [String] {
        let results = report.results
        let won = results.wonAmounts.map(\.plain).joined(separator: " + ")
        return [
            "\(results.leads)", "\(results.converted)", "\(results.quoted)", "\(results.won)", "\(results.lost)",
            won.isEmpty ? blank : won, report.cost?.plain ?? blank, report.costPerLead?.plain ?? blank,
            report.returnOnCost.map { "\(Int(($0 * 100).rounded()))%" } ?? blank, "\(report.campaign) (\(report.code))",
        ]
    }
}

extension Money {
    /// `5000.00 EUR`: for machines, and in tables.
    fileprivate var plain: String {
        let (whole, cents) = minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(minorUnits < 0 ? "-" : "")\(whole).\(cents < 10 ? "0" : "")\(cents) \(currency.rawValue)"
    }
}
