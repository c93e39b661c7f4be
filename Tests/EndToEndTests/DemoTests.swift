import Foundation
import TestSupport
import Testing

@Suite(
    "The story of NotSoTiny", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable }, .timeLimit(.minutes(3)))
struct DemoTests {
    @Test func playsByRealMailAsExpectedAndTheLogTellsNothingOfIt() async throws {
        let server = try await MailServer.shared
        let folder = FileManager.default.temporaryDirectory.path + "/guichet-demo-\(UUID().uuidString.prefix(8))"
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let ending = try await Installation.guichet(
            [
                "demo", "--imaps-port", "\(server.imapsPort)", "--smtp-port", "\(server.smtpPort)",
                "--ca-file", server.certificateAuthority, "--folder", folder,
                "--templates", Installation.repository + "/MailTemplates",
                "--config-folder", Installation.repository + "/Config",
            ], logLevel: "trace")
        let lines = ending.output.split(separator: "\n")
        #expect(lines.filter { $0.contains("NOT AS EXPECTED") } == [])
        let verdict = try #require(lines.last?.wholeMatch(of: /demo: (\d+) of (\d+) steps as expected/))
        #expect(verdict.1 == verdict.2)
        #expect(ending.exitCode == 0, "\(ending.talk)")
        let log = try String(contentsOfFile: "\(folder)/guichet.log", encoding: .utf8)
        let audit = try await LogAudit(
            of: log, database: "\(folder)/guichet.sqlite", secretFile: "\(folder)/guichet.secret",
            passwords: [MailServer.password])
        #expect(audit.complaints == [])
        #expect(audit.count > 100 && log.contains("mail sent"))
    }
}
