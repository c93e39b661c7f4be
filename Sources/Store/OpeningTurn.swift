import Foundation
import Glibc

/// Processes that open a database at the same moment, on the first day say, do it one after the other: SQLite lets nobody
/// wait while it changes the kind of its journal, and the schema is brought up to date by one alone.
///
/// The lock is on the folder and ends with the value, or with the process. flock(2)
struct OpeningTurn: ~Copyable {
    private let folder: CInt

    /// Waits for its turn. Where the folder cannot be locked, opening the database will say what is wrong with it.
    init(at path: String) {
        folder = open(URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if folder >= 0 { while flock(folder, LOCK_EX) != 0, errno == EINTR {} }
    }

    deinit { if folder >= 0 { close(folder) } }
}
