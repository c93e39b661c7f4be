import CRM
import Configuration
import Documents
import Foundation
import Mail
import Store

extension Date {
    /// What counts as the last `seconds` before now, when budgets are counted.
    ///
    /// As much of the time to come belongs to it: a clock that was set back a little is no reason to answer once more, and
    /// what was noted under one that was ahead by far must not silence us until that time has come.
    func within(_ seconds: TimeInterval) -> Range<Date> { (self - seconds)..<(self + seconds) }
}

/// How often the gateway answers of its own accord. A machine that answers everything, another gateway say, would keep it
/// going for ever; beyond the budget it falls silent. RFC 3834 §2 asks for a limit like that.
struct AnswerBudget {
    let limits: LimitSettings
    let snapshot: Snapshot
    let now: Date

    /// The kinds of letters that answer a mail by themselves.
    private static let kinds: [Letter.Kind] = [
        .receipt, .importPreview, .commandError, .acknowledgement, .oversizedAnswer, .quoteAnswer,
    ]

    /// Whether one more letter of that kind may go to the address, about the record.
    func allows(_ kind: Letter.Kind, to address: EmailAddress, about record: RecordReference?) throws -> Bool {
        guard Self.kinds.contains(kind) else { return true }
        let counts = try snapshot.outboxCount(
            kinds: Self.kinds.map(\.rawValue), to: address, about: record, in: now.within(3_600))
        return counts.inThread < limits.answersPerThread && counts.inAll < limits.answersPerHour
    }
}
