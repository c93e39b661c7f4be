import Foundation
import GRDB
import Store
import Subprocess
import TestSupport

/// How long one look of the scheduler takes where very many cases are open: `guichet reminders`, from its start to its end.
struct SchedulerPass: Part {
    static let name = "reminders"

    /// Half of them leads, half opportunities, made over the last two years.
    let cases = 100_000
    private(set) var duration = Duration.zero
    /// The most memory, in bytes.
    private(set) var memory = 0
    /// How many were due, since an hour ago.
    private(set) var reminders = 0

    private static let rules = """
        reminders:
          opportunity-not-closed: {on: opportunity, when: not_closed, after: 5d, repeat: 7d, cc: managers}
          lead-not-closed: {on: lead, when: not_closed, after: 3d, days: business, cc: managers}
          asleep: {on: opportunity, when: no_activity, after: 2w, repeat: 2w}
        """
    private static let configuration = """
        company: {name: NotSoTiny, short_name: NST, address: crm@notsotiny.example, time_zone: Europe/Paris}
        mailboxes: [{host: localhost, user: crm, password: {file: password}}]
        smtp: {host: localhost}
        templates: \(Installation.repository)/MailTemplates
        """

    init(mails: Int?) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guichet-cases-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for name in ["staff.yaml", "vocabulary.yaml"] {
            try FileManager.default.copyItem(
                atPath: "\(Installation.repository)/Config/\(name)", toPath: folder.appending(path: name).path)
        }
        try Self.configuration.write(
            to: folder.appending(path: "guichet.yaml"), atomically: true, encoding: .utf8)
        try Self.rules.write(to: folder.appending(path: "reminders.yaml"), atomically: true, encoding: .utf8)
        let arguments = ["reminders", "--config", folder.appending(path: "guichet.yaml").path]
        // The rules begin; then an hour passes.
        guard try await Installation.guichet(arguments).exitCode == 0 else { throw Disappointment("guichet reminders") }
        let path = folder.appending(path: "guichet.sqlite").path
        try fill(path)
        try await measure(arguments)
        let store = try Store(path: path)
        reminders = try await store.read { try $0.remindersSent() }.count
        try store.close()
        guard reminders > 0 else { throw Disappointment("nobody was reminded") }
    }

    var figures: [Figure] {
        [
            Figure("`guichet reminders` with \(cases) open cases", duration, .below(1_000)),
            Figure("peak memory of that", bytes: memory, .below(100)),
        ]
    }

    var details: String { "\(cases) open cases, \(reminders) of them due, from the start of the process to its end." }

    private mutating func measure(_ arguments: [String]) async throws {
        let start = ContinuousClock.now
        let ended = try await run(
            .path(.init(Installation.executable)), arguments: Arguments(arguments), input: .none, output: .discarded,
            error: .discarded
        ) { execution in
            var memory = 0
            while let usage = ProcessUsage(of: execution.processIdentifier.value), usage.peakMemory > 0 {
                memory = max(memory, usage.peakMemory)
                try await Task.sleep(for: .milliseconds(5))
            }
            return memory
        }
        duration = .now - start
        memory = ended.closureResult
    }

    private func fill(_ path: String) throws {
        let database = try DatabaseQueue(path: path)
        let now = Int64(Date().timeIntervalSince1970 * 1_000)
        let twoYears: Int64 = 730 * 86_400_000
        let numbers =
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(cases / 2)) SELECT n FROM numbers"
        let created = "\(now) - \(twoYears) + n * (\(twoYears) / \(cases / 2))"
        try database.write { db in
            try db.execute(
                sql: """
                    INSERT INTO partner (kind, name, language, created) VALUES ('company', 'Dupont SA', 'fr', 1);
                    INSERT INTO lead (title, contact_name, description, source, state, responsible, language, created)
                    SELECT 'Lead ' || n, 'Somebody ' || n, 'We would like a kitchen.', 'mail', 'assigned', 'thomas', 'fr',
                        \(created) FROM (\(numbers));
                    INSERT INTO opportunity (title, partner, probability, responsible, stage, outcome, created)
                    SELECT 'Kitchen ' || n, 1, 10, 'thomas', 'new', 'open', \(created) FROM (\(numbers));
                    INSERT INTO activity (at, kind, actor, partner, opportunity, detail)
                    SELECT created, 'opportunityCreated', 'thomas', 1, id, '' FROM opportunity;
                    UPDATE schedule SET since = since - 3600000, checked = checked - 3600000;
                    """)
        }
        try database.close()
    }
}
