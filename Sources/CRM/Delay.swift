/// How long somebody waits before they are reminded: `36h`, `5d`, or five working days.
public struct Delay: Hashable, Codable, Sendable {
    public enum Unit: String, Codable, Sendable {
        case hours
        /// To the same time of day.
        case days
        /// Without Saturdays, Sundays and holidays.
        case workdays
    }

    /// 1 to 9 999 hours, or 1 to 366 days.
    public var count: Int
    public var unit: Unit

    public init(_ count: Int, _ unit: Unit) {
        self.count = count
        self.unit = unit
    }
}
