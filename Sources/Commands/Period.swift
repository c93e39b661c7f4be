public import struct Foundation.TimeInterval

/// A length of time as people write it: `15d`, `15 jours`, `36h`, `2w`, `1 an`.
public struct Period: Hashable, Sendable {
    public enum Unit: String, CaseIterable, Sendable {
        case hours
        case days
        case weeks
        case months
        case years
    }

    /// 1 to 9 999.
    public var count: Int
    public var unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// nil when it is no number from 1 to 9 999 followed by a unit; a bare number counts days.
    public init?(_ text: some StringProtocol, words: TimeWords) {
        var cursor = TimeCursor(Substring(text), words, .alone)
        guard let period = cursor.period(), cursor.isAtEnd else { return nil }
        self = period
    }

    /// In seconds; a month counts 30 days, a year 365.
    public var duration: TimeInterval {
        switch unit {
        case .hours: TimeInterval(count) * 3_600
        case .days: TimeInterval(count) * 86_400
        case .weeks: TimeInterval(count) * 7 * 86_400
        case .months: TimeInterval(count) * 30 * 86_400
        case .years: TimeInterval(count) * 365 * 86_400
        }
    }
}

extension Period.Unit {
    fileprivate static let words: Set<TimeWord> = [.hour, .day, .week, .month, .year]

    fileprivate init?(_ word: TimeWord) {
        switch word {
        case .hour: self = .hours
        case .day: self = .days
        case .week: self = .weeks
        case .month: self = .months
        case .year: self = .years
        default: return nil
        }
    }
}

extension TimeCursor {
    /// `15d`, `15`; in a span also `last 15 days`, `les 15 derniers jours`.
    mutating func period() -> Period? {
        if setting == .span {
            skip([.on])
            skip([.last])
        }
        guard let count = number(digits: 1...4), count > 0 else { return nil }
        if setting == .span { skip([.last]) }
        return Period(count, word(Period.Unit.words).flatMap(Period.Unit.init) ?? .days)
    }
}
