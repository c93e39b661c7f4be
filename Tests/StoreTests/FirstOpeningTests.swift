import Foundation
import Store
import Testing

@Suite("A database that is new")
struct FirstOpeningTests {
    /// As `guichet run` and `guichet ingest` do, started together on the first day.
    @Test func mayBeOpenedByManyAtTheSameMoment() async throws {
        for _ in 0..<10 {
            let path = FileManager.default.temporaryDirectory.appending(path: "guichet-new-\(UUID()).sqlite").path
            defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<6 {
                    group.addTask {
                        let store = try Store(path: path)
                        _ = try await store.read { try $0.leads(limit: 1) }
                    }
                }
                try await group.waitForAll()
            }
        }
    }
}
