import ArgumentParser
import CRM
import Foundation
import Store

struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists records, newest first.")

    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case leads, opportunities, partners, campaigns, quotes, messages, outbox, unwanted
    }

    @OptionGroup var options: CommonOptions
    @Argument(help: "What to list: \(Subject.allCases.map(\.rawValue).joined(separator: ", ")).")
    var subject: Subject
    @Option(help: "How to print it: table or json.")
    var format = OutputFormat.table
    @Option(help: "At most so many.")
    var limit = 100

    func validate() throws {
        guard limit > 0 else { throw ValidationError("--limit must be 1 or more, not \(limit).") }
    }

    func run() async throws {
        let store = try Build(options).store()
        let limit = limit
        switch subject {
        case .leads:
            try output(
                try await store.read { try $0.leads(limit: limit) }, ["LEAD", "STATE", "RESPONSIBLE", "FROM", "TITLE"]
            ) {
                ["\($0.reference)", $0.state.rawValue, $0.responsible ?? "-", $0.email ?? $0.contactName, $0.title]
            }
        case .opportunities:
            try output(
                try await store.read { try $0.opportunities(limit: limit) },
                ["OPPORTUNITY", "OUTCOME", "RESPONSIBLE", "REVENUE", "PARTNER", "TITLE"]
            ) {
                [
                    "\($0.reference)", $0.outcome.rawValue, $0.responsible ?? "-",
                    $0.expectedRevenue?.formatted(in: .english) ?? "-", "P-\($0.partnerID)", $0.title,
                ]
            }
        case .partners:
            try output(
                try await store.read { try $0.partners(limit: limit) }, ["PARTNER", "KIND", "CITY", "NAME"]
            ) { ["\($0.reference)", $0.kind.rawValue, $0.place.city ?? "-", $0.name] }
        case .campaigns:
            try output(
                Array(try await store.read { try $0.campaigns() }.prefix(limit)),
                ["CAMPAIGN", "PLACE", "STARTS", "ENDS", "COST", "NAME"]
            ) {
                [
                    $0.code, $0.place ?? "-", $0.starts.map(Terminal.day) ?? "-", $0.ends.map(Terminal.day) ?? "-",
                    $0.cost?.formatted(in: .english) ?? "-", $0.name,
                ]
            }
        case .quotes:
            try output(
                try await store.read { try $0.quotes(limit: limit) },
                ["QUOTE", "VERSION", "STATE", "FOR", "GROSS", "VALID UNTIL", "OPPORTUNITIES"]
            ) {
                [
                    "\($0.number)", "\($0.version)", $0.state.rawValue, "P-\($0.partnerID)",
                    try $0.totals().gross.formatted(in: .english), Terminal.day($0.validUntil - 1),
                    $0.opportunities.map { "O-\($0)" }.joined(separator: " "),
                ]
            }
        case .unwanted:
            try output(
                try await store.read { try $0.unwantedSenders(limit: limit) }, ["SINCE", "VERDICT", "BY", "ADDRESS"]
            ) { [Terminal.time($0.since), $0.verdict.rawValue, $0.author, $0.address] }
        case .messages:
            try output(
                try await store.read { try $0.messages(limit: limit) },
                ["MESSAGE", "WHEN", "DIRECTION", "RECORD", "FROM", "SUBJECT"]
            ) {
                [
                    "\($0.id)", Terminal.time($0.at), $0.direction.rawValue, $0.record.map { "\($0)" } ?? "-",
                    $0.from?.rawValue ?? "-", $0.subject,
                ]
            }
        case .outbox:
            try output(
                try await store.read { try $0.outbox(limit: limit) },
                ["MAIL", "STATE", "TRIES", "KIND", "TO", "LAST ANSWER"]
            ) { ["\($0.id)", $0.state.rawValue, "\($0.attempts)", $0.kind, "\($0.recipient)", $0.lastAnswer] }
        }
    }

    private func output<Item: Encodable>(_ items: [Item], _ headings: [String], _ row: (Item) throws -> [String]) throws
    {
        switch format {
        case .table: print(Terminal.table(headings, try items.map(row)))
        case .json: print(try Terminal.json(items))
        }
    }
}
