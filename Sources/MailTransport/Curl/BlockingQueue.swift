import Dispatch

/// Where an actor's jobs run when they call blocking C: one after the other, on a thread of Dispatch's instead of the
/// shared pool's.
final class BlockingQueue: SerialExecutor, @unchecked Sendable {
    // @unchecked: the only stored property is a dispatch queue, which is safe to share.
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
