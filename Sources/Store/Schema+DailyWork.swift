import CRM
import GRDB

/// The second migration: sheets, calls, campaigns, duplicates, and commands that can be taken back.
///
/// `*_key` columns hold what two spellings of one thing have in common, to find duplicates by.
extension Schema {
    /// Rows from before get the keys that new ones are written with, or they would never be found as duplicates.
    static func fillInKeys(_ db: Database) throws {
        for row in try Row.fetchAll(db, sql: "SELECT id, contact_name, email, phone, company FROM lead") {
            let keys = IdentityKeys(
                email: row["email"], phone: row["phone"], name: row["contact_name"], company: row["company"])
            guard keys.phone != nil || keys.name != nil else { continue }
            try db.cachedStatement(sql: "UPDATE lead SET phone_key = ?, name_key = ? WHERE id = ?")
                .execute(arguments: [keys.phone, keys.name, row["id"] as Int64])
        }
        for row in try Row.fetchAll(db, sql: "SELECT id, name FROM partner") {
            try db.cachedStatement(sql: "UPDATE partner SET name_key = ? WHERE id = ?")
                .execute(arguments: [NameKey.company(row["name"] as String), row["id"] as Int64])
        }
        for row in try Row.fetchAll(db, sql: "SELECT id, phone FROM contact WHERE phone IS NOT NULL") {
            try db.cachedStatement(sql: "UPDATE contact SET phone_key = ? WHERE id = ?")
                .execute(arguments: [PhoneNumber.key(row["phone"] as String), row["id"] as Int64])
        }
    }

    static let fullerRecords = """
        ALTER TABLE lead ADD COLUMN role TEXT;
        ALTER TABLE lead ADD COLUMN street TEXT;
        ALTER TABLE lead ADD COLUMN zip TEXT;
        ALTER TABLE lead ADD COLUMN city TEXT;
        ALTER TABLE lead ADD COLUMN country TEXT;
        ALTER TABLE lead ADD COLUMN website TEXT;
        ALTER TABLE lead ADD COLUMN phone_key TEXT;
        ALTER TABLE lead ADD COLUMN name_key TEXT;
        ALTER TABLE lead ADD COLUMN merged_lead INTEGER REFERENCES lead;
        ALTER TABLE lead ADD COLUMN merged_opportunity INTEGER REFERENCES opportunity;
        ALTER TABLE lead ADD COLUMN withdrawn INTEGER;
        CREATE INDEX lead_by_address ON lead (email_folded) WHERE email_folded IS NOT NULL;
        CREATE INDEX lead_by_phone ON lead (phone_key) WHERE phone_key IS NOT NULL;
        CREATE INDEX lead_by_name ON lead (name_key) WHERE name_key IS NOT NULL;
        CREATE INDEX lead_by_responsible ON lead (responsible, created) WHERE state = 'assigned';
        CREATE INDEX lead_by_campaign ON lead (campaign) WHERE campaign IS NOT NULL;
        DROP INDEX lead_pool;
        CREATE INDEX lead_pool ON lead (created) WHERE state = 'new' AND withdrawn IS NULL;
        DROP INDEX lead_open_by_address;
        CREATE INDEX lead_open_by_address ON lead (email_folded)
            WHERE state IN ('new', 'assigned') AND withdrawn IS NULL;

        ALTER TABLE partner ADD COLUMN name_key TEXT;
        ALTER TABLE partner ADD COLUMN withdrawn INTEGER;
        CREATE INDEX partner_by_name ON partner (name_key) WHERE name_key IS NOT NULL;

        ALTER TABLE contact ADD COLUMN phone_key TEXT;
        ALTER TABLE contact ADD COLUMN domain TEXT;
        CREATE INDEX contact_by_phone ON contact (phone_key) WHERE phone_key IS NOT NULL;
        CREATE INDEX contact_by_domain ON contact (domain) WHERE domain IS NOT NULL;
        UPDATE contact SET domain = substr(email_folded, instr(email_folded, '@') + 1);

        ALTER TABLE message ADD COLUMN forwarded_in INTEGER REFERENCES message;
        CREATE INDEX message_by_forward ON message (forwarded_in) WHERE forwarded_in IS NOT NULL;
        """

