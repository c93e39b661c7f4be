/// The migrations of figures: what happened in a month is found by its day.
extension Schema {
    static let figures = """
        CREATE INDEX lead_created ON lead (created);
        CREATE INDEX lead_closed ON lead (closed) WHERE closed IS NOT NULL;
        CREATE INDEX opportunity_created ON opportunity (created);
        CREATE INDEX opportunity_closed ON opportunity (closed) WHERE closed IS NOT NULL;
        CREATE INDEX opportunity_by_campaign ON opportunity (campaign) WHERE campaign IS NOT NULL;
        """

    /// Whether something was taken back is asked of every activity that counts.
    static let takenBack = """
        CREATE INDEX command_batch_undone ON command_batch (first_activity, last_activity) WHERE undone IS NOT NULL;
        """
}
