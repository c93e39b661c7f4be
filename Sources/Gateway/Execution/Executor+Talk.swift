import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// What is said: NOTE, REPLY, CALL.
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
        let latest = try desk.latestMail(of: customer.address.email, on: record)
        let letter = desk.customerReply(words, by: member, to: customer, answering: latest)
        let sent = try desk.post.send(
            letter, to: customer.address, language: customer.language, about: record, signedBy: member,
            answering: latest)
        try desk.note(.replySent, by: member.login, on: record, about: sent, words)
        try transaction.noteSent(to: customer.address.description)
        let warning = try transaction.failure(of: customer.address.email).map { explanation in
            text(.addressFails, ["address": customer.address.email.rawValue, "explanation": explanation])
        }
        let sentence = text(.replySent, ["recipient": customer.address.description])
        return Result(sentence: [sentence, warning].compactMap(\.self).joined(separator: "\n"))
    }

    /// Keeps a call, on the partner's only open opportunity where no case is named.
    func call(_ note: CallNote, on record: RecordReference) throws -> Result {
        var record = record
        if record.kind == .partner {
            let open = try transaction.openOpportunities(of: record.number)
            if open.count == 1, let only = open.first { record = only.reference }
        }
        let call = try transaction.add(
            PhoneCall(
                direction: note.direction, at: try time(of: note), minutes: note.length?.minutes,
                with: try note.with ?? desk.customer(of: record)?.address.name ?? "", summary: note.summary,
                author: member.login))
        try desk.note(.call, by: member.login, on: record, about: message, call: call.id, note.summary, at: call.at)
        let values = [
            "record": "\(record)",
            "what": CallWords(phrases: desk.office.phrases, language: language).heading(of: call),
        ]
        return Result(sentence: text(.callKept, values))
    }

    /// When the call was. Throws for a day that nobody could mean, or one that is still to come.
    private func time(of note: CallNote) throws -> Date {
        guard let written = note.time else { return desk.now }
        do {
            let resolved = try written.resolve(now: desk.now, timeZone: clock.timeZone, preferring: .past)
            guard resolved.instant <= desk.now + 60 else {
                throw CommandFailure(.callNotYet, ["date": clock.dayAndTime(resolved.instant)])
            }
            return resolved.instant
        } catch let problem as TimeProblem {
            throw CommandFailure(problem, clock)
        }
    }
}

/// A telephone call in words, for receipts and timelines.
struct CallWords {
    let phrases: Phrasebook
    let language: Language

    /// `Call received · 12 min · Jane Doe`.
    func heading(of call: PhoneCall) -> String {
        let direction = phrases.text(call.direction == .incoming ? .callIn : .callOut, in: language)
        let length = call.minutes.map { "\($0) min" }
        return [direction, length, call.with.isEmpty ? nil : call.with].compactMap(\.self).joined(separator: " · ")
    }
}
