import Configuration
import Documents
import Foundation
import Logging
import Mail
import MailMIME
import Store

/// Handles the mails in the ledger: reads each, decides, changes the records and queues the answers.
///
/// A mail that cannot be read or handled goes into quarantine, and the next one is handled.
public struct Clerk: Sendable {
    let office: Office
    let reader: MailReader
    private let logger: Logger
    let shelf: CalendarShelf?

    /// At most this many mails, or this many bytes, are handled in one transaction.
    private static let batch = (mails: 64, bytes: 3_000_000)
    /// So many batches are read while one is written.
    private static let readAhead = 2
    /// As many mails may be in hand when the process ends.
    static let mostInHand = batch.mails * (readAhead + 1)
    /// After so many handlings that ended with the process, a mail is quarantined unread.
    private static let patience = 4

    public init(office: Office) {
        self.office = office
        reader = MailReader(settings: office.settings, signer: office.signer)
        logger = office.logger
        shelf = CalendarShelf(office: office)
    }

    /// Handles everything that is due, telling `progress` the size of each batch; returns how many mails that were. When the
    /// task is cancelled, the batch in hand is finished and the others wait for the next call.
    ///
    /// Throws only when the database cannot be used; nothing is lost then, and a later call goes on.
    @discardableResult
    public func handleDueMails(_ progress: (Int) -> Void = { _ in }) async throws -> Int {
        var count = 0
        var (ahead, lastID) = ([Batch](), Int64(0))
        let readOn = { (batches: Int) in
            // Of big mails one is enough to have in memory beside the one in hand.
            while ahead.count < batches, ahead.allSatisfy({ $0.bytes < Self.batch.bytes / batches }),
                let next = try await nextBatch(after: lastID)
            {
                ahead.append(next)
                lastID = next.lastID
            }
        }
        while !Task.isCancelled {
            try await readOn(1)
            guard !ahead.isEmpty else { break }
            let current = ahead.removeFirst()
            // While one batch is written, the next ones are read.
            async let handled: Void = uncancelled { try await handle(current) }
            try await readOn(Self.readAhead)
            try await handled
            count += current.mails.count
            progress(current.mails.count)
        }
        if count > 0 { await shelf?.update() }
        return count
    }

    /// Mails that are due.
    private struct Batch: Sendable {
        var mails: [DueMail]
        /// What is in them; nil for a mail that was in hand when the process ended: alone, and read only when its turn has
        /// come.
        var readings: Task<[Reading], Never>?

        var lastID: Int64 { mails.last?.ledgerID ?? .max }
        var bytes: Int { mails.reduce(0) { $0 + $1.bytes.count } }
    }

    private typealias Reading = Result<IncomingMail, Obstacle>

    /// nil when nothing is due beyond that ledger entry.
    private func nextBatch(after ledgerID: Int64) async throws -> Batch? {
        let due = try await uncancelled {
            try await office.store.read {
                try $0.dueMails(after: ledgerID, limit: Self.batch.mails, bytes: Self.batch.bytes)
            }
        }
        guard let first = due.first else { return nil }
        if first.attempts > 0 { return Batch(mails: [first]) }
        let fresh = Array(due.prefix { $0.attempts == 0 })
        return Batch(mails: fresh, readings: Task { await readAll(fresh) })
    }

    /// Handles a batch. Of a mail that was in hand before, the attempt is written down first, so that one that brings the
    /// process down is found out.
    private func handle(_ batch: Batch) async throws {
        if let readings = batch.readings { return try await write(batch.mails, await readings.value) }
        guard let mail = batch.mails.first else { return }
        guard mail.attempts < Self.patience else {
            let sentence = "Handling it ended the program \(mail.attempts - 1) times; it was not tried again."
            return try await write([mail], [.failure(Obstacle(kind: .failed, explanation: sentence))])
        }
        try office.store.requireRoom()
        try await office.store.write { try $0.beginHandling([mail.ledgerID]) }
        do {
            try await write([mail], [Obstacle.reading(mail, with: reader)])
        } catch  where StoreFailure.isDiskTrouble(error) {
            // We live, so it was no attempt that ended the process. There is room for that: what failed was bigger.
            try await office.store.write { try $0.takeBackHandling([mail.ledgerID]) }
            throw error
        }
    }

