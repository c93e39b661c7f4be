import Dispatch
import Foundation
import Store
import TestSupport
import Testing

@Suite(
    "While another program locks the database",
    .enabled("needs Dovecot and Postfix") { MailServer.isAvailable }, .timeLimit(.minutes(2)))
struct LockedDatabaseTests {
    /// Both wait for the 10 seconds that the store is patient, so they wait together.
    @Test func aRunGoesOnOnceItIsFreeAndSoDoesTheNextPoll() async throws {
        async let polled: Void = pollIsLockedOut()
        try await runIsLockedOut()
        try await polled
    }

    private func runIsLockedOut() async throws {
        let installation = try Installation("locked", on: try await MailServer.shared)
        defer { installation.remove() }
        let mails = CustomerMail.flow(8, to: installation.inbox)
        let ended = try await installation.whileRunning { _ in
            try await installation.untilLogged("watching")
            // With nothing to send, only the mailbox needs the database, and is not kept waiting by the outbox.
            try installation.deliver(mails.prefix(1))
            try await installation.untilAllSent(1)
            try await whileLocked(installation) {
                try installation.deliver(mails.dropFirst())
                try await installation.untilLogged("mails could not be stored, trying again later")
                #expect(try await installation.server.messages(of: installation.inbox, atLeast: 7).count == 7)
            }
            try await installation.untilAllSent(8)
        }
        #expect(ended.exitCode == 0)
        #expect(installation.complaints.count == 1, "\(installation.complaints)")
        #expect(installation.complaints.first?.contains(sentence(installation)) == true)
        #expect(try await Audit(of: installation, expecting: mails).complaints == [])
    }

    private func pollIsLockedOut() async throws {
        let installation = try Installation("locked-poll", on: try await MailServer.shared)
        defer { installation.remove() }
        let mails = CustomerMail.flow(8, to: installation.inbox)
        try installation.deliver(mails)
        _ = try await installation.server.messages(of: installation.inbox, atLeast: 8)
        try await whileLocked(installation) {
            let ending = try await installation.guichet("poll")
            #expect(ending.exitCode == 1)
            #expect(ending.talk == "Error: \(sentence(installation))\n")
        }
        #expect(try await installation.guichet("poll").exitCode == 0)
        #expect(try await Audit(of: installation, expecting: mails).complaints == [])
    }

    private func sentence(_ installation: Installation) -> String {
        "The database \(installation.databasePath) is locked by another program: end that, or let it finish."
    }

    /// Keeps a transaction open, as somebody with a database browser would, while `body` works.
    private func whileLocked(_ installation: Installation, _ body: () async throws -> Void) async throws {
        let store = try Store(path: installation.databasePath)
        let (locked, isLocked) = AsyncStream<Void>.makeStream()
        let release = DispatchSemaphore(value: 0)
        let transaction = Task {
            try await store.write { _ in
                isLocked.finish()
                release.wait()
            }
        }
        for await _ in locked {}
        let outcome: Result<Void, any Error>
        do { outcome = .success(try await body()) } catch { outcome = .failure(error) }
        release.signal()
        try await transaction.value
        try store.close()
        try outcome.get()
    }
}
