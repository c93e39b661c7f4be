import Foundation
import Gateway
import Logging
import Synchronization

/// The gateway on another day: the same database, mailboxes and mail server, on a clock that the story moves.
///
/// It does what `guichet run` does whenever it is asked to look.
struct LaterGateway {
    let clock = StoryClock()
    private let watchers: [MailboxWatcher]
    private let scheduler: Scheduler
    private let mailer: Mailer

    init(configPath: String) async throws {
        let build = try Build(configPath: configPath)
        let clock = clock
        let office = try await build.office(
            try build.store(), now: { clock.now },
            // What it says would stand in the middle of the story.
            logger: Logger(label: "guichet") { _ in SwiftLogNoOpLogHandler() })
        let bell = Bell()
        var watchers: [MailboxWatcher] = []
        for mailbox in build.settings.mailboxes {
            watchers.append(
                MailboxWatcher(mailbox, source: try await build.mailbox(mailbox), office: office, outbox: bell))
        }
        self.watchers = watchers
        scheduler = Scheduler(office: office, outbox: bell)
        mailer = Mailer(office: office, submission: try await build.submission(), outbox: bell)
    }

    /// Takes in what came, does what is due, sends what waits.
    func look() async throws {
        for watcher in watchers { try await watcher.pollOnce() }
        try await scheduler.pass()
        try await mailer.sendDueMails()
    }
}

/// Stands until the story moves it.
final class StoryClock: Sendable {
    private let date = Mutex(Date())

    var now: Date { date.withLock { $0 } }

    /// Never backward.
    func move(to date: Date) { self.date.withLock { $0 = max($0, date) } }
}
