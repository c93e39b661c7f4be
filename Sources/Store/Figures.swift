public import CRM
public import Foundation
import GRDB

extension Snapshot {
    /// Everything that counts in the figures of that time, in no order.
    public func figureEvents(in span: Range<Date>) throws -> [FigureEvent] {
        let arguments: StatementArguments = [span.lowerBound.milliseconds, span.upperBound.milliseconds]
        var events: [FigureEvent] = []
        for question in FigureQuestion.allCases {
            let rows = try Row.fetchCursor(db.cachedStatement(sql: question.sql), arguments: arguments)
            while let row = try rows.next() { events.append(try event(question, row)) }
        }
        return events
    }

    private func event(_ question: FigureQuestion, _ row: Row) throws -> FigureEvent {
        let what: FigureEvent.What =
            switch question {
            case .leadsCreated: .leadCreated
            case .leadsTaken: .leadTaken
            case .customersAnswered: .customerAnswered
            case .leadsClosed: .leadClosed(isConverted: row[4] == "converted")
            case .opportunitiesCreated: .opportunityCreated
            case .opportunitiesClosed:
                .opportunityClosed(
                    try decoded(row[4]),
                    try (row[5] as Int64?).map { Money(minorUnits: $0, currency: try decoded(row[6])) })
            }
        return FigureEvent(
            what, at: Date(milliseconds: row[0]), created: Date(milliseconds: row[1]), responsible: row[2],
            campaignID: row[3])
    }

