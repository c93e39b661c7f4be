import Foundation
import TestSupport

/// How long `guichet run` takes until it watches its mailbox, with a database of 2 GB.
struct StartUp: Part {
    static let name = "start-up"

    private static let rounds = 5

    private(set) var durations: [Duration] = []
    /// Of the database's file, in bytes.
    private(set) var fileSize = 0

    init(mails: Int?) async throws {
        let installation = try Installation("start", on: try await MailServer.shared)
        defer { installation.remove() }
        // The tables are made, and the staff named.
        _ = try await installation.poll()
        try Archive(messages: 100_000, size: 20_000).fill(installation.databasePath)
        fileSize = try Self.size(of: installation.databasePath)
        // Something waits each time: when it has been taken in, the process goes into IDLE.
        for number in 1...Self.rounds {
            try installation.server.deposit(
                MailboxFilling(count: 1, inbox: installation.inbox, first: number).messages, for: installation.inbox)
            try Self.forget(installation.databasePath)
            durations.append(try await Self.start(installation))
        }
        try await installation.server.waitUntilDelivered()
    }

    private static func start(_ installation: Installation) async throws -> Duration {
        let begin = try size(of: installation.logPath)
        let start = ContinuousClock.now
        let (duration, _) = try await installation.whileRunning { _ in
            let log = try FileHandle(forReadingFrom: URL(filePath: installation.logPath))
            defer { try? log.close() }
            while ContinuousClock.now - start < .seconds(30) {
                try log.seek(toOffset: UInt64(begin))
                let said = String(decoding: try log.readToEnd() ?? Data(), as: UTF8.self)
                if said.contains("mails taken in") { return .now - start }
                try await Task.sleep(for: .milliseconds(1))
            }
            throw Disappointment("guichet run took in no mail: see \(installation.logPath)")
        }
        return duration
    }

    private static func size(of path: String) throws -> Int {
        try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
    }

    /// Takes the file out of the kernel's memory, as after a restart of the machine. posix_fadvise(2).
    private static func forget(_ path: String) throws {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        guard descriptor >= 0, fsync(descriptor) == 0, posix_fadvise(descriptor, 0, 0, POSIX_FADV_DONTNEED) == 0 else {
            throw Disappointment("\(path) stays in memory")
        }
    }

    var figures: [Figure] {
        [
            Figure(
                "from start to watching, with a database of \((Double(fileSize) / 1e9).rounded(to: 1)) GB, median",
                durations.median, .below(300))
        ]
    }

    var details: String {
        """
        \(durations.count) starts of `guichet run`: \(durations.map(\.inMilliseconds).joined(separator: ", ")). A mail waits \
        each time; the time ends when it has been routed, committed and moved. The database is not in the kernel's cache.
        """
    }
}
