import Foundation
import GRDB
import Store
import TestSupport
import Testing

@Suite(
    "A database that cannot be used", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable },
    .timeLimit(.minutes(2)))
struct UnusableDatabaseTests {
    @Test(
        "ends every command that needs it with a line",
        arguments: [
            (
                "missing/guichet.sqlite", "cannot be opened (No such file or directory)",
                "create its folder, or correct “database” in the configuration"
            ),
            (
                "staff.yaml/guichet.sqlite", "cannot be opened (Not a directory)",
                "create its folder, or correct “database” in the configuration"
            ),
            ("data", "cannot be opened (Is a directory)", "name a file as “database” in the configuration"),
            (
                "password", "is no SQLite database",
                "correct “database” in the configuration, or move that file away"
            ),
        ])
    func path(database: String, problem: String, cure: String) async throws {
        let name = "unusable-\(database.hashValue.magnitude)"
        let installation = try Installation(name, on: try await MailServer.shared, .init(database: database))
        defer { installation.remove() }
        let password = try Data(contentsOf: URL(filePath: "\(installation.folder)/password"))
        try await expectComplaint(installation, "\(installation.folder)/\(database) \(problem): \(cure).")
        #expect(try Data(contentsOf: URL(filePath: "\(installation.folder)/password")) == password)
    }

    @Test func thatANewerVersionWroteAsksForThatVersion() async throws {
        let installation = try Installation("newer", on: try await MailServer.shared)
        defer { installation.remove() }
        try Store(path: installation.databasePath).close()
        let database = try DatabaseQueue(path: installation.databasePath)
        try await database.write { try $0.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 from the future')") }
        try database.close()
        let words = " cannot be used: it was written by a newer version of Guichet; install that version."
        try await expectComplaint(installation, installation.databasePath + words)
    }

    /// Each command fails with one line that ends in `words`.
    private func expectComplaint(_ installation: Installation, _ words: String) async throws {
        for command in ["run", "poll", "ingest"] {
            let ending = try await installation.guichet(command, input: "Subject: lost?\n\n")
            #expect(ending.exitCode == (command == "ingest" ? 75 : 1))
            let lines = ending.talk.split(separator: "\n")
            #expect(lines.count == 1 && lines.first?.hasPrefix("Error: ") == true, "\(command): \(ending.talk)")
            #expect(lines.first?.hasSuffix(words) == true, "\(command): \(ending.talk)")
        }
        let check = try await installation.guichet("check")
        let findings = check.output.split(separator: "\n").filter { $0.hasPrefix("WRONG") }
        #expect(check.exitCode == 1)
        #expect(findings.count == 1 && findings.first?.hasSuffix(words) == true, "\(check.output)")
    }
}
