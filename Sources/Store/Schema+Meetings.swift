/// The third migration: meetings with their attendees, and quotes.
extension Schema {
    static let meetings = """
        CREATE TABLE meeting (
            id INTEGER PRIMARY KEY,
            uid TEXT NOT NULL UNIQUE,
            sequence INTEGER NOT NULL,
            title TEXT NOT NULL,
            starts INTEGER NOT NULL,
            ends INTEGER NOT NULL,
            time_zone TEXT NOT NULL,
            place TEXT,
            organizer TEXT NOT NULL REFERENCES staff,
            lead INTEGER REFERENCES lead,
            opportunity INTEGER REFERENCES opportunity,
            partner INTEGER REFERENCES partner,
            status TEXT NOT NULL CHECK (status IN ('confirmed', 'cancelled')),
            created INTEGER NOT NULL,
            changed INTEGER NOT NULL,
            requirements INTEGER,
            CHECK (ends > starts)
        ) STRICT;
        CREATE INDEX meeting_by_start ON meeting (starts);
        CREATE INDEX meeting_by_opportunity ON meeting (opportunity, starts) WHERE opportunity IS NOT NULL;
        CREATE INDEX meeting_by_lead ON meeting (lead, starts) WHERE lead IS NOT NULL;
        CREATE INDEX meeting_by_partner ON meeting (partner, starts) WHERE partner IS NOT NULL;
        CREATE INDEX meeting_by_change ON meeting (changed);

        CREATE TABLE attendee (
            meeting INTEGER NOT NULL REFERENCES meeting,
            email_folded TEXT NOT NULL,
            name TEXT NOT NULL,
            email TEXT NOT NULL,
            role TEXT NOT NULL CHECK (role IN ('required', 'optional')),
            login TEXT REFERENCES staff,
            answer TEXT NOT NULL CHECK (answer IN ('needsAction', 'accepted', 'declined', 'tentative')),
            answered INTEGER,
            answer_sequence INTEGER,
            answer_stamp INTEGER,
            comment TEXT NOT NULL,
            PRIMARY KEY (meeting, email_folded)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX attendee_by_login ON attendee (login, meeting) WHERE login IS NOT NULL;

        ALTER TABLE activity ADD COLUMN meeting INTEGER REFERENCES meeting;
        """

    static let quotes = """
        CREATE TABLE quote (
            id INTEGER PRIMARY KEY,
            year INTEGER NOT NULL,
            number INTEGER NOT NULL,
            version INTEGER NOT NULL,
            partner INTEGER NOT NULL REFERENCES partner,
            contact INTEGER REFERENCES contact,
            lines TEXT NOT NULL,
            discount INTEGER NOT NULL CHECK (discount BETWEEN 0 AND 10000),
            currency TEXT NOT NULL,
            gross_minor INTEGER NOT NULL,
            created INTEGER NOT NULL,
            valid_until INTEGER NOT NULL,
            language TEXT NOT NULL,
            author TEXT NOT NULL REFERENCES staff,
            state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'accepted', 'declined', 'expired', 'superseded')),
            sent INTEGER,
            decided INTEGER,
            pdf_sha256 TEXT,
            evidence TEXT,
            UNIQUE (year, number, version),
            CHECK (state <> 'sent' OR (sent IS NOT NULL AND pdf_sha256 IS NOT NULL)),
            CHECK ((state IN ('accepted', 'declined')) = (decided IS NOT NULL))
        ) STRICT;
        CREATE INDEX quote_by_partner ON quote (partner, id);
        CREATE INDEX quote_waiting ON quote (valid_until) WHERE state = 'sent';

        CREATE TABLE quote_opportunity (
            quote INTEGER NOT NULL REFERENCES quote,
            opportunity INTEGER NOT NULL REFERENCES opportunity,
            PRIMARY KEY (quote, opportunity)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX quote_by_opportunity ON quote_opportunity (opportunity, quote);

        CREATE TABLE quote_pdf (
            quote INTEGER PRIMARY KEY REFERENCES quote,
            bytes BLOB NOT NULL
        ) STRICT;

        ALTER TABLE activity ADD COLUMN quote INTEGER REFERENCES quote;
        ALTER TABLE outbox ADD COLUMN quote INTEGER REFERENCES quote;
        CREATE INDEX outbox_by_quote ON outbox (quote) WHERE quote IS NOT NULL;
        """
}
