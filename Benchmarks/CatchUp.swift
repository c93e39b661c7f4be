import Foundation
import Mail
import MailTransport
import Store
import TestSupport

/// The whole way of mails that are there already: from the inbox to the committed, routed record.
struct CatchUp: Part {
    static let name = "catch-up"

    let mails: Int
    /// Bytes of all mails.
    private(set) var bytes = 0
    /// Fetching the same mails and doing nothing with them.
    private(set) var plainFetch = Duration.zero
    /// From the start of `guichet poll` until the last mail's case was committed.
    private(set) var committed = Duration.zero
    /// Until every mail was moved out of the inbox as well, and the process had ended.
    private(set) var moved = Duration.zero
    /// Of the process: the most memory, in bytes, and the time on all cores.
    private(set) var memory = 0
    private(set) var processorTime = Duration.zero
    private(set) var leads = 0

    /// Fills the inbox and has it taken in; no mail server takes the answers, so that they stay in the outbox.
    init(mails: Int?) async throws {
        // Nobody listens on port 9.
        let installation = try Installation("catch-up", on: try await MailServer.shared, .init(smtpPort: 9))
        defer { installation.remove() }
        try await self.init(installation, mails: mails ?? 20_000)
    }

    private init(_ installation: Installation, mails: Int) async throws {
        self.mails = mails
        try installation.server.deposit(
            MailboxFilling(count: mails, inbox: installation.inbox).messages, for: installation.inbox)
        // The first time, Dovecot makes its index, which would count against whoever comes first.
        _ = try await fetchAll(installation)
        (plainFetch, bytes) = try await fetchAll(installation)
        try await takeIn(installation)
    }

    /// In the same batches as the gateway.
    private func fetchAll(_ installation: Installation) async throws -> (Duration, bytes: Int) {
        let session = IMAPSession(installation.account(of: installation.inbox))
        let start = ContinuousClock.now
        _ = try await session.open()
        var rest = try await session.summaries(after: nil).map(\.uid)[...]
        guard rest.count == mails else { throw Disappointment("\(rest.count) mails in the inbox, not \(mails)") }
        var bytes = 0
        while !rest.isEmpty {
            bytes += try await session.fetch(Array(rest.prefix(100))).reduce(0) { $0 + $1.bytes.count }
            rest = rest.dropFirst(100)
        }
        await session.close()
        return (ContinuousClock.now - start, bytes)
    }

    private mutating func takeIn(_ installation: Installation) async throws {
        let store = try Store(path: installation.databasePath)
        let start = ContinuousClock.now
        var committed: Duration?
        // Looking takes time on the cores that are measured: one row, the last to be handled.
        let poll = try await installation.poll(lookingEvery: .milliseconds(50)) { [mails] in
            let last = try await store.read { try $0.ledgerEntry(Int64(mails)) }
            if committed == nil, last?.state == .handled { committed = .now - start }
        }
        let handled = try await store.read { try $0.ledgerCounts() }[.handled]
        guard handled == mails, let usage = poll.usage else {
            throw Disappointment("guichet poll did not take in everything: see \(installation.logPath)")
        }
        moved = poll.duration
        self.committed = committed ?? moved
        (memory, processorTime) = (usage.peakMemory, usage.processorTime)
        leads = try await store.read { try $0.leadPoolCount(upTo: .max) }
        let left = try installation.server.messages(of: installation.inbox).count
        guard left == 0 else { throw Disappointment("\(left) mails are still in the inbox") }
        try store.close()
    }

    var figures: [Figure] {
        [
            Figure("mails from the inbox to the committed record, and moved", mails, in: moved, .atLeast(2_000)),
            Figure("processor time of that, a mail", processorTime / mails, digits: 2),
            Figure("peak memory of that", bytes: memory, .below(100)),
        ]
    }

    var details: String {
        """
        \(mails) made-up mails of \(bytes / mails / 1_000) kB on average (plain, HTML, with files, in threads) wait in the \
        inbox when `guichet poll` starts.

        | \(mails) mails at once | time | mails/s | of the plain fetch |
        |---|---:|---:|---:|
        \(row("fetched, and nothing else", plainFetch))
        \(row("fetched, stored, read, routed, committed as \(leads) leads", committed))
        \(row("and moved out of the inbox, the process ended", moved))

        For comparison, measured on the same class of machine: other gateways take in 3 to 24 mails/s, a bare script of 60 \
        lines 183.
        """
    }

    private func row(_ what: String, _ duration: Duration) -> String {
        let ratio = duration.inSeconds / plainFetch.inSeconds
        return "| \(what) | \(duration.inSeconds.rounded(to: 2)) s | \(Int(Double(mails) / duration.inSeconds)) | "
            + "\(ratio.rounded(to: 1)) × |"
    }
}
