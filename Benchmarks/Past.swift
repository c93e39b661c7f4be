import Foundation
import GRDB

/// What a company did before: so many leads, customers and activities, written straight into the tables.
struct Past {
    var leads: Int
    /// Each with one contact and one open opportunity.
    var partners: Int
    var activities: Int

    static let long = Past(leads: 100_000, partners: 10_000, activities: 1_000_000)
    /// One page of leads in the pool, and customers with as much on each timeline as in the long past.
    static let short = Past(leads: 1_000, partners: 2, activities: 200)

    func fill(_ path: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.write { db in
            for statement in statements { try db.execute(sql: statement) }
        }
        // The log grows with every past alike then: commits into one that is long already take half the time.
        try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        try database.close()
    }

    private var statements: [String] {
        [
            """
            INSERT INTO partner (kind, name, name_key, language, created)
            SELECT 'company', 'Partner ' || n, 'partner ' || n, 'en', n FROM (\(numbers(partners)));
            """,
            """
            INSERT INTO contact (partner, name, email, email_folded, domain, phone, phone_key)
            SELECT n, 'Contact ' || n, 'contact' || n || '@partner' || n || '.example',
                'contact' || n || '@partner' || n || '.example', 'partner' || n || '.example', '0320' || (100000 + n),
                '320' || (100000 + n)
            FROM (\(numbers(partners)));
            """,
            """
            INSERT INTO opportunity (title, partner, contact, probability, responsible, stage, outcome, created)
            SELECT 'Kitchen ' || n, n, n, 10, 'luc', 'new', 'open', n FROM (\(numbers(partners)));
            """,
            """
            INSERT INTO lead
            (title, contact_name, email, email_folded, phone, phone_key, company, name_key, description, source, state,
            language, created)
            SELECT 'Lead ' || n, 'Somebody ' || n, 'lead' || n || '@home.example', 'lead' || n || '@home.example',
                '0130' || (1000000 + n), '130' || (1000000 + n), 'House ' || n, n || ' somebody @ house ' || n,
                'We would like a kitchen.', 'mail', 'new', 'en', n
            FROM (\(numbers(leads)));
            """,
            """
            INSERT INTO activity (at, kind, actor, partner, opportunity, detail)
            SELECT n, 'note', 'thomas', 1 + n % \(partners), 1 + n % \(partners), 'Called about the cabinets, ' || n
            FROM (\(numbers(activities)));
            """,
        ]
    }

    private func numbers(_ count: Int) -> String {
        "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(count)) SELECT n FROM numbers"
    }
}
