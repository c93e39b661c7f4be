import ArgumentParser
import Foundation
import Gateway
import Store

struct LedgerCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ledger",
        abstract: "Shows what came in by day and mailbox and what became of it, and compares with the mail servers.",
        discussion: """
            Exit code 1 when a sum does not come out, or a watched folder holds mails that the ledger does not know. A \
            server that cannot be reached is named, and is no difference.
            """)

    @OptionGroup var options: CommonOptions
    @Option(help: "How many days, today included.")
    var days = 7
    @Flag(help: "Asks no mail server.")
    var offline = false
    @Option(help: "How to print it: table or json.")
    var format = OutputFormat.table

    func validate() throws {
        guard (1...36_500).contains(days) else {
            throw ValidationError("--days must be from 1 to 36500, not \(days).")
        }
    }

    func run() async throws {
        let build = try Build(options)
        let store = try build.store()
        var reconciliation = try await Reconciliation(of: store, days: days, at: Date(), in: build.settings)
        for mailbox in offline ? [] : build.settings.mailboxes {
            do {
                let source = try await build.mailbox(mailbox)
                let folder = try await WatchedFolder(mailbox, in: source)
                reconciliation.folders.append(try await FolderComparison(folder, in: store))
                await source.close()
            } catch let failure as StoreFailure {
                throw failure
            } catch {
                Terminal.say("\(mailbox.name) was not compared: \(error)")
            }
        }
        switch format {
        case .json: print(try Terminal.json(reconciliation))
        case .table: print(Self.page(reconciliation))
        }
        try store.close()
        if !reconciliation.differences.isEmpty { throw ExitCode.failure }
    }

    private static func page(_ reconciliation: Reconciliation) -> String {
        let headings = ["DAY", "RECEIVED", "HANDLED", "IGNORED", "QUARANTINED", "WAITING", "MAILBOX"]
        let rows = reconciliation.days.map { day in
            let tally = day.tally
            let counts = [tally.received, tally.handled, tally.ignored, tally.quarantined, tally.waiting]
            return [day.day] + counts.map(String.init) + [tally.mailbox]
        }
        let sentences = (reconciliation.levelFolders + reconciliation.differences).map(Terminal.visible)
        return ([Terminal.table(headings, rows), reconciliation.sum] + sentences).joined(separator: "\n")
    }
}
