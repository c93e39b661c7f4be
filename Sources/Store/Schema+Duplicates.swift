/// The migration of duplicates: what was here before is looked for among the mails of its Message-ID.
///
/// An index of fingerprints alone, which lie as chance has it, costs each mail a page of its own.
extension Schema {
    static let duplicatesByMessageID = """
        DROP INDEX ledger_by_fingerprint;
        DROP INDEX ledger_by_message_id;
        CREATE INDEX ledger_by_message_id ON ledger (message_id, fingerprint) WHERE message_id IS NOT NULL;
        CREATE INDEX ledger_by_fingerprint ON ledger (fingerprint)
            WHERE message_id IS NULL AND fingerprint IS NOT NULL;
        """
}
