/// How `guichet poll` went.
struct Poll: Sendable {
    /// nil when a signal ended it.
    var exitCode: Int32?
    /// From its start to its end.
    var duration: Duration
    /// Shortly before its end.
    var usage: ProcessUsage?
}

extension Installation {
    /// Runs `guichet poll` to its end and looks again and again, after each `pause`, at what it uses; `meanwhile` is
    /// called each time. What it says is in `logPath`.
    func poll(
        lookingEvery pause: Duration = .milliseconds(10), meanwhile: () async throws -> Void = {}
    ) async throws -> Poll {
        let start = ContinuousClock.now
        let ((usage, duration), exitCode) = try await whileRunning("poll") { process in
            var last: ProcessUsage?
            while let usage = ProcessUsage(of: process) {
                last = usage
                try await meanwhile()
                try await Task.sleep(for: pause)
            }
            return (last, .now - start)
        }
        return Poll(exitCode: exitCode, duration: duration, usage: usage)
    }
}
