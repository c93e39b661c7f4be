import Foundation
import Mail
import MailTransport
import Store
import TestSupport

/// How long it takes to take in a mailbox that is full already.
struct CatchUp {
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
    init(_ installation: Installation, mails: Int) async throws {
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
        let (watched, _) = try await installation.whileRunning("poll") { [mails] process in
            var last: ProcessUsage?
            var committed: Duration?
            while let usage = ProcessUsage(of: process) {
                last = usage
                if committed == nil, try await store.read({ try $0.ledgerCounts() })[.handled] == mails {
                    committed = ContinuousClock.now - start
                }
                // Looking takes time on the cores that are measured.
                try await Task.sleep(for: .milliseconds(50))
            }
            return (committed, last, ContinuousClock.now - start)
        }
        let handled = try await store.read { try $0.ledgerCounts() }[.handled]
        guard handled == mails, let usage = watched.1 else {
            throw Disappointment("guichet poll did not take in everything: see \(installation.logPath)")
        }
        moved = watched.2
        committed = watched.0 ?? moved
        (memory, processorTime) = (usage.peakMemory, usage.processorTime)
        leads = try await store.read { try $0.leadPoolCount(upTo: .max) }
        let left = try installation.server.messages(of: installation.inbox).count
        guard left == 0 else { throw Disappointment("\(left) mails are still in the inbox") }
        try store.close()
    }
}

/// Why nothing was measured.
struct Disappointment: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
