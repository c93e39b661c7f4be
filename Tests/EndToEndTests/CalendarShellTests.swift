import Foundation
import Testing

@Suite("The calendar at the shell", .timeLimit(.minutes(2)))
final class CalendarShellTests {
    private let shell: Shell

    init() throws { shell = try Shell() }

    deinit { shell.remove() }

    @Test func holdsTheMeetingsOfAllOrOfOne() async throws {
        let words = ["LEAD Jane Doe, Dupont SA, jane@dupont.example", "MEETING L-1 2099-02-12 14:00 about the plan"]
        for words in words {
            let ending = try await shell.guichet("command", "--as", "anna", words)
            try #require(ending.exitCode == 0, "\(ending)")
        }
        for (arguments, isThere) in [
            (["calendar"], true), (["calendar", "--user", "anna"], true),
            (["calendar", "--user", "luc"], false),
        ] {
            let ending = try await shell.guichet(arguments)
            #expect(ending.exitCode == 0 && ending.talk.isEmpty, "\(ending)")
            #expect(ending.output.hasPrefix("BEGIN:VCALENDAR") && ending.output.contains("END:VCALENDAR"))
            #expect(ending.output.contains("SUMMARY:the plan") == isThere, "\(arguments)")
        }
    }

    @Test(arguments: [["--user", "nobody"], ["--user"], ["luc"], ["--format", "json"]])
    func misusedEndsWith64(arguments: [String]) async throws {
        let ending = try await shell.guichet(["calendar"] + arguments)
        #expect(ending.exitCode == 64 && ending.output.isEmpty, "\(ending)")
    }
}
