public import struct Foundation.TimeInterval

/// A length of time as people write it: `15d`, `15 jours`, `36h`, `2w`.
public struct Period: Hashable, Sendable {
    public enum Unit: String, CaseIterable, Sendable {
        case hours
        case days
        case weeks
        case months
    }

    /// 1 to 9 999.
    public var count: Int
    public var unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }

    /// nil when it is no number from 1 to 9 999 followed by a unit in English or French; a bare number counts days.
    public init?(_ text: some StringProtocol) {
        let text = String(text).filter { !$0.isWhitespace }.lowercased()
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard (1...4).contains(digits.count), let count = Int(digits), count > 0,
            let unit = Self.units[text.dropFirst(digits.count)]
        else { return nil }
        self.init(count, unit)
    }

    /// In seconds; a month counts 30 days.
    public var duration: TimeInterval {
        switch unit {
        case .hours: TimeInterval(count) * 3_600
        case .days: TimeInterval(count) * 86_400
        case .weeks: TimeInterval(count) * 7 * 86_400
        case .months: TimeInterval(count) * 30 * 86_400
        }
    }

    private static let units: [Substring: Unit] = [
        "": .days, "d": .days, "day": .days, "days": .days, "j": .days, "jour": .days, "jours": .days,
        "h": .hours, "hour": .hours, "hours": .hours, "heure": .hours, "heures": .hours,
        "w": .weeks, "week": .weeks, "weeks": .weeks, "sem": .weeks, "semaine": .weeks, "semaines": .weeks,
        "m": .months, "month": .months, "months": .months, "mois": .months,
    ]
}
