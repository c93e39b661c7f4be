import CRM
import Foundation
import Store
import Testing

/// `fairDay` is Wednesday 5 February 2014, 10:00 in Paris.
@Suite("What counts in the figures")
struct FigureTests {
    private static let hour: TimeInterval = 3_600
    private let store: Store
    private let partner: Partner

    init() async throws {
        store = try await staffedStore()
        partner = try await store.write { try $0.add(dupont()) }
    }

    @Test func anOpportunityIsClosedInHoursFromWhenItWasMade() async throws {
        try await closed(.won, after: 168, revenue: Money(minorUnits: 500))
        try await closed(.lost, after: 24)
        try await closed(.quoted, after: 48)
        let figures = try await self.figures()
        #expect(figures.hoursToClose == Spread(hours: [168, 24, 48]))
        #expect((figures.won, figures.lost, figures.quoted) == (1, 1, 1))
        #expect(figures.opportunitiesCreated == 3)
        #expect(figures.wonAmounts == [Money(minorUnits: 500)])
    }

    @Test func oneThatWasReopenedCountsOnceAtItsLastEnd() async throws {
        var opportunity = try await closed(.lost, after: 24)
        opportunity.outcome = .won
        opportunity.closed = fairDay + 100 * Self.hour
        try await store.write { [opportunity] in try $0.update(opportunity) }
        let figures = try await self.figures()
        #expect(figures.hoursToClose == Spread(hours: [100]))
        #expect((figures.won, figures.lost) == (1, 0))
    }

    @Test func oneThatWasTakenBackCountsNowhere() async throws {
        var opportunity = try await closed(.won, after: 24)
        opportunity.withdrawn = fairDay
        try await store.write { [opportunity] in try $0.update(opportunity) }
        #expect(try await figures() == Figures(of: []))
    }

    @Test func whatHappenedOutsideTheTimeDoesNotCount() async throws {
        try await closed(.won, after: 24 * 40)
        let figures = try await figures(in: fairDay..<(fairDay + 24 * 40 * Self.hour))
        #expect(figures.hoursToClose == nil && figures.opportunitiesCreated == 1)
        let later = try await self.figures(in: (fairDay + 1)..<(fairDay + 24 * 40 * Self.hour + 1))
        #expect(later.hoursToClose?.count == 1 && later.opportunitiesCreated == 0)
    }

    @Test func aLeadIsTakenOnceHoweverOftenItChangesHands() async throws {
        let lead = try await self.lead()
        for (kind, hours) in [(Activity.Kind.taken, 2.0), (.released, 3), (.assigned, 5), (.converted, 9)] {
            try await note(kind, after: hours, lead: lead.id)
        }
        let figures = try await self.figures()
        #expect(figures.hoursToTake == Spread(hours: [2]))
        #expect(figures.leadsCreated == 1)
    }

    @Test(arguments: [Activity.Kind.taken, .assigned, .converted])
    func oneThatWasTakenIsNotWhenThatWasTakenBack(kind: Activity.Kind) async throws {
        let lead = try await self.lead()
        try await undone(Activity(at: fairDay + Self.hour, kind: kind, actor: "thomas", leadID: lead.id))
        #expect(try await figures().hoursToTake == nil)
        try await note(.taken, after: 5, lead: lead.id)
        #expect(try await figures().hoursToTake == Spread(hours: [5]))
    }

    @Test func anAnswerThatWasTakenBackIsNone() async throws {
        let lead = try await self.lead()
        let call = try await store.write {
            try $0.add(
                PhoneCall(
                    direction: .outgoing, at: fairDay, minutes: 3, with: "Jane", summary: "", author: "thomas"))
        }
        try await undone(
            Activity(at: fairDay + Self.hour, kind: .call, actor: "thomas", leadID: lead.id, callID: call.id))
        #expect(try await figures().hoursToAnswer == nil)
        try await note(.replySent, after: 5, lead: lead.id)
        #expect(try await figures().hoursToAnswer == Spread(hours: [5]))
    }

    @Test(arguments: [
        (Activity.Kind.replySent, true), (.quoteSent, true), (.acknowledged, false), (.note, false),
        (.messageReceived, false), (.meetingPlanned, false), (.staffMessage, false),
    ])
    func anAnswerIsWhatAPersonSays(kind: Activity.Kind, counts: Bool) async throws {
        let lead = try await self.lead()
        try await note(.acknowledged, after: 0, lead: lead.id)
        try await note(kind, after: 4, lead: lead.id)
        try await note(.replySent, after: 30, lead: lead.id)
        #expect(try await figures().hoursToAnswer == Spread(hours: [counts ? 4 : 30]))
    }

    @Test(arguments: [(PhoneCall.Direction.outgoing, true), (.incoming, false)])
    func aCallIsAnAnswerWhenWeMadeIt(direction: PhoneCall.Direction, counts: Bool) async throws {
        let lead = try await self.lead()
        try await store.write { transaction in
            let call = try transaction.add(
                PhoneCall(direction: direction, at: fairDay, minutes: 3, with: "Jane", summary: "", author: "thomas"))
            try transaction.add(
                Activity(at: fairDay + Self.hour, kind: .call, actor: "thomas", leadID: lead.id, callID: call.id))
        }
        #expect(try await figures().hoursToAnswer?.count == (counts ? 1 : nil))
    }

