import CRM
import Foundation
import GRDB
import Mail
import Testing

@testable import Store

/// Every lookup that routing makes for each mail goes by an index, however big the tables grow.
@Suite("Routing never scans a table")
struct QueryPlanTests {
    @Test(arguments: [
        "SELECT 1 FROM ledger WHERE message_id = 'x' AND fingerprint = 'x' AND state IN ('handled', 'ignored')",
        "SELECT 1 FROM ledger WHERE message_id IS NULL AND fingerprint = 'x' AND state IN ('handled', 'ignored')",
        "SELECT EXISTS (SELECT 1 FROM ledger WHERE mailbox = 'x' AND uid_validity = 1 AND uid = 1)",
        "SELECT max(uid) FROM ledger WHERE mailbox = 'x' AND uid_validity = 1",
        "SELECT * FROM ledger WHERE state = 'received' ORDER BY id LIMIT 100",
        "SELECT * FROM ledger WHERE message_id = 'x' ORDER BY id",
        "SELECT id FROM ledger INDEXED BY ledger_quarantined WHERE state = 'quarantined' ORDER BY attempts, id",
        "UPDATE message SET raw = NULL WHERE raw = 1",
        "SELECT * FROM message WHERE message_id = 'x' ORDER BY id DESC LIMIT 10",
        "SELECT DISTINCT from_folded FROM message WHERE opportunity = 1 AND direction = 'in' AND from_folded IS NOT NULL",
        "SELECT * FROM contact WHERE email_folded = 'x'", "SELECT * FROM contact WHERE partner = 1 ORDER BY id",
        """
        SELECT * FROM lead WHERE email_folded = 'x' AND state IN ('new', 'assigned') AND withdrawn IS NULL
        ORDER BY id DESC LIMIT 20
        """,
        """
        SELECT * FROM lead WHERE id IN (
            SELECT id FROM lead WHERE email_folded = 'x' UNION SELECT id FROM lead WHERE phone_key = 'y'
            UNION SELECT id FROM lead WHERE name_key = 'z')
        AND withdrawn IS NULL AND state IN ('new', 'assigned') ORDER BY id DESC LIMIT 3
        """,
        "SELECT * FROM opportunity WHERE lead = 1 AND withdrawn IS NULL",
        "SELECT * FROM contact WHERE phone_key = 'x' ORDER BY id LIMIT 2",
        "SELECT partner FROM contact WHERE domain = 'x' ORDER BY id DESC LIMIT 1",
        "SELECT * FROM partner WHERE name_key = 'x' AND kind = 'company' AND withdrawn IS NULL ORDER BY id LIMIT 1",
        "SELECT * FROM unwanted_sender WHERE address_folded = 'x'",
        """
        SELECT * FROM opportunity WHERE partner = 1 AND outcome = 'open' AND withdrawn IS NULL
        ORDER BY (SELECT max(at) FROM activity WHERE activity.opportunity = opportunity.id) DESC
        """,
        "SELECT count(*) FROM outbox WHERE recipient_folded = 'x' AND kind = 'y' AND queued > 1",
        "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE kind = 'x' AND queued > 1 LIMIT 5)",
        "SELECT * FROM outbox WHERE state IN ('queued', 'retrying') AND next_attempt <= 1 ORDER BY next_attempt, id",
        "SELECT * FROM lead WHERE state = 'new' AND withdrawn IS NULL ORDER BY created, id LIMIT 5",
        "SELECT count(*) FROM (SELECT 1 FROM lead WHERE state = 'new' AND withdrawn IS NULL LIMIT 5)",
        """
        SELECT * FROM lead WHERE responsible = 'x' AND state = 'assigned' AND withdrawn IS NULL
        ORDER BY created, id LIMIT 5
        """,
        """
        SELECT * FROM opportunity WHERE responsible = 'x' AND outcome = 'open' AND withdrawn IS NULL
        ORDER BY created, id LIMIT 5
        """,
        "SELECT * FROM command_batch WHERE by = 'x' AND undone IS NULL ORDER BY id DESC LIMIT 1",
        "SELECT id FROM activity WHERE message = 1 AND kind IN ('messageReceived', 'requirementReceived')",
        "SELECT * FROM activity WHERE partner = 1 AND at >= 1 ORDER BY at DESC, id DESC LIMIT 5",
        "SELECT * FROM meeting WHERE id = 1", "SELECT * FROM meeting WHERE uid = 'x'",
        "SELECT * FROM attendee WHERE meeting = 1 ORDER BY login IS NULL, email_folded",
        """
        SELECT * FROM meeting WHERE opportunity = 1 AND ends > 1 AND status = 'confirmed'
        ORDER BY starts, id LIMIT 50
        """,
        "SELECT * FROM meeting WHERE lead = 1 AND ends > 1 AND status = 'confirmed' ORDER BY starts, id LIMIT 50",
        "SELECT * FROM meeting WHERE partner = 1 AND ends > 1 AND status = 'confirmed' ORDER BY starts, id LIMIT 50",
        """
        SELECT meeting.* FROM meeting JOIN attendee ON attendee.meeting = meeting.id
        WHERE login = 'x' AND starts < 2 AND ends > 1 AND status = 'confirmed' ORDER BY starts, meeting.id LIMIT 500
        """,
        "SELECT max(number) FROM quote WHERE year = 2014",
        "SELECT * FROM quote WHERE year = 2014 AND number = 3 ORDER BY version DESC",
        """
        SELECT quote.* FROM quote JOIN quote_opportunity ON quote = quote.id
        WHERE quote_opportunity.opportunity = 1 ORDER BY quote.id DESC LIMIT 50
        """,
        "SELECT * FROM quote WHERE partner = 1 ORDER BY id DESC LIMIT 50",
        "SELECT * FROM quote WHERE state = 'sent' AND valid_until <= 1 ORDER BY valid_until LIMIT 5",
        "SELECT opportunity FROM quote_opportunity WHERE quote = 1 ORDER BY opportunity",
        "SELECT bytes FROM quote_pdf WHERE quote = 1", "SELECT id FROM outbox WHERE quote = 1",
    ])
    func lookupsUseAnIndex(question: String) async throws {
        let plan = try await Store.inMemory().read { try $0.plan(of: question) }
        let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.contains("USING") && !$0.contains("(subquery") }
        #expect(scans.allSatisfy { $0 == "SCAN CONSTANT ROW" }, "\(plan)")
    }
}

