import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// What is said and read: NOTE, REPLY, HISTORY, HELP.
extension Executor {
    func note(_ words: String, on record: RecordReference) throws -> Result {
        try desk.note(.note, by: member.login, on: record, about: message, words)
        return Result(sentence: text(.noteKept, ["record": "\(record)"]))
    }

    /// Sends the text to the customer, as an answer to their latest mail on the record.
    func reply(_ words: String, on record: RecordReference) throws -> Result {
        guard let customer = try desk.customer(of: record) else {
            throw CommandFailure(.noAddress, ["record": "\(record)"])
        }
        let latest = try transaction.latestIncoming(on: record, from: [customer.address.email])
        let letter = desk.customerReply(words, by: member, to: customer, answering: latest)
        let sent = try desk.post.send(
            letter, to: customer.address, language: customer.language, about: record, signedBy: member,
            answering: latest)
        try desk.note(.replySent, by: member.login, on: record, about: sent, words)
        return Result(sentence: text(.replySent, ["recipient": customer.address.description]))
    }

    /// Without a period: everything, as far as the list goes.
    func history(of record: RecordReference, _ period: Period?) throws -> Result {
        let whole = try transaction.partnerID(of: record).map { RecordReference(.partner, $0) } ?? record
        let timeline = Timeline(desk: desk, language: language, clock: clock)
        let start = period.map { desk.now - $0.duration } ?? .distantPast
        let listings = try timeline.listings(of: whole, since: start, limit: 200)
        let first = period == nil ? try timeline.start(of: whole) ?? desk.now : start
        let values = ["record": "\(record)", "date": clock.day(first)]
        return Result(sentence: text(listings.isEmpty ? .historyEmpty : .historyTitle, values), listings: listings)
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

    private var clock: LocalClock { LocalClock.of(member, in: desk.settings.company) }
}