    @Test(
        arguments: [
            ("Jane <JANE@dupont.example>", 1), ("paul@elsewhere.example, jane@dupont.example", 1),
            ("\"Roy, Paul\" <paul@dupont.example>", 1), ("crm@example.test", nil), ("eric@example.test", nil),
            ("maryjane@dupont.example", nil), ("jane@dupont.example.test", nil), ("", nil),
        ] as [(String, Int?)])
    func aColleaguesOwnMailIsAnAnswerWhenItGoesToTheCustomer(recipients: String, count: Int?) async throws {
        try await store.write { [partner] transaction in
            var lead = janesLead()
            lead.partnerID = partner.id
            lead = try transaction.add(lead)
            let paul = Contact(partnerID: partner.id, name: "Paul Roy", email: "Paul@Dupont.example")
            _ = try transaction.add(paul)
            var message = try mail("Your kitchen", on: Place(lead: lead.id), from: "thomas@example.test")
            message.recipients = recipients
            message = try transaction.add(message)
            try transaction.add(
                Activity(
                    at: fairDay + Self.hour, kind: .staffMessage, actor: "thomas", leadID: lead.id,
                    messageID: message.id))
        }
        #expect(try await figures().hoursToAnswer?.count == count)
    }

    @Test(arguments: [(["thomas", nil], 1), (["thomas", "eric"], nil)] as [([String?], Int?)])
    func aMeetingIsAnAnswerWhenTheCustomerIsInvited(logins: [String?], count: Int?) async throws {
        let lead = try await self.lead()
        try await store.write { transaction in
            let meeting = Meeting(
                uid: "x", title: "A talk", start: fairDay + 86_400, end: fairDay + 90_000, timeZone: "Europe/Paris",
                place: nil, organizer: "thomas", partnerID: nil, opportunityID: nil, leadID: lead.id, created: fairDay)
            let attendees = logins.map { Attendee(name: "", email: "\($0 ?? "jane")@dupont.example", login: $0) }
            let id = try transaction.add(meeting, attendees: attendees).id
            try transaction.add(
                Activity(
                    at: fairDay + Self.hour, kind: .meetingPlanned, actor: "thomas", leadID: lead.id, meetingID: id))
        }
        #expect(try await figures().hoursToAnswer?.count == count)
    }

    @Test func whatIsOlderThanTheCaseTookNoTime() async throws {
        let lead = try await self.lead()
        try await note(.taken, after: -3, lead: lead.id)
        try await note(.replySent, after: -2, lead: lead.id)
        let figures = try await self.figures()
        #expect(figures.hoursToTake == Spread(hours: [0]))
        #expect(figures.hoursToAnswer == Spread(hours: [0]))
    }

    @Test func anAnswerAfterTheConversionCountsFromTheLead() async throws {
        let lead = try await self.lead()
        let opportunity = try await store.write { [partner] in
            try $0.add(kitchen(for: partner, from: lead))
        }
        try await note(.replySent, after: 6, opportunity: opportunity.id)
        try await note(.replySent, after: 9, lead: lead.id)
        #expect(try await figures().hoursToAnswer == Spread(hours: [6]))
    }

    @Test func leadsThatAreNoneCountNowhere() async throws {
        for kind in [Activity.Kind.notALead, .spam] {
            let lead = try await self.lead()
            try await drop(lead)
            try await note(kind, after: 1, lead: lead.id)
        }
        var duplicate = try await self.lead()
        duplicate.state = .dropped
        duplicate.closed = fairDay
        duplicate.mergedInto = RecordReference(.lead, 1)
        try await store.write { [duplicate] in try $0.update(duplicate) }
        #expect(try await figures() == Figures(of: []))
    }

    @Test(
        arguments: [
            ([.dropped], true), ([.notALead], false), ([.spam], false), ([], true),
            ([.spam, .reopened, .dropped], true), ([.notALead, .reopened, .spam, .reopened, .dropped], true),
            ([.dropped, .reopened, .spam], false),
        ] as [([Activity.Kind], Bool)])
    func whatIsSaidOfALeadLastCounts(kinds: [Activity.Kind], isLead: Bool) async throws {
        let lead = try await self.lead()
        for (hours, kind) in kinds.enumerated() { try await note(kind, after: Double(hours), lead: lead.id) }
        try await drop(lead)
        #expect(try await figures().leadsCreated == (isLead ? 1 : 0))
        #expect(try await figures().leadsDropped == (isLead ? 1 : 0))
    }

    @Test func aRefusalThatWasTakenBackIsNone() async throws {
        let lead = try await self.lead()
        try await undone(Activity(at: fairDay + Self.hour, kind: .spam, actor: "thomas", leadID: lead.id))
        try await drop(lead)
        #expect(try await figures().leadsDropped == 1)
        try await note(.dropped, after: 1, lead: lead.id)
        #expect(try await figures().leadsDropped == 1)
        try await undone(Activity(at: fairDay + Self.hour, kind: .notALead, actor: "thomas", leadID: lead.id))
        #expect(try await figures().leadsDropped == 1)
    }

