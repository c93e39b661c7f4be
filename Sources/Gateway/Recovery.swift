import Logging
import Store

extension Office {
    /// Puts right what an earlier process left in the middle of: mails being handled or sent when it ended.
    ///
    /// To be called by the one process that holds the work lock, before it begins.
    public func recover() async throws {
        let now = now()
        let interrupted = try await store.write { transaction in
            try transaction.markLeftOvers(Clerk.batchSize)
            return try transaction.recoverInterruptedMails(at: now)
        }
        if interrupted > 0 {
            logger.warning(
                "mails were being sent when the program ended; they may arrive twice",
                metadata: ["count": "\(interrupted)"])
        }
    }
}
