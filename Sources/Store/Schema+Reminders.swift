/// The migration of reminders: what was sent when, and until when cases are silent.
///
/// `schedule.checked` is the moment up to which everything due was looked at: no look before it, and none left out after it.
extension Schema {
    static let reminders = """
        ALTER TABLE lead ADD COLUMN snoozed INTEGER;
        ALTER TABLE opportunity ADD COLUMN snoozed INTEGER;
        CREATE INDEX lead_snoozed ON lead (snoozed) WHERE snoozed IS NOT NULL;
        CREATE INDEX opportunity_snoozed ON opportunity (snoozed) WHERE snoozed IS NOT NULL;
        CREATE INDEX lead_open ON lead (created) WHERE state IN ('new', 'assigned') AND withdrawn IS NULL;
        CREATE INDEX opportunity_open ON opportunity (created) WHERE outcome = 'open' AND withdrawn IS NULL;
        CREATE INDEX quote_sent ON quote (sent) WHERE state = 'sent';
        CREATE INDEX activity_by_time ON activity (at);
        CREATE INDEX ledger_by_time ON ledger (received);

        CREATE TABLE schedule (
            name TEXT PRIMARY KEY NOT NULL,
            since INTEGER NOT NULL,
            checked INTEGER NOT NULL,
            CHECK (checked >= since)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE reminder (
            rule TEXT NOT NULL,
            record TEXT NOT NULL,
            due INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            PRIMARY KEY (rule, record, due)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE digest (
            login TEXT NOT NULL REFERENCES staff,
            due INTEGER NOT NULL,
            sent INTEGER NOT NULL,
            PRIMARY KEY (login, due)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE mailbox_look (
            mailbox TEXT PRIMARY KEY NOT NULL,
            looked INTEGER,
            failed INTEGER,
            explanation TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """
}
