import ArgumentParser
import Foundation

/// Measures the `guichet` that lies beside this program. Ends with 1 when a limit is missed.
@main
struct Bench: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guichet-bench",
        abstract: "Measures speed and memory; a run of all parts writes Benchmarks/RESULTS.md.",
        discussion: "The parts: \(parts.map { $0.name }.joined(separator: ", ")).")

    @Option(help: "How many mails flow, instead of each part's own number.")
    var mails: Int?

    @Argument(help: "What is measured; everything where none is named.")
    var names: [String] = []

    private static let parts: [any Part.Type] = [
        CatchUp.self, Growth.self, Latency.self, Sending.self, BigMail.self, StartUp.self, DailyWork.self,
        SchedulerPass.self,
    ]

    func validate() throws {
        if let mails, mails < 10 { throw ValidationError("--mails must be 10 or more, not \(mails).") }
        for name in names where !Self.parts.contains(where: { $0.name == name }) {
            let known = Self.parts.map { $0.name }.joined(separator: ", ")
            throw ValidationError("There is no part “\(name)”; there are \(known).")
        }
    }

    func run() async throws {
        let start = ContinuousClock.now
        var report = Report()
        for part in Self.parts where names.isEmpty || names.contains(part.name) {
            report.parts.append(try await part.init(mails: mails))
        }
        report.duration = .now - start
        print(report.page)
        for figure in report.missed { print("MISSED: \(figure)") }
        if names.isEmpty, mails == nil {
            try report.page.write(
                toFile: "\(Installation.repository)/Benchmarks/RESULTS.md", atomically: true, encoding: .utf8)
        }
        if !report.missed.isEmpty { throw ExitCode.failure }
    }
}

/// One thing that is measured, alone (`Scripts/bench sending`) or with the others.
protocol Part: Sendable {
    /// On the command line.
    static var name: String { get }

    /// Measures it; with so many mails instead of its own number, where mails flow.
    init(mails: Int?) async throws

    var figures: [Figure] { get }
    /// How the figures came about and what else was seen, as Markdown.
    var details: String { get }
}

/// Why nothing was measured.
struct Disappointment: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
