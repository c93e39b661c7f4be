import Foundation
import Mail
import Store
import Testing

@Suite("The write-ahead log")
struct CheckpointTests {
    @Test func theLogStaysShortHoweverMuchIsWritten() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID()).sqlite").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try Store(path: path)
        let mail = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
        var longest = 0
        for number in 1...300 {
            try await store.write(durable: .later) {
                _ = try $0.keepFromPipe(mail + "\(number)".utf8, mailbox: "pipe", isWhole: true, at: .now)
            }
            longest = max(longest, size(of: path + "-wal"))
        }
        #expect(longest < 100_000_000)
        #expect(size(of: path) > 150_000_000)
        try store.close()

        let reopened = try Store(path: path)
        let due = try await reopened.read { try $0.dueMails(limit: 300, bytes: .max) }
        let endings = due.map { String(decoding: $0.bytes.dropFirst(1_000_000), as: UTF8.self) }
        #expect(endings == (1...300).map(String.init))
        try reopened.close()
    }

    private func size(of path: String) -> Int {
        (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) ?? 0
    }
}
