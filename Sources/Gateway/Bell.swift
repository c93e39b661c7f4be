import Synchronization

/// Tells one waiter that there is work, however often it was rung in between.
public final class Bell: Sendable {
    private struct State {
        var isRung = false
        var isClosed = false
        var waiter: AsyncStream<Void>.Continuation?
    }

    private let state = Mutex(State())

    public init() {}

    public func ring() {
        state.withLock {
            $0.isRung = true
            $0.waiter?.yield()
        }
    }

    /// It will not be rung again.
    func close() {
        state.withLock {
            $0.isClosed = true
            $0.waiter?.finish()
        }
    }

    /// Waits for the next ring; false when it was closed or the task is cancelled. A ring that comes together with the
    /// cancelling is kept for the next call.
    ///
    /// Each call has a stream of its own: cancelling whoever reads a stream ends that stream for good.
    func wasRung() async -> Bool {
        let (rings, waiter) = AsyncStream<Void>.makeStream(bufferingPolicy: .bufferingNewest(1))
        state.withLock {
            $0.waiter = waiter
            if $0.isRung { waiter.yield() }
            if $0.isClosed { waiter.finish() }
        }
        for await _ in rings { break }
        let isCancelled = Task.isCancelled
        return state.withLock {
            $0.waiter = nil
            guard $0.isRung, !isCancelled else { return false }
            $0.isRung = false
            return true
        }
    }

    /// Comes back when the bell was rung since the last call, or after `patience`, or when the task is cancelled.
    func wait(patience: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { _ = await self.wasRung() }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }
}
