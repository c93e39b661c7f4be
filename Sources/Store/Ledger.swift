public import Mail
public import struct Foundation.Date
import GRDB

/// Where a mail came from: one row of the ledger for each, for ever.
public struct Arrival: Hashable, Sendable {
    /// The mailbox's name in the configuration.
    public var mailbox: String
    public var uidValidity: UIDValidity
    public var uid: UID
    /// Size on the server, in bytes.
    public var size: Int
    public var bytes: [UInt8]
    /// False when the mail is too big to fetch and `bytes` are its headers alone.
    public var isWhole: Bool

    public init(
        mailbox: String, uidValidity: UIDValidity, uid: UID, size: Int, bytes: [UInt8], isWhole: Bool = true
    ) {
        self.mailbox = mailbox
        self.uidValidity = uidValidity
        self.uid = uid
        self.size = size
        self.bytes = bytes
        self.isWhole = isWhole
    }
}

/// A row of the mail ledger: each mail ends in exactly one of its states, and the operator can read why.
public struct LedgerEntry: Hashable, Codable, Sendable {
    public enum State: String, CaseIterable, Codable, Sendable {
        case received
        case handled
        case ignored
        case quarantined
    }

    public var id: Int64
    public var mailbox: String
    public var uidValidity: UInt32
    public var uid: UInt32
    /// Bytes, on the server.
    public var size: Int
    public var received: Date
    public var state: State
    /// How often handling was begun.
    public var attempts: Int
    public var messageID: String?
    /// Why it was ignored or quarantined; empty otherwise.
    public var reason: String
    /// The chain of what was looked at and found, a sentence a line.
    public var decision: String
    /// The message it became.
    public var message: Int64?
    public var handled: Date?
}

/// A mail whose handling is due.
public struct DueMail: Sendable {
    public var ledgerID: Int64
    public var rawID: Int64
    public var received: Date
    public var bytes: [UInt8]
    /// How often handling was begun already, in this run or an earlier one that ended in the middle.
    public var attempts: Int
    /// Size on the server, in bytes.
    public var size: Int
    /// False when it was too big to fetch and only its headers are here.
    public var isWhole: Bool
}

/// What became of a mail.
public struct Disposition: Sendable {
    public var state: LedgerEntry.State
    public var reason: String
    public var decision: [String]
    public var messageID: MessageID?
    /// Tells apart two mails that are not the same; nil where nothing was understood.
    public var fingerprint: String?
    public var message: Int64?

    public init(
        state: LedgerEntry.State, reason: String = "", decision: [String], messageID: MessageID? = nil,
        fingerprint: String? = nil, message: Int64? = nil
    ) {
        self.state = state
        self.reason = reason
        self.decision = decision
        self.messageID = messageID
        self.fingerprint = fingerprint
        self.message = message
    }
}

extension Transaction {
    /// Keeps the raw bytes of a mail and enters it into the ledger. Keeping the same one twice is harmless: the second call
    /// changes nothing.
    public func keep(_ arrival: Arrival, at now: Date) throws {
        let isKnown = try Bool.fetchOne(
            db.cachedStatement(
                sql: "SELECT EXISTS (SELECT 1 FROM ledger WHERE mailbox = ? AND uid_validity = ? AND uid = ?)"),
            arguments: [arrival.mailbox, arrival.uidValidity.rawValue, arrival.uid.rawValue])
        guard isKnown != true else { return }
        let raw = try addRawMail(arrival.bytes)
        try db.cachedStatement(
            sql: """
                INSERT INTO ledger
                (mailbox, uid_validity, uid, raw, size, is_whole, received, state, attempts, reason, decision, is_filed)
                VALUES (?, ?, ?, ?, ?, ?, ?, 'received', 0, '', '', 0)
                """
        ).execute(arguments: [
            arrival.mailbox, arrival.uidValidity.rawValue, arrival.uid.rawValue, raw, arrival.size,
            arrival.isWhole, now.milliseconds,
        ])
    }

    /// Enters what became of a mail.
    public func settle(_ ledgerID: Int64, as disposition: Disposition, at now: Date) throws {
        try db.cachedStatement(
            sql: """
                UPDATE ledger
                SET state = ?, reason = ?, decision = ?, message_id = ?, fingerprint = ?, message = ?, handled = ?
                WHERE id = ?
                """
        ).execute(arguments: [
            disposition.state.rawValue, disposition.reason, disposition.decision.joined(separator: "\n"),
            disposition.messageID?.rawValue, disposition.fingerprint, disposition.message, now.milliseconds, ledgerID,
        ])
    }