    /// The table is made anew: a lead whose opportunity was taken back may be converted again.
    static let opportunityTakenBack = """
        CREATE TABLE opportunity_anew (
            id INTEGER PRIMARY KEY,
            title TEXT NOT NULL,
            partner INTEGER NOT NULL REFERENCES partner,
            contact INTEGER REFERENCES contact,
            lead INTEGER REFERENCES lead,
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
            withdrawn INTEGER,
            CHECK ((revenue_minor IS NULL) = (currency IS NULL)),
            CHECK ((outcome = 'open') = (closed IS NULL))
        ) STRICT;
        INSERT INTO opportunity_anew
            SELECT id, title, partner, contact, lead, campaign, revenue_minor, currency, probability, responsible,
                stage, outcome, lost_reason, created, closed, NULL
            FROM opportunity;
        DROP TABLE opportunity;
        ALTER TABLE opportunity_anew RENAME TO opportunity;
        CREATE UNIQUE INDEX opportunity_by_lead ON opportunity (lead) WHERE withdrawn IS NULL;
        CREATE INDEX opportunity_by_partner ON opportunity (partner, outcome);
        CREATE INDEX opportunity_pool ON opportunity (created)
            WHERE outcome = 'open' AND responsible IS NULL AND withdrawn IS NULL;
        CREATE INDEX opportunity_by_responsible ON opportunity (responsible, created) WHERE outcome = 'open';
        """

    static let dailyWork = """
        CREATE TABLE phone_call (
            id INTEGER PRIMARY KEY,
            direction TEXT NOT NULL CHECK (direction IN ('in', 'out')),
            at INTEGER NOT NULL,
            minutes INTEGER CHECK (minutes BETWEEN 1 AND 1440),
            with_name TEXT NOT NULL,
            summary TEXT NOT NULL,
            author TEXT NOT NULL REFERENCES staff
        ) STRICT;

        ALTER TABLE activity ADD COLUMN phone_call INTEGER REFERENCES phone_call;
        CREATE INDEX activity_by_message ON activity (message) WHERE message IS NOT NULL;
        CREATE TRIGGER activity_stays_what_it_was BEFORE UPDATE OF id, at, kind, actor, message, phone_call, detail
            ON activity
            BEGIN SELECT RAISE(ABORT, 'what happened, when and by whom is never changed'); END;

        CREATE TABLE unwanted_sender (
            address_folded TEXT PRIMARY KEY NOT NULL,
            verdict TEXT NOT NULL CHECK (verdict IN ('notALead', 'spam')),
            by TEXT NOT NULL REFERENCES staff,
            since INTEGER NOT NULL
        ) STRICT;

        CREATE TABLE import (
            id INTEGER PRIMARY KEY,
            campaign TEXT NOT NULL,
            prospects TEXT NOT NULL,
            by TEXT NOT NULL REFERENCES staff,
            previewed INTEGER NOT NULL,
            preview INTEGER REFERENCES message,
            committed INTEGER
        ) STRICT;
        CREATE INDEX import_open ON import (by, previewed) WHERE committed IS NULL;
        CREATE INDEX import_by_preview ON import (preview) WHERE preview IS NOT NULL;

        CREATE TABLE command_batch (
            id INTEGER PRIMARY KEY,
            by TEXT NOT NULL REFERENCES staff,
            at INTEGER NOT NULL,
            words TEXT NOT NULL,
            first_activity INTEGER NOT NULL,
            last_activity INTEGER NOT NULL,
            sent_to TEXT,
            receipt INTEGER REFERENCES message,
            undone INTEGER
        ) STRICT;
        CREATE INDEX command_batch_by_author ON command_batch (by, id);
        CREATE INDEX command_batch_by_receipt ON command_batch (receipt) WHERE receipt IS NOT NULL;

        CREATE TABLE change (
            id INTEGER PRIMARY KEY,
            batch INTEGER NOT NULL REFERENCES command_batch,
            subject TEXT NOT NULL,
            row INTEGER NOT NULL,
            before TEXT,
            after TEXT NOT NULL
        ) STRICT;
        CREATE INDEX change_by_batch ON change (batch);
        """
}
