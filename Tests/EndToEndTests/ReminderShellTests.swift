import Foundation
import Testing

@Suite("Reminders at the shell", .timeLimit(.minutes(2)))
final class ReminderShellTests {
    private let shell: Shell

    init() throws { shell = try Shell() }

    deinit { shell.remove() }

    @Test func whatWouldBeSentIsShownAndNotSent() async throws {
        let begun = try await shell.guichet("reminders")
        try #require(begun.exitCode == 0, "\(begun)")
        _ = try await shell.guichet("command", "--as", "anna", "LEAD Jane Doe, Dupont SA, jane@dupont.example")
        let later = Date(timeIntervalSinceNow: 4 * 86_400).formatted(.iso8601.year().month().day())
        for _ in 1...2 {
            let ending = try await shell.guichet(
                "reminders", "--dry-run", "--as-of", "\(later)T08:00", "--format", "json")
            #expect(ending.exitCode == 0, "\(ending)")
            let forecast = try #require(try ending.json().first?["reminders"] as? [[String: any Sendable]])
            #expect(forecast.map { $0["record"] as? String } == ["L-1"])
            #expect(forecast.map { $0["rule"] as? String } == ["lead-not-closed"])
        }
        let table = try await shell.guichet("reminders", "--dry-run", "--as-of", "\(later) 8:00")
        #expect(table.output.contains("L-1") && table.output.contains("luc"), "\(table)")
        let tomorrow = try await shell.guichet("reminders", "--dry-run", "--as-of", "Tomorrow 8:00")
        #expect(tomorrow.exitCode == 0, "\(tomorrow)")
        let outbox = try await shell.guichet("list", "outbox", "--format", "json")
        #expect(!outbox.output.contains("\"reminder\""))
    }

    @Test func aTemplateThatIsNotThereIsNamed() async throws {
        try shell.write(
            "reminders: {x: {on: lead, when: not_taken, after: 1d, template: reminder-pool}}", to: "reminders.yaml")
        let ending = try await shell.guichet("reminders")
        #expect(ending.exitCode == 1 && ending.isAComplaint, "\(ending)")
        #expect(ending.talk.contains("The rule x in reminders.yaml names the template reminder-pool"))
        let check = try await shell.guichet("check")
        #expect(check.output.contains("WRONG  templates"), "\(check)")
    }

    @Test(arguments: [
        ["--as-of", "2099-01-01"], ["--dry-run", "--as-of", "soon"], ["--dry-run", "--format", "csv"],
    ])
    func misusedEndsWith64(arguments: [String]) async throws {
        let ending = try await shell.guichet(["reminders"] + arguments)
        #expect(ending.exitCode == 64 && ending.output.isEmpty, "\(ending)")
    }
}
