import Store

/// Claims what is due in the outbox and writes it, ahead of whoever hands it in.
struct ReadyMails {
    let office: Office
    let writer: OutboxWriter

    /// So many mails are claimed and written at once.
    private static let size = 20
    /// The letters of so many customers' mails are made in one transaction.
    private static let lettersTogether = 5

    /// Mails that were claimed, of which most are written.
    struct Batch {
        var claimed: [OutboxEntry]
        var written: OutboxWriter.WrittenMails
    }

    /// One batch for each that is demanded, until nothing is due.
    func make(
        on demand: AsyncStream<Void>, for batches: AsyncThrowingStream<Batch, any Error>.Continuation
    ) async {
        do {
            for await _ in demand {
                let claimed = try await uncancelled { try await claim() }
                if claimed.isEmpty { break }
                batches.yield(Batch(claimed: claimed, written: await writer.written(claimed)))
            }
            batches.finish()
        } catch { batches.finish(throwing: error) }
    }

    /// Makes letters until there are enough mails, and takes what is due.
    private func claim() async throws -> [OutboxEntry] {
        let now = office.now()
        // In small pieces, between which is noted what went out.
        while try await office.store.write(
            durable: .later,
            {
                try Desk(office: office, transaction: $0, now: now).makeLetters(Self.lettersTogether, upTo: Self.size)
            })
        {}
        return try await office.store.write { transaction in
            let claimed = try transaction.claimDueMails(at: now, limit: Self.size)
            // Throwing undoes the claim.
            if !claimed.isEmpty { try office.store.requireRoom() }
            return claimed
        }
    }
}
