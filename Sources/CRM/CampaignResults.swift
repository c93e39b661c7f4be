/// What came of a campaign.
public struct CampaignResults: Hashable, Codable, Sendable {
    /// Without duplicates and those that were none.
    public var leads: Int
    public var converted: Int
    /// Opportunities with a quote in the customer's hands, however they ended.
    public var quoted = 0
    public var won = 0
    public var lost = 0
    /// Of the won opportunities whose revenue is known: a sum for each currency.
    public var wonAmounts: [Money] = []

    public init(leads: Int, converted: Int) {
        self.leads = leads
        self.converted = converted
    }

    /// Counts one opportunity.
    public mutating func add(_ outcome: Opportunity.Outcome, _ revenue: Money?, wasQuoted: Bool) {
        quoted += wasQuoted ? 1 : 0
        won += outcome == .won ? 1 : 0
        lost += outcome == .lost ? 1 : 0
        if outcome == .won, let revenue { wonAmounts.add(revenue) }
    }

    /// What each lead cost, rounded half up to the smallest unit; nil without leads.
    public func costPerLead(_ cost: Money) -> Money? {
        guard leads > 0 else { return nil }
        let (whole, rest) = cost.minorUnits.quotientAndRemainder(dividingBy: Int64(leads))
        return Money(minorUnits: whole + (rest * 2 >= Int64(leads) ? 1 : 0), currency: cost.currency)
    }

    /// What was won beyond the cost, as a part of the cost: 1 for twice the cost. nil where another currency was won, or the
    /// cost is zero.
    public func returnOn(_ cost: Money) -> Double? {
        guard cost.minorUnits > 0, wonAmounts.allSatisfy({ $0.currency == cost.currency }) else { return nil }
        let won = wonAmounts.first?.minorUnits ?? 0
        return (Double(won) - Double(cost.minorUnits)) / Double(cost.minorUnits)
    }
}
