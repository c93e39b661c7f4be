import CRM
import Foundation
import Store

/// Which cases a rule reminds of, and when it was due.
struct DueReminders {
    let rule: ReminderRule
    let calendar: WorkCalendar
    let snapshot: Snapshot
    let now: Date

    struct Due: Hashable {
        var about: CaseInQuestion
        var due: Date
    }

    /// Those that are due after the window's lower bound and not after its upper bound, in order; of a case that was due
    /// several times meanwhile, the last.
    func all(in window: Range<Date>) throws -> [Due] {
        let oldest = rule.condition == .noRequirements ? now : try snapshot.oldestOpenCase() ?? now
        let spans = rule.anchors(of: window, since: oldest, calendar)
        let regular = try spans.flatMap { try snapshot.cases(rule, anchoredIn: $0, at: now) }.compactMap { about in
            rule.due(from: about.anchor, in: window, calendar).map { Due(about: about, due: $0) }
        }
        // What falls into the silence comes at its end.
        let heard = regular.filter { due in due.about.snoozed.map { $0 <= due.due } ?? true }
        let ended = try snapshot.cases(
            rule, snoozedUntil: (window.lowerBound + 0.001)..<(window.upperBound + 0.001), at: now)
        let late = ended.compactMap { about -> Due? in
            guard let end = about.snoozed, rule.firstDue(from: about.anchor, calendar) <= end else { return nil }
            return Due(about: about, due: end)
        }
        let last = Dictionary((heard + late).map { ($0.about.record, $0) }) { $0.due < $1.due ? $1 : $0 }
        return last.values.sorted { ($0.due, $0.about.record.number) < ($1.due, $1.about.record.number) }
    }
}
