import CRM
import Configuration
import Documents
import Foundation
import Logging
public import Mail
public import ServiceLifecycle
import Store

/// Sends what waits in the outbox, each mail until it is delivered or given up.
public struct Mailer: Service, CustomStringConvertible {
    /// As for the `MailboxWatcher`.
    public let description = "mailer"

    private let office: Office
    private let submission: any MailSubmission
    private let outbox: Bell
    private let writer: OutboxWriter
    private let logger: Logger

    /// How often a mail is tried: for 5 to 6 days with the pauses in between, as RFC 5321 §4.5.4.1 asks. Counted and not
    /// timed, since a clock that jumps would end them too soon, or never.
    static let mostAttempts = 38
    /// Between two attempts.
    private static let longestPause: TimeInterval = 14_400
    /// A mail that was never tried waits for nothing; its time may lie ahead by so much, since the clock was put right.
    private static let clockTolerance: TimeInterval = 60
    /// How much longer chance may make it.
    private static let mostChance = 1.25
    /// So many mails are claimed and written at once.
    private static let batch = 20
    /// So many batches are made ready while one is sent: how long either takes differs from one to the next.
    private static let batchesAhead = 2
    /// The letters of so many customers' mails are made in one transaction.
    private static let lettersTogether = 5
    /// So many that the server took are noted at once, which takes as long as to note one. With those in hand they are fewer
    /// than a `MailSubmission` remembers.
    private static let notedTogether = 4

    /// `outbox` is the bell that is rung when there may be mail to send.
    public init(office: Office, submission: any MailSubmission, outbox: Bell) {
        self.office = office
        self.submission = submission
        self.outbox = outbox
        writer = OutboxWriter(office: office)
        logger = office.logger
    }

