import CRM
import Commands
import Configuration
import Foundation
import Store

/// SNOOZE: no reminder of a case for a while.
extension Executor {
    /// No longer than anybody means it.
    private static var longestSnooze: TimeInterval { 366 * 86_400 }

    func snooze(_ record: RecordReference, _ time: SnoozeTime) throws -> Result {
        let end = try self.end(of: time)
        guard end > desk.now else { throw CommandFailure(.meetingInPast, ["date": clock.dayAndTime(end)]) }
        guard end <= desk.now + Self.longestSnooze else {
            throw CommandFailure(.snoozeTooLong, ["date": clock.day(end)])
        }
        switch record.kind {
        case .lead:
            var lead = try lead(record)
            try refuseIfOthers(record, lead.responsible)
            lead.snoozedUntil = end
            try transaction.update(lead)
        case .opportunity:
            // One that is quoted has reminders too, until the customer answers.
            var opportunity = try undecided(record)
            try refuseIfOthers(record, opportunity.responsible)
            opportunity.snoozedUntil = end
            try transaction.update(opportunity)
        case .partner: throw CommandFailure(.notACase, ["record": "\(record)"])
        }
        try desk.note(.snoozed, by: member.login, on: record, about: message, clock.dayAndTime(end))
        return Result(sentence: text(.snoozed, ["record": "\(record)", "date": clock.dayAndTime(end)]))
    }

    private func end(of time: SnoozeTime) throws -> Date {
        switch time {
        case .length(let period): return desk.now + period.duration
        case .until(let written):
            do throws(TimeProblem) {
                return try written.resolve(now: desk.now, timeZone: clock.timeZone, preferring: .future).instant
            } catch {
                throw CommandFailure(error, clock)
            }
        }
    }
}