    /// Keeps a mail that came through a pipe, under the next free number of its own, and returns its ledger id.
    public func keepFromPipe(_ bytes: [UInt8], mailbox: String, isWhole: Bool, at now: Date) throws -> Int64 {
        let last = try UInt32.fetchOne(db, sql: "SELECT max(uid) FROM ledger WHERE mailbox = ?", arguments: [mailbox])
        guard let uid = UID(rawValue: (last ?? 0) + 1), let validity = UIDValidity(rawValue: 1) else {
            throw StoreFailure(explanation: "There is no free number for a mail in “\(mailbox)”.")
        }
        try keep(
            Arrival(
                mailbox: mailbox, uidValidity: validity, uid: uid, size: bytes.count, bytes: bytes, isWhole: isWhole),
            at: now)
        return db.lastInsertedRowID
    }

    /// Marks the mails that may have been in hand when an earlier process ended: the first `count` that wait.
    public func markLeftOvers(_ count: Int) throws {
        try db.execute(
            sql: """
                UPDATE ledger SET attempts = max(attempts, 1)
                WHERE id IN (SELECT id FROM ledger WHERE state = 'received' ORDER BY id LIMIT ?)
                """, arguments: [count])
    }

    /// Writes down that handling these begins, so that a mail that ends the process is known when it starts again.
    public func beginHandling(_ ledgerIDs: [Int64]) throws {
        for id in ledgerIDs {
            try db.cachedStatement(sql: "UPDATE ledger SET attempts = attempts + 1 WHERE id = ?").execute(arguments: [
                id
            ])
        }
    }

    /// Takes back that handling these began: it failed for a reason that is not theirs.
    public func takeBackHandling(_ ledgerIDs: [Int64]) throws {
        for id in ledgerIDs {
            try db.cachedStatement(sql: "UPDATE ledger SET attempts = attempts - 1 WHERE id = ?").execute(arguments: [
                id
            ])
        }
    }

    /// Writes down that these were moved to their folder, or are to stay where they are.
    public func markFiled(mailbox: String, uidValidity: UIDValidity, uids: [UID]) throws {
        for uid in uids {
            try db.cachedStatement(
                sql: "UPDATE ledger SET is_filed = 1 WHERE mailbox = ? AND uid_validity = ? AND uid = ?"
            ).execute(arguments: [mailbox, uidValidity.rawValue, uid.rawValue])
        }
    }
}

extension Snapshot {
    /// The highest UID in the ledger for that generation of the mailbox; nil when there is none.
    public func highestUID(mailbox: String, uidValidity: UIDValidity) throws -> UID? {
        let highest = try UInt32.fetchOne(
            db.cachedStatement(sql: "SELECT max(uid) FROM ledger WHERE mailbox = ? AND uid_validity = ?"),
            arguments: [mailbox, uidValidity.rawValue])
        return highest.flatMap(UID.init)
    }

    /// Mails still to be handled, oldest first, those beyond `ledgerID`: at most `limit` of them and about `bytes` bytes in
    /// sum, but at least one.
    public func dueMails(after ledgerID: Int64 = 0, limit: Int, bytes: Int) throws -> [DueMail] {
        let rows = try Row.fetchCursor(
            db.cachedStatement(
                sql: """
                    SELECT ledger.id, raw, received, attempts, size, is_whole FROM ledger
                    WHERE state = 'received' AND ledger.id > ? ORDER BY ledger.id LIMIT ?
                    """), arguments: [ledgerID, limit])
        var due: [DueMail] = []
        var sum = 0
        while let row = try rows.next() {
            let mail = try DueMail(row, in: self)
            due.append(mail)
            sum += mail.bytes.count
            if sum >= bytes { break }
        }
        return due
    }

    /// A mail of the ledger as it came in, whatever became of it.
    func rawMail(of ledgerID: Int64) throws -> DueMail? {
        try Row.fetchOne(
            db,
            sql: """
                SELECT ledger.id, raw, received, attempts, size, is_whole FROM ledger WHERE ledger.id = ?
                """, arguments: [ledgerID]
        ).map { try DueMail($0, in: self) }
    }

