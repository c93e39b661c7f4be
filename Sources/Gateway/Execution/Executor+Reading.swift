import CRM
import Commands
import Configuration
import Documents
import Foundation
import Store

/// What is read: HISTORY, SHOW, WHY, HELP.
extension Executor {
    /// At most this many activities are listed; the listing says when there are more.
    private static var longestTimeline: Int { 200 }

    /// Without a span: everything, as far as the list goes.
    func history(of record: RecordReference, _ span: TimeSpan?) throws -> Result {
        let whole = try transaction.partnerID(of: record).map { RecordReference(.partner, $0) } ?? record
        let timeline = Timeline(desk: desk, language: language, clock: clock)
        let range = try span.map(time) ?? Date.distantPast..<Date.distantFuture
        var listings = try timeline.listings(of: whole, in: range, limit: Self.longestTimeline)
        if listings.reduce(0, { $0 + $1.rows.count }) == Self.longestTimeline {
            listings.append(
                Listing(heading: "", rows: [.init(label: "…", text: text(.historyIsCut, ["history": word(.history)]))]))
        }
        let isOpen = range.upperBound > desk.now
        let first = range.lowerBound == .distantPast ? try timeline.start(of: whole) ?? desk.now : range.lowerBound
        let values = ["record": "\(record)", "date": clock.day(first), "end": clock.day(range.upperBound - 1)]
        guard !listings.isEmpty else {
            return Result(sentence: text(isOpen ? .historyEmpty : .historyEmptyBetween, values))
        }
        return Result(sentence: text(isOpen ? .historyTitle : .historyTitleBetween, values), listings: listings)
    }

    /// By the asker's own clocks.
    func time(of span: TimeSpan) throws -> Range<Date> { try time(of: span, clock) }

    func time(of span: TimeSpan, _ clock: LocalClock) throws -> Range<Date> {
        do throws(TimeProblem) {
            return try span.resolve(now: desk.now, timeZone: clock.timeZone)
        } catch {
            throw CommandFailure(error, clock)
        }
    }

    func show(_ record: RecordReference) throws -> Result {
        let sheet = RecordWords(executor: self)
        return Result(sentence: try sheet.title(of: record), listings: try sheet.listings(of: record))
    }

    /// Why the mail at hand went where it went: what was looked at, rule by rule.
    func why() throws -> Result {
        guard let mail = try mailAtHand(on: record), let entry = try transaction.ledgerEntry(ofMail: mail) else {
            throw CommandFailure(.noMailAtHand, ["usage": "\(word(.why))"])
        }
        let rows = entry.decision.split(separator: "\n").map { sentence in
            let parts = sentence.split(separator: ":", maxSplits: 1)
            let isRule = parts.count == 2 && parts[0].hasPrefix("Rule")
            return Listing.Row(
                label: isRule ? String(parts[0]) : "", text: isRule ? String(parts[1].dropFirst()) : String(sentence))
        }
        let values = [
            "subject": mail.subject, "sender": mail.from?.rawValue ?? "", "date": clock.dayAndTime(mail.at),
            "state": entry.state.rawValue,
        ]
        return Result(sentence: text(.whyTitle, values), listings: [Listing(heading: "", rows: rows)])
    }

    func help(_ topic: Keyword?) -> Result {
        let keywords = topic.map { [$0] } ?? Keyword.allCases
        let rows = keywords.compactMap { keyword in
            desk.settings.vocabulary.entry(for: keyword, in: language).map { entry in
                Listing.Row(label: entry.words[0], text: entry.help, detail: entry.usage)
            }
        }
        return Result(sentence: text(.helpTitle), listings: [Listing(heading: "", rows: rows)])
    }
}

extension CommandFailure {
    /// A day or time that cannot be meant, or could be two.
    init(_ problem: TimeProblem, _ clock: LocalClock) {
        let said = clock.problem(problem)
        self.init(said.phrase, said.values)
    }
}
