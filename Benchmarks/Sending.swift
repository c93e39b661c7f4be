import Mail
import Store

/// How long it takes to hand in what waits in the outbox.
struct Sending {
    private(set) var mails = 0
    private(set) var duration = Duration.zero

    /// Has everything sent that is due.
    init(_ installation: Installation) async throws {
        let start = ContinuousClock.now
        let (_, exitCode) = try await installation.whileRunning("poll") { process in
            while ProcessUsage(of: process) != nil { try await Task.sleep(for: .milliseconds(10)) }
        }
        duration = ContinuousClock.now - start
        guard exitCode == 0 else { throw Disappointment("guichet poll failed: see \(installation.logPath)") }
        let store = try Store(path: installation.databasePath)
        mails = try await store.read { try $0.outbox(limit: 1_000_000) }.count { $0.state == .sent }
        try store.close()
    }
}
