import GRDB

/// A mail in quarantine, with its bytes.
public struct QuarantinedMail: Sendable {
    public var entry: LedgerEntry
    public var mail: DueMail

    /// All of the mail is here. One from a mailbox that was over the limit was not fetched: its headers alone are.
    public var isComplete: Bool { mail.isWhole || mail.bytes.count >= mail.size }
}

extension Transaction {
    /// Takes the bytes from the message that stands for a mail in quarantine, if its sender was answered: they become
    /// those of the message that it is handled as.
    public func freeBytes(of mail: QuarantinedMail) throws {
        try db.execute(sql: "UPDATE message SET raw = NULL WHERE raw = ?", arguments: [mail.mail.rawID])
    }
}

extension Snapshot {
    /// nil when no mail of that number is in quarantine.
    public func quarantinedMail(_ ledgerID: Int64) throws -> QuarantinedMail? {
        guard let entry = try ledgerEntry(ledgerID), entry.state == .quarantined, let mail = try rawMail(of: ledgerID)
        else { return nil }
        return QuarantinedMail(entry: entry, mail: mail)
    }

    /// Numbers of all mails in quarantine: those that ended the program before come last, else the oldest first.
    public func quarantinedIDs() throws -> [Int64] {
        try Int64.fetchAll(
            db,
            sql: "SELECT id FROM ledger INDEXED BY ledger_quarantined WHERE state = 'quarantined' ORDER BY attempts, id"
        )
    }
}
