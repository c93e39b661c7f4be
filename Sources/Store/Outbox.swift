public import CRM
public import Mail
public import struct Foundation.Date
public import typealias Foundation.TimeInterval
import GRDB

/// A mail on its way to one recipient.
public struct OutboxEntry: Hashable, Codable, Sendable {
    public enum State: String, CaseIterable, Codable, Sendable {
        /// Never tried.
        case queued
        /// An attempt is under way, or was when the process ended.
        case sending
        /// Tried in vain, to be tried again at `nextAttempt`.
        case retrying
        case sent
        /// Given up.
        case failed
    }

    /// 0 until it is stored.
    public var id: Int64
    /// The outgoing message.
    public var message: Int64
    public var recipient: EmailAddress
    /// What it is, by its template's name: `acknowledgement`.
    public var kind: String
    /// What it says, as JSON; turned into a mail before the first attempt.
    public var letter: String
    public var language: Language
    /// The message whose attachments go with it.
    public var enclosed: Int64?
    /// The quote whose PDF goes with it.
    public var quote: Int64?
    public var state: State
    public var attempts: Int
    public var nextAttempt: Date
    /// What the server said last, or why it could not be asked.
    public var lastAnswer: String
    public var queued: Date
    public var finished: Date?
    /// When it came back as undeliverable.
    public var bounced: Date?

    public init(
        id: Int64 = 0, message: Int64, recipient: EmailAddress, kind: String, letter: String, language: Language,
        enclosed: Int64? = nil, quote: Int64? = nil, queued: Date
    ) {
        self.id = id
        self.message = message
        self.recipient = recipient
        self.kind = kind
        self.letter = letter
        self.language = language
        self.enclosed = enclosed
        self.quote = quote
        self.queued = queued
        state = .queued
        attempts = 0
        nextAttempt = queued
        lastAnswer = ""
    }
}

