import Foundation
import GRDB
import Store
import TestSupport

/// The same mails into an empty database, and into one with the mails of years.
struct Growth: Part {
    static let name = "growth"

    /// The full database's messages before.
    private static let messages = 1_000_000
    /// Both in turn so often; the fastest of each counts, which whatever else the machine does disturbed least.
    private static let rounds = 3

    let mails: Int
    private(set) var empty: [Duration] = []
    private(set) var full: [Duration] = []
    /// The most memory with the full one, in bytes.
    private(set) var memory = 0
    /// Of the full database's file at the end.
    private(set) var fileSize = 0

    init(mails: Int?) async throws {
        self.mails = mails ?? 5_000
        let server = try await MailServer.shared
        // Nobody listens on port 9.
        let old = try Installation("growth-old", on: server, .init(smtpPort: 9))
        defer { old.remove() }
        try await Self.begin(old)
        try Archive(messages: Self.messages, size: 100).fill(old.databasePath)
        for round in 0..<Self.rounds {
            let young = try Installation("growth-\(round)", on: server, .init(smtpPort: 9))
            defer { young.remove() }
            try await Self.begin(young)
            empty.append(try await takeIn(young, round).duration)
            let poll = try await takeIn(old, round)
            full.append(poll.duration)
            memory = max(memory, poll.usage?.peakMemory ?? 0)
        }
        let attributes = try FileManager.default.attributesOfItem(atPath: old.databasePath)
        fileSize = attributes[.size] as? Int ?? 0
    }

    /// Makes the tables and names the staff.
    private static func begin(_ installation: Installation) async throws { _ = try await installation.poll() }

    /// Mails that no round before had.
    private func takeIn(_ installation: Installation, _ round: Int) async throws -> Poll {
        let filling = MailboxFilling(count: mails, inbox: installation.inbox, first: round * mails)
        try installation.server.deposit(filling.messages, for: installation.inbox)
        // Dovecot makes its index before anybody is measured.
        _ = try await installation.inboxCount()
        let before = try Self.handled(installation)
        let poll = try await installation.poll()
        guard try Self.handled(installation) == before + mails else {
            throw Disappointment("guichet poll did not take in everything: see \(installation.logPath)")
        }
        return poll
    }

    private static func handled(_ installation: Installation) throws -> Int {
        let database = try DatabaseQueue(path: installation.databasePath)
        defer { try? database.close() }
        return try database.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM ledger WHERE state = 'handled'") }
            ?? 0
    }

    private var ratio: Double { (full.min() ?? .zero) / (empty.min() ?? .seconds(1)) }

    var figures: [Figure] {
        [
            Figure(
                "\(mails) mails into a database with \(Self.messages) messages, to an empty one", times: ratio,
                .atMost(1.2)),
            Figure("peak memory of that", bytes: memory, .below(100)),
        ]
    }

    var details: String {
        """
        | \(mails) mails, the process from start to end | first time | second | third |
        |---|---:|---:|---:|
        \(Self.row("into an empty database", empty))
        \(Self.row("into one with \(Self.messages) messages, \(fileSize / 1_000_000) MB", full))

        The two in turn; the fastest of each are compared. The full one has a lead, a ledger entry and an activity for each \
        fourth message and an outbox entry for the others; the mails themselves are 100 bytes each there.
        """
    }

    private static func row(_ what: String, _ durations: [Duration]) -> String {
        "| \(what) | \(durations.map(\.inMilliseconds).joined(separator: " | ")) |"
    }
}
