import ArgumentParser
import Configuration
import Foundation
import Gateway
import Logging
import ServiceLifecycle
import Store

struct Run: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Watches the mailboxes and sends what is due, until it is told to stop.",
        discussion: "SIGTERM and SIGINT finish the mail in hand, then stop.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let build = try Build(options)
        let lock = try WorkLock(database: build.settings.files.database)
        let store = try build.store()
        let office = try await build.office(store)
        try await office.recover()
        let outbox = Bell()
        var services: [any Service] = []
        for mailbox in build.settings.mailboxes {
            let source = try await build.mailbox(mailbox)
            services.append(MailboxWatcher(mailbox, source: source, office: office, outbox: outbox))
        }
        services.append(Scheduler(office: office, outbox: outbox))
        services.append(Mailer(office: office, submission: try await build.submission(), outbox: outbox))
        let group = ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: office.logger)
        office.logger.info("watching", metadata: ["mailboxes": "\(build.settings.mailboxes.count)"])
        try await group.run()
        office.logger.info("stopped")
        try store.close()
        withExtendedLifetime(lock) {}
    }
}

struct Poll: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes in and handles what is new, sends what is due, and ends.",
        discussion: "Fails when a mailbox cannot be read or no mail can be sent; the rest is done nevertheless.")

    @OptionGroup var options: CommonOptions

    func run() async throws {
        let build = try Build(options)
        let lock = try WorkLock(database: build.settings.files.database)
        let store = try build.store()
        let office = try await build.office(store)
        try await office.recover()
        let outbox = Bell()
        var received = 0
        var failures = 0
        for mailbox in build.settings.mailboxes {
            let source = try await build.mailbox(mailbox)
            do {
                received += try await MailboxWatcher(mailbox, source: source, office: office, outbox: outbox).pollOnce()
            } catch let failure as StoreFailure {
                // The other mailboxes and the outbox would only say the same.
                throw failure
            } catch {
                failures += 1
                Terminal.say("\(mailbox.name): \(error)")
            }
            await source.close()
        }
        try await Scheduler(office: office, outbox: outbox).pass()
        let submission = try await build.submission()
        let dispatch = try await Mailer(office: office, submission: submission, outbox: outbox).sendDueMails()
        await submission.close()
        if let obstacle = dispatch.obstacle {
            failures += 1
            Terminal.say("SMTP: \(obstacle)")
        }
        Terminal.say("\(received) received, \(dispatch.sent) sent.")
        try store.close()
        withExtendedLifetime(lock) {}
        if failures > 0 { throw ExitCode.failure }
    }
}

struct Ingest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Takes in one mail from standard input, as from an MTA's alias.",
        discussion: """
            May be called while guichet run works; that sends what comes of the mail. Exit code 75 when it could not be \
            taken in: the MTA keeps the mail and offers it again.
            """)

    @OptionGroup var options: CommonOptions

    /// EX_TEMPFAIL of sysexits.h: after any other an MTA sends the mail back to the customer.
    private static let notNow = ExitCode(75)

    func run() async throws {
        let bytes = [UInt8](FileHandle.standardInput.readDataToEndOfFile())
        guard !bytes.isEmpty else { throw Complaint("There is no mail on standard input.") }
        do {
            try await takeIn(bytes)
        } catch {
            Terminal.say("Error: \(error)")
            throw Self.notNow
        }
    }

    private func takeIn(_ bytes: [UInt8]) async throws {
        let build = try Build(options)
        let store = try build.store()
        let office = try await build.office(store)
        let entry = try await Clerk(office: office).takeIn(bytes)
        print("\(entry.state.rawValue)\(entry.reason.isEmpty ? "" : ": \(entry.reason)")")
        try store.close()
    }
}
