public import Store
import Mail

extension Clerk {
    /// The name that mails from a pipe have in the ledger, instead of a mailbox's.
    public static let pipe = "pipe"

    /// Takes in one mail that some other program hands over, and handles it; returns what became of it.
    public func takeIn(_ bytes: [UInt8]) async throws -> LedgerEntry {
        let now = office.now()
        let isWhole = bytes.count <= office.settings.limits.messageSize
        let id = try await office.store.write {
            try $0.keepFromPipe(bytes, mailbox: Self.pipe, isWhole: isWhole, at: now)
        }
        try await handleDueMails()
        guard let entry = try await office.store.read({ try $0.ledgerEntry(id) }) else {
            throw StoreFailure(explanation: "The mail that was just stored is not in the ledger.")
        }
        return entry
    }
}