    @Test(arguments: [Activity.Kind.converted, .dropped])
    func aLeadThatNobodyHadCountsForWhoeverClosedIt(kind: Activity.Kind) async throws {
        var lead = try await self.lead()
        _ = try await self.lead()
        try await undone(Activity(at: fairDay + 2 * Self.hour, kind: kind, actor: "luc", leadID: lead.id))
        try await note(kind, after: 1, lead: lead.id)
        try await note(.replySent, after: 1, lead: lead.id)
        lead.state = kind == .converted ? .converted : .dropped
        lead.closed = fairDay + Self.hour
        try await store.write { [lead] in try $0.update(lead) }
        #expect(try await owners() == ["thomas": kind == .converted ? 4 : 3, nil: 1])
        lead.responsible = "eric"
        try await store.write { [lead] in try $0.update(lead) }
        #expect(try await owners() == ["eric": kind == .converted ? 4 : 3, nil: 1])
    }

    @Test func theRateIsOfThoseThatWereClosed() async throws {
        for state in [Lead.State.converted, .dropped, .dropped, .dropped] {
            var lead = try await self.lead()
            lead.state = state
            lead.closed = fairDay + Self.hour
            try await store.write { [lead] in try $0.update(lead) }
        }
        _ = try await lead()
        let figures = try await self.figures()
        #expect(figures.conversionRate == 0.25)
        #expect(figures.leadsCreated == 5)
    }

    @Test func aCampaignIsSummedUp() async throws {
        let campaign = try await store.write { try $0.add(Campaign(code: "HD", name: "House & Design")) }
        for outcome in [Opportunity.Outcome.won, .lost, .open] {
            var opportunity = kitchen(for: partner)
            opportunity.campaignID = campaign.id
            opportunity.outcome = outcome
            opportunity.closed = outcome == .open ? nil : fairDay
            try await store.write { [opportunity] in _ = try $0.add(opportunity) }
        }
        var lead = janesLead()
        lead.campaignID = campaign.id
        try await store.write { [lead] in _ = try $0.add(lead) }
        for kind in [Activity.Kind.spam, .notALead, .merged] {
            var none = janesLead()
            none.campaignID = campaign.id
            none.mergedInto = kind == .merged ? RecordReference(.lead, 1) : nil
            none = try await store.write { [none] in try $0.add(none) }
            try await drop(none)
            try await note(kind, after: 1, lead: none.id)
        }
        let counts = try await store.read { try $0.leadCounts(ofCampaign: campaign.id) }
        #expect(counts == (1, 0))
        let results = try await store.read { try $0.results(ofCampaign: campaign.id) }
        #expect((results.leads, results.converted, results.won, results.lost) == (1, 0, 1, 1))
        #expect(results.wonAmounts == [Money(minorUnits: 500_000_000)])
    }

    @discardableResult
    private func closed(
        _ outcome: Opportunity.Outcome, after hours: Double, revenue: Money? = nil
    ) async throws -> Opportunity {
        var opportunity = kitchen(for: partner)
        opportunity.outcome = outcome
        opportunity.expectedRevenue = revenue
        opportunity.closed = fairDay + hours * Self.hour
        return try await store.write { [opportunity] in try $0.add(opportunity) }
    }

    private func lead() async throws -> Lead { try await store.write { try $0.add(janesLead()) } }

    private func drop(_ lead: Lead) async throws {
        var lead = lead
        lead.state = .dropped
        lead.closed = fairDay + Self.hour
        try await store.write { [lead] in try $0.update(lead) }
    }

    private func note(
        _ kind: Activity.Kind, after hours: Double, lead: Int64? = nil, opportunity: Int64? = nil
    ) async throws {
        try await store.write {
            try $0.add(
                Activity(
                    at: fairDay + hours * Self.hour, kind: kind, actor: "thomas", leadID: lead,
                    opportunityID: opportunity))
        }
    }

    /// Two things that commands did and that were taken back, and some that stand before, between and behind.
    private func undone(_ activity: Activity) async throws {
        let note = Activity(at: fairDay, kind: .note, actor: "thomas", leadID: activity.leadID)
        for _ in 0..<2 {
            try await store.write { try $0.add(note) }
            try await store.command {
                try $0.add(activity)
                try $0.add(note)
            }
            try await store.undo()
        }
        try await store.write { try $0.add(note) }
    }

    /// For whom how many things count.
    private func owners() async throws -> [String?: Int] {
        let events = try await store.read { try $0.figureEvents(in: Self.year) }
        return Dictionary(events.map { ($0.responsible, 1) }, uniquingKeysWith: +)
    }

    private static let year = (fairDay - 86_400)..<(fairDay + 86_400 * 365)

    private func figures(in span: Range<Date>? = nil) async throws -> Figures {
        let span = span ?? Self.year
        return try await store.read { Figures(of: try $0.figureEvents(in: span)) }
    }
}