    /// Sends until a graceful shutdown; the mail in hand is finished first.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            var pause = Backoff(longest: .seconds(300))
            while !Task.isCancelled {
                do {
                    if let obstacle = try await sendDueMails().obstacle { throw obstacle }
                    pause.reset()
                    await outbox.wait(patience: await untilNextAttempt())
                } catch {
                    guard !Task.isCancelled else { break }
                    // Whatever is queued meanwhile waits, too: no server likes to be asked with a wrong password all the time.
                    let duration = pause.next(needsOperator: (error as? SubmissionFailure)?.nextStep == .askOperator)
                    logger.error(
                        "no mail can be sent, trying again later",
                        metadata: [
                            "error": "\(TokenVeil.over("\(error)"))", "seconds": "\(duration.components.seconds)",
                        ])
                    try? await Task.sleep(for: duration)
                }
            }
            await submission.close()
        }
    }

    /// What one pass through the outbox came to.
    public struct Dispatch: Sendable {
        public var sent = 0
        /// Why no mail at all can go out now; nil when the server takes mail.
        public var obstacle: SubmissionFailure?
    }

    /// Tries every mail that is due once. When the task is cancelled, the mail in hand is finished and the others wait for
    /// the next call.
    ///
    /// Throws when the database cannot be used; the next call goes on. One caller at a time.
    @discardableResult
    public func sendDueMails() async throws -> Dispatch {
        var dispatch = Dispatch()
        do { try await uncancelled { try await takeBack() } } catch let failure as SubmissionFailure {
            dispatch.obstacle = failure
            return dispatch
        }
        var underWay = MailsUnderWay()
        do {
            while !isOver(dispatch), try await sendOnce(&underWay, &dispatch) {}
            try await land(&underWay, &dispatch)
        } catch {
            // Where even that fails, the next call takes them back.
            if (try? await land(&underWay, &dispatch)) != nil { try? await putBackUntried() }
            // Nobody may think that it is not on its way.
            for mail in underWay.inHand { _ = await mail.outcome.value }
            throw error
        }
        if isOver(dispatch) { try await putBackUntried() }
        return dispatch
    }

    /// Sends what is due; false when nothing was. While mails are on their way, those that come next are claimed and
    /// written, once the server has taken one.
    private func sendOnce(_ underWay: inout MailsUnderWay, _ dispatch: inout Dispatch) async throws -> Bool {
        let (demand, wanted) = AsyncStream<Void>.makeStream()
        let (batches, made) = AsyncThrowingStream<Batch, any Error>.makeStream()
        // Cancelled and waited for at the end.
        async let _: Void = makeReady(on: demand, for: made)
        wanted.yield()
        var missing = Self.batchesAhead
        var isAnyDue = false
        for try await batch in batches {
            isAnyDue = true
            var untried = batch.claimed[...]
            while dispatch.sent == 0, !isOver(dispatch), let entry = untried.popFirst() {
                try await send(entry, batch.written[entry.message], &underWay, &dispatch)
                try await land(&underWay, &dispatch)
            }
            for _ in 0..<missing { wanted.yield() }
            missing = 1
            while !isOver(dispatch), let entry = untried.popFirst() {
                try await send(entry, batch.written[entry.message], &underWay, &dispatch)
            }
            if isOver(dispatch) { break }
        }
        return isAnyDue
    }

    /// Mails that were claimed, of which most are written.
    private struct Batch {
        var claimed: [OutboxEntry]
        var written: OutboxWriter.WrittenMails
    }

    /// One batch for each that is demanded, until nothing is due.
    private func makeReady(
        on demand: AsyncStream<Void>, for batches: AsyncThrowingStream<Batch, any Error>.Continuation
    ) async {
        do {
            for await _ in demand {
                let claimed = try await uncancelled { try await claim() }
                if claimed.isEmpty { break }
                batches.yield(Batch(claimed: claimed, written: await writer.written(claimed)))
            }
            batches.finish()
        } catch { batches.finish(throwing: error) }
    }

    /// Mails that were handed in and are not noted yet.
    private struct MailsUnderWay {
        /// The one on its way to the server, and the next in line.
        var inHand: [MailInHand] = []
        var taken: [Taken] = []
        /// Notes those that were taken before.
        var noting: Task<Void, any Error>?
    }

    /// Hands a mail in, which waits in line until the one in hand is through. One that is not written is written only when
    /// none is on its way: it is big.
    private func send(
        _ entry: OutboxEntry, _ bytes: [UInt8]?, _ underWay: inout MailsUnderWay, _ dispatch: inout Dispatch
    ) async throws {
        if bytes == nil {
            try await land(&underWay, &dispatch)
            if isOver(dispatch) { return }
        }
        let mail = try await prepared(entry, bytes)
        underWay.inHand.append(MailInHand(entry: entry, outcome: handIn(mail, entry)))
        try await settle(&underWay, but: 1, &dispatch)
        if underWay.taken.count >= Self.notedTogether { try await beginToNote(&underWay) }
    }

    /// Waits for all that was handed in, and notes it.
    private func land(_ underWay: inout MailsUnderWay, _ dispatch: inout Dispatch) async throws {
        try await settle(&underWay, but: 0, &dispatch)
        try await beginToNote(&underWay)
        try await underWay.noting?.valueOrCancel()
    }

    /// Has those noted that were taken, once those before are. More mails go out meanwhile.
    private func beginToNote(_ underWay: inout MailsUnderWay) async throws {
        try await underWay.noting?.valueOrCancel()
        let taken = underWay.taken
        underWay.taken = []
        underWay.noting = taken.isEmpty ? nil : Task { try await note(taken) }
    }

    /// Whether no more mails are to be handed in.
    private func isOver(_ dispatch: Dispatch) -> Bool { Task.isCancelled || dispatch.obstacle != nil }

    /// A mail that is on its way to the server, or next in line.
    private struct MailInHand {
        var entry: OutboxEntry
        /// The server's answer; nil when there was nothing to hand in.
        var outcome: Task<Result<String?, SubmissionFailure>, Never>
    }

    /// Waits for the server's word on all but the last few; a refusal is noted, and a mail that was taken is one of those to
    /// be noted.
    private func settle(
        _ underWay: inout MailsUnderWay, but last: Int, _ dispatch: inout Dispatch
    ) async throws {
        while underWay.inHand.count > last {
            let mail = underWay.inHand.removeFirst()
            switch await mail.outcome.value {
            case .success(let answer?):
                underWay.taken.append(Taken(entry: mail.entry, answer: answer))
                dispatch.sent += 1
            case .success(nil): break
            case .failure(let failure):
                if try await uncancelled({ try await note(failure, of: mail.entry) }) { dispatch.obstacle = failure }
            }
        }
    }

    /// A mail that the server has taken, which is not noted yet.
    private struct Taken {
        var entry: OutboxEntry
        var answer: String
    }

    /// What is left to do for a mail that was claimed.
    private enum Prepared {
        case written([UInt8])
        /// It cannot be written; that is noted.
        case givenUp
    }

    private func prepared(_ entry: OutboxEntry, _ bytes: [UInt8]?) async throws -> Prepared {
        if let bytes {
            try office.store.requireRoom()
            return .written(bytes)
        }
        return try await uncancelled { try await writtenOrGivenUp(entry) }.map { .written($0) } ?? .givenUp
    }

    /// Makes letters until there are enough mails, and takes what is due.
    private func claim() async throws -> [OutboxEntry] {
        let now = office.now()
        // In small pieces, between which is noted what went out.
        while try await office.store.write(
            durable: .later,
            {
                try Desk(office: office, transaction: $0, now: now).makeLetters(Self.lettersTogether, upTo: Self.batch)
            })
        {}
        return try await office.store.write { transaction in
            let claimed = try transaction.claimDueMails(at: now, limit: Self.batch)
            // Throwing undoes the claim.
            if !claimed.isEmpty { try office.store.requireRoom() }
            return claimed
        }
    }

    /// Settles what became of the mails that were claimed by an earlier process, or by a call that could not note it, since
    /// the database failed; and makes those due that would wait for a time that was written down when the clock was wrong.
    private func takeBack() async throws {
        let now = office.now()
        if try await !office.store.read({ try $0.mailsUnderWay().isEmpty }) {
            let last = try await submission.lastMails()
            try await office.store.write { transaction in
                for entry in try transaction.mailsUnderWay() { try takeBack(entry, last: last, transaction) }
            }
        }
        let early = try await office.store.write { transaction in
            try transaction.bringForwardMails(
                at: now, untried: Self.clockTolerance, any: Self.longestPause * Self.mostChance)
        }
        if early > 0 { logger.notice("mails will not wait for a wrong clock", metadata: ["count": "\(early)"]) }
    }

    /// Mails are handed in one after the other, each once all but the last few are noted: only those that are remembered can
    /// have gone out without a note of it.
    private func takeBack(_ entry: OutboxEntry, last: [Postmark], _ transaction: Transaction) throws {
        let now = office.now()
        let envelope = envelope(of: entry)
        guard let last = last.last(where: { $0.envelope == envelope }) else {
            try transaction.putBack(entry.id)
            return
        }
        if let answer = last.answer {
            try transaction.markSent(entry.id, answer: answer, at: now)
            logger.info("mail sent before the program ended", metadata: ["outbox": "\(entry.id)"])
        } else {
            // Nobody can know, so it goes out again, with the same Message-ID.
            try transaction.retry(entry.id, answer: "The attempt was interrupted; it may have arrived.", at: now)
            logger.warning(
                "a mail was interrupted on its way; it may arrive twice", metadata: ["outbox": "\(entry.id)"])
        }
    }

    /// Begins to hand a mail in, behind the one that is in hand. Once begun it is finished, whoever cancels us.
    private func handIn(_ mail: Prepared, _ entry: OutboxEntry) -> Task<Result<String?, SubmissionFailure>, Never> {
        // At once, since two tasks may begin in either order.
        Task.immediate {
            guard case .written(let bytes) = mail else { return .success(nil) }
            do throws(SubmissionFailure) {
                return .success(try await submission.submit(bytes, envelope: envelope(of: entry)))
            } catch {
                return .failure(error)
            }
        }
    }

    /// Enters that the server has taken these mails.
    ///
    /// They would go out again otherwise; so a database that cannot be written is waited for, until it is mended or we are
    /// stopped: nothing else may be thrown than `CancellationError`.
    private func note(_ taken: [Taken]) async throws {
        let now = office.now()
        var pause = Backoff(longest: .seconds(60))
        while true {
            do {
                try await uncancelled {
                    try await office.store.write { transaction in
                        for mail in taken { try transaction.markSent(mail.entry.id, answer: mail.answer, at: now) }
                    }
                }
                for mail in taken {
                    logger.info(
                        "mail sent", metadata: ["outbox": "\(mail.entry.id)", "kind": "\(mail.entry.kind)"])
                }
                return
            } catch {
                let duration = pause.next()
                logger.error(
                    "mails sent but not noted, trying again later",
                    metadata: [
                        "outbox": "\(taken.map { "\($0.entry.id)" }.joined(separator: ", "))", "error": "\(error)",
                        "seconds": "\(duration.components.seconds)",
                    ])
                try await Task.sleep(for: duration)
            }
        }
    }

    /// The mail's bytes, once there is room to note that they went out. nil when it cannot be written, and was given up.
    private func writtenOrGivenUp(_ entry: OutboxEntry) async throws -> [UInt8]? {
        do {
            let bytes = try await writer.written(entry)
            try office.store.requireRoom()
            return bytes
        } catch  where !StoreFailure.isDiskTrouble(error) {
            try await giveUp(entry, answer: "It could not be written: \(error)", unprintable: error is UnprintablePage)
            return nil
        }
    }

    /// Whether no mail can go out at all.
    private func note(_ failure: SubmissionFailure, of entry: OutboxEntry) async throws -> Bool {
        let now = office.now()
        let metadata: Logger.Metadata = [
            "outbox": "\(entry.id)", "attempt": "\(entry.attempts)", "answer": "\(TokenVeil.over(failure.explanation))",
        ]
        if failure.nextStep == .askOperator {
            try await office.store.write { transaction in
                try transaction.retry(entry.id, answer: failure.explanation, at: now)
                // The server never got to see it.
                try transaction.putBack(entry.id)
            }
            return true
        }
        // A server that cannot be reached will not take the next mail either.
        let isOut = failure.reply == nil && failure.nextStep == .retry
        if failure.nextStep == .giveUp || entry.attempts >= Self.mostAttempts {
            logger.warning("mail given up", metadata: metadata)
            try await giveUp(entry, answer: failure.explanation)
        } else {
            if !isOut { logger.notice("mail will be tried again", metadata: metadata) }
            let next = now.addingTimeInterval(Self.pause(afterAttempt: entry.attempts))
            try await office.store.write { try $0.retry(entry.id, answer: failure.explanation, at: next) }
        }
        return isOut
    }

    /// One minute, then twice as long each time up to four hours, and up to a quarter more by chance.
    static func pause(afterAttempt attempt: Int) -> TimeInterval {
        min(longestPause, 60 * pow(2, Double(max(0, attempt - 1)))) * Double.random(in: 1...mostChance)
    }

    /// Every mail has a sender address of its own, so that a bounce names the mail it is about.
    private func envelope(of entry: OutboxEntry) -> Envelope {
        let lifetime = TimeInterval(office.settings.security.tokenLifetime.components.seconds)
        let token = office.signer.token(
            about: OutboxSubject(id: entry.id).text, purpose: .bounce, for: entry.recipient,
            expires: entry.queued.addingTimeInterval(lifetime))
        return Envelope(sender: office.settings.company.address.carrying(token), recipients: [entry.recipient])
    }

    /// Gives a mail up and tells the colleague who has the case.
    private func giveUp(_ entry: OutboxEntry, answer: String, unprintable: Bool = false) async throws {
        let now = office.now()
        try await office.store.write { transaction in
            try transaction.markFailed(entry.id, answer: answer, at: now)
            let desk = Desk(office: office, transaction: transaction, now: now)
            if unprintable { try desk.tellUnprintable(entry, explanation: answer) }
            try desk.tellUndeliverable(entry, explanation: answer)
        }
    }

    /// Puts back what was claimed and not tried; all others have to be noted.
    private func putBackUntried() async throws {
        try await uncancelled {
            try await office.store.write { transaction in
                for entry in try transaction.mailsUnderWay() { try transaction.putBack(entry.id) }
            }
        }
    }

    private func untilNextAttempt() async -> Duration {
        let next = try? await office.store.read { try $0.nextOutboxAttempt() }
        guard let next else { return .seconds(60) }
        return .seconds(min(60, max(0.2, next.timeIntervalSince(office.now()))))
    }
}

extension Task where Failure == any Error {
    /// Waits for the task, which is cancelled when the one that waits is.
    fileprivate func valueOrCancel() async throws -> Success {
        try await withTaskCancellationHandler {
            try await value
        } onCancel: {
            cancel()
        }
    }
}
