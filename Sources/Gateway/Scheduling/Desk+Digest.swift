import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// The daily digest, exactly once for each reader and day.
extension Desk {
    /// Writes the digest if it is due and there is something to say; returns whether.
    func writeDigest(to reader: StaffMember) throws -> Bool {
        let schedule = DigestTime.schedule(of: reader)
        let checked = try transaction.checked(schedule, beginningAt: now)
        guard let digest = settings.reminders.digest,
            let due = DigestTime(settings: digest, calendar: settings.workCalendar(of: reader)).last(at: now),
            due > checked
        else { return false }
        try transaction.setChecked(schedule, now)
        guard try transaction.addDigest(to: reader.login, due: due, at: now) else { return false }
        let contents = DigestContents(desk: self, reader: reader, since: checked)
        let (letter, saysSomething) = try contents.letter()
        guard saysSomething || digest.isSentWhenEmpty else { return false }
        let frame = StaffLetter(.digest(letter), because: .becauseDigest, offering: [.pool, .kpi, .agenda, .help])
        try post.send(frame, to: reader, about: nil)
        return true
    }
}

/// What stands in a digest.
struct DigestContents {
    let desk: Desk
    let reader: StaffMember
    /// What happened before was in the last one.
    let since: Date

    /// Of each kind, so many are listed.
    private static var longest: Int { 20 }

    private var transaction: Transaction { desk.transaction }
    private var now: Date { desk.now }
    private var clock: LocalClock { LocalClock.of(reader, in: desk.settings.company) }

    /// A part of the digest, and what the first line says of it.
    private struct Part {
        var listing: Listing
        var summary: String
    }

    /// The letter, and whether it says anything that its reader should know.
    func letter() throws -> (Digest, saysSomething: Bool) {
        let (overdue, listed) = try overdue()
        let parts = try [
            overdue, pool(without: listed), meetings(onDay: 0), meetings(onDay: 1), quotes(), bounces(), quarantine(),
        ]
        .compactMap(\.self)
        let (mailboxes, areWell) = try mailboxes()
        let summary = parts.map(\.summary).joined(separator: " · ")
        let letter = Digest(
            day: clock.weekday(now), summary: summary.isEmpty ? text(.digestQuiet) : summary,
            listings: parts.map(\.listing) + [mailboxes], charts: try charts(), ledger: try ledger())
        return (letter, !parts.isEmpty || !areWell)
    }

    /// And which cases are in it.
    private func overdue() throws -> (Part?, Set<RecordReference>) {
        let calendar = desk.settings.workCalendar
        guard let oldest = try transaction.oldestOpenCase() else { return (nil, []) }
        var rows: [Listing.Row] = []
        var known: [RecordReference] = []
        for rule in desk.settings.reminders.rules where rule.condition != .noRequirements {
            let cases = try transaction.cases(
                rule, anchoredIn: oldest..<max(oldest, now), notSnoozedAt: now, limit: Self.longest * 5)
            for about in cases where rule.firstDue(from: about.anchor, calendar) <= now {
                guard !known.contains(about.record) else { continue }
                known.append(about.record)
                let tap: Keyword = about.responsible == nil ? .assign : .history
                rows.append(try row(of: about.record, since: about.anchor, about.responsible, tap: tap))
            }
        }
        return (part(rows, .digestOverdue, .digestOverdueCount), Set(known.prefix(Self.longest)))
    }

    /// Those that are listed already are only counted.
    private func pool(without listed: Set<RecordReference>) throws -> Part? {
        let opportunities = try transaction.opportunityPool(limit: Self.longest + 1)
        let leads = try transaction.leadPool(limit: Self.longest + 1)
        let rows =
            try opportunities.filter { !listed.contains($0.reference) }.map {
                try row(of: $0.reference, since: $0.created, nil, tap: .assign)
            }
            + leads.filter { !listed.contains($0.reference) }.map {
                try row(of: $0.reference, since: $0.created, nil, tap: .assign)
            }
        let count = try opportunities.count + transaction.leadPoolCount(upTo: 1_000)
        let above = opportunities.count + leads.count - rows.count
        let phrase: Phrase = rows.isEmpty ? .digestAllAbove : .digestAbove
        let note = Listing.Row(label: "…", text: text(phrase, ["count": "\(above)"]))
        return part(above > 0 ? rows + [note] : rows, .digestPool, .digestPoolCount, count: count)
    }

    /// Of today, or of tomorrow.
    private func meetings(onDay offset: Int) throws -> Part? {
        let calendar = desk.settings.workCalendar(of: reader)
        let day = calendar.local(now).day + offset
        let span = calendar.instant(day: day, seconds: 0)..<calendar.instant(day: day + 1, seconds: 0)
        let words = MeetingWords(desk: desk, language: reader.language, clock: clock)
        let rows = try transaction.meetings(beginningIn: span, limit: Self.longest + 1).map { meeting in
            var row = try words.row(of: meeting, to: reader)
            row.command = meeting.record.map { "\(word(.history)) \($0)" }
            return row
        }
        return offset == 0
            ? part(rows, .digestToday, .digestTodayCount) : part(rows, .digestTomorrow, .digestTomorrowCount)
    }

