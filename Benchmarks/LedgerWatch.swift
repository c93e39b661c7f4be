import GRDB
import Mail

/// Tells when mails are handled, by their Message-IDs, from outside of the process that handles them.
///
/// It looks every millisecond, however many mails are waited for, and reads rows only after a commit: what looks on works
/// on the cores that are measured.
actor LedgerWatch {
    private let database: DatabaseQueue
    private var version: Int?
    /// When each was seen to be handled first.
    private var seen: [String: ContinuousClock.Instant] = [:]
    /// The ledger's rows up to this one have been seen.
    private var last: Int64 = 0
    private var watching: Task<Void, any Error>?

    init(path: String) throws {
        var configuration = Configuration()
        configuration.readonly = true
        database = try DatabaseQueue(path: path, configuration: configuration)
    }

    /// Waits until that mail is handled; nil when that has not come within half a minute.
    func handled(_ id: MessageID) async throws -> ContinuousClock.Instant? {
        watch()
        let deadline = ContinuousClock.now + .seconds(30)
        while seen[id.rawValue] == nil, ContinuousClock.now < deadline {
            try await Task.sleep(for: .milliseconds(20))
        }
        return seen[id.rawValue]
    }

    func close() throws {
        watching?.cancel()
        try database.close()
    }

    private func watch() {
        guard watching == nil else { return }
        watching = Task {
            while true {
                try await Task.sleep(for: .milliseconds(1))
                try look()
            }
        }
    }

    private func look() throws {
        let now = ContinuousClock.now
        try database.read { db in
            let version = try Int.fetchOne(db.cachedStatement(sql: "PRAGMA data_version"))
            guard version != self.version else { return }
            self.version = version
            let rows = try Row.fetchAll(
                db.cachedStatement(
                    sql: "SELECT message_id, id, state = 'handled' FROM ledger WHERE id > ? ORDER BY id"),
                arguments: [last])
            var isWhole = true
            for row in rows {
                let isHandled: Bool = row[2]
                isWhole = isWhole && isHandled
                if isWhole { last = row[1] }
                if isHandled, let id: String = row[0], seen[id] == nil { seen[id] = now }
            }
        }
    }
}
