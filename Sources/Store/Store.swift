import CRM
import Foundation
import GRDB
import Glibc

/// The company's one SQLite file: everything that was received, decided, done and sent.
///
/// One writer, many readers (WAL). Work is done inside `read` and `write`; a `write` is one transaction, all or nothing.
public final class Store: Sendable {
    private let database: any DatabaseWriter
    /// nil for a database in memory.
    private let path: String?
    private let checkpoints: Checkpoints?

    /// Mails are sent only while the disk has so many bytes left: what was sent must be noted.
    private static let reserve: UInt64 = 1 << 20

    /// Opens the file, creating it readable for its owner only, and brings its schema up to date.
    ///
    /// Throws `StoreFailure` when the folder is missing or read-only, others may read or change the file, it is no database
    /// of ours, or it was written by a newer Guichet.
    public convenience init(path: String) throws(StoreFailure) {
        let turn = OpeningTurn(at: path)
        defer { withExtendedLifetime(turn) {} }
        try Self.makePrivateFile(at: path)
        do {
            var configuration = Self.configuration
            configuration.prepareDatabase { db in
                // Mails are some pages each, of 8 kB; what a savepoint may have to undo stays in memory instead of a file; a
                // batch of mails fits into the writer's cache (8 MB), while readers look here and there.
                try db.execute(
                    sql: """
                        PRAGMA page_size = 8192;
                        PRAGMA temp_store = MEMORY;
                        PRAGMA cache_size = \(db.configuration.readonly ? -2000 : -8000);
                        """)
            }
            let checkpoints = Checkpoints(path: path, configuration: configuration)
            let pool = try DatabasePool(path: path, configuration: configuration)
            try pool.writeWithoutTransaction { db in
                try db.execute(sql: Self.fullySynchronous)
                checkpoints.watch(db)
            }
            try self.init(pool, path: path, checkpoints)
        } catch {
            throw StoreFailure(opening: path, error)
        }
    }

    /// A database that lives as long as the value: for tests, with the same schema and rules.
    public static func inMemory() throws -> Store {
        try Store(DatabaseQueue(configuration: configuration))
    }

    private init(_ database: any DatabaseWriter, path: String? = nil, _ checkpoints: Checkpoints? = nil) throws {
        self.database = database
        self.path = path
        self.checkpoints = checkpoints
        try Schema.migrator.migrate(database)
        if try database.read(Schema.migrator.hasBeenSuperseded) {
            throw StoreFailure(explanation: "it was written by a newer version of Guichet; install that version.")
        }
    }

    /// Answers questions from one consistent state of the database.
    public func read<Answer: Sendable>(_ body: @Sendable (Snapshot) throws -> Answer) async throws -> Answer {
        try await explained { try await database.read { try body(Snapshot($0)) } }
    }

    /// When a change outlasts a power failure. It outlasts the end of the process as soon as it is made.
    public enum Durability: Sendable {
        /// Once `write` has returned.
        case atOnce
        /// After `makeDurable()`, or the next change that is durable at once: for what can be done again until then, since
        /// waiting for the disk takes longer than a whole batch of mails.
        case later
    }

    /// Does everything in `body`, or, when it throws, nothing of it.
    public func write<Answer: Sendable>(
        durable durability: Durability = .atOnce, _ body: @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        try await explained {
            guard durability == .later else { return try await database.write { try body(Transaction($0)) } }
            return try await database.writeWithoutTransaction { db in
                try db.execute(sql: "PRAGMA synchronous = NORMAL")
                defer { try? db.execute(sql: Self.fullySynchronous) }
                var answer: Answer?
                try db.inTransaction(.immediate) {
                    answer = try body(Transaction(db))
                    return .commit
                }
                guard let answer else { throw StoreFailure(explanation: "a transaction ended without a result") }
                return answer
            }
        }
    }

    /// Returns when every change so far outlasts a power failure.
    public func makeDurable() throws {
        guard let path else { return }
        let descriptor = open(path + "-wal", O_RDWR | O_CLOEXEC)
        // What is not in the log any more was synchronised when it was folded into the database.
        if descriptor < 0, errno == ENOENT { return }
        defer { if descriptor >= 0 { Glibc.close(descriptor) } }
        guard descriptor >= 0, fdatasync(descriptor) == 0 else {
            let reason = String(cString: strerror(errno))
            throw StoreFailure(explanation: "\(path)-wal cannot be written to the disk: \(reason)")
        }
    }

    /// GRDB itself sets NORMAL, under which a power failure may take back what was committed: mails were moved and sent by
    /// then.
    private static let fullySynchronous = "PRAGMA synchronous = FULL"

