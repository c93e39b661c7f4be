import ArgumentParser
import Commands
import Foundation
import Gateway

struct RemindersCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reminders",
        abstract: "Queues the reminders and digests that are due, or shows what would be sent.",
        discussion: """
            guichet run does the same every minute. With --dry-run nothing is sent or noted: try a new rule of \
            reminders.yaml with it before Guichet starts with that rule.
            """)

    @OptionGroup var options: CommonOptions
    @Flag(help: "Shows what would be sent, and does nothing.")
    var dryRun = false
    @Option(help: "The moment to look from, with --dry-run: 2014-02-20T08:00, or as people write it. Default: now.")
    var asOf: String?
    @Option(help: "How to print it: table or json.")
    var format = OutputFormat.table

    func validate() throws {
        guard asOf == nil || dryRun else {
            throw ValidationError("--as-of only goes with --dry-run: nobody is reminded at another time than now.")
        }
    }

    func run() async throws {
        let build = try Build(options)
        let office = try await build.office(try build.store())
        let forecast = try await office.reminders(asOf: try moment(build))
        switch format {
        case .table: show(forecast)
        case .json: print(try Terminal.json(forecast))
        }
        guard !dryRun else { return }
        try await Scheduler(office: office, outbox: Bell()).pass()
    }

    private func show(_ forecast: ReminderForecast) {
        let rows = forecast.reminders.map { entry in
            [
                entry.record, Terminal.time(entry.due), entry.rule, entry.to.joined(separator: " "),
                entry.cc.isEmpty ? "-" : entry.cc.joined(separator: " "), entry.title,
            ]
        }
        print(Terminal.table(["CASE", "DUE", "RULE", "TO", "CC", "TITLE"], rows))
        for (rule, count) in forecast.unmentioned.sorted(by: { $0.key < $1.key }) {
            Terminal.say("\(rule) begins now: \(count) cases were due before, and stay unmentioned.")
        }
    }

    private func moment(_ build: Build) throws -> Date {
        guard let asOf else { return Date() }
        let zone = TimeZone(identifier: build.settings.company.timeZone) ?? .gmt
        do {
            // ISO 8601 puts a T between day and time.
            let text = asOf.replacing(/(\d)T(\d)/) { "\($0.1) \($0.2)" }
            return try WrittenTime.read(text, build.settings.vocabulary.times)
                .resolve(now: Date(), timeZone: zone, preferring: .future).instant
        } catch {
            throw ValidationError("--as-of must be a time such as 2014-02-20T08:00, not “\(asOf)”.")
        }
    }
}
