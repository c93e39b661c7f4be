import Foundation
import TestSupport

/// Measures the `guichet` that lies beside this program; see RESULTS.md.
///
///     guichet-bench [MAILS]
///
/// Ends with 1 when a limit is missed.
@main
struct Bench {
    static func main() async throws {
        let mails = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 5_000
        let server = try await MailServer()
        // Nobody listens on port 9: the answers stay in the outbox until they are wanted.
        let installation = try Installation("bench", on: server, .init(smtpPort: 9))
        defer { installation.remove() }
        let catchUp = try await CatchUp(installation, mails: mails)
        try installation.configure(.init())
        let sending = try await Sending(installation)
        let latency = try await Latency(installation, mails: 100)
        try await server.stop()
        let dailyWork = try await DailyWork()
        let scheduler = try await SchedulerPass()

        let report = Report(
            catchUp: catchUp, sending: sending, latency: latency, dailyWork: dailyWork, scheduler: scheduler)
        print(report.page)
        try report.page.write(
            toFile: "\(Installation.repository)/Benchmarks/RESULTS.md", atomically: true, encoding: .utf8)
        for limit in report.missed { print("MISSED: \(limit)") }
        if !report.missed.isEmpty { exit(1) }
    }
}
