public import struct Foundation.Date

/// The moment that was meant.
public struct ResolvedTime: Hashable, Sendable, CustomStringConvertible {
    public var day: CalendarDay
    /// nil when only the day is written.
    public var clock: ClockTime?
    /// The beginning of the day when only the day is written.
    public var instant: Date

    /// `2014-02-12 14:00`, or `2014-02-12`.
    public var description: String { clock.map { "\(day) \($0)" } ?? "\(day)" }
}
