public import Foundation

/// Something that counts in the figures, on the day it happened.
public struct FigureEvent: Hashable, Sendable {
    public enum What: Hashable, Sendable {
        case leadCreated
        /// By somebody, for the first time.
        case leadTaken
        /// The customer who wrote had the first answer of a person.
        case customerAnswered
        case leadClosed(isConverted: Bool)
        case opportunityCreated
        /// Won, lost or quoted; with the revenue that was expected at last.
        case opportunityClosed(Opportunity.Outcome, Money?)
    }

    public var what: What
    public var at: Date
    /// When the lead or the opportunity was made, from which hours count.
    public var created: Date
    /// Login of whoever has the case now, or closed the lead that nobody had; nil for nobody.
    public var responsible: String?
    public var campaignID: Int64?

    public init(_ what: What, at: Date, created: Date, responsible: String?, campaignID: Int64?) {
        self.what = what
        self.at = at
        self.created = created
        self.responsible = responsible
        self.campaignID = campaignID
    }

    /// 0 where something is older than the case, such as a call that was written down later.
    fileprivate var hours: Double { max(0, at.timeIntervalSince(created) / 3_600) }
}

/// How a team, a colleague or a campaign did in some time. Every figure counts what happened in that time, whenever the case
/// was made.
///
/// A case that was closed, reopened and closed again counts once, at its last closing, from when it was made. What was taken
/// back, merged into another case, or said to be no lead at all, counts nowhere.
public struct Figures: Hashable, Codable, Sendable {
    public var leadsCreated = 0
    /// From the lead until somebody had it.
    public var hoursToTake: Spread?
    /// From a customer's mail until a person answered: wrote, telephoned, invited or quoted.
    public var hoursToAnswer: Spread?
    /// From the lead until it was converted or dropped.
    public var hoursToCloseLead: Spread?
    public var leadsConverted = 0
    public var leadsDropped = 0
    public var opportunitiesCreated = 0
    /// From the opportunity until it was won, lost, or closed with a quote.
    public var hoursToClose: Spread?
    public var won = 0
    public var lost = 0
    public var quoted = 0
    /// Of the won ones whose revenue is known: a sum for each currency.
    public var wonAmounts: [Money] = []

    /// Of the leads that were closed, so many were converted: 0 to 1. nil when none was closed.
    public var conversionRate: Double? {
        let closed = leadsConverted + leadsDropped
        return closed == 0 ? nil : Double(leadsConverted) / Double(closed)
    }

    public init(of events: some Sequence<FigureEvent>) {
        var taken: [Double] = []
        var answered: [Double] = []
        var closedLeads: [Double] = []
        var closed: [Double] = []
        for event in events {
            switch event.what {
            case .leadCreated: leadsCreated += 1
            case .leadTaken: taken.append(event.hours)
            case .customerAnswered: answered.append(event.hours)
            case .leadClosed(let isConverted):
                closedLeads.append(event.hours)
                if isConverted { leadsConverted += 1 } else { leadsDropped += 1 }
            case .opportunityCreated: opportunitiesCreated += 1
            case .opportunityClosed(let outcome, let revenue):
                closed.append(event.hours)
                won += outcome == .won ? 1 : 0
                lost += outcome == .lost ? 1 : 0
                quoted += outcome == .quoted ? 1 : 0
                if outcome == .won, let revenue { wonAmounts.add(revenue) }
            }
        }
        hoursToTake = Spread(hours: taken)
        hoursToAnswer = Spread(hours: answered)
        hoursToCloseLead = Spread(hours: closedLeads)
        hoursToClose = Spread(hours: closed)
        wonAmounts.sort { $0.currency.rawValue < $1.currency.rawValue }
    }
}
