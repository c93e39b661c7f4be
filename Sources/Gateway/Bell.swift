import Synchronization

/// Tells one waiter that there is work, however often it was rung in between.
public final class Bell: Sendable {
    private let stream: AsyncStream<Void>
    private let continuation: AsyncStream<Void>.Continuation

    public init() {
        (stream, continuation) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    public func ring() { continuation.yield() }

    /// It will not be rung again.
    func close() { continuation.finish() }

    /// Waits for the next ring; false when it was closed or the task is cancelled.
    func wasRung() async -> Bool {
        var rings = stream.makeAsyncIterator()
        return await rings.next() != nil
    }

    /// Comes back when the bell was rung since the last call, or after `patience`, or when the task is cancelled.
    func wait(patience: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [stream] in
                var rings = stream.makeAsyncIterator()
                await rings.next()
            }
            group.addTask { try? await Task.sleep(for: patience) }
            await group.next()
            group.cancelAll()
        }
    }
}
