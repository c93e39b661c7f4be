import CRM
import Commands
import Configuration
import Foundation
import Synchronization

/// Writes instants as a person reads them: in their language and time zone.
struct LocalClock: Sendable {
    private let calendar: Calendar
    /// January to December.
    private let months: [String]
    /// Sunday to Saturday.
    private let weekdays: [String]

    /// Clocks already made: month names are slow to get at, and every notice tells a time.
    private static let known = Mutex<[String: LocalClock]>([:])

    static func of(_ language: Language, timeZone: String) -> LocalClock {
        known.withLock { known in
            let key = "\(language) \(timeZone)"
            if let clock = known[key] { return clock }
            let clock = LocalClock(language: language, timeZone: timeZone)
            known[key] = clock
            return clock
        }
    }

    static func of(_ member: StaffMember, in company: CompanySettings) -> LocalClock {
        of(member.language, timeZone: member.timeZone ?? company.timeZone)
    }

    private init(language: Language, timeZone: String) {
        var calendar = Calendar(identifier: .gregorian)
        calendar.locale = Locale(identifier: language.rawValue)
        calendar.timeZone = TimeZone(identifier: timeZone) ?? .gmt
        months = calendar.monthSymbols
        weekdays = calendar.weekdaySymbols
        self.calendar = calendar
    }

    var timeZone: TimeZone { calendar.timeZone }

    /// What is wrong with a time that somebody wrote.
    func problem(_ problem: TimeProblem) -> (phrase: Phrase, values: [String: String]) {
        switch problem {
        case .unreadable(let text): (.timeUnreadable, ["text": text])
        case .ambiguous(let text, let readings):
            (
                .timeAmbiguous,
                [
                    "text": text, "first": readings.first.map { "\($0)" } ?? "",
                    "second": readings.last.map { "\($0)" } ?? "",
                ]
            )
        case .noSuchDay(let text): (.timeNoSuchDay, ["text": text])
        case .wrongWeekday(let day, _, let actual):
            (.timeWrongWeekday, ["day": "\(day)", "actual": weekdays[actual.rawValue % 7]])
        case .doesNotExist(let day, let clock): (.timeDoesNotExist, ["day": "\(day)", "time": "\(clock)"])
        case .tooFar(let text): (.timeTooFar, ["text": text])
        case .backwards(let from, let to): (.spanBackwards, ["from": "\(from)", "to": "\(to)"])
        }
    }

    /// `12 February 2014`, `12 février 2014`.
    func day(_ date: Date) -> String {
        let parts = calendar.dateComponents([.day, .month, .year], from: date)
        return "\(parts.day ?? 0) \(months[(parts.month ?? 1) - 1]) \(parts.year ?? 0)"
    }

    /// `Wednesday 12 February 2014`.
    func weekday(_ date: Date) -> String {
        "\(weekdays[calendar.component(.weekday, from: date) - 1]) \(day(date))"
    }

    /// `14:02`.
    func time(_ date: Date) -> String {
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return "\(Self.twoDigits(parts.hour ?? 0)):\(Self.twoDigits(parts.minute ?? 0))"
    }

    /// `12 February 2014, 14:02`, `12 février 2014, 14:02`.
    func dayAndTime(_ date: Date) -> String { "\(day(date)), \(time(date))" }

    /// The same time of day, by these clocks, on another day.
    func time(of date: Date, onDay day: Date) -> Date? {
        let parts = calendar.dateComponents([.hour, .minute], from: date)
        return calendar.date(bySettingHour: parts.hour ?? 0, minute: parts.minute ?? 0, second: 0, of: day)
    }

    func year(_ date: Date) -> Int { calendar.component(.year, from: date) }

    /// The beginning of the day after.
    func endOfDay(_ date: Date) -> Date {
        let start = calendar.startOfDay(for: date)
        return calendar.date(byAdding: .day, value: 1, to: start) ?? start + 86_400
    }

    /// As a command takes it, whatever the language: `2014-02-12 14:00`.
    func written(_ date: Date) -> String {
        let parts = calendar.dateComponents([.year, .month, .day], from: date)
        let day = "\(Self.twoDigits(parts.month ?? 1))-\(Self.twoDigits(parts.day ?? 1))"
        return "\(parts.year ?? 0)-\(day) \(time(date))"
    }

    /// `12 February 2014, 14:00–15:30`; with the day of the end where that is another.
    func span(_ start: Date, _ end: Date) -> String {
        let isOneDay = calendar.isDate(start, inSameDayAs: end)
        return "\(dayAndTime(start))–\(isOneDay ? time(end) : dayAndTime(end))"
    }

    /// `Wednesday 12 February 2014, 14:00–15:30`.
    func weekdaySpan(_ start: Date, _ end: Date) -> String {
        "\(weekdays[calendar.component(.weekday, from: start) - 1]) \(span(start, end))"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
