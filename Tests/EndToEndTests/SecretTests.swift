import Foundation
import Mail
import Store
import Testing

@Suite("The signing key", .timeLimit(.minutes(2)))
final class SecretTests {
    let shell: Shell
    private var path: String { "\(shell.folder)/guichet.secret" }

    init() async throws {
        shell = try Shell()
        let taken = try await shell.guichet(["ingest"], input: Self.mail(from: "jane@dupont.example", "A kitchen"))
        try #require(taken.output == "handled\n", "\(taken)")
    }

    deinit { shell.remove() }

    @Test func isReplacedAndTheOldOneHonouredForItsGrace() async throws {
        let notice = try await noticeToAnna()
        let rotated = try await shell.guichet("secret", "rotate")
        #expect(rotated.exitCode == 0)
        #expect(rotated.output.hasPrefix("Key 1 signs from now on.\nKey 0 is honoured until "), "\(rotated)")
        #expect(try await shell.guichet("secret", "rotate").output.hasPrefix("Key 2 signs from now on.\nKey 1 is"))
        try await answer(notice, "TAKE L-1")
        #expect(try await shell.guichet("list", "leads").output.contains("L-1   assigned  anna"))
        // What was sent since is signed with the new key.
        #expect(try await noticeToAnna() != notice)
    }

    @Test func withoutGraceEndsAtOnce() async throws {
        let notice = try await noticeToAnna()
        try shell.configure("security: {key_grace: 0d}")
        #expect(try await shell.guichet("secret", "rotate").output == "Key 1 signs from now on.\n")
        try await answer(notice, "TAKE L-1")
        #expect(try await shell.guichet("list", "leads").output.contains("L-1   new"))
        // A key whose time is over goes with the next rotation.
        #expect(try lines().count == 2)
        _ = try await shell.guichet("secret", "rotate")
        #expect(try lines().count == 2)
    }

    @Test func isNeverShown() async throws {
        _ = try await shell.guichet("secret", "rotate")
        let secrets = try lines().map { $0.split(separator: " ")[1] }
        for arguments in [
            ["secret", "status"], ["secret", "status", "--format", "json"], ["secret", "rotate"], ["check"],
        ] {
            let ending = try await shell.guichet(arguments)
            #expect(!secrets.contains { ending.output.contains($0) || ending.talk.contains($0) })
        }
        let rows = try await shell.guichet("secret", "status", "--format", "json").json()
        #expect(rows.map { $0["number"] as? Int } == [2, 1, 0])
        #expect(rows.map { $0["signs"] as? Bool } == [true, false, false])
        #expect(try await shell.guichet("secret", "show").exitCode == 64)
    }

    @Test func staysPrivateAndWhole() async throws {
        _ = try await shell.guichet("secret", "rotate")
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        let left = try FileManager.default.contentsOfDirectory(atPath: shell.folder).filter { $0.contains("secret") }
        #expect(left == ["guichet.secret"])
    }

    @Test func isMadeOnceByManyWhoStartTogether() async throws {
        try FileManager.default.removeItem(atPath: path)
        let shell = shell
        let endings = try await withThrowingTaskGroup(of: Ending.self) { group in
            for _ in 1...8 { group.addTask { try await shell.guichet("secret", "status") } }
            return try await group.reduce(into: [Ending]()) { $0.append($1) }
        }
        #expect(endings.allSatisfy { $0.exitCode == 0 && $0.output == endings.first?.output }, "\(endings)")
        #expect(try lines().count == 1)
    }

    @Test func ofTheFirstVersionIsRead() async throws {
        let notice = try await noticeToAnna()
        let old = try lines()[0].split(separator: " ").prefix(2).joined(separator: " ")
        try shell.write(old + "\n", to: "guichet.secret")
        try shell.change("guichet.secret", mode: 0o600)
        #expect(try await shell.guichet("secret", "status").output.contains("0    not known  -     signs"))
        #expect(try await shell.guichet("secret", "rotate").exitCode == 0)
        try await answer(notice, "TAKE L-1")
        #expect(try await shell.guichet("list", "leads").output.contains("L-1   assigned  anna"))
    }

    @Test(arguments: ["0 1234\n", "", "0 \(String(repeating: "ab", count: 32)) yesterday\n", "secret\n"])
    func thatIsDamagedIsNamedAndLeftAlone(text: String) async throws {
        try shell.write(text, to: "guichet.secret")
        try shell.change("guichet.secret", mode: 0o600)
        for arguments in [["secret", "rotate"], ["secret", "status"], ["command", "--as", "anna", "POOL"]] {
            let ending = try await shell.guichet(arguments)
            #expect(ending.exitCode == 1)
            #expect(ending.isAComplaint && ending.talk.contains("The secret file \(path) is damaged"), "\(ending)")
        }
        #expect(try String(contentsOfFile: path, encoding: .utf8) == text)
    }

    private func lines() throws -> [Substring] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
    }

    /// The Message-ID of the last mail to Anna, which carries its token.
    private func noticeToAnna() async throws -> MessageID {
        // No server is there to take it, but its letter is made.
        _ = try shell.write("secret", to: "password")
        try shell.change("password", mode: 0o600)
        #expect(try await shell.guichet("poll").talk.contains("0 received, 0 sent."))
        let store = try Store(path: "\(shell.folder)/guichet.sqlite")
        defer { try? store.close() }
        let id = try await store.read { snapshot in
            try snapshot.outbox(limit: 100).first { $0.recipient.rawValue == "anna@kit.example.test" }
                .flatMap { try snapshot.message($0.message)?.messageID }
        }
        return try #require(id)
    }

    private func answer(_ notice: MessageID, _ words: String) async throws {
        let mail = Self.mail(from: "Anna Berg <anna@kit.example.test>", words, "In-Reply-To: \(notice)\n")
        let taken = try await shell.guichet(["ingest"], input: mail)
        #expect(taken.output == "handled\n", "\(taken)")
    }

    private static func mail(from sender: String, _ words: String, _ fields: String = "") -> String {
        """
        From: \(sender)
        To: crm@kit.example.test
        Message-ID: <\(UUID())@kit.example.test>
        Subject: A kitchen
        \(fields)
        \(words)

        """.replacing("\n", with: "\r\n")
    }
}
