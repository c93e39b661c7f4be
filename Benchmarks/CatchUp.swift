import Foundation
import Mail
import MailTransport
import Store
import TestSupport

/// The whole way of mails that are there already: from the inbox to the committed, routed record.
struct CatchUp: Part {
    static let name = "catch-up"

    /// With and without TLS in turn so often: what else the machine does makes one time half as long again as the other.
    private static let rounds = 3

    let mails: Int
    /// Bytes of all mails.
    private(set) var bytes = 0
    private(set) var plain = Passes()
    /// Over TLS, for which client and server work on the same cores.
    private(set) var encrypted = Passes()
    private(set) var leads = 0

    /// How long each pass took; figures are those in the middle.
    struct Passes {
        /// Fetching the same mails and doing nothing with them.
        var plainFetch: [Duration] = []
        /// From the start of `guichet poll` until the last mail's case was committed.
        var committed: [Duration] = []
        /// Until every mail was moved out of the inbox as well, and the process had ended.
        var moved: [Duration] = []
        /// Of the process, on all cores.
        var processorTime: [Duration] = []
        /// The most of any, in bytes.
        var memory = 0
    }

    /// Fills the inbox and has it taken in, again and again.
    init(mails: Int?) async throws {
        self.mails = mails ?? 20_000
        for round in 1...Self.rounds {
            try await pass("plain-\(round)", tls: "none", \.plain)
            try await pass("encrypted-\(round)", tls: "implicit", \.encrypted)
        }
    }

    private mutating func pass(_ name: String, tls: String, _ passes: WritableKeyPath<Self, Passes>) async throws {
        // Nobody listens on port 9: the answers stay in the outbox.
        let installation = try Installation(
            "catch-up-\(name)", on: try await MailServer.shared, .init(smtpPort: 9, imapTLS: tls))
        defer { installation.remove() }
        try installation.server.deposit(
            MailboxFilling(count: mails, inbox: installation.inbox).messages, for: installation.inbox)
        defer { try? installation.server.removeMail(of: installation.inbox) }
        let account = installation.account(of: installation.inbox, isEncrypted: tls != "none")
        // The first time, Dovecot makes its index, which would count against whoever comes first.
        _ = try await fetchAll(account)
        let (duration, bytes) = try await fetchAll(account)
        self.bytes = bytes
        self[keyPath: passes].plainFetch.append(duration)
        try await takeIn(installation, into: passes)
    }

    /// In the same batches as the gateway.
    private func fetchAll(_ account: IMAPAccount) async throws -> (Duration, bytes: Int) {
        let session = IMAPSession(account)
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

    private mutating func takeIn(_ installation: Installation, into passes: WritableKeyPath<Self, Passes>) async throws
    {
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
        self[keyPath: passes].committed.append(committed ?? poll.duration)
        self[keyPath: passes].moved.append(poll.duration)
        self[keyPath: passes].processorTime.append(usage.processorTime)
        self[keyPath: passes].memory = max(self[keyPath: passes].memory, usage.peakMemory)
        leads = try await store.read { try $0.leadPoolCount(upTo: .max) }
        let left = try installation.server.messages(of: installation.inbox).count
        guard left == 0 else { throw Disappointment("\(left) mails are still in the inbox") }
        try store.close()
    }

    var figures: [Figure] {
        [
            Figure("mails from the inbox to the committed record", mails, in: plain.committed.median, .atLeast(2_000)),
            Figure("the same, and moved out of the inbox", mails, in: plain.moved.median),
            Figure("processor time of that, a mail", plain.processorTime.median / mails, digits: 2),
            Figure(
                "from the inbox to the committed record over TLS, for which both sides take the same cores", mails,
                in: encrypted.committed.median),
            Figure("processor time of that, a mail", encrypted.processorTime.median / mails, digits: 2),
            Figure("peak memory of both", bytes: max(plain.memory, encrypted.memory), .below(100)),
        ]
    }

    var details: String {
        """
        \(mails) made-up mails of \(bytes / mails / 1_000) kB on average (plain, HTML, with files, in threads) wait in the \
        inbox when `guichet poll` starts; \(Self.rounds) times each way, in turn.

        | \(mails) mails at once, the time in the middle | time | mails/s | of the plain fetch | all times |
        |---|---:|---:|---:|---|
        \(row("fetched, and nothing else", plain.plainFetch, plain))
        \(row("fetched, stored, read, routed, committed as \(leads) leads", plain.committed, plain))
        \(row("and moved out of the inbox, the process ended", plain.moved, plain))
        \(row("over TLS: fetched, and nothing else", encrypted.plainFetch, encrypted))
        \(row("over TLS: committed", encrypted.committed, encrypted))
        \(row("over TLS: and moved", encrypted.moved, encrypted))

        For comparison, measured on the same class of machine: other gateways take in 3 to 24 mails/s, a bare script of 60 \
        lines 183.
        """
    }

    private func row(_ what: String, _ durations: [Duration], _ passes: Passes) -> String {
        let duration = durations.median.inSeconds
        let ratio = duration / passes.plainFetch.median.inSeconds
        let all = durations.map { $0.inSeconds.rounded(to: 1) + " s" }.joined(separator: ", ")
        return "| \(what) | \(duration.rounded(to: 2)) s | \(Int(Double(mails) / duration)) | "
            + "\(ratio.rounded(to: 1)) × | \(all) |"
    }
}