    private func quotes() throws -> Part? {
        let rows = try transaction.waitingQuotes(at: now, limit: Self.longest + 1).map { quote in
            let partner = try transaction.partner(quote.partnerID)?.name ?? ""
            let gross = try quote.totals().gross.formatted(in: reader.language)
            let values = ["sent": clock.day(quote.sentAt ?? quote.created), "date": clock.day(quote.validUntil - 1)]
            return Listing.Row(
                label: "\(quote.number)", text: "\(partner) · \(gross)", detail: text(.digestQuoteSince, values),
                command: quote.record.map { "\(word(.history)) \($0)" })
        }
        return part(rows, .digestQuotes, .digestQuotesCount)
    }

    private func bounces() throws -> Part? {
        let rows = try transaction.bounces(since: since, limit: Self.longest + 1).map { activity in
            Listing.Row(
                label: activity.record.map { "\($0)" } ?? "", text: activity.detail,
                detail: clock.dayAndTime(activity.at),
                command: activity.record.map { "\(word(.history)) \($0)" })
        }
        return part(rows, .digestBounces, .digestBouncesCount)
    }

    private func quarantine() throws -> Part? {
        let rows = try transaction.quarantine(limit: Self.longest + 1).map { entry in
            Listing.Row(
                label: "\(entry.id)", text: entry.reason,
                detail: "\(entry.mailbox) · \(clock.dayAndTime(entry.received))")
        }
        return part(rows, .digestQuarantine, .digestQuarantineCount)
    }

    /// How the mailboxes fare, and whether all of them can be read.
    private func mailboxes() throws -> (Listing, areWell: Bool) {
        let looks = try desk.settings.mailboxes.map { try transaction.look(at: $0.name) }
        let rows = looks.map { look in
            let last =
                look.lastMail.map { text(.digestLastMail, ["date": clock.dayAndTime($0)]) } ?? text(.digestNoMail)
            let looked = look.looked.map { text(.digestLooked, ["date": clock.dayAndTime($0)]) }
            let failure = look.failing.map {
                text(.digestFailing, ["date": clock.dayAndTime($0), "problem": look.explanation])
            }
            return Listing.Row(
                label: look.mailbox, text: last, detail: [looked, failure].compactMap(\.self).joined(separator: "\n"))
        }
        return (Listing(heading: text(.digestMailboxes), rows: rows), looks.allSatisfy { $0.failing == nil })
    }

    /// How fast each colleague was lately.
    private func charts() throws -> [Chart] {
        let book = try FigureBook(
            snapshot: transaction, settings: desk.settings, span: (now - 30 * 86_400)..<(now + 0.001))
        let words = FigureWords(phrases: desk.office.phrases, language: reader.language)
        let groups = try book.groups(by: .salesperson)
        return [
            words.chart(.chartClosing, groups, \.hoursToClose), words.chart(.chartTaking, groups, \.hoursToTake),
        ].compactMap(\.self)
    }

    private func ledger() throws -> String {
        let total = try transaction.ledgerTallies(since: since).reduce(into: LedgerTally(mailbox: "")) {
            $0 += $1.tally
        }
        let values = [
            "sum": "\(total.received)", "handled": "\(total.handled)", "ignored": "\(total.ignored)",
            "quarantined": "\(total.quarantined)", "waiting": "\(total.waiting)", "date": clock.dayAndTime(since),
        ]
        return text(total.waiting == 0 ? .digestLedger : .digestLedgerWaiting, values)
    }

    private func row(
        of record: RecordReference, since start: Date, _ responsible: String?, tap keyword: Keyword
    ) throws -> Listing.Row {
        let summary = try desk.summary(of: record)
        let name = try responsible.map { try transaction.staffName($0) ?? $0 } ?? text(.nobody)
        let days = Int(now.timeIntervalSince(start) / 86_400)
        let age = days == 1 ? text(.oneDay) : text(.severalDays, ["count": "\(days)"])
        let details = [summary.partnerName ?? "", name, text(.digestAge, ["age": age])].filter { !$0.isEmpty }
        return Listing.Row(
            label: "\(record)", text: summary.title, detail: details.joined(separator: " · "),
            command: "\(word(keyword)) \(record)\(keyword == .assign ? " " : "")")
    }

    /// nil where there is nothing of the kind.
    private func part(_ rows: [Listing.Row], _ heading: Phrase, _ summary: Phrase, count: Int? = nil) -> Part? {
        guard !rows.isEmpty else { return nil }
        let isCut = rows.count > Self.longest
        let more = isCut ? [Listing.Row(label: "…", text: text(.digestMore))] : []
        let values = ["count": count.map(String.init) ?? (isCut ? "\(Self.longest)+" : "\(rows.count)")]
        return Part(
            listing: Listing(heading: text(heading, values), rows: rows.prefix(Self.longest) + more),
            summary: text(summary, values))
    }

    private func word(_ keyword: Keyword) -> String {
        desk.settings.vocabulary.word(for: keyword, in: reader.language)
    }

    private func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        desk.office.phrases.text(phrase, in: reader.language, values)
    }
}
