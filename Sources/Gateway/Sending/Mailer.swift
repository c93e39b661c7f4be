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
    private let ready: ReadyMails
    private let notes: DeliveryNotes
    private let logger: Logger

    /// So many batches are made ready while one is sent: how long either takes differs from one to the next.
    private static let batchesAhead = 2
    /// So many that the server took are noted at once, which takes as long as to note one. With those in hand they are fewer
    /// than a `MailSubmission` remembers.
    private static let notedTogether = 4

    /// `outbox` is the bell that is rung when there may be mail to send.
    public init(office: Office, submission: any MailSubmission, outbox: Bell) {
        self.office = office
        self.submission = submission
        self.outbox = outbox
        writer = OutboxWriter(office: office)
        ready = ReadyMails(office: office, writer: writer)
        notes = DeliveryNotes(office: office)
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
        do {
            try await uncancelled { try await notes.settleInterrupted(by: submission) }
        } catch let failure as SubmissionFailure {
            dispatch.obstacle = failure
            return dispatch
        }
        var underWay = MailsUnderWay()
        do {
            while !isOver(dispatch), try await sendOnce(&underWay, &dispatch) {}
            try await land(&underWay, &dispatch)
        } catch {
            // Where even that fails, the next call takes them back.
            if (try? await land(&underWay, &dispatch)) != nil { try? await notes.putBackUntried() }
            // Nobody may think that it is not on its way.
            for mail in underWay.inHand { _ = await mail.outcome.value }
            throw error
        }
        if isOver(dispatch) { try await notes.putBackUntried() }
        return dispatch
    }

    /// Sends what is due; false when nothing was. While mails are on their way, those that come next are claimed and
    /// written, once the server has taken one.
    private func sendOnce(_ underWay: inout MailsUnderWay, _ dispatch: inout Dispatch) async throws -> Bool {
        let (demand, wanted) = AsyncStream<Void>.makeStream()
        let (batches, made) = AsyncThrowingStream<ReadyMails.Batch, any Error>.makeStream()
        // Cancelled and waited for at the end.
        async let _: Void = ready.make(on: demand, for: made)
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

    /// Mails that were handed in and are not noted yet.
    private struct MailsUnderWay {
        /// The one on its way to the server, and the next in line.
        var inHand: [MailInHand] = []
        var taken: [DeliveryNotes.Taken] = []
        /// Notes those that were taken before.
        var noting: Task<Void, any Error>?
    }

    /// Hands a mail in, which waits in line until the one in hand is through. One that is not written is written only when
    /// none is on its way: it is big, has a PDF, or failed when it was written ahead.
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
        underWay.noting = taken.isEmpty ? nil : Task { try await notes.note(taken) }
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
                underWay.taken.append(.init(entry: mail.entry, answer: answer))
                dispatch.sent += 1
            case .success(nil): break
            case .failure(let failure):
                let isObstacle = try await uncancelled { try await notes.note(failure, of: mail.entry) }
                if isObstacle { dispatch.obstacle = failure }
            }
        }
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

    /// Begins to hand a mail in, behind the one that is in hand. Once begun it is finished, whoever cancels us.
    private func handIn(_ mail: Prepared, _ entry: OutboxEntry) -> Task<Result<String?, SubmissionFailure>, Never> {
        // At once, since two tasks may begin in either order.
        Task.immediate {
            guard case .written(let bytes) = mail else { return .success(nil) }
            do throws(SubmissionFailure) {
                return .success(try await submission.submit(bytes, envelope: office.envelope(of: entry)))
            } catch {
                return .failure(error)
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
            try await notes.giveUp(
                entry, answer: "It could not be written: \(error)", unprintable: error is UnprintablePage)
            return nil
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
