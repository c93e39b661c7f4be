import CRM
import Configuration
import Foundation

/// When the digest comes, on its reader's clocks.
struct DigestTime {
    let settings: DigestSettings
    let calendar: WorkCalendar

    /// The last time it was due, at or before `now`; nil when it comes on no day at all.
    func last(at now: Date) -> Date? {
        let today = calendar.local(now).day
        return (0...7).lazy.map { today - $0 }
            .filter { settings.weekdays.contains(WorkCalendar.weekday($0)) }
            .map { calendar.instant(day: $0, seconds: TimeInterval(settings.minutes) * 60) }
            .first { $0 <= now }
    }

    /// What the database calls the schedule of a reader.
    static func schedule(of reader: StaffMember) -> String { "digest \(reader.login)" }
}

extension Settings {
    /// Who gets the digest; nobody when it is off.
    var digestReaders: [StaffMember] { reminders.digest.map { members($0.to, responsible: nil) } ?? [] }

    /// How somebody counts days: by their own clocks.
    func workCalendar(of member: StaffMember) -> WorkCalendar {
        WorkCalendar(
            timeZone: TimeZone(identifier: member.timeZone ?? company.timeZone) ?? .gmt, holidays: reminders.holidays)
    }
}