    /// Why mails went into quarantine.
    private typealias Troubles = [(ledgerID: Int64, reason: String)]

    /// Handles mails in one transaction.
    private func write(_ mails: [DueMail], _ readings: [Reading]) async throws {
        let now = office.now()
        let troubles: Troubles
        do {
            troubles = try await write(mails, readings, at: now) { try settle($0, $1, with: $2) }
        } catch  where !StoreFailure.isDiskTrouble(error) {
            // A savepoint for each, for which SQLite copies every page that changes: only where one is known to fail.
            troubles = try await write(mails, readings, at: now) { try settleApart($0, $1, with: $2) }
        }
        for (ledgerID, reason) in troubles {
            logger.warning("mail quarantined", metadata: ["ledger": "\(ledgerID)", "reason": "\(reason)"])
        }
        logger.debug("mails handled", metadata: ["count": "\(mails.count)"])
    }

    private func write(
        _ mails: [DueMail], _ readings: [Reading], at now: Date,
        _ settle: @Sendable (DueMail, Reading, Desk) throws -> String?
    ) async throws -> Troubles {
        // What comes of it goes out only after the outbox has noted the attempt, which is durable.
        try await office.store.write(durable: .later) { transaction in
            let desk = Desk(office: office, transaction: transaction, now: now)
            return try zip(mails, readings).compactMap { mail, reading in
                guard try transaction.isDue(mail.ledgerID) else { return nil }
                return try settle(mail, reading, desk).map { (mail.ledgerID, $0) }
            }
        }
    }

    /// Returns why the mail went into quarantine, if it did.
    private func settle(_ mail: DueMail, _ reading: Reading, with desk: Desk) throws -> String? {
        switch reading {
        case .success(let incoming):
            let disposition = try desk.handle(incoming)
            try desk.transaction.settle(mail.ledgerID, as: disposition, at: desk.now)
            return disposition.state == .quarantined ? disposition.reason : nil
        case .failure(let obstacle):
            try desk.quarantine(mail, because: obstacle)
            return obstacle.explanation
        }
    }

    /// The same, in a savepoint: when it fails, the mail goes into quarantine. Throws when the database failed: that is not
    /// the mail's fault.
    private func settleApart(_ mail: DueMail, _ reading: Reading, with desk: Desk) throws -> String? {
        do {
            return try desk.transaction.attempt { try settle(mail, reading, with: desk) }
        } catch  where !StoreFailure.isDiskTrouble(error) {
            let obstacle = Obstacle(kind: .failed, explanation: "Handling it failed: \(error)")
            try desk.quarantine(mail, because: obstacle)
            return obstacle.explanation
        }
    }

    private func readAll(_ mails: [DueMail]) async -> [Reading] {
        let reader = reader
        return await withTaskGroup(of: (Int, [Reading]).self) { group in
            let share = max(1, (mails.count + 1) / 2)
            for start in stride(from: 0, to: mails.count, by: share) {
                let part = mails[start..<min(start + share, mails.count)]
                group.addTask { (start, part.map { Obstacle.reading($0, with: reader) }) }
            }
            var parts: [(Int, [Reading])] = []
            for await part in group { parts.append(part) }
            return parts.sorted { $0.0 < $1.0 }.flatMap(\.1)
        }
    }
}

/// Why a mail goes into quarantine.
struct Obstacle: Error {
    enum Kind {
        /// Over the size limit, so that only its headers were fetched.
        case tooBig
        case unreadable
        case failed
    }

    var kind: Kind
    var explanation: String

    static func reading(_ mail: DueMail, with reader: MailReader) -> Result<IncomingMail, Obstacle> {
        guard mail.isWhole else {
            let limit = reader.settings.limits.messageSize
            return .failure(
                Obstacle(kind: .tooBig, explanation: "It has \(mail.size) bytes, and the limit is \(limit)."))
        }
        do {
            return .success(try reader.read(mail))
        } catch {
            return .failure(Obstacle(kind: .unreadable, explanation: "\(error)"))
        }
    }
}