/// What time brings about is asked every minute, and figures of every month, however many cases there are.
@Suite("Neither the scheduler nor the figures scan a table")
struct ScheduledQueryPlanTests {
    @Test(arguments: ReminderRule.Condition.allCases, [RecordReference.Kind.lead, .opportunity])
    func casesAreFoundByAnIndex(condition: ReminderRule.Condition, subject: RecordReference.Kind) async throws {
        // Only opportunities have quotes.
        guard condition != .quoteUnanswered || subject == .opportunity else { return }
        for wanted in ["anchor >= ?1 AND anchor < ?2", "snoozed >= ?1 AND snoozed < ?2"] {
            let sql = CaseQuestion(subject: subject, condition: condition).sql(where: wanted)
            #expect(try await Self.scans(sql) == [])
        }
    }

    @Test(arguments: FigureQuestion.allCases)
    func eventsAreFoundByAnIndex(question: FigureQuestion) async throws {
        #expect(try await Self.scans(question.sql) == [])
    }

    @Test(arguments: [
        "SELECT min(created) FROM lead WHERE state IN ('new', 'assigned') AND withdrawn IS NULL",
        "SELECT * FROM activity WHERE at > 1 AND kind IN ('bounced', 'undeliverable') ORDER BY at DESC, id DESC LIMIT 5",
        "SELECT mailbox, received / 900000, count(*) FROM ledger WHERE received >= 1 GROUP BY 1, 2 ORDER BY 2, 1",
        "SELECT * FROM meeting WHERE starts >= 1 AND starts < 2 AND status = 'confirmed' ORDER BY starts, id LIMIT 5",
        "SELECT * FROM quote WHERE state = 'sent' AND sent > 0 AND valid_until > 1 ORDER BY sent, id LIMIT 5",
    ])
    func theDigestsQuestionsToo(question: String) async throws {
        #expect(try await Self.scans(question) == [])
    }

    private static func scans(_ question: String) async throws -> [String] {
        let filledIn = question.replacing("?1", with: "1").replacing("?2", with: "2").replacing("?3", with: "3")
        return try await Store.inMemory().read { try $0.plan(of: filledIn) }.filter {
            $0.hasPrefix("SCAN") && !$0.contains("USING") && !$0.contains("(subquery") && $0 != "SCAN CONSTANT ROW"
        }
    }
}

extension Snapshot {
    /// What SQLite would do to answer this.
    fileprivate func plan(of question: String) throws -> [String] {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + question).map { $0["detail"] }
    }
}
