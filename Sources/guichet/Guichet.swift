import ArgumentParser
import CGlibc
import Foundation

/// `guichet`: the commands of the gateway. Each builds what it needs in `Build` and calls one verb.
@main
struct Guichet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "guichet",
        abstract: "An email-integrated CRM gateway.",
        discussion: """
            Results go to standard output, talk to standard error. Exit codes: 0 done, 1 failed, 64 misused; \
            75 from ingest, which is to be tried again.
            """,
        version: "0.1.0",
        subcommands: [
            Run.self, Poll.self, Ingest.self, CarryOut.self, ImportCommand.self, CampaignCommand.self, Forgive.self,
            Check.self, Why.self, List.self, Show.self, AttachmentCommand.self, CalendarCommand.self,
            QuoteCommand.self, RemindersCommand.self, FiguresCommand.self, ReportCommand.self, QuarantineCommand.self,
            LedgerCommand.self, SecretCommand.self, Inspect.self, Demo.self, CourierCommand.self,
        ])

    static func main() async {
        // Left to itself, glibc gives each thread memory of its own, and one does not use what another gave back.
        mallopt(M_ARENA_MAX, Int32(ProcessInfo.processInfo.activeProcessorCount))
        await main(nil)
    }
}

/// What nearly every command takes.
struct CommonOptions: ParsableArguments {
    @Option(help: "The configuration file; staff.yaml and vocabulary.yaml lie beside it.")
    var config = "Config/guichet.yaml"
}

/// How results are printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
    case table
    case json
}
