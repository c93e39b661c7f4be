import CRM
import Foundation
import Gateway
import Mail
import MailMIME
import Store
import Synchronization
import Testing

/// A machine may start with a clock that is wrong, and have it set right while we are at work.
@Suite("When the clock jumps")
struct ClockJumpTests {
    private static let hour: TimeInterval = 3_600
    private static let day: TimeInterval = 86_400
    private static let year: TimeInterval = 365 * 86_400

    /// How far the clock was ahead until it was set right.
    private static let ahead = [hour, day, year]

    @Test(arguments: ahead)
    func whatWasQueuedUnderAClockThatWasAheadGoesOutAtOnce(ahead: TimeInterval) async throws {
        let company = try await Company()
        company.pass(ahead)
        try await company.receive(from: Company.jane, "A kitchen, please.")
        company.pass(-ahead)
        #expect(try await company.mails(to: "jane@dupont.example").count == 1)
    }

    @Test(arguments: ahead)
    func whatWaitsForAnotherAttemptWaitsHoursAtMost(ahead: TimeInterval) async throws {
        let company = try await Company()
        company.pass(ahead)
        try await company.receive(from: Company.jane, "A kitchen, please.")
        for _ in 1...12 {
            try await company.tryInVain()
            company.pass(5 * Self.hour)
        }
        try await company.tryInVain()
        company.pass(-ahead)
        company.pass(6 * Self.hour)
        #expect(try await company.mails(to: "jane@dupont.example").count == 1)
    }

    @Test func howLongAMailIsTriedIsCountedInAttempts() async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, "A kitchen, please.")
        let start = company.office.now()
        try await company.tryInVain()
        // Ahead by a year for a while, which is beyond any patience.
        company.pass(Self.year)
        try await company.tryInVain()
        company.pass(-Self.year)
        try await company.tryInVain()
        #expect(try await company.outboxStates() == [.retrying])
        while try await company.outboxStates() == [.retrying], company.office.now() < start + Self.year {
            company.pass(60)
            try await company.tryInVain()
        }
        #expect(try await company.outboxStates() == [.failed])
        let lasted = company.office.now().timeIntervalSince(start) / Self.day
        #expect((4.9...6.5).contains(lasted), "\(lasted) days")
    }

    @Test(arguments: [(hour, 2 * hour), (day, 0), (year, 0)] as [(TimeInterval, TimeInterval)])
    func theBudgetOfAnHourIsNoLongerSpentThanForAnotherHour(ahead: TimeInterval, wait: TimeInterval) async throws {
        let company = try await Company { $0.limits.acknowledgementsPerHour = 2 }
        company.pass(ahead)
        for name in ["ann", "bob", "cleo"] { try await company.receive(from: "\(name)@home.example", "A kitchen?") }
        #expect(try await company.mails(to: "bob@home.example").count == 1)
        #expect(try await company.mails(to: "cleo@home.example").isEmpty)
        company.pass(-ahead)
        if wait > 0 {
            try await company.receive(from: "dave@home.example", "A kitchen?")
            #expect(try await company.mails(to: "dave@home.example").isEmpty)
        }
        company.pass(wait)
        try await company.receive(from: "eve@home.example", "A kitchen?")
        #expect(try await company.mails(to: "eve@home.example").count == 1)
    }

    /// A loop must not begin anew because a clock is corrected a little, nor silence last because it was wrong by much.
    @Test(arguments: [(hour, 1), (year, 2)] as [(TimeInterval, Int)])
    func anAddressIsAcknowledgedOnceADay(ahead: TimeInterval, expected: Int) async throws {
        let company = try await Company()
        company.pass(ahead)
        try await company.receive(from: "ann@home.example", "A kitchen?")
        try await company.office.store.write { transaction in
            guard var lead = try transaction.lead(1) else { return }
            lead.state = .dropped
            lead.closed = lead.created
            try transaction.update(lead)
        }
        company.pass(-ahead)
        try await company.receive(from: "ann@home.example", "And a bathroom?")
        #expect(try await company.mails(to: "ann@home.example").count == expected)
    }

    @Test(arguments: ahead)
    func answersOfAThreadHaveTheirBudgetAgain(ahead: TimeInterval) async throws {
        let company = try await Company { $0.limits.answersPerThread = 1 }
        company.pass(ahead)
        let notice = try await company.leadFromJane()
        for _ in 1...2 { try await company.reply(to: notice, as: Company.thomas, "SHOW") }
        #expect(try await company.receipts() == 1)
        company.pass(-ahead)
        company.pass(2 * Self.hour)
        try await company.reply(to: notice, as: Company.thomas, "SHOW")
        #expect(try await company.receipts() == 2)
    }

    @Test(arguments: ahead)
    func whatWasDoneUnderAClockThatWasAheadCanBeTakenBack(ahead: TimeInterval) async throws {
        let company = try await Company()
        company.pass(ahead)
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, "TAKE")
        #expect(try await company.lead(1)?.responsible == "thomas")
        company.pass(-ahead)
        try await company.reply(to: notice, as: Company.thomas, "UNDO")
        #expect(try await company.lead(1)?.responsible == nil)
    }

    @Test func aClockThatIsAheadForAWhileEndsNoRightForGood() async throws {
        let company = try await Company()
        let notice = try await company.leadFromJane()
        try await company.reply(to: notice, as: Company.thomas, "TAKE")
        company.pass(Self.year)
        // Every signature seems to be over, and so does the time to take something back: nothing is done, and he is told.
        try await company.reply(to: notice, as: Company.thomas, "UNDO")
        #expect(try await company.lead(1)?.responsible == "thomas")
        let refusal = try await company.lastMail(to: "thomas@notsotiny.example")
        #expect(refusal.subject != notice.subject)
        // What the customer answers is on the case all the same.
        let acknowledgement = try await company.lastMail(to: "jane@dupont.example")
        let answer = try await company.reply(to: acknowledgement, as: Company.jane, "With red cabinets.")
        #expect(answer.decision.contains("L-1"))
        company.pass(-Self.year)
        try await company.reply(to: notice, as: Company.thomas, "UNDO")
        #expect(try await company.lead(1)?.responsible == nil)
    }

    /// What was signed under a clock that was behind is over when that is mended; the refusal is signed anew.
    @Test func aNoticeOfAClockThatWasBehindCanStillBeAnswered() async throws {
        let company = try await Company()
        company.pass(-Self.year)
        let notice = try await company.leadFromJane()
        company.pass(Self.year)
        try await company.reply(to: notice, as: Company.thomas, "TAKE")
        #expect(try await company.lead(1)?.responsible == nil)
        let refusal = try await company.lastMail(to: "thomas@notsotiny.example")
        try await company.reply(to: refusal, as: Company.thomas, "TAKE L-1")
        #expect(try await company.lead(1)?.responsible == "thomas")
    }

    @Test(arguments: ahead)
    func remindersAndDigestsComeAgainOnceTheClockIsRight(ahead: TimeInterval) async throws {
        let company = try await Company()
        try await company.schedule()
        try await company.schedule(after: ahead)
        company.pass(-ahead)
        try await company.schedule()
        try await company.receive(from: Company.jane, "A kitchen, please.")
        // A Wednesday: the case is overdue on Saturday, and in Monday's digest.
        for _ in 1...(6 * 24) { try await company.schedule(after: Self.hour) }
        let kinds = try await company.office.store.read { try $0.outbox(limit: 1_000).map(\.kind) }
        #expect(kinds.contains("reminder"))
        let digests = try await company.mails(to: "luc@notsotiny.example").filter { mail in
            mail.text.contains("L-1") && !mail.subject.contains("L-1")
        }
        #expect(!digests.isEmpty)
        let repeated = try await company.office.store.read { try $0.remindersSent() }
        #expect(repeated.count == 1)
    }

    @Test func aForecastLooksBackFromNow() async throws {
        let company = try await Company()
        try await company.schedule(after: Self.year)
        company.pass(-Self.year)
        try await company.receive(from: Company.jane, "A kitchen, please.")
        let forecast = try await company.office.reminders(asOf: company.office.now() + 4 * Self.day)
        #expect(forecast.reminders.map { "\($0.record)" } == ["L-1"])
    }

    @Test func whenTheMailboxWasReadLastFollowsTheClock() async throws {
        let company = try await Company()
        let start = company.office.now()
        let source = QuietMailbox()
        let watcher = try MailboxWatcher(
            #require(company.office.settings.mailboxes.first), source: source, office: company.office, outbox: Bell())
        let work = Task { try await watcher.run() }
        await source.isIdle()
        for (jump, expected) in [(0, 0), (Self.year, Self.year), (-Self.year, 0), (-Self.day, -Self.day)] {
            company.pass(jump)
            source.report()
            await source.isIdle()
            let looked = try await company.office.store.read { try $0.look(at: "sales").looked }
            #expect(looked == start + expected)
        }
        work.cancel()
        try await work.value
    }
}

