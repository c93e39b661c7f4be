import Foundation
import Mail
import MailTransport
import TestSupport

/// How long a customer's mail takes from the moment when the mail server has taken it over by SMTP until its lead is
/// committed, with `guichet run` waiting in IDLE, while mails come in an even stream.
struct Latency: Part {
    static let name = "latency"

    /// One mail comes so long after the other: 20 a second.
    private static let interval = Duration.milliseconds(50)

    private(set) var durations: [Duration] = []
    /// How long the mail server takes until it announces a mail in IDLE.
    private(set) var announcements: [Duration] = []

    init(mails: Int?) async throws {
        // What the parts before this one wrote would stall the disk now and then.
        sync()
        let installation = try Installation("latency", on: try await MailServer.shared)
        defer { installation.remove() }
        announcements = try await Self.announcements(10, installation)
        // The tables are made.
        _ = try await installation.poll()
        let watch = try LedgerWatch(path: installation.databasePath)
        let (durations, exitCode) = try await installation.whileRunning { _ in
            // The first one waits until the process is up.
            _ = try await Self.measure(0, installation, watch)
            return try await Self.stream(mails ?? 400, installation, watch)
        }
        guard exitCode == 0 else { throw Disappointment("guichet run ended badly: see \(installation.logPath)") }
        self.durations = durations
        try await watch.close()
        try await installation.server.waitUntilDelivered()
    }

    /// Each mail comes at its time, whatever became of those before it.
    private static func stream(
        _ mails: Int, _ installation: Installation, _ watch: LedgerWatch
    ) async throws -> [Duration] {
        let start = ContinuousClock.now
        return try await withThrowingTaskGroup(of: Duration.self) { group in
            for number in 1...mails {
                group.addTask {
                    try await Task.sleep(until: start + interval * number, clock: .continuous)
                    return try await measure(number, installation, watch)
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
    }

    private static func measure(
        _ number: Int, _ installation: Installation, _ watch: LedgerWatch
    ) async throws -> Duration {
        guard let id = MessageID("\(number).latency@example.test") else { throw Disappointment("no Message-ID") }
        let sender = "caller\(number)@home.example.test"
        let text = """
            From: Caller <\(sender)>
            To: \(installation.inbox)
            Message-ID: \(id)
            Subject: Kitchen wanted, number \(number)

            Hello, what would it cost?
            """
        try await deliver(text, to: installation.inbox, from: sender, by: installation.server)
        let start = ContinuousClock.now
        guard let handled = try await watch.handled(id) else { throw Disappointment("\(id) became no lead") }
        return handled - start
    }

    /// The server's answers are waited for on a thread of their own, since others are measured meanwhile.
    private static func deliver(
        _ text: String, to recipient: String, from sender: String = "sender@example.test", by server: MailServer
    ) async throws {
        try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try server.deliver(text, to: recipient, from: sender) })
            }
        }
    }

    /// Waits for mails in IDLE, in an inbox that nobody else watches.
    private static func announcements(_ mails: Int, _ installation: Installation) async throws -> [Duration] {
        let user = "idle@\(installation.domain)"
        var account = installation.account(of: user)
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
            try await deliver("Subject: \(number)\n\nHello", to: user, by: installation.server)
            let start = ContinuousClock.now
            durations.append(try await announced - start)
        }
        await session.close()
        return durations
    }

    var figures: [Figure] {
        [
            Figure("from SMTP acceptance to committed lead at 20 mails/s, median", durations.median, .below(100)),
            Figure("the same, 99 in 100", durations.quantile(0.99), .below(500)),
            Figure("until the server announces a mail in IDLE after a silence, median", announcements.median),
        ]
    }

    var details: String {
        """
        \(durations.count) mails, one every \(Self.interval.inMilliseconds), each handed in over a connection of its own; \
        `guichet run` sends its answers meanwhile. The slowest took \(durations.quantile(1).inMilliseconds). Guichet asks \
        for more for a while after each mail; the first one after a silence waits for the server's announcement in IDLE as \
        well.
        """
    }
}
