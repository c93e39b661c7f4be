import Foundation
import Mail
import MailTransport
import Store
import TestSupport

/// How long a customer's mail takes from the moment when the mail server has taken it over by SMTP until its lead is
/// committed, with `guichet run` waiting in IDLE.
struct Latency {
    /// Of each mail, the shortest first.
    private(set) var durations: [Duration] = []
    /// How long the mail server takes until it announces a mail in IDLE; the shortest first.
    private(set) var announcements: [Duration] = []

    var median: Duration { Self.share(0.5, of: durations) }
    /// What 99 in 100 mails keep to.
    var nearlyAll: Duration { Self.share(0.99, of: durations) }
    var medianAnnouncement: Duration { Self.share(0.5, of: announcements) }

    init(_ installation: Installation, mails: Int) async throws {
        announcements = try await Self.announcements(mails / 4, installation).sorted()
        let store = try Store(path: installation.databasePath)
        let (durations, exitCode) = try await installation.whileRunning { _ in
            // The first one waits until the process is up.
            _ = try await Self.measure(0, installation, store)
            var durations: [Duration] = []
            for number in 1...mails { durations.append(try await Self.measure(number, installation, store)) }
            return durations
        }
        guard exitCode == 0 else { throw Disappointment("guichet run ended badly: see \(installation.logPath)") }
        self.durations = durations.sorted()
        try store.close()
    }

    private static func measure(_ number: Int, _ installation: Installation, _ store: Store) async throws -> Duration {
        guard let id = MessageID("\(number).latency@example.test") else { throw Disappointment("no Message-ID") }
        let sender = "caller\(number)@home.example.test"
        let text = """
            From: Caller <\(sender)>
            To: \(installation.inbox)
            Message-ID: \(id)
            Subject: Kitchen wanted, number \(number)

            Hello, what would it cost?
            """
        try installation.server.deliver(text, to: installation.inbox, from: sender)
        let start = ContinuousClock.now
        while try await store.read({ try $0.ledgerEntries(messageID: id) }).first?.state != .handled {
            guard ContinuousClock.now - start < .seconds(30) else { throw Disappointment("\(id) became no lead") }
            try await Task.sleep(for: .milliseconds(1))
        }
        return ContinuousClock.now - start
    }

    /// Waits for mails in IDLE, in an inbox that nobody else watches.
    private static func announcements(_ mails: Int, _ installation: Installation) async throws -> [Duration] {
        var account = installation.account(of: "idle@\(installation.domain)")
        account.eagerness = .zero
        let session = IMAPSession(account)
        var durations: [Duration] = []
        for number in 1...mails {
            _ = try await session.open()
            _ = try await session.summaries(after: nil)
            async let announced: ContinuousClock.Instant = {
                try await session.waitForNews(patience: .seconds(30))
                return .now
            }()
            try installation.server.deliver("Subject: \(number)\n\nHello", to: "idle@\(installation.domain)")
            let start = ContinuousClock.now
            durations.append(try await announced - start)
        }
        await session.close()
        return durations
    }

    private static func share(_ part: Double, of durations: [Duration]) -> Duration {
        let rank = Int((Double(durations.count) * part).rounded(.up))
        return durations.isEmpty ? .zero : durations[max(0, rank - 1)]
    }
}
