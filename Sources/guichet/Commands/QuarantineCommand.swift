import ArgumentParser
import Foundation
import Gateway
import Store

struct QuarantineCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "quarantine",
        abstract: "Mails that could not be read or handled: lists them, tries again, lets them go.",
        discussion: """
            All of it may be done while guichet run works; that sends what comes of a mail. The copy on the mail server \
            stays in the quarantine folder.
            """,
        subcommands: [
            QuarantineList.self, QuarantineShow.self, QuarantineRetry.self, QuarantineRelease.self, QuarantineDrop.self,
        ])
}

struct QuarantineList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists the mails in quarantine with the exact reason, newest first.")

    @OptionGroup var options: CommonOptions
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
        let entries = try await store.read { try $0.quarantine(limit: limit) }
        switch format {
        case .json: print(try Terminal.json(entries))
        case .table:
            if entries.isEmpty { print("Nothing is in quarantine.") }
            // A table would cut the reasons.
            for entry in entries {
                let place = "\(Terminal.visible(entry.mailbox)), UID \(entry.uid)"
                print("\(entry.id)  \(Terminal.time(entry.received))  \(place), \(entry.size) bytes")
                print("    \(Terminal.visible(entry.reason))")
            }
        }
    }
}

struct QuarantineRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry",
        abstract: "Handles mails again from their stored bytes, as after an upgrade, and says what became of each.",
        discussion: "Exit code 1 when one stays in quarantine.")

    @OptionGroup var options: CommonOptions
    @Flag(help: "All that are in quarantine.")
    var all = false
    @Argument(help: "Their numbers, as quarantine list names them.")
    var entries: [Int64] = []

    func validate() throws {
        guard all == entries.isEmpty else { throw ValidationError("Name mails by their numbers, or say --all.") }
    }

    func run() async throws {
        let build = try Build(options)
        let store = try build.store()
        let clerk = Clerk(office: try await build.office(store))
        let numbers = all ? try await store.read { try $0.quarantinedIDs() } : entries
        if numbers.isEmpty { print("Nothing is in quarantine.") }
        var remaining = 0
        for number in numbers {
            do {
                let entry = try await clerk.handleAgain(number)
                if entry.state == .quarantined { remaining += 1 }
                print(try await Terminal.fate(of: entry, in: store))
            } catch let refusal as QuarantineRefusal {
                remaining += 1
                Terminal.say("\(refusal)")
            }
        }
        try store.close()
        if remaining > 0 { throw ExitCode.failure }
    }
}

struct QuarantineRelease: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "release",
        abstract: "Handles a mail although it is over the size limit, and says what became of it.",
        discussion: """
            All of it must be here: of a big mail in a mailbox only the header was fetched. Raise limits.message_size and \
            move such a mail back to the watched folder instead.
            """)

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its number, as quarantine list names it.")
    var entry: Int64

    func run() async throws {
        let build = try Build(options)
        let store = try build.store()
        let fate = try await Clerk(office: try await build.office(store)).handleAgain(entry, evenIfBig: true)
        print(try await Terminal.fate(of: fate, in: store))
        try store.close()
        if fate.state == .quarantined { throw ExitCode.failure }
    }
}

struct QuarantineDrop: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "drop", abstract: "Decides that nothing comes of a mail. Its bytes are kept.")

    @OptionGroup var options: CommonOptions
    @Argument(help: "Its number, as quarantine list names it.")
    var entry: Int64

    func run() async throws {
        let build = try Build(options)
        let store = try build.store()
        let fate = try await Clerk(office: try await build.office(store)).drop(entry)
        print(try await Terminal.fate(of: fate, in: store))
        try store.close()
    }
}

extension Terminal {
    /// `12: handled, on L-7`.
    fileprivate static func fate(of entry: LedgerEntry, in store: Store) async throws -> String {
        let record = try await store.read { snapshot in try entry.message.flatMap(snapshot.message)?.record }
        let place = record.map { ", on \($0)" } ?? ""
        let reason = entry.reason.isEmpty ? "" : ": \(visible(entry.reason))"
        return "\(entry.id): \(entry.state.rawValue)\(place)\(reason)"
    }
}
