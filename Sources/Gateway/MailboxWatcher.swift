public import Configuration
import Foundation
import Logging
public import Mail
public import ServiceLifecycle
import Store

/// Watches one mailbox: keeps what is new, has it handled, and files it away.
public struct MailboxWatcher: Service, CustomStringConvertible {
    /// For the log: without one, the services' group would spell out the whole office to name it.
    public let description = "mailbox watcher"

    private let settings: MailboxSettings
    private let source: any MailSource
    private let office: Office
    private let clerk: Clerk
    private let outbox: Bell
    private let logger: Logger

    /// Fetched at once: so many mails, and so many bytes unless a single one is bigger.
    private static let batch = (mails: 100, bytes: 4_000_000)
    /// Moved at once. Each time mails are moved, a server with a file for each mail looks through the whole folder.
    private static let filedAtOnce = 2_000

    /// `outbox` is rung when there may be mail to send.
    public init(_ settings: MailboxSettings, source: any MailSource, office: Office, outbox: Bell) {
        self.settings = settings
        self.source = source
        self.office = office
        self.outbox = outbox
        clerk = Clerk(office: office)
        var logger = office.logger
        logger[metadataKey: "mailbox"] = "\(settings.name)"
        self.logger = logger
    }

    /// Watches until a graceful shutdown; the mails in hand are finished first.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var pause = Backoff(longest: .seconds(300))
            var noted = Date.distantPast
            while !Task.isCancelled {
                do {
                    try await pollOnce()
                    pause.reset()
                    try await noteLook(unlessSince: &noted)
                    try await source.waitForNews(patience: settings.pollEvery)
                } catch {
                    let duration = pause.next(needsOperator: (error as? MailSourceFailure)?.nextStep == .askOperator)
                    noted = .distantPast
                    await noteFailure(error)
                    logger.warning(
                        error is StoreFailure
                            ? "mails could not be stored, trying again later"
                            : "mailbox could not be read, trying again later",
                        metadata: ["error": "\(error)", "seconds": "\(duration.components.seconds)"])
                    try? await Task.sleep(for: duration)
                }
            }
            await source.close()
        }
    }

    /// Once a minute is often enough for those who read of it.
    private func noteLook(unlessSince noted: inout Date) async throws {
        let now = office.now()
        guard now > noted + 60 || now < noted else { return }
        try await office.store.write { [settings] in try $0.noteLook(at: settings.name, at: now) }
        noted = now
    }

    /// A mailbox that cannot be read is news for the digest; a database that cannot be written is in the log.
    private func noteFailure(_ error: any Error) async {
        guard !Task.isCancelled, !(error is StoreFailure) else { return }
        let now = office.now()
        try? await office.store.write { [settings] in
            try $0.noteFailure(at: settings.name, explanation: "\(error)", at: now)
        }
    }

    /// Takes in everything new, handles it and files it away; returns how many mails were new. When the task is cancelled,
    /// the mails in hand are finished and the others wait for the next call.
    ///
    /// What lies in the ledger is handled even when the mailbox cannot be read.
    @discardableResult
    public func pollOnce() async throws -> Int {
        // Handling goes on beside fetching: what is fetched lies in the ledger until its turn comes.
        let (kept, settled) = (Bell(), Bell())
        async let handled: Void = handle(as: kept, ringing: settled)
        let taken: Result<(validity: UIDValidity, count: Int), any Error>
        do {
            taken = .success(try await takeIn(ringing: kept))
        } catch {
            taken = .failure(error)
        }
        kept.close()
        // Not before all is fetched: for some time after a move, such a server looks through the folder at each FETCH.
        if case .success(let (validity, _)) = taken {
            while await settled.wasRung() { try await uncancelled { try await fileAway(validity) } }
        }
        try await handled
        let (validity, count) = try taken.get()
        try await uncancelled { try await fileAway(validity) }
        if count > 0 { logger.info("mails taken in", metadata: ["count": "\(count)"]) }
        return count
    }

    /// Fetches and stores everything new, batch by batch, and rings `kept` for each; returns how many mails were new, and which
    /// generation of UIDs they have.
    private func takeIn(ringing kept: Bell) async throws -> (UIDValidity, Int) {
        let validity = try await source.open()
        let highest = try await office.store.read { [settings] in
            try $0.highestUID(mailbox: settings.name, uidValidity: validity)
        }
        let summaries = try await source.summaries(after: highest)
        var rest = batches(of: summaries)[...]
        var fetched = try await fetch(rest.popFirst(), validity)
        while fetched != nil, !Task.isCancelled {
            // While one batch is stored, the next is fetched. What is stored need not stay in memory.
            let batch = rest.popFirst()
            async let next = fetch(batch, validity)
            try await keep(fetched.take() ?? [])
            kept.ring()
            fetched = try await next
        }
        return (validity, summaries.count)
    }

    /// Handles what is due now, and again whenever `kept` rings, until it is closed; rings `settled` whenever there is enough
    /// to file away.
    private func handle(as kept: Bell, ringing settled: Bell) async throws {
        defer { settled.close() }
        var unfiled = 0
        let note = { (count: Int) in
            unfiled += count
            guard unfiled >= Self.filedAtOnce else { return }
            settled.ring()
            unfiled = 0
        }
        repeat {
            if try await clerk.handleDueMails(note) > 0 { outbox.ring() }
        } while await kept.wasRung()
        if !Task.isCancelled, try await clerk.handleDueMails(note) > 0 { outbox.ring() }
    }

    /// The mails of a batch, fetched to the end even when the calling task is cancelled; nil when there is no batch.
    private func fetch(_ batch: [MessageSummary]?, _ validity: UIDValidity) async throws -> [Arrival]? {
        guard let batch else { return nil }
        return try await uncancelled { try await arrivals(batch, validity) }
    }

    /// Mails as the server has them; of those that are too big, the headers.
    private func arrivals(_ summaries: [MessageSummary], _ validity: UIDValidity) async throws -> [Arrival] {
        let limit = office.settings.limits.messageSize
        let (whole, tooBig) = (summaries.filter { $0.size <= limit }, summaries.filter { $0.size > limit })
        let sizes = Dictionary(summaries.map { ($0.uid, $0.size) }, uniquingKeysWith: max)
        let mails = try await whole.isEmpty ? [] : source.fetch(whole.map(\.uid))
        let headers = try await tooBig.isEmpty ? [] : source.fetchHeaders(tooBig.map(\.uid))
        return (mails.map { ($0, true) } + headers.map { ($0, false) }).map { fetched, isWhole in
            Arrival(
                mailbox: settings.name, uidValidity: validity, uid: fetched.uid,
                size: sizes[fetched.uid] ?? fetched.bytes.count, bytes: fetched.bytes, isWhole: isWhole)
        }.sorted { $0.uid < $1.uid }
    }

    /// Stores mails, before anybody looks inside.
    private func keep(_ arrivals: consuming [Arrival]) async throws {
        let now = office.now()
        try await uncancelled { [arrivals, office] in
            try await office.store.write(durable: .later) { transaction in
                for arrival in arrivals { try transaction.keep(arrival, at: now) }
            }
        }
    }

    /// Moves settled mails out of the way, where the settings want that. What is settled meanwhile waits for the next call,
    /// unless it makes a full load.
    private func fileAway(_ validity: UIDValidity) async throws {
        guard let folders = settings.folders else { return }
        var count: Int
        repeat {
            let unfiled = try await office.store.read { [settings] in
                try $0.unfiled(mailbox: settings.name, uidValidity: validity, limit: Self.filedAtOnce)
            }
            count = unfiled.values.reduce(0) { $0 + $1.count }
            if count == 0 { return }
            // The server still has them: until they are moved they could be taken in again.
            try office.store.makeDurable()
            for (state, uids) in unfiled {
                try await source.move(uids, to: folders.folder(for: state))
                // Moved a second time, they are simply not there any more.
                try await office.store.write(durable: .later) { [settings] in
                    try $0.markFiled(mailbox: settings.name, uidValidity: validity, uids: uids)
                }
            }
        } while count >= Self.filedAtOnce
    }

    private func batches(of summaries: [MessageSummary]) -> [[MessageSummary]] {
        var batches: [[MessageSummary]] = []
        var bytes = 0
        for summary in summaries {
            let isFull = batches.last.map { $0.count >= Self.batch.mails || bytes + summary.size > Self.batch.bytes }
            if isFull ?? true {
                batches.append([])
                bytes = 0
            }
            batches[batches.count - 1].append(summary)
            bytes += summary.size
        }
        return batches
    }
}

extension FilingFolders {
    fileprivate func folder(for state: LedgerEntry.State) -> String {
        switch state {
        case .received, .handled: handled
        case .ignored: ignored
        case .quarantined: quarantine
        }
    }
}

/// Runs `body` to its end even when the calling task is cancelled: a transaction or a mail in hand is finished.
func uncancelled<Answer: Sendable>(_ body: @escaping @Sendable () async throws -> Answer) async throws -> Answer {
    try await Task { try await body() }.value
}

/// Pauses that grow with every failure in a row, with a random part, so that many clients do not return at once.
struct Backoff {
    private let longest: Duration
    private var failures = 0

    init(longest: Duration) { self.longest = longest }

    mutating func reset() { failures = 0 }

    /// 1, 2, 4 … seconds and up to half as much again; the longest at once when only a person can mend it.
    mutating func next(needsOperator: Bool = false) -> Duration {
        failures += 1
        let base = needsOperator ? longest : min(longest, .seconds(1 << min(failures - 1, 20)))
        return base * Double.random(in: 1...1.5)
    }
}