extension Transaction {
    /// Queues a mail and returns it with its id.
    public func add(_ entry: OutboxEntry) throws -> OutboxEntry {
        var entry = entry
        try db.cachedStatement(
            sql: """
                INSERT INTO outbox
                (message, recipient, recipient_folded, kind, letter, language, enclosed, quote, state, attempts,
                next_attempt, last_answer, queued)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            entry.message, entry.recipient.rawValue, entry.recipient.folded, entry.kind, entry.letter,
            entry.language.rawValue, entry.enclosed, entry.quote, entry.state.rawValue, entry.attempts,
            entry.nextAttempt.milliseconds, entry.lastAnswer, entry.queued.milliseconds,
        ])
        entry.id = db.lastInsertedRowID
        if let count = recentCounts[entry.kind] { recentCounts[entry.kind] = count + 1 }
        return entry
    }

    /// How many mails of that kind were queued to anybody in that time, counted up to `limit`; counted once in a transaction
    /// and kept up to date, since every mail asks.
    public func recentOutboxCount(kind: String, in time: Range<Date>, upTo limit: Int) throws -> Int {
        if let known = recentCounts[kind] { return known }
        let count =
            try Int.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT count(*) FROM
                        (SELECT 1 FROM outbox WHERE kind = ? AND queued > ? AND queued <= ? LIMIT ?)
                        """),
                arguments: [kind, time.lowerBound.milliseconds, time.upperBound.milliseconds, limit]) ?? 0
        recentCounts[kind] = count
        return count
    }

    /// Takes mails that are due, oldest first, and writes down the attempt before it is made.
    public func claimDueMails(at now: Date, limit: Int) throws -> [OutboxEntry] {
        let due = try dueMails(at: now, limit: limit)
        for entry in due {
            try db.cachedStatement(sql: "UPDATE outbox SET state = 'sending', attempts = attempts + 1 WHERE id = ?")
                .execute(arguments: [entry.id])
        }
        return due.map { entry in
            var entry = entry
            entry.state = .sending
            entry.attempts += 1
            return entry
        }
    }

    public func markSent(_ id: Int64, answer: String, at now: Date) throws {
        try finish(id, as: .sent, answer: answer, at: now)
    }

    public func markFailed(_ id: Int64, answer: String, at now: Date) throws {
        try finish(id, as: .failed, answer: answer, at: now)
    }

    /// Puts a mail back for another attempt.
    public func retry(_ id: Int64, answer: String, at next: Date) throws {
        try db.cachedStatement(
            sql: "UPDATE outbox SET state = 'retrying', last_answer = ?, next_attempt = ? WHERE id = ?"
        ).execute(arguments: [answer, next.milliseconds, id])
    }

    /// Puts a mail back as if it had not been claimed: no attempt was made.
    public func putBack(_ id: Int64) throws {
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET attempts = attempts - 1,
                state = CASE attempts WHEN 1 THEN 'queued' ELSE 'retrying' END
                WHERE id = ?
                """
        ).execute(arguments: [id])
    }

    /// Makes mails due that would wait longer than any is made to wait: their time was written down when the clock was wrong.
    /// The longest waits, in seconds, are those of a mail that was never tried, and of any. Returns how many there were.
    public func bringForwardMails(at now: Date, untried: TimeInterval, any: TimeInterval) throws -> Int {
        try db.cachedStatement(
            sql: """
                UPDATE outbox SET next_attempt = ?1
                WHERE state IN ('queued', 'retrying') AND next_attempt > ?2 AND (state = 'queued' OR next_attempt > ?3)
                """
        ).execute(arguments: [
            now.milliseconds, now.addingTimeInterval(untried).milliseconds, now.addingTimeInterval(any).milliseconds,
        ])
        return db.changesCount
    }

    public func markBounced(_ id: Int64, at now: Date) throws {
        try db.execute(sql: "UPDATE outbox SET bounced = ? WHERE id = ?", arguments: [now.milliseconds, id])
    }

    /// Remembers that mail to this address fails for good.
    public func flag(_ address: EmailAddress, explanation: String, at now: Date) throws {
        try db.execute(
            sql: "INSERT OR REPLACE INTO failing_address (address_folded, explanation, since) VALUES (?, ?, ?)",
            arguments: [address.folded, explanation, now.milliseconds])
    }

    /// The address is in use: somebody wrote from it.
    public func unflag(_ address: EmailAddress) throws {
        try db.cachedStatement(sql: "DELETE FROM failing_address WHERE address_folded = ?")
            .execute(arguments: [address.folded])
    }

    private func finish(_ id: Int64, as state: OutboxEntry.State, answer: String, at now: Date) throws {
        try db.cachedStatement(sql: "UPDATE outbox SET state = ?, last_answer = ?, finished = ? WHERE id = ?")
            .execute(arguments: [state.rawValue, answer, now.milliseconds, id])
    }
}

extension Snapshot {
    public func outboxEntry(_ id: Int64) throws -> OutboxEntry? {
        try Row.fetchOne(db, sql: "SELECT * FROM outbox WHERE id = ?", arguments: [id]).map(OutboxEntry.init)
    }

    public func outboxEntries(message: Int64) throws -> [OutboxEntry] {
        try Row.all(
            db.cachedStatement(sql: "SELECT * FROM outbox WHERE message = ? ORDER BY id"), arguments: [message],
            OutboxEntry.init)
    }

    /// Mails to send, newest first.
    public func outbox(limit: Int) throws -> [OutboxEntry] {
        try Row.fetchAll(db, sql: "SELECT * FROM outbox ORDER BY id DESC LIMIT ?", arguments: [limit])
            .map(OutboxEntry.init)
    }

    /// Mails that are due and that nobody has taken, oldest first.
    public func dueMails(at now: Date, limit: Int) throws -> [OutboxEntry] {
        try Row.all(
            db.cachedStatement(
                sql: """
                    SELECT * FROM outbox WHERE state IN ('queued', 'retrying') AND next_attempt <= ?
                    ORDER BY next_attempt, id LIMIT ?
                    """), arguments: [now.milliseconds, limit], OutboxEntry.init)
    }

    /// When the mail was due that has so many due before it; nil when there are not so many.
    public func dueTime(at now: Date, behind count: Int) throws -> Date? {
        try Int64.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT next_attempt FROM outbox WHERE state IN ('queued', 'retrying') AND next_attempt <= ?
                    ORDER BY next_attempt, id LIMIT 1 OFFSET ?
                    """), arguments: [now.milliseconds, count]
        ).map(Date.init(milliseconds:))
    }

    /// Bytes of the mails as they came or went that one mail to send is made from: itself, once it is written, and what it
    /// encloses.
    public func rawSize(behind entry: OutboxEntry) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT sum(length(bytes)) FROM raw_mail WHERE id IN (
                        SELECT raw FROM message WHERE id IN (?1, ?2, (SELECT forwarded_in FROM message WHERE id = ?2)))
                    """), arguments: [entry.message, entry.enclosed]) ?? 0
    }

    /// Mails that are being sent, or were when the process ended or the database failed.
    public func mailsUnderWay() throws -> [OutboxEntry] {
        try Row.all(
            db.cachedStatement(sql: "SELECT * FROM outbox WHERE state = 'sending' ORDER BY id"), arguments: [],
            OutboxEntry.init)
    }

    /// When the next mail is due, or a letter is to be made; nil when nothing waits.
    public func nextOutboxAttempt() throws -> Date? {
        let next = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT min(next_attempt) FROM outbox WHERE state IN ('queued', 'retrying')"))
        return try [next.map(Date.init(milliseconds:)), nextAnnouncement()?.at].compactMap(\.self).min()
    }

    /// How many mails of that kind were queued to one address in that time.
    public func outboxCount(kind: String, to address: EmailAddress, in time: Range<Date>) throws -> Int {
        try Int.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*) FROM outbox WHERE recipient_folded = ? AND kind = ? AND queued > ? AND queued <= ?
                    """),
            arguments: [address.folded, kind, time.lowerBound.milliseconds, time.upperBound.milliseconds]) ?? 0
    }

    /// How many mails of those kinds were queued to one address in that time: about that record (or about none), and in all.
    public func outboxCount(
        kinds: [String], to address: EmailAddress, about record: RecordReference?, in time: Range<Date>
    ) throws -> (inThread: Int, inAll: Int) {
        let marks = kinds.map { _ in "?" }.joined(separator: ", ")
        let row = try Row.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT count(*), total(lead IS ? AND opportunity IS ? AND (? OR partner IS ?))
                    FROM outbox JOIN message ON message.id = outbox.message
                    WHERE recipient_folded = ? AND kind IN (\(marks)) AND queued > ? AND queued <= ?
                    """),
            arguments: StatementArguments(
                [
                    record?.kind == .lead ? record?.number : nil, record?.kind == .opportunity ? record?.number : nil,
                ] as [Int64?])
                + [record.map { $0.kind != .partner } ?? false, record?.kind == .partner ? record?.number : nil]
                + [address.folded] + StatementArguments(kinds)
                + [time.lowerBound.milliseconds, time.upperBound.milliseconds])
        return (row?[1] ?? 0, row?[0] ?? 0)
    }

    public func isFailing(_ address: EmailAddress) throws -> Bool { try failure(of: address) != nil }

    /// Why mail to this address fails for good, as its server said; nil when it does not.
    public func failure(of address: EmailAddress) throws -> String? {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT explanation FROM failing_address WHERE address_folded = ?"),
            arguments: [address.folded])
    }
}

extension OutboxEntry {
    init(_ row: Row) throws {
        let recipient: String = row["recipient"]
        guard let address = EmailAddress(recipient) else {
            throw StoreFailure(explanation: "“\(recipient)” in the outbox is no mail address")
        }
        self.init(
            id: row["id"], message: row["message"], recipient: address, kind: row["kind"], letter: row["letter"],
            language: try decoded(row["language"]), enclosed: row["enclosed"], quote: row["quote"],
            queued: Date(milliseconds: row["queued"])
        )
        state = try decoded(row["state"])
        attempts = row["attempts"]
        nextAttempt = Date(milliseconds: row["next_attempt"])
        lastAnswer = row["last_answer"]
        finished = row.instant("finished")
        bounced = row.instant("bounced")
    }
}
