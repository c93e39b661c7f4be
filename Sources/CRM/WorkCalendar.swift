public import Foundation

/// How a company counts time: by the clocks of its zone, and without weekends and holidays where working days are meant.
///
/// Days are numbered from 1 January 1970, which is 0. Arithmetic alone, since a scheduler asks for very many cases.
public struct WorkCalendar: Hashable, Sendable {
    public let timeZone: TimeZone
    /// The numbers of days on which nobody works, beside Saturdays and Sundays.
    public let holidays: Set<Int>

    public init(timeZone: TimeZone, holidays: Set<Int> = []) {
        self.timeZone = timeZone
        self.holidays = holidays
    }

    /// The day on the zone's clocks, and the seconds that they show since midnight.
    public func local(_ instant: Date) -> (day: Int, seconds: TimeInterval) {
        let local = instant.timeIntervalSince1970 + TimeInterval(timeZone.secondsFromGMT(for: instant))
        let day = (local / 86_400).rounded(.down)
        return (Int(day), local - day * 86_400)
    }

    /// When the clocks show that. Of a time that they skip, a moment an hour away; of one that they show twice,
    /// one of the two.
    public func instant(day: Int, seconds: TimeInterval) -> Date {
        let local = TimeInterval(day) * 86_400 + seconds
        let guess = local - offset(at: local)
        return Date(timeIntervalSince1970: local - offset(at: guess))
    }

    private func offset(at seconds: TimeInterval) -> TimeInterval {
        TimeInterval(timeZone.secondsFromGMT(for: Date(timeIntervalSince1970: seconds)))
    }

    /// 1 for Monday to 7 for Sunday.
    public static func weekday(_ day: Int) -> Int {
        // 1 January 1970 was a Thursday.
        let index = (day + 3) % 7
        return (index < 0 ? index + 7 : index) + 1
    }

    public func isWorkday(_ day: Int) -> Bool { Self.weekday(day) < 6 && !holidays.contains(day) }

    /// The day so many days after another, or before it where `count` is negative.
    func day(_ count: Int, _ unit: Delay.Unit, from day: Int) -> Int {
        guard unit == .workdays else { return day + count }
        var (day, left) = (day, count.magnitude)
        // Holidays without end are a mistake; ten years hold enough working days for any delay.
        let last = day + count.signum() * 3_653
        while left > 0, day != last {
            day += count.signum()
            if isWorkday(day) { left -= 1 }
        }
        return day
    }

    /// So long after an instant, or before it where `times` is negative; so many times over.
    public func instant(_ delay: Delay, times: Int = 1, from instant: Date) -> Date {
        let count = delay.count * times
        guard delay.unit != .hours else { return instant + TimeInterval(count) * 3_600 }
        let (day, seconds) = local(instant)
        return self.instant(day: self.day(count, delay.unit, from: day), seconds: seconds)
    }

    /// Spans that hold every instant from which the delay ends after `window.lowerBound` and not after its upper bound; they
    /// may hold a few more, of an hour before or after.
    public func origins(of window: Range<Date>, _ delay: Delay, times: Int = 1) -> [Range<Date>] {
        let count = delay.count * times
        guard delay.unit != .hours, count != 0 else {
            let shift = -TimeInterval(count) * 3_600
            return [(window.lowerBound + shift)..<(window.upperBound + shift + 0.001)]
        }
        let (first, last) = (local(window.lowerBound), local(window.upperBound))
        return days(first.day...last.day, count, delay.unit).map { day in
            let end = self.day(count, delay.unit, from: day)
            let from = end == first.day ? first.seconds : 0
            let to = end == last.day ? last.seconds : 86_400
            return (instant(day: day, seconds: from) - 3_600)..<(instant(day: day, seconds: to) + 3_600.001)
        }
    }

    /// The days from which one of `ends` is reached.
    private func days(_ ends: ClosedRange<Int>, _ count: Int, _ unit: Delay.Unit) -> [Int] {
        guard unit == .workdays else { return Array((ends.lowerBound - count)...(ends.upperBound - count)) }
        return ends.filter(isWorkday).flatMap { end in
            // Counting on from a day on which nobody works begins with the next working day, so such days share its end.
            var days = [day(-count, unit, from: end)]
            while days.count < 100, let next = days.last.map({ $0 + count.signum() }), !isWorkday(next) {
                days.append(next)
            }
            return days
        }
    }
}