extension Company {
    /// A pass of the mailer to a server that takes nothing now.
    fileprivate func tryInVain() async throws {
        _ = try await Mailer(office: office, submission: BusyServer(), outbox: Bell()).sendDueMails()
    }

    /// What states mails to Jane are in.
    fileprivate func outboxStates() async throws -> Set<OutboxEntry.State> {
        try await office.store.read { snapshot in
            Set(try snapshot.outbox(limit: 100).filter { $0.kind == "acknowledgement" }.map(\.state))
        }
    }

    fileprivate func receipts() async throws -> Int {
        try await office.store.read { try $0.outbox(limit: 100).count { $0.kind == "receipt" } }
    }
}

/// Answers every mail with a 451.
private struct BusyServer: MailSubmission {
    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        throw SubmissionFailure(nextStep: .retry, reply: 451, explanation: "451 busy")
    }

    func close() async {}
}

/// A mailbox without any mail, which reports news whenever it is asked to.
private final class QuietMailbox: MailSource {
    private let news = AsyncStream<Void>.makeStream()
    private let waits = AsyncStream<Void>.makeStream()

    /// Has it read once more.
    func report() { news.continuation.yield() }

    /// Comes back when its reader waits for news; once for each time.
    func isIdle() async { for await _ in waits.stream { break } }

    func open() async throws(MailSourceFailure) -> UIDValidity {
        guard let validity = UIDValidity(rawValue: 1) else {
            throw MailSourceFailure(nextStep: .reconnect, explanation: "1 is a number")
        }
        return validity
    }
    func summaries(after uid: UID?) async throws(MailSourceFailure) -> [MessageSummary] { [] }
    func fetch(_ uids: [UID]) async throws(MailSourceFailure) -> [FetchedMessage] { [] }
    func fetchHeaders(_ uids: [UID]) async throws(MailSourceFailure) -> [FetchedMessage] { [] }
    func move(_ uids: [UID], to folder: String) async throws(MailSourceFailure) {}
    func waitForNews(patience: Duration) async throws(MailSourceFailure) {
        waits.continuation.yield()
        for await _ in news.stream { break }
    }
    func close() async {}
}
