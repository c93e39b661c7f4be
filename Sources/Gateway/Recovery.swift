import Store

extension Office {
    /// Puts right what an earlier process left in the middle of: mails being handled when it ended. Those being sent are
    /// the `Mailer`'s.
    ///
    /// To be called by the one process that holds the work lock, before it begins.
    public func recover() async throws {
        try await store.write { try $0.markLeftOvers(Clerk.mostInHand) }
    }
}