    public func ledgerEntry(_ id: Int64) throws -> LedgerEntry? {
        try Row.fetchOne(db, sql: "SELECT * FROM ledger WHERE id = ?", arguments: [id]).map(LedgerEntry.init)
    }

    /// Whether that mail still waits to be handled.
    public func isDue(_ ledgerID: Int64) throws -> Bool {
        try String.fetchOne(
            db.cachedStatement(sql: "SELECT state FROM ledger WHERE id = ?"), arguments: [ledgerID]) == "received"
    }

    /// Settled mails that still lie in the mailbox, by what became of them.
    public func unfiled(mailbox: String, uidValidity: UIDValidity, limit: Int) throws -> [LedgerEntry.State: [UID]] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT uid, state FROM ledger
                    WHERE mailbox = ? AND uid_validity = ? AND is_filed = 0 AND state <> 'received' ORDER BY uid LIMIT ?
                    """), arguments: [mailbox, uidValidity.rawValue, limit])
        var unfiled: [LedgerEntry.State: [UID]] = [:]
        for row in rows {
            guard let uid = UID(rawValue: row[0]) else { continue }
            unfiled[try decoded(row[1]), default: []].append(uid)
        }
        return unfiled
    }

    /// Whether a mail of that Message-ID, or of none, and of that fingerprint was handled or ignored already.
    public func wasSettled(messageID: MessageID?, fingerprint: String) throws -> Bool {
        // Each has an index of its own.
        let sameID = messageID == nil ? "message_id IS NULL" : "message_id = ?"
        let arguments: StatementArguments = messageID.map { [$0.rawValue, fingerprint] } ?? [fingerprint]
        return try Bool.fetchOne(
            db.cachedStatement(
                sql: """
                    SELECT EXISTS (
                        SELECT 1 FROM ledger
                        WHERE \(sameID) AND fingerprint = ? AND state IN ('handled', 'ignored'))
                    """), arguments: arguments) ?? false
    }

    /// Every arrival of that Message-ID, oldest first.
    public func ledgerEntries(messageID: MessageID) throws -> [LedgerEntry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM ledger WHERE message_id = ? ORDER BY id", arguments: [messageID.rawValue]
        ).map(LedgerEntry.init)
    }

    /// The entry that a message came by; of a forwarded one, that of the mail it was forwarded in.
    public func ledgerEntry(ofMail message: Message) throws -> LedgerEntry? {
        try ledgerEntry(message: message.forwardedIn ?? message.id)
    }

    /// The entry that became this message.
    public func ledgerEntry(message: Int64) throws -> LedgerEntry? {
        try Row.fetchOne(db, sql: "SELECT * FROM ledger WHERE message = ?", arguments: [message]).map(LedgerEntry.init)
    }

    /// Mails in quarantine, newest first.
    public func quarantine(limit: Int) throws -> [LedgerEntry] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM ledger WHERE state = 'quarantined' ORDER BY id DESC LIMIT ?", arguments: [limit]
        ).map(LedgerEntry.init)
    }

    /// How many mails are in each state.
    public func ledgerCounts() throws -> [LedgerEntry.State: Int] {
        let rows = try Row.fetchAll(db, sql: "SELECT state, count(*) FROM ledger GROUP BY state")
        return try rows.reduce(into: [:]) { $0[try decoded($1[0])] = $1[1] }
    }
}

extension DueMail {
    fileprivate init(_ row: Row, in snapshot: Snapshot) throws {
        let raw: Int64 = row[1]
        guard let bytes = try snapshot.rawMail(raw) else {
            throw StoreFailure(explanation: "The bytes of mail \(raw) are missing in the database.")
        }
        self.init(
            ledgerID: row[0], rawID: raw, received: Date(milliseconds: row[2]), bytes: bytes, attempts: row[3],
            size: row[4], isWhole: row[5])
    }
}

extension LedgerEntry {
    init(_ row: Row) throws {
        self.init(
            id: row["id"], mailbox: row["mailbox"], uidValidity: row["uid_validity"], uid: row["uid"],
            size: row["size"],
            received: Date(milliseconds: row["received"]), state: try decoded(row["state"]), attempts: row["attempts"],
            messageID: row["message_id"], reason: row["reason"], decision: row["decision"], message: row["message"],
            handled: row.instant("handled"))
    }
}
