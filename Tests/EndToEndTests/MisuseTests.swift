import Foundation
import TestSupport
import Testing

@Suite(
    "What is wrong is said in a line", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable },
    .timeLimit(.minutes(2)))
struct MisuseTests {
    @Test func nothingIsWrong() async throws {
        let installation = try await installed("well")
        defer { installation.remove() }
        let ending = try await installation.guichet("check")
        #expect(ending.exitCode == 0)
        #expect(!ending.output.contains("WRONG"), "\(ending.output)")
    }

    @Test(
        arguments: [
            ("password", .init(password: "wrong"), "IMAP sales", "password"),
            ("port", .init(imapPort: 9), "IMAP sales", "localhost:9 cannot be reached"),
            ("smtp", .init(smtpPort: 9), "SMTP", "localhost:9 cannot be reached"),
            ("key", .init(more: "smpt: {host: localhost}"), "configuration", "smpt"),
            ("database", .init(database: "/proc/guichet.sqlite"), "database", "/proc/guichet.sqlite"),
        ] as [(String, Installation.Choices, String, String)])
    func checkSaysSo(name: String, choices: Installation.Choices, what: String, words: String) async throws {
        let installation = try await installed("check-\(name)", choices)
        defer { installation.remove() }
        let ending = try await installation.guichet("check")
        let complaints = ending.output.split(separator: "\n").filter { $0.hasPrefix("WRONG") }
        #expect(ending.exitCode == 1)
        #expect(complaints.count == 1, "\(ending.output)")
        #expect(complaints.first?.hasPrefix("WRONG  \(what): ") == true, "\(complaints)")
        #expect(complaints.first?.contains(words) == true, "\(complaints)")
    }

    @Test(
        arguments: [
            ("password", .init(password: "wrong"), "password"),
            ("port", .init(imapPort: 9), "localhost:9 cannot be reached"),
            ("key", .init(more: "smpt: {host: localhost}"), "smpt"),
            ("database", .init(database: "/proc/guichet.sqlite"), "/proc/guichet.sqlite"),
        ] as [(String, Installation.Choices, String)])
    func pollSaysSo(name: String, choices: Installation.Choices, words: String) async throws {
        let installation = try await installed("poll-\(name)", choices)
        defer { installation.remove() }
        let ending = try await installation.guichet("poll")
        let lines = ending.talk.split(separator: "\n").filter { !$0.hasSuffix(" received, 0 sent.") }
        #expect(ending.exitCode == 1)
        #expect(lines.count == 1 && lines.first?.contains(words) == true, "\(ending.talk)")
    }

    @Test func aSecretThatOthersCanReadIsRefused() async throws {
        let installation = try await installed("open")
        defer { installation.remove() }
        try installation.write("secret\n", to: "password", readableBy: 0o644)
        let ending = try await installation.guichet("poll")
        #expect(ending.exitCode == 1)
        let file = "\(installation.folder)/password"
        #expect(
            ending.talk == "Error: The secret file \(file) can be read or changed by others: run chmod 600 \(file).\n")
    }

    @Test(arguments: [
        ["run", "--speed", "fast"], ["list", "chairs"], ["list", "leads", "--limit", "0"], ["show", "X-1"], ["dance"],
        ["why", "two words"],
    ])
    func misuseEndsWith64(arguments: [String]) async throws {
        let ending = try await Installation.guichet(arguments)
        #expect(ending.exitCode == 64)
        #expect(ending.talk.hasPrefix("Error: ") && ending.output.isEmpty, "\(ending)")
    }

    private func installed(_ name: String, _ choices: Installation.Choices = .init()) async throws -> Installation {
        try Installation(name, on: try await MailServer.shared, choices)
    }
}
