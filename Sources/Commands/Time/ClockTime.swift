/// A time of day, to the minute.
public struct ClockTime: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// 0 to 23.
    public let hour: Int
    /// 0 to 59.
    public let minute: Int

    public init?(hour: Int, minute: Int) {
        guard (0...23).contains(hour), (0...59).contains(minute) else { return nil }
        self.hour = hour
        self.minute = minute
    }

    private init(onTheHour hour: Int) {
        self.hour = hour
        minute = 0
    }

    static let midnight = ClockTime(onTheHour: 0)
    static let noon = ClockTime(onTheHour: 12)

    public static func < (first: ClockTime, second: ClockTime) -> Bool {
        (first.hour, first.minute) < (second.hour, second.minute)
    }

    /// `14:00`.
    public var description: String { "\(twoDigits(hour)):\(twoDigits(minute))" }
}
