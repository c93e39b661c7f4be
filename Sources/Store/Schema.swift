import GRDB

/// The tables, and how they came to be. A shipped migration is never edited.
///
/// Instants are milliseconds since 1970, UTC. `*_folded` columns hold addresses in lower case, to look up by.
enum Schema {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 mail and customers") { db in
            try db.execute(sql: people)
            try db.execute(sql: mail)
            try db.execute(sql: outgoing)
        }
        migrator.registerMigration("2 the daily work") { db in
            try db.execute(sql: fullerRecords)
            try db.execute(sql: opportunityTakenBack)
            try db.execute(sql: dailyWork)
            try fillInKeys(db)
        }
        migrator.registerMigration("3 meetings and quotes") { db in
            try db.execute(sql: meetings)
            try db.execute(sql: quotes)
        }
        migrator.registerMigration("4 reminders") { db in try db.execute(sql: reminders) }
        migrator.registerMigration("5 figures") { db in try db.execute(sql: figures) }
        migrator.registerMigration("6 what was taken back") { db in try db.execute(sql: takenBack) }
        migrator.registerMigration("7 duplicates by Message-ID") { db in try db.execute(sql: duplicatesByMessageID) }
        migrator.registerMigration("8 announcements") { db in try db.execute(sql: announcements) }
        return migrator
    }

    private static let people = """
        CREATE TABLE staff (
            login TEXT PRIMARY KEY NOT NULL,
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('manager', 'salesperson')),
            active INTEGER NOT NULL CHECK (active IN (0, 1))
        ) STRICT;

        CREATE TABLE campaign (
            id INTEGER PRIMARY KEY,
            code TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            place TEXT,
            starts INTEGER,
            ends INTEGER,
            cost_minor INTEGER,
            currency TEXT,
            CHECK ((cost_minor IS NULL) = (currency IS NULL))
        ) STRICT;

        CREATE TABLE partner (
            id INTEGER PRIMARY KEY,
            kind TEXT NOT NULL CHECK (kind IN ('company', 'person')),
            name TEXT NOT NULL,
            street TEXT, zip TEXT, city TEXT, country TEXT, phone TEXT, website TEXT,
            language TEXT NOT NULL,
            created INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE contact (
            id INTEGER PRIMARY KEY,
            partner INTEGER NOT NULL REFERENCES partner,
            name TEXT NOT NULL,
            email TEXT,
            email_folded TEXT UNIQUE,
            phone TEXT,
            role TEXT,
            CHECK ((email IS NULL) = (email_folded IS NULL))
        ) STRICT;
        CREATE INDEX contact_partner ON contact (partner);

        CREATE TABLE lead (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            contact_name TEXT NOT NULL,
            email TEXT,
            email_folded TEXT,
            phone TEXT,
            company TEXT,
            description TEXT NOT NULL,
            source TEXT NOT NULL CHECK (source IN ('mail', 'import', 'command', 'cli')),
            campaign INTEGER REFERENCES campaign,
            responsible TEXT REFERENCES staff,
            state TEXT NOT NULL CHECK (state IN ('new', 'assigned', 'converted', 'dropped')),
            drop_reason TEXT,
            partner INTEGER REFERENCES partner,
            language TEXT NOT NULL,
            created INTEGER NOT NULL,
            closed INTEGER,
            CHECK (state <> 'new' OR responsible IS NULL),
            CHECK (state <> 'assigned' OR responsible IS NOT NULL),
            CHECK ((state IN ('converted', 'dropped')) = (closed IS NOT NULL))
        ) STRICT;
        CREATE INDEX lead_open_by_address ON lead (email_folded) WHERE state IN ('new', 'assigned');
        CREATE INDEX lead_by_partner ON lead (partner);
        CREATE INDEX lead_pool ON lead (created) WHERE state = 'new';

        CREATE TABLE opportunity (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            partner INTEGER NOT NULL REFERENCES partner,
            contact INTEGER REFERENCES contact,
            lead INTEGER UNIQUE REFERENCES lead,
            campaign INTEGER REFERENCES campaign,
            revenue_minor INTEGER,
            currency TEXT,
            probability INTEGER NOT NULL CHECK (probability BETWEEN 0 AND 100),
            responsible TEXT REFERENCES staff,
            stage TEXT NOT NULL CHECK (stage IN ('new', 'qualified', 'meeting', 'proposal')),
            outcome TEXT NOT NULL CHECK (outcome IN ('open', 'won', 'lost', 'quoted')),
            lost_reason TEXT,
            created INTEGER NOT NULL,
            closed INTEGER,
            CHECK ((revenue_minor IS NULL) = (currency IS NULL)),
            CHECK ((outcome = 'open') = (closed IS NULL))
        ) STRICT;
        CREATE INDEX opportunity_by_partner ON opportunity (partner, outcome);
        CREATE INDEX opportunity_pool ON opportunity (created) WHERE outcome = 'open' AND responsible IS NULL;
        """

    private static let mail = """
        CREATE TABLE raw_mail (
            id INTEGER PRIMARY KEY,
            bytes BLOB NOT NULL
        ) STRICT;

        CREATE TABLE message (
            id INTEGER PRIMARY KEY,
            direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
            message_id TEXT,
            raw INTEGER UNIQUE REFERENCES raw_mail,
            in_reply_to TEXT,
            reference_ids TEXT NOT NULL,
            from_name TEXT NOT NULL,
            from_address TEXT,
            from_folded TEXT,
            recipients TEXT NOT NULL,
            subject TEXT NOT NULL,
            text TEXT,
            visible_text TEXT NOT NULL,
            lead INTEGER REFERENCES lead,
            opportunity INTEGER REFERENCES opportunity,
            partner INTEGER REFERENCES partner,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX message_by_message_id ON message (message_id);
        CREATE INDEX message_by_lead ON message (lead, at) WHERE lead IS NOT NULL;
        CREATE INDEX message_by_opportunity ON message (opportunity, at) WHERE opportunity IS NOT NULL;

        CREATE TABLE attachment (
            message INTEGER NOT NULL REFERENCES message,
            position INTEGER NOT NULL,
            file_name TEXT,
            media_type TEXT NOT NULL,
            is_inline INTEGER NOT NULL CHECK (is_inline IN (0, 1)),
            size INTEGER NOT NULL,
            PRIMARY KEY (message, position)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE ledger (
            id INTEGER PRIMARY KEY,
            mailbox TEXT NOT NULL,
            uid_validity INTEGER NOT NULL,
            uid INTEGER NOT NULL,
            raw INTEGER NOT NULL REFERENCES raw_mail,
            size INTEGER NOT NULL,
            is_whole INTEGER NOT NULL CHECK (is_whole IN (0, 1)),
            received INTEGER NOT NULL,
            state TEXT NOT NULL CHECK (state IN ('received', 'handled', 'ignored', 'quarantined')),
            attempts INTEGER NOT NULL,
            message_id TEXT,
            fingerprint TEXT,
            message INTEGER REFERENCES message,
            reason TEXT NOT NULL,
            decision TEXT NOT NULL,
            handled INTEGER,
            is_filed INTEGER NOT NULL CHECK (is_filed IN (0, 1)),
            UNIQUE (mailbox, uid_validity, uid),
            CHECK ((state = 'received') = (handled IS NULL))
        ) STRICT;
        CREATE INDEX ledger_received ON ledger (id) WHERE state = 'received';
        CREATE INDEX ledger_quarantined ON ledger (id) WHERE state = 'quarantined';
        CREATE INDEX ledger_unfiled ON ledger (mailbox, uid_validity, uid) WHERE is_filed = 0 AND state <> 'received';
        CREATE INDEX ledger_by_message_id ON ledger (message_id) WHERE message_id IS NOT NULL;
        CREATE INDEX ledger_by_fingerprint ON ledger (fingerprint) WHERE fingerprint IS NOT NULL;
        CREATE INDEX ledger_by_message ON ledger (message) WHERE message IS NOT NULL;

        CREATE TABLE activity (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            kind TEXT NOT NULL,
            actor TEXT NOT NULL,
            partner INTEGER REFERENCES partner,
            lead INTEGER REFERENCES lead,
            opportunity INTEGER REFERENCES opportunity,
            message INTEGER REFERENCES message,
            detail TEXT NOT NULL
        ) STRICT;
        CREATE INDEX activity_by_partner ON activity (partner, at) WHERE partner IS NOT NULL;
        CREATE INDEX activity_by_lead ON activity (lead, at) WHERE lead IS NOT NULL;
        CREATE INDEX activity_by_opportunity ON activity (opportunity, at) WHERE opportunity IS NOT NULL;
        CREATE TRIGGER activity_is_not_deleted BEFORE DELETE ON activity
            BEGIN SELECT RAISE(ABORT, 'an activity is never deleted'); END;
        """

    private static let outgoing = """
        CREATE TABLE outbox (
            id INTEGER PRIMARY KEY,
            message INTEGER NOT NULL REFERENCES message,
            recipient TEXT NOT NULL,
            recipient_folded TEXT NOT NULL,
            kind TEXT NOT NULL,
            letter TEXT NOT NULL,
            language TEXT NOT NULL,
            enclosed INTEGER REFERENCES message,
            state TEXT NOT NULL CHECK (state IN ('queued', 'sending', 'retrying', 'sent', 'failed')),
            attempts INTEGER NOT NULL,
            next_attempt INTEGER NOT NULL,
            last_answer TEXT NOT NULL,
            queued INTEGER NOT NULL,
            finished INTEGER,
            bounced INTEGER,
            CHECK ((state IN ('sent', 'failed')) = (finished IS NOT NULL))
        ) STRICT;
        CREATE INDEX outbox_waiting ON outbox (next_attempt) WHERE state IN ('queued', 'retrying');
        CREATE INDEX outbox_sending ON outbox (id) WHERE state = 'sending';
        CREATE INDEX outbox_by_recipient ON outbox (recipient_folded, kind, queued);
        CREATE INDEX outbox_by_message ON outbox (message);
        CREATE INDEX outbox_by_kind ON outbox (kind, queued);

        CREATE TABLE failing_address (
            address_folded TEXT PRIMARY KEY NOT NULL,
            explanation TEXT NOT NULL,
            since INTEGER NOT NULL
        ) STRICT;
        """
}
