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
        "SELECT EXISTS (SELECT 1 FROM ledger WHERE fingerprint = 'x' AND state IN ('handled', 'ignored'))",
        "SELECT EXISTS (SELECT 1 FROM ledger WHERE mailbox = 'x' AND uid_validity = 1 AND uid = 1)",
        "SELECT max(uid) FROM ledger WHERE mailbox = 'x' AND uid_validity = 1",
        "SELECT * FROM ledger WHERE state = 'received' ORDER BY id LIMIT 100",
        "SELECT * FROM ledger WHERE message_id = 'x' ORDER BY id",
        "SELECT * FROM message WHERE message_id = 'x' ORDER BY id DESC LIMIT 10",
        "SELECT DISTINCT from_folded FROM message WHERE opportunity = 1 AND direction = 'in' AND from_folded IS NOT NULL",
        "SELECT * FROM contact WHERE email_folded = 'x'", "SELECT * FROM contact WHERE partner = 1 ORDER BY id",
        "SELECT * FROM lead WHERE email_folded = 'x' AND state IN ('new', 'assigned') ORDER BY id DESC LIMIT 20",
        "SELECT * FROM opportunity WHERE lead = 1",
        """
        SELECT * FROM opportunity WHERE partner = 1 AND outcome = 'open'
        ORDER BY (SELECT max(at) FROM activity WHERE activity.opportunity = opportunity.id) DESC
        """,
        "SELECT count(*) FROM outbox WHERE recipient_folded = 'x' AND kind = 'y' AND queued > 1",
        "SELECT count(*) FROM (SELECT 1 FROM outbox WHERE kind = 'x' AND queued > 1 LIMIT 5)",
        "SELECT * FROM outbox WHERE state IN ('queued', 'retrying') AND next_attempt <= 1 ORDER BY next_attempt, id",
        "SELECT * FROM lead WHERE state = 'new' ORDER BY created, id LIMIT 5",
        "SELECT * FROM activity WHERE partner = 1 AND at >= 1 ORDER BY at DESC, id DESC LIMIT 5",
    ])
    func lookupsUseAnIndex(question: String) async throws {
        let plan = try await Store.inMemory().read { try $0.plan(of: question) }
        let scans = plan.filter { $0.hasPrefix("SCAN") && !$0.contains("USING") && !$0.contains("(subquery") }
        #expect(scans.allSatisfy { $0 == "SCAN CONSTANT ROW" }, "\(plan)")
    }
}

extension Snapshot {
    /// What SQLite would do to answer this.
    fileprivate func plan(of question: String) throws -> [String] {
        try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + question).map { $0["detail"] }
    }
}
