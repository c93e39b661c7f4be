import Foundation
import Testing

@Suite("At the shell, quarantine", .timeLimit(.minutes(2)))
final class QuarantineShellTests {
    let shell: Shell

    /// Two mails that are over the limit, one with signs in its header that turn a terminal's words around.
    init() async throws {
        shell = try Shell()
        try shell.configure("limits: {message_size: 100 kB}")
        for (name, subject) in [("jane", "A \u{1B}[31mkitchen\u{202E}"), ("paul", "A table")] {
            let mail = """
                From: \(name.capitalized) <\(name)@\(name).example>
                To: crm@kit.example.test
                Message-ID: <1@\(name).example>
                Subject: \(subject)

                \(String(repeating: String(repeating: "long ", count: 12) + "\n", count: 2_000))
                """
            let taken = try await shell.guichet(["ingest"], input: mail.replacing("\n", with: "\r\n"))
            try #require(taken.output.hasPrefix("quarantined: It has "), "\(taken)")
        }
    }

    deinit { shell.remove() }

    @Test func isListedWithTheWholeReason() async throws {
        let table = try await shell.guichet("quarantine", "list")
        #expect(table.exitCode == 0)
        #expect(table.output.contains("bytes, and the limit is 100000."), "\(table)")
        let rows = try await shell.guichet("quarantine", "list", "--format", "json").json()
        #expect(rows.map { $0["id"] as? Int } == [2, 1])
        #expect(try await shell.guichet("quarantine", "list", "--limit", "1", "--format", "json").json().count == 1)
    }

    @Test func isShownWithoutHarmToTheTerminal() async throws {
        let page = try await shell.guichet("quarantine", "show", "1")
        #expect(page.exitCode == 0)
        for words in ["From: Jane <jane@jane.example>", "kitchen", "Reason: It has ", "all of it is here", "Rule 1"] {
            #expect(page.output.contains(words), "\(page)")
        }
        let isHarmless = page.output.unicodeScalars.allSatisfy { scalar in
            scalar == "\n" || ![.control, .format].contains(scalar.properties.generalCategory)
        }
        #expect(isHarmless, "\(page)")
        let sheet = try await shell.guichet("quarantine", "show", "1", "--format", "json").json()
        #expect(sheet.first?["isComplete"] as? Bool == true)
        #expect(sheet.first?["attempts"] as? Int == 0)
    }

    @Test func isHandledAgainOnceTheReasonIsGone() async throws {
        let still = try await shell.guichet("quarantine", "retry", "1")
        #expect(still.exitCode == 1 && still.output.hasPrefix("1: quarantined: It has "), "\(still)")
        try shell.configure("limits: {message_size: 1 MB}")
        let all = try await shell.guichet("quarantine", "retry", "--all")
        #expect((all.exitCode, all.output) == (0, "2: handled, on L-1\n1: handled, on L-2\n"))
        #expect(try await shell.guichet("quarantine", "list").output == "Nothing is in quarantine.\n")
        #expect(try await shell.guichet("quarantine", "retry", "--all").output == "Nothing is in quarantine.\n")
        #expect(try await shell.guichet("list", "leads", "--format", "json").json().count == 2)
        let why = try await shell.guichet("why", "<1@jane.example>")
        #expect(why.output.contains("It was in quarantine: It has ") && why.output.contains("It became L-2"), "\(why)")
    }

    @Test func isLeftForHandlingOrForNothing() async throws {
        let released = try await shell.guichet("quarantine", "release", "2")
        #expect((released.exitCode, released.output) == (0, "2: handled, on L-1\n"))
        let dropped = try await shell.guichet("quarantine", "drop", "1")
        #expect((dropped.exitCode, dropped.output) == (0, "1: ignored: dropped by the operator\n"))
        for verb in ["drop", "release", "show", "retry"] {
            let again = try await shell.guichet("quarantine", verb, "1")
            #expect(again.exitCode == 1 && again.talk.contains("No mail of the number 1 is in quarantine."), "\(again)")
        }
    }

    @Test(arguments: [
        ["quarantine", "retry"], ["quarantine", "retry", "--all", "1"], ["quarantine", "retry", "one"],
        ["quarantine", "release"], ["quarantine", "drop", "1", "2"], ["quarantine", "show"],
        ["quarantine", "list", "--limit", "0"], ["ledger", "--days", "0"],
        ["ledger", "--format", "xml"], ["secret", "show"], ["secret", "rotate", "now"],
    ])
    func misuseEndsWith64(arguments: [String]) async throws {
        let ending = try await shell.guichet(arguments)
        #expect(ending.exitCode == 64, "\(ending)")
        #expect(ending.isAComplaint, "\(ending)")
    }

    @Test func theBooksCountIt() async throws {
        let books = try await shell.guichet("ledger", "--offline")
        #expect(books.exitCode == 0, "\(books)")
        #expect(books.output.hasSuffix("received 2 = 0 handled + 0 ignored + 2 quarantined\n"), "\(books)")
        let json = try await shell.guichet("ledger", "--offline", "--format", "json").json()
        #expect((json.first?["days"] as? [[String: Any]])?.count == 1)
    }
}
