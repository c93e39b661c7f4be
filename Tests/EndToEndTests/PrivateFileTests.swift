import Foundation
import Testing

@Suite("Files that are nobody else's business", .timeLimit(.minutes(2)))
final class PrivateFileTests {
    let shell: Shell

    init() async throws {
        shell = try Shell()
        try shell.write("secret\n", to: "password")
        try #require(try await shell.guichet("command", "--as", "anna", "LEAD Jane Doe, Dupont SA").exitCode == 0)
    }

    deinit { shell.remove() }

    @Test(arguments: ["guichet.sqlite", "guichet.secret"])
    func areMadeForTheirOwnerAlone(name: String) throws {
        let mode = try FileManager.default.attributesOfItem(atPath: "\(shell.folder)/\(name)")[.posixPermissions]
        #expect(mode as? Int == 0o600)
    }

    @Test(
        arguments: ["guichet.sqlite", "guichet.secret"], [0o604, 0o640, 0o602, 0o620, 0o666]
    )
    func areRefusedWhenOthersMayReadOrChangeThem(name: String, mode: Int) async throws {
        try shell.change(name, mode: mode)
        for arguments in [["command", "--as", "anna", "POOL"], ["poll"], ["quarantine", "retry", "--all"]] {
            let ending = try await shell.guichet(arguments)
            #expect(ending.exitCode == 1)
            #expect(ending.isAComplaint && ending.talk.contains("can be read or changed by others: run chmod 600 "))
            #expect(ending.talk.contains("\(shell.folder)/\(name)"), "\(ending)")
        }
        let check = try await shell.guichet("check")
        #expect(check.output.split(separator: "\n").contains { $0.hasPrefix("WRONG") && $0.contains("chmod 600") })
        try shell.change(name, mode: 0o600)
        #expect(try await shell.guichet("command", "--as", "anna", "POOL").exitCode == 0)
    }

    @Test(arguments: [0o644, 0o602, 0o660])
    func passwordFilesAreRefusedToo(mode: Int) async throws {
        try shell.change("password", mode: mode)
        let ending = try await shell.guichet("poll")
        #expect(ending.exitCode == 1)
        let path = "\(shell.folder)/password"
        #expect(ending.talk.contains("\(path) can be read or changed by others: run chmod 600 \(path)."), "\(ending)")
    }
}
