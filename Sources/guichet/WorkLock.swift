import Foundation
import Store

/// Makes sure that one process at a time works a database: two would fetch and send everything twice over.
final class WorkLock {
    private let descriptor: Int32

    /// Takes the lock, which ends with the process however that ends. Throws a sentence when somebody else has it.
    init(database: String) throws {
        let path = database + ".lock"
        descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFailure(opening: database, code: errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let owner = (try? String(contentsOfFile: path, encoding: .utf8))?.trimmingCharacters(
                in: .whitespacesAndNewlines)
            close(descriptor)
            throw Complaint(
                "Another guichet (process \(owner ?? "unknown")) works on \(database) already: stop it first.")
        }
        let line = Array("\(getpid())\n".utf8)
        ftruncate(descriptor, 0)
        _ = line.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
    }

    deinit { close(descriptor) }
}