    /// Throws unless the disk has room for what must not fail: noting that a mail was sent.
    public func requireRoom() throws(StoreFailure) {
        if let path, Self.freeBytes(at: path) < Self.reserve { throw .fullDisk(path) }
    }

    /// Finishes what is under way and closes the file; nothing may be asked afterwards.
    public func close() throws {
        checkpoints?.close()
        try database.close()
    }

    /// Says in a sentence what is wrong with the file; other errors are left as they are.
    private func explained<Answer>(_ body: () async throws -> Answer) async throws -> Answer {
        do {
            return try await body()
        } catch {
            throw path.flatMap { StoreFailure(error, path: $0) } ?? error
        }
    }

    static func freeBytes(at path: String) -> UInt64 {
        var disk = statvfs()
        return statvfs(path, &disk) == 0 ? UInt64(disk.f_bavail) * UInt64(disk.f_frsize) : .max
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(10)
        configuration.maximumReaderCount = 4
        configuration.label = "guichet.store"
        return configuration
    }

    /// SQLite gives its `-wal` and `-shm` files the permissions of the database file.
    private static func makePrivateFile(at path: String) throws(StoreFailure) {
        let descriptor = open(path, O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw StoreFailure(opening: path, code: errno) }
        defer { Glibc.close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw StoreFailure(opening: path, code: errno) }
        guard status.st_mode & 0o077 == 0 else {
            throw StoreFailure(
                explanation: "The database \(path) can be read or changed by others: run chmod 600 \(path)*.")
        }
    }
}

/// Questions to the database. Lives as long as the closure it was given to.
public class Snapshot {
    let db: Database
    /// Whose records are, as far as anybody has asked: everything that is noted on a record asks.
    var partnerIDs: [RecordReference: Int64?] = [:]

    init(_ db: Database) { self.db = db }
}

/// Changes to the database, with all the questions of a `Snapshot`.
public final class Transaction: Snapshot {
    /// How many mails of a kind were queued lately, as far as this transaction has counted.
    var recentCounts: [String: Int] = [:]
    /// The batch of commands under way: changes are written down for it.
    var openBatch: OpenBatch?
    /// The batch of commands that was finished last in this transaction, and changed something.
    public internal(set) var keptBatch: Int64?

    /// Does everything in `body`, or, when it throws, undoes that part of the transaction and throws on.
    public func attempt<Answer>(_ body: () throws -> Answer) throws -> Answer {
        // The names may be the same when one lies in another: SQLite means the innermost. GRDB’s own way would prepare these
        // statements anew for each mail.
        try db.cachedStatement(sql: "SAVEPOINT attempt").execute()
        do {
            let answer = try body()
            try db.cachedStatement(sql: "RELEASE attempt").execute()
            return answer
        } catch {
            (partnerIDs, recentCounts) = ([:], [:])
            // A full disk may have ended the whole transaction already.
            if db.isInsideTransaction {
                try db.cachedStatement(sql: "ROLLBACK TO attempt").execute()
                try db.cachedStatement(sql: "RELEASE attempt").execute()
            }
            throw error
        }
    }
}

/// Instants are stored as milliseconds since 1970, UTC.
extension Date {
    var milliseconds: Int64 { Int64((timeIntervalSince1970 * 1_000).rounded()) }

    init(milliseconds: Int64) { self.init(timeIntervalSince1970: Double(milliseconds) / 1_000) }
}

/// Rows are read where SQLite has them: in a copy, as `fetchOne` and `fetchAll` give, each column is looked for by comparing
/// all names.
extension Row {
    /// What the first row says; nil when there is none.
    static func first<Value>(
        _ statement: Statement, arguments: StatementArguments, _ value: (Row) throws -> Value
    ) throws -> Value? {
        let rows = try fetchCursor(statement, arguments: arguments)
        // The row ends with the cursor.
        return try withExtendedLifetime(rows) { try rows.next().map(value) }
    }

    /// What the rows say, in their order.
    static func all<Value>(
        _ statement: Statement, arguments: StatementArguments, _ value: (Row) throws -> Value
    ) throws -> [Value] {
        let rows = try fetchCursor(statement, arguments: arguments)
        var values: [Value] = []
        while let row = try rows.next() { values.append(try value(row)) }
        return values
    }

    /// The instant in a column; nil for NULL.
    func instant(_ column: String) -> Date? {
        let milliseconds: Int64? = self[column]
        return milliseconds.map(Date.init(milliseconds:))
    }
}

/// Reads a value that is stored by its raw value, such as a state.
func decoded<Value: RawRepresentable>(_ rawValue: Value.RawValue) throws -> Value {
    guard let value = Value(rawValue: rawValue) else {
        throw StoreFailure(explanation: "“\(rawValue)” in the database is no \(Value.self)")
    }
    return value
}
