import Store

/// How far the work has come.
struct Progress {
    /// Mails received whose case is settled.
    var settled: Int
    /// Mails sent, and mails still to be sent; what letters are still to be made of counts as one.
    var sent, waiting: Int
    var steps: Int { settled + sent }

    init(in store: Store) async throws {
        let (ledger, outbox, isUntold) = try await store.read {
            (try $0.ledgerCounts(), try $0.outbox(limit: 1_000_000), try $0.nextAnnouncement() != nil)
        }
        settled = ledger.values.reduce(0, +) - ledger[.received, default: 0]
        sent = outbox.count { $0.state == .sent }
        waiting = outbox.count - sent + (isUntold ? 1 : 0)
    }
}
