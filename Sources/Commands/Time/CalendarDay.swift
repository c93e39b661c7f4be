/// A day of the Gregorian calendar, in no particular time zone.
public struct CalendarDay: Hashable, Comparable, Sendable, CustomStringConvertible {
    public let year: Int
    /// 1 to 12.
    public let month: Int
    /// 1 to 31.
    public let day: Int

    /// nil for a day that does not exist, such as 31 February.
    public init?(year: Int, month: Int, day: Int) {
        guard year > 0, let length = Self.length(ofMonth: month, year: year), (1...length).contains(day) else {
            return nil
        }
        self.year = year
        self.month = month
        self.day = day
    }

    /// In days; the year nil stands for one in which February is longest. nil when there is no such month.
    static func length(ofMonth month: Int, year: Int?) -> Int? {
        switch month {
        case 1, 3, 5, 7, 8, 10, 12: return 31
        case 4, 6, 9, 11: return 30
        case 2:
            guard let year else { return 29 }
            return year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
        default: return nil
        }
    }

    public static func < (first: CalendarDay, second: CalendarDay) -> Bool {
        (first.year, first.month, first.day) < (second.year, second.month, second.day)
    }

    /// `2014-02-12`.
    public var description: String {
        String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)-\(twoDigits(month))-\(twoDigits(day))"
    }
}

func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