    /// When the first lead or opportunity was made; nil while there is none.
    public func oldestCase() throws -> Date? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(created) FROM (
                    SELECT min(created) AS created FROM lead UNION ALL SELECT min(created) FROM opportunity)
                """
        ).map(Date.init(milliseconds:))
    }

    /// What came of a campaign so far.
    public func results(ofCampaign id: Int64) throws -> CampaignResults {
        let (leads, converted) = try leadCounts(ofCampaign: id)
        let rows = try Row.fetchAll(
            db,
            sql: """
                SELECT outcome, revenue_minor, currency,
                EXISTS (SELECT 1 FROM quote_opportunity JOIN quote ON quote.id = quote_opportunity.quote
                    WHERE quote_opportunity.opportunity = opportunity.id AND quote.sent IS NOT NULL)
                FROM opportunity WHERE campaign = ? AND withdrawn IS NULL
                """, arguments: [id])
        var results = CampaignResults(leads: leads, converted: converted)
        for row in rows {
            let outcome: Opportunity.Outcome = try decoded(row[0])
            let revenue = try (row[1] as Int64?).map { Money(minorUnits: $0, currency: try decoded(row[2])) }
            results.add(outcome, revenue, wasQuoted: row[3])
        }
        return results
    }
}

/// The questions that figures are made of. `?1` and `?2` bound the time.
enum FigureQuestion: CaseIterable {
    case leadsCreated, leadsTaken, customersAnswered, leadsClosed, opportunitiesCreated, opportunitiesClosed

    /// When it happened, when the case was made, who has it, its campaign, and what else matters.
    var sql: String {
        switch self {
        case .leadsCreated:
            """
            SELECT created, created, \(Self.owner), campaign FROM lead
            WHERE \(Self.during("created")) AND \(Self.counts)
            """
        case .leadsClosed:
            """
            SELECT closed, created, \(Self.owner), campaign, state FROM lead
            WHERE \(Self.during("closed")) AND \(Self.counts)
            """
        case .leadsTaken:
            """
            SELECT activity.at, lead.created, \(Self.owner), lead.campaign
            FROM activity JOIN lead ON lead.id = activity.lead
            WHERE \(Self.during("activity.at")) AND \(Self.takes("activity")) AND \(Self.counts)
            AND NOT EXISTS (
                SELECT 1 FROM activity earlier WHERE earlier.lead = activity.lead AND \(Self.takes("earlier"))
                AND (earlier.at < activity.at OR (earlier.at = activity.at AND earlier.id < activity.id)))
            """
        case .customersAnswered:
            """
            SELECT activity.at, lead.created, \(Self.owner), lead.campaign
            FROM activity
            JOIN lead ON lead.id = coalesce(
                activity.lead,
                (SELECT lead FROM opportunity WHERE opportunity.id = activity.opportunity AND withdrawn IS NULL))
            WHERE \(Self.during("activity.at")) AND \(Self.answers("activity")) AND lead.source = 'mail' AND \(Self.counts)
            AND NOT EXISTS (
                SELECT 1 FROM activity earlier WHERE earlier.lead = lead.id AND \(Self.answers("earlier"))
                AND (earlier.at < activity.at OR (earlier.at = activity.at AND earlier.id < activity.id)))
            AND NOT EXISTS (
                SELECT 1 FROM opportunity JOIN activity earlier ON earlier.opportunity = opportunity.id
                WHERE opportunity.lead = lead.id AND opportunity.withdrawn IS NULL AND \(Self.answers("earlier"))
                AND (earlier.at < activity.at OR (earlier.at = activity.at AND earlier.id < activity.id)))
            """
        case .opportunitiesCreated:
            """
            SELECT created, created, responsible, campaign FROM opportunity
            WHERE \(Self.during("created")) AND withdrawn IS NULL
            """
        case .opportunitiesClosed:
            """
            SELECT closed, created, responsible, campaign, outcome, revenue_minor, currency FROM opportunity
            WHERE \(Self.during("closed")) AND withdrawn IS NULL
            """
        }
    }

    /// A lead that is one: not taken back, no duplicate, and not said to be none when it was dropped at last.
    static let counts = """
        lead.withdrawn IS NULL AND lead.merged_lead IS NULL AND lead.merged_opportunity IS NULL
        AND (lead.state <> 'dropped'
            OR coalesce(\(ending("kind", "'dropped', 'notALead', 'spam'")), 'dropped') = 'dropped')
        """

    /// Whoever has the lead; of one that was closed while nobody had it, whoever did that.
    private static let owner = """
        coalesce(lead.responsible,
            CASE WHEN lead.closed IS NOT NULL THEN \(ending("actor", "'converted', 'dropped'")) END)
        """

    /// What is written down of the lead's last ending of these kinds.
    private static func ending(_ column: String, _ kinds: String) -> String {
        """
        (SELECT ending.\(column) FROM activity ending
            WHERE ending.lead = lead.id AND ending.kind IN (\(kinds)) AND \(stands("ending"))
            ORDER BY ending.at DESC, ending.id DESC LIMIT 1)
        """
    }

    /// Somebody had the lead from then on.
    private static func takes(_ activity: String) -> String {
        "\(activity).kind IN ('taken', 'assigned', 'converted') AND \(stands(activity))"
    }

    /// A person turned to the customer: a colleague's mail may be one to us alone, and a meeting one among colleagues.
    private static func answers(_ activity: String) -> String {
        """
        \(activity).kind IN ('replySent', 'quoteSent', 'call', 'meetingPlanned', 'staffMessage')
        AND CASE \(activity).kind
            WHEN 'call' THEN EXISTS (
                SELECT 1 FROM phone_call WHERE phone_call.id = \(activity).phone_call AND direction = 'out')
            WHEN 'meetingPlanned' THEN EXISTS (
                SELECT 1 FROM attendee WHERE attendee.meeting = \(activity).meeting AND login IS NULL)
            WHEN 'staffMessage' THEN EXISTS (
                SELECT 1 FROM message WHERE message.id = \(activity).message AND \(isToCustomer))
            ELSE 1 END
        AND \(stands(activity))
        """
    }

    /// To whoever the lead is, or to somebody of the partner that it became.
    private static let isToCustomer = """
        (instr(\(addressees), ' ' || lead.email_folded || ' ') > 0 OR EXISTS (
            SELECT 1 FROM contact WHERE contact.partner = lead.partner
            AND instr(\(addressees), ' ' || contact.email_folded || ' ') > 0))
        """

    /// The addresses in To and Cc, each between spaces.
    private static let addressees = """
        ' ' || replace(replace(replace(lower(message.recipients), '<', ' '), '>', ' '), ',', ' ') || ' '
        """

    /// The commands that it came of were not taken back. Those of one batch follow each other.
    private static func stands(_ activity: String) -> String {
        """
        \(activity).id > coalesce((
            SELECT last_activity FROM command_batch WHERE undone IS NOT NULL AND first_activity < \(activity).id
            ORDER BY first_activity DESC, last_activity DESC LIMIT 1), 0)
        """
    }

    private static func during(_ column: String) -> String { "\(column) >= ?1 AND \(column) < ?2" }
}
