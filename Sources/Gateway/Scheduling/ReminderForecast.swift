import CRM
import Configuration
public import Foundation
import Store

/// What would be reminded of, as things stand.
public struct ReminderForecast: Encodable, Sendable {
    public struct Entry: Encodable, Sendable {
        public var rule: String
        public var record: String
        public var title: String
        public var due: Date
        /// Logins of who is written to, and of who has a copy.
        public var to: [String]
        public var cc: [String]
    }

    /// In the order they are due.
    public var reminders: [Entry]
    /// By rule, for rules that begin only now: how many cases were due before, and stay unmentioned.
    public var unmentioned: [String: Int]
}

extension Office {
    /// What a pass of the scheduler at that moment would send, if nothing changed until then; nothing is sent or noted.
    public func reminders(asOf instant: Date) async throws -> ReminderForecast {
        let now = now()
        return try await store.read { snapshot in
            var forecast = ReminderForecast(reminders: [], unmentioned: [:])
            for rule in settings.reminders.rules {
                let due = DueReminders(rule: rule, calendar: settings.workCalendar, snapshot: snapshot, now: instant)
                let schedule = try snapshot.schedule(rule.schedule)
                let beginning = min(schedule?.checked ?? instant, now)
                if beginning < instant {
                    forecast.reminders += try due.all(in: beginning..<instant).map { try entry($0, rule, snapshot) }
                }
                guard schedule == nil, let oldest = try snapshot.oldestOpenCase(), oldest < beginning else { continue }
                let before = try due.all(in: oldest..<beginning).count
                if before > 0 { forecast.unmentioned[rule.name] = before }
            }
            forecast.reminders.sort { $0.due < $1.due }
            return forecast
        }
    }

    private func entry(
        _ due: DueReminders.Due, _ rule: ReminderRule, _ snapshot: Snapshot
    ) throws -> ReminderForecast.Entry {
        let record = due.about.record
        let title =
            record.kind == .lead
            ? try snapshot.lead(record.number)?.title : try snapshot.opportunity(record.number)?.title
        let audience = settings.audience(of: due.about, rule)
        return ReminderForecast.Entry(
            rule: rule.name, record: "\(record)", title: title ?? "", due: due.due, to: audience.to.map(\.login),
            cc: audience.cc.map(\.login))
    }
}
