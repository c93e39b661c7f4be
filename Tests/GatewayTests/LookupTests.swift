import GRDB
import Mail
import Synchronization
import Testing

@testable import Store

/// Looks at what SQLite really is asked, and how it would go about it however big the tables are.
@Suite("No table is scanned")
struct LookupTests {
    @Test func whileMailsOfAllKindsAreRoutedAndAnswered() async throws {
        let company = try await Company {
            $0.limits.answersPerThread = 1_000
            $0.limits.answersPerHour = 1_000
        }
        let questions = Questions()
        try await company.office.store.write { questions.listen(to: $0) }

        // A quote from the first mail to its acceptance, by a known customer, with colleagues' commands between.
        let quote = try await company.sent(.english)
        try await company.reply(to: quote, as: Company.jane, "I accept")
        // On a case by its thread alone, by the address alone, by another address of the same company, twice the same.
        let mail = try #require(quote.messageID)
        for sender in [Company.jane, "Joan Doe <joan@dupont.example>", "Somebody <somebody@example.test>"] {
            try await company.receive(from: sender, "And the island?", headers: ["In-Reply-To: \(mail)"])
            try await company.receive(from: sender, subject: "Something else", "Do you make wardrobes?")
            try await company.receive(from: sender, subject: "Re: [NST O-1] Kitchen", "Red, please.")
        }
        let twice = "From: New <new@new.example>\nMessage-ID: <twice@new.example>\nSubject: Twice\n\nHello\n"
        try await company.receive(twice)
        try await company.receive(twice)
        // Meetings, lists, figures, what is put right, and what is taken back.
        for words in [
            "MEETING 2014-02-14 10:00 for 1h30 with luc", "NOTE red", "CALL in: wants red", "HISTORY", "SHOW", "WHY",
            "PARTNER city: Lille", "SNOOZE 3d", "STAGE proposal", "WON 80k", "REOPEN", "UNDO",
        ] {
            try await company.command(words, by: .eric, on: "O-1")
        }
        for words in ["POOL", "MINE", "AGENDA", "KPI", "LEAD Jim Roe, jim@roe.example, 03 20 11 22 33"] {
            try await company.command(words, by: .luc)
        }
        // What comes from machines.
        try await company.receive(from: Company.jane, "Away.", headers: ["Auto-Submitted: auto-replied"])
        try await company.receive(from: Company.jane, "News!", headers: ["List-Id: <news.example.test>"])
        try await company.receive(Company.bounce(of: mail))
        _ = try await company.everyMail()

        let scans = try await company.office.store.read { try questions.scans(in: $0) }
        #expect(scans == [])
        #expect(questions.count > 60)
    }
}

/// The statements that a database was given.
private final class Questions: Sendable {
    private let statements = Mutex<Set<String>>([])

    /// Tables that stay small: one row a colleague, an index.
    private static let smallTables: Set = ["staff", "sqlite_schema"]

    var count: Int { statements.withLock { $0.count } }

    func listen(to transaction: Transaction) {
        transaction.db.trace { [self] event in
            guard case .statement(let statement) = event else { return }
            let sql = statement.sql
            guard ["SELECT", "UPDATE", "DELETE", "WITH"].contains(where: sql.hasPrefix) else { return }
            statements.withLock { _ = $0.insert(sql) }
        }
    }

    /// Each step of a plan that goes through a whole table, or through an index that has all its rows, with its statement.
    func scans(in snapshot: Snapshot) throws -> [String] {
        let partial = try Set(
            String.fetchAll(
                snapshot.db, sql: "SELECT name FROM sqlite_schema WHERE type = 'index' AND sql LIKE '% WHERE %'"))
        return try statements.withLock(\.self).sorted().flatMap { sql in
            let plan = try snapshot.db.makeStatement(sql: "EXPLAIN QUERY PLAN " + sql)
            // The plan does not depend on what is asked for.
            plan.setUncheckedArguments(StatementArguments())
            return try Row.fetchAll(plan).map { $0["detail"] as String }.filter { step in
                let words = step.split(separator: " ").map(String.init)
                guard words.first == "SCAN", words.count > 1, step != "SCAN CONSTANT ROW" else { return false }
                return !step.hasPrefix("SCAN (") && !Self.smallTables.contains(words[1])
                    && !partial.contains(words.last ?? "")
            }.map { "\($0): \(sql)" }
        }
    }
}
