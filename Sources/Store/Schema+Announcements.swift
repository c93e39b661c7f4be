/// The migration of announcements: customers' mails whose letters to colleagues are not made yet.
extension Schema {
    static let announcements = """
        CREATE TABLE announcement (
            message INTEGER PRIMARY KEY REFERENCES message,
            lead INTEGER REFERENCES lead,
            remarks TEXT,
            at INTEGER NOT NULL
        ) STRICT;
        """
}
