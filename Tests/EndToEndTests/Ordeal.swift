import Foundation
import Store
import Subprocess
import TestSupport

/// Mails flow in, and `guichet run` is killed again and again while it works on them; at last it may finish.
struct Ordeal {
    let installation: Installation
    let mails: [CustomerMail]
    /// How often it is killed.
    let kills: Int
    private var chance: SeededGenerator
    private(set) var moments: [String] = []

    /// When `guichet run` is killed.
    private enum Moment {
        /// As soon as it has the work lock: while it opens the database and recovers.
        case atStart
        /// When so many mails have been settled or sent, in all, and a little later: the next one is in hand then.
        case after(steps: Int, delay: Duration)
    }

    /// The same `seed` draws the same moments.
    init(_ installation: Installation, mails: Int, kills: Int, seed: UInt64) {
        self.installation = installation
        self.mails = CustomerMail.flow(mails, to: installation.inbox)
        self.kills = kills
        chance = SeededGenerator(seed: seed)
    }

    /// Returns once everything has been handled, filed and sent; throws `TooSlow` when that does not happen.
    mutating func endure() async throws {
        var steps = 0
        for round in 0..<kills {
            let share = mails[mails.count * round / (kills + 1)..<mails.count * (round + 1) / (kills + 1)]
            steps = try await work(on: share, until: moment(after: steps, share.count)) ?? steps
        }
        let delivery = deliver(mails[(mails.count * kills / (kills + 1))...])
        try await finish()
        try await delivery.value
    }

    /// One mail makes at least three steps: it is settled, and two colleagues are written to.
    private mutating func moment(after steps: Int, _ mails: Int) -> Moment {
        if Int.random(in: 0..<5, using: &chance) == 0 { return .atStart }
        return .after(
            steps: steps + Int.random(in: 1...max(1, mails * 3), using: &chance),
            delay: .microseconds(Int.random(in: 0..<20_000, using: &chance)))
    }

    /// Has mails come in while `guichet run` works, and kills it; returns how far it had come, if anybody looked.
    private mutating func work(on mails: ArraySlice<CustomerMail>, until moment: Moment) async throws -> Int? {
        moments.append("\(moment)")
        let delivery = deliver(mails)
        let steps: Int?
        switch moment {
        case .atStart:
            let lock = installation.databasePath + ".lock"
            steps = nil
            _ = try await installation.whileRunning(endingWith: .kill) { process in
                try await awaited("take the work lock") {
                    (try? String(contentsOfFile: lock, encoding: .utf8)) == "\(process)\n" ? true : nil
                }
            }
        case .after(let goal, let delay):
            steps = try await whileWatching(endingWith: .kill) { store in
                let steps = try await awaited("come to step \(goal)") {
                    let progress = try await Progress(in: store)
                    return progress.steps >= goal ? progress.steps : nil
                }
                try await Task.sleep(for: delay)
                return steps
            }.answer
        }
        try await delivery.value
        return steps
    }

    private func finish() async throws {
        let ended = try await whileWatching(endingWith: .terminate) { store in
            try await awaited("settle and send everything", within: .seconds(300)) {
                let progress = try await Progress(in: store)
                return progress.settled == mails.count && progress.waiting == 0 ? true : nil
            }
            try await awaited("file everything") {
                try installation.server.messages(of: installation.inbox).isEmpty ? true : nil
            }
        }
        guard ended.exitCode == 0 else { throw TooSlow(what: "end well") }
    }

    /// Runs `guichet run`, with its database open while `body` works.
    ///
    /// Whoever opens the database first puts it in order after a kill. That must be `guichet`, so it is waited for.
    private func whileWatching<Answer: Sendable>(
        endingWith signal: Signal, _ body: (Store) async throws -> Answer
    ) async throws -> (answer: Answer, exitCode: Int32?) {
        let before = starts
        return try await installation.whileRunning(endingWith: signal) { _ in
            try await awaited("start") { starts > before ? true : nil }
            let store = try Store(path: installation.databasePath)
            defer { try? store.close() }
            return try await body(store)
        }
    }

    private func deliver(_ mails: ArraySlice<CustomerMail>) -> Task<Void, any Error> {
        Task { [installation] in try installation.deliver(mails) }
    }

    /// How often it has begun to watch the mailbox, by its log.
    private var starts: Int {
        let log = (try? String(contentsOfFile: installation.logPath, encoding: .utf8)) ?? ""
        return log.split(separator: "\n").count { $0.hasSuffix(" watching") }
    }

    @discardableResult
    private func awaited<Answer>(
        _ what: String, within patience: Duration = .seconds(30), _ question: () async throws -> Answer?
    ) async throws -> Answer {
        guard let answer = try await eventually(within: patience, question) else { throw TooSlow(what: what) }
        return answer
    }
}

/// What `guichet run` should have done long ago.
struct TooSlow: Error, CustomStringConvertible {
    let what: String

    var description: String { "guichet run did not \(what)" }
}
