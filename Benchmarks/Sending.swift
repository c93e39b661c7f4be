import Foundation
import GRDB
import TestSupport

/// How long it takes to write and hand in what waits in the outbox, and how long Postfix's own load generator takes to
/// hand in as many mails of the same size to the same recipients, over one connection to the same server.
struct Sending: Part {
    static let name = "sending"

    /// Mails to one recipient, or to so many customers.
    private struct Share {
        var recipient: String
        var count: Int
        /// In bytes, on average.
        var size: Int
        var isManyPeople: Bool
    }

    /// The time of both differs much from one to the next: each takes its turn so often.
    private static let rounds = 3

    private(set) var mails = 0
    /// Bytes of all mails.
    private(set) var bytes = 0
    /// From the first answer of the server to the last.
    private(set) var duration = Duration.zero
    /// Of `smtp-source`.
    private(set) var plainSending = Duration.zero

    /// So many mails come in, and are answered.
    init(mails: Int?) async throws {
        // Where the mails are stored takes the cores that are measured here, and is another machine's work in life.
        let server = try await MailServer(delivers: false)
        for _ in 1...Self.rounds { try await takeTurns(mails ?? 1_000, on: server) }
    }

    private mutating func takeTurns(_ mails: Int, on server: MailServer) async throws {
        let budget = "limits: {acknowledgements_per_hour: \(mails)}"
        // Nobody listens on port 9: the answers stay in the outbox until they are wanted.
        let installation = try Installation("sending", on: server, .init(smtpPort: 9, more: budget))
        defer { installation.remove() }
        try server.deposit(MailboxFilling(count: mails, inbox: installation.inbox).messages, for: installation.inbox)
        _ = try await installation.poll()
        try installation.configure(.init(smtpTLS: "none", more: budget))
        try await server.waitUntilDelivered()
        // Looking takes the cores that are measured.
        let poll = try await installation.poll(lookingEvery: .milliseconds(100))
        guard poll.exitCode == 0 else { throw Disappointment("guichet poll failed: see \(installation.logPath)") }
        duration += try Self.answering(installation)
        try await server.waitUntilDelivered()
        for share in try Self.shares(installation) {
            self.mails += share.count
            bytes += share.count * share.size
            let source = SMTPSource(recipient: share.recipient, numbersRecipients: share.isManyPeople)
            plainSending += try await source.send(share.count, size: share.size, to: server)
            try await server.waitUntilDelivered()
        }
    }

    private static func answering(_ installation: Installation) throws -> Duration {
        let database = try DatabaseQueue(path: installation.databasePath)
        defer { try? database.close() }
        let sql = "SELECT max(finished) - min(finished) FROM outbox WHERE state = 'sent'"
        return .milliseconds(try database.read { try Int.fetchOne($0, sql: sql) } ?? 0)
    }

    private static func shares(_ installation: Installation) throws -> [Share] {
        let database = try DatabaseQueue(path: installation.databasePath)
        defer { try? database.close() }
        let colleagues = installation.interestedColleagues
        let rows = try database.read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT CASE WHEN recipient IN (?, ?) THEN recipient ELSE 'customer@home.example.test' END, count(*),
                        CAST(avg(length(bytes)) AS INTEGER)
                    FROM outbox JOIN message ON message.id = outbox.message JOIN raw_mail ON raw_mail.id = message.raw
                    WHERE outbox.state = 'sent' GROUP BY 1
                    """, arguments: StatementArguments(colleagues))
        }
        return rows.map {
            Share(recipient: $0[0], count: $0[1], size: $0[2], isManyPeople: !colleagues.contains($0[0]))
        }
    }

    var figures: [Figure] {
        [
            Figure("mails of the outbox written and handed in by SMTP", mails, in: duration),
            Figure("the same by Postfix’s `smtp-source`, which writes nothing", mails, in: plainSending),
            Figure("rate of the gateway to that of `smtp-source`", times: plainSending / duration, .atLeast(0.5)),
        ]
    }

    var details: String {
        """
        \(mails) mails of \(bytes / max(1, mails) / 1_000) kB on average, from the server’s first answer to its last; \
        `smtp-source` hands in as many of the same average size, to each colleague and to as many customers; three times in \
        turn. Each uses one connection, without TLS. Postfix takes the mails of both on the same cores, and delivers none.
        """
    }
}
