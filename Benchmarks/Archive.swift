import GRDB
import Glibc

/// The mails of years, written straight into the tables of an idle database: one in four came in and became a lead, the
/// others answered it.
struct Archive {
    var messages: Int
    /// Of each mail as it came or went, in bytes.
    var size: Int

    func fill(_ path: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { db in
            // Nobody needs the file if this fails.
            try db.execute(
                sql: """
                    PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; PRAGMA cache_size = -400000;
                    BEGIN
                    """)
            for statement in statements { try db.execute(sql: statement) }
            try db.execute(sql: "COMMIT; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;")
            try db.checkpoint(.truncate)
        }
        try database.close()
        // Or the disk would still be busy with it when something is measured.
        sync()
    }

    private var statements: [String] {
        let all =
            "WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < \(messages)) SELECT n FROM numbers"
        return [
            "INSERT INTO raw_mail (id, bytes) SELECT n, zeroblob(\(size)) FROM (\(all));",
            """
            INSERT INTO lead
            (id, title, contact_name, email, email_folded, name_key, description, source, state, responsible, language, created)
            SELECT n, 'Kitchen ' || n, 'Somebody ' || n, 'c' || n || '@old.example', 'c' || n || '@old.example',
                n || ' somebody', 'We would like a kitchen.', 'mail', 'assigned', 'luc', 'en', n
            FROM (\(all)) WHERE n % 4 = 0;
            """,
            // Message-IDs come in no order, so that any part of their index may be needed.
            """
            INSERT INTO message
            (id, direction, message_id, raw, reference_ids, from_name, from_address, from_folded, recipients, subject,
            visible_text, lead, at)
            SELECT n, iif(n % 4, 'out', 'in'), hex(randomblob(8)) || '@old.example', n, '', 'Somebody',
                'c' || n || '@old.example', 'c' || n || '@old.example', 'crm@old.example', 'Kitchen ' || n,
                'We would like a kitchen with red cabinets.', (n + 3) / 4 * 4, n
            FROM (\(all));
            """,
            """
            INSERT INTO ledger
            (mailbox, uid_validity, uid, raw, size, is_whole, received, state, attempts, message_id, fingerprint, message,
            reason, decision, handled, is_filed)
            SELECT 'sales', 1, id, raw, \(size), 1, at, 'handled', 0, message_id, hex(randomblob(16)), id, '',
                'It became a lead.', at, 1
            FROM message WHERE direction = 'in';
            """,
            """
            INSERT INTO outbox
            (message, recipient, recipient_folded, kind, letter, language, state, attempts, next_attempt, last_answer,
            queued, finished)
            SELECT id, from_address, from_folded, iif(id % 4 = 1, 'acknowledgement', 'new-lead-notice'), '{}', 'en', 'sent', 1,
                at, 'ok', at, at
            FROM message WHERE direction = 'out';
            """,
            """
            INSERT INTO activity (at, kind, actor, lead, message, detail)
            SELECT at, 'leadCreated', from_folded, lead, id, subject FROM message WHERE direction = 'in';
            """,
        ]
    }
}
