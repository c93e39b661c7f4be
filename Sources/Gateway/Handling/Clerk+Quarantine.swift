import Mail
public import Store

/// What an operator does about mails in quarantine, beside `guichet run` if that is at work.
extension Clerk {
    /// Handles a mail in quarantine once more, from its stored bytes, as if it came in now; returns what became of it.
    ///
    /// `evenIfBig` lets one pass that is over the size limit. The attempt is written down first, and the mail stays in
    /// quarantine until it is handled: one that ends the program is where it was.
    public func handleAgain(_ ledgerID: Int64, evenIfBig: Bool = false) async throws -> LedgerEntry {
        let now = office.now()
        try office.store.requireRoom()
        let quarantined = try await office.store.write { transaction in
            guard let mail = try transaction.quarantinedMail(ledgerID) else {
                throw QuarantineRefusal.notThere(ledgerID)
            }
            guard mail.isComplete else { throw QuarantineRefusal.incomplete(mail.entry) }
            try transaction.beginHandling([ledgerID])
            return mail
        }
        let reading = read(quarantined.mail, evenIfBig: evenIfBig)
        let entry = try await office.store.write { transaction in
            guard try transaction.quarantinedMail(ledgerID) != nil else { throw QuarantineRefusal.notThere(ledgerID) }
            var disposition = try disposition(of: quarantined, reading, in: transaction)
            disposition.decision.insert("It was in quarantine: \(quarantined.entry.reason)", at: 0)
            try transaction.settle(ledgerID, as: disposition, at: now)
            return try transaction.ledgerEntry(ledgerID)
        }
        await shelf?.update()
        return entry ?? quarantined.entry
    }

    /// Decides that nothing comes of a mail in quarantine. Its bytes are kept.
    public func drop(_ ledgerID: Int64) async throws -> LedgerEntry {
        let now = office.now()
        return try await office.store.write { transaction in
            guard let quarantined = try transaction.quarantinedMail(ledgerID) else {
                throw QuarantineRefusal.notThere(ledgerID)
            }
            let entry = quarantined.entry
            try transaction.settle(
                ledgerID,
                as: Disposition(
                    state: .ignored, reason: "dropped by the operator",
                    decision: entry.decision.split(separator: "\n").map(String.init) + ["The operator dropped it."],
                    messageID: entry.messageID.flatMap { MessageID($0) }), at: now)
            return try transaction.ledgerEntry(ledgerID) ?? entry
        }
    }

    private func read(_ mail: DueMail, evenIfBig: Bool) -> Result<IncomingMail, Obstacle> {
        var mail = mail
        mail.isWhole = evenIfBig || mail.size <= office.settings.limits.messageSize
        return Obstacle.reading(mail, with: reader)
    }

    /// Does what comes of the mail, or says why it stays in quarantine.
    private func disposition(
        of quarantined: QuarantinedMail, _ reading: Result<IncomingMail, Obstacle>, in transaction: Transaction
    ) throws -> Disposition {
        let desk = Desk(office: office, transaction: transaction, now: office.now())
        do {
            let incoming = try reading.get()
            return try transaction.attempt {
                try transaction.freeBytes(of: quarantined)
                return try desk.handle(incoming)
            }
        } catch  where !StoreFailure.isDiskTrouble(error) {
            let explanation = (error as? Obstacle)?.explanation ?? "Handling it failed: \(error)"
            return Disposition(
                state: .quarantined, reason: explanation, decision: ["Rule 1: \(explanation)"],
                messageID: quarantined.entry.messageID.flatMap { MessageID($0) })
        }
    }
}

/// Why nothing can be done about a mail in quarantine, in a sentence for the operator.
public enum QuarantineRefusal: Error, CustomStringConvertible {
    case notThere(Int64)
    /// It was over the limit, so the server was asked for its headers alone.
    case incomplete(LedgerEntry)

    public var description: String {
        switch self {
        case .notThere(let id): "No mail of the number \(id) is in quarantine."
        case .incomplete(let entry):
            "Mail \(entry.id) has \(entry.size) bytes and was not fetched, only its header: raise limits.message_size, and "
                + "move it back to the watched folder with a mail program; it then comes in as a new mail."
        }
    }
}
