import Dispatch
import GRDB
import GRDBSQLite
import Synchronization

/// Folds the write-ahead log into the database, beside the work that goes on: the writer would spend a third of its time on
/// that while many mails come in. Only what it writes meanwhile it folds itself, so that the log begins anew each time.
final class Checkpoints: Sendable {
    /// From so many pages on the log is folded; with pages of 8 kB that is a file of 32 MB.
    private static let due = 4_000
    /// At so many pages the writer waits.
    private static let overdue = 2 * due

    private enum State {
        case resting
        case folding
        /// All is folded but what was written meanwhile.
        case nearlyDone
        case closed
    }

    private let state = Mutex(State.resting)
    private let queue = DispatchQueue(label: "guichet.store.checkpoints")
    /// Opened when it is first needed: most processes write little. It waits for the disk as SQLite does by itself, FULL.
    /// Used on `queue` alone.
    private let connection = Mutex<DatabaseQueue?>(nil)
    private let path: String
    private let configuration: Configuration

    init(path: String, configuration: Configuration) {
        self.path = path
        self.configuration = configuration
    }

    /// Has `db` tell how long the log is after each of its transactions. To live as long as that connection.
    func watch(_ db: Database) {
        let hook: @convention(c) (UnsafeMutableRawPointer?, OpaquePointer?, UnsafePointer<CChar>?, Int32) -> Int32 = {
            context, connection, _, pages in
            guard let context, let connection, pages >= Checkpoints.due else { return SQLITE_OK }
            Unmanaged<Checkpoints>.fromOpaque(context).takeUnretainedValue().fold(Int(pages), from: connection)
            // The transaction is committed, whatever came of this.
            return SQLITE_OK
        }
        sqlite3_wal_hook(db.sqliteConnection, hook, Unmanaged.passUnretained(self).toOpaque())
    }

    /// Waits for what is under way.
    func close() {
        state.withLock { $0 = .closed }
        queue.sync { connection.withLock { try? $0.take()?.close() } }
    }

    private func fold(_ pages: Int, from writer: OpaquePointer) {
        if pages >= Self.overdue { queue.sync {} }
        let now = state.withLock { state in
            defer {
                switch state {
                case .resting: state = .folding
                case .nearlyDone: state = .resting
                case .folding, .closed: break
                }
            }
            return state
        }
        switch now {
        case .resting: queue.async { self.foldAside() }
        case .nearlyDone: sqlite3_wal_checkpoint_v2(writer, nil, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        case .folding, .closed: break
        }
    }

    private func foldAside() {
        connection.withLock { connection in
            // What fails here, the writer does next time.
            if connection == nil { connection = try? DatabaseQueue(path: path, configuration: configuration) }
            // The second time there is less to fold, and less is written meanwhile: the writer waits for the disk as well.
            for _ in 0..<2 { _ = try? connection?.writeWithoutTransaction { try $0.checkpoint(.passive) } }
        }
        state.withLock { if $0 == .folding { $0 = .nearlyDone } }
    }
}
