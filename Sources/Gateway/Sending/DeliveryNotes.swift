import Foundation
import Logging
import Mail
import Store

/// Enters in the outbox what becomes of the mails that were claimed.
struct DeliveryNotes {
    private let office: Office
    private let logger: Logger

    /// How often a mail is tried: for 5 to 6 days with the pauses in between, as RFC 5321 §4.5.4.1 asks. Counted and not
    /// timed, since a clock that jumps would end them too soon, or never.
    private static let mostAttempts = 38
    /// Between two attempts.
    private static let longestPause: TimeInterval = 14_400
    /// A mail that was never tried is due at once. Its time lies ahead when the clock was turned back; by less than this, it
    /// just waits.
    private static let clockTolerance: TimeInterval = 60
    /// How much longer chance may make it.
    private static let mostChance = 1.25

    init(office: Office) {
        self.office = office
        logger = office.logger
    }

    /// A mail that the server has taken, which is not noted yet.
    struct Taken {
        var entry: OutboxEntry
        var answer: String
    }

    /// Enters that the server has taken these mails.
    ///
    /// They would go out again otherwise; so a database that cannot be written is waited for, until it is mended or we are
    /// stopped: nothing else may be thrown than `CancellationError`.
    func note(_ taken: [Taken]) async throws {
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

    /// Enters why a mail did not go out. Returns whether no other can either.
    func note(_ failure: SubmissionFailure, of entry: OutboxEntry) async throws -> Bool {
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

    /// Gives a mail up and tells the colleague who has the case.
    func giveUp(_ entry: OutboxEntry, answer: String, unprintable: Bool = false) async throws {
        let now = office.now()
        try await office.store.write { transaction in
            try transaction.markFailed(entry.id, answer: answer, at: now)
            let desk = Desk(office: office, transaction: transaction, now: now)
            if unprintable { try desk.tellUnprintable(entry, explanation: answer) }
            try desk.tellUndeliverable(entry, explanation: answer)
        }
    }

    /// Puts back what was claimed and not tried; all others have to be noted.
    func putBackUntried() async throws {
        try await uncancelled {
            try await office.store.write { transaction in
                for entry in try transaction.mailsUnderWay() { try transaction.putBack(entry.id) }
            }
        }
    }

    /// Settles what became of the mails that were claimed by an earlier process, or by a call that could not note it, since
    /// the database failed; and makes those due that would wait for a time that was written down when the clock was wrong.
    func settleInterrupted(by submission: any MailSubmission) async throws {
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
        let envelope = office.envelope(of: entry)
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
}

extension Office {
    /// Every mail has a sender address of its own, so that a bounce names the mail it is about.
    func envelope(of entry: OutboxEntry) -> Envelope {
        let lifetime = TimeInterval(settings.security.tokenLifetime.components.seconds)
        let token = signer.token(
            about: OutboxSubject(id: entry.id).text, purpose: .bounce, for: entry.recipient,
            expires: entry.queued.addingTimeInterval(lifetime))
        return Envelope(sender: settings.company.address.carrying(token), recipients: [entry.recipient])
    }
}
