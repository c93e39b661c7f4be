import ArgumentParser
import CRM
import Foundation
import Gateway
import Store

struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows a record and what happened on it, newest first.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "The record: L-7, O-12 or P-5.")
    var record: String
    @Option(help: "How to print it: table or json.")
    var format = OutputFormat.table

    func run() async throws {
        guard let reference = RecordReference(record) else {
            throw ValidationError("“\(record)” is no record: write it like L-7, O-12 or P-5.")
        }
        let build = try Build(options)
        let office = try await build.office(try build.store())
        guard let sheet = try await RecordSheet(of: reference, in: office) else {
            throw Complaint("\(reference) does not exist.")
        }
        switch format {
        case .json: print(try Terminal.json(sheet))
        case .table: print(Self.page(sheet))
        }
    }

    private static func page(_ sheet: RecordSheet) -> String {
        var lines = ["\(sheet.record)  \(Terminal.visible(sheet.title))"]
        lines += sheet.facts.map { "  \($0.name): \(Terminal.visible($0.value))" }
        for entry in sheet.timeline {
            let author = entry.actor == Activity.gateway ? "" : "  \(Terminal.visible(entry.actor))"
            lines.append("\(Terminal.time(entry.at))  \(entry.kind.rawValue)\(author)")
            if !entry.detail.isEmpty { lines.append("    \(Terminal.visible(entry.detail))") }
            lines += entry.attachments.map { "    attached: \(Terminal.visible($0))" }
        }
        return lines.joined(separator: "\n")
    }
}
