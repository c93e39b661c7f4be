import CRM
import Foundation
import Testing

/// Friday 7 March 2014, 14:00 in Paris.
private let friday = Date(timeIntervalSince1970: 1_394_197_200)

@Suite("How a company counts days")
struct WorkCalendarTests {
    private let paris: WorkCalendar

    init() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Paris"))
        // Monday 10 March.
        paris = WorkCalendar(timeZone: zone, holidays: [16_139])
    }

    @Test(arguments: [
        (Delay(36, .hours), "2014-03-09 02:00"), (Delay(1, .days), "2014-03-08 14:00"),
        (Delay(5, .days), "2014-03-12 14:00"), (Delay(1, .workdays), "2014-03-11 14:00"),
        (Delay(2, .workdays), "2014-03-12 14:00"), (Delay(5, .workdays), "2014-03-17 14:00"),
        // Over the beginning of summer time, on 30 March.
        (Delay(28, .days), "2014-04-04 14:00"), (Delay(28 * 24, .hours), "2014-04-04 15:00"),
    ])
    func endsOfDelays(delay: Delay, end: String) {
        #expect(written(paris.instant(delay, from: friday)) == end)
    }

    @Test(arguments: [
        (Delay(3, .hours), "2014-03-07 11:00"), (Delay(7, .days), "2014-02-28 14:00"),
        (Delay(5, .workdays), "2014-02-28 14:00"),
    ])
    func delaysCountBackwardToo(delay: Delay, begin: String) {
        #expect(written(paris.instant(delay, times: -1, from: friday)) == begin)
    }

    @Test(arguments: [(1, "2014-03-11"), (2, "2014-03-12")])
    func fromADayWithoutWorkTheNextWorkingDayIsTheFirst(count: Int, end: String) {
        for day in 1...3 {
            let saturdayAndOn = friday + TimeInterval(day) * 86_400
            #expect(written(paris.instant(Delay(count, .workdays), from: saturdayAndOn)).hasPrefix(end))
        }
    }

    @Test func weekdaysAreThoseOfTheCalendar() {
        #expect((-4...3).map(WorkCalendar.weekday) == [7, 1, 2, 3, 4, 5, 6, 7])
    }

    @Test(arguments: ["Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"])
    func clocksAndMomentsBelongTogether(zone: String) throws {
        let calendar = WorkCalendar(timeZone: try #require(TimeZone(identifier: zone)))
        var foundation = Calendar(identifier: .gregorian)
        foundation.timeZone = calendar.timeZone
        for step in 0..<5_000 {
            let instant = Date(timeIntervalSince1970: 1_300_000_000 + Double(step) * 86_400 / 1.7)
            let (day, seconds) = calendar.local(instant)
            let parts = foundation.dateComponents([.hour, .minute, .second, .weekday], from: instant)
            #expect(Int(seconds) == (parts.hour ?? 0) * 3_600 + (parts.minute ?? 0) * 60 + (parts.second ?? 0))
            #expect(WorkCalendar.weekday(day) % 7 + 1 == parts.weekday)
            // An hour that the clocks show twice may be the other one.
            #expect(
                [0, 1_800, 3_600].contains(abs(calendar.instant(day: day, seconds: seconds).timeIntervalSince(instant)))
            )
        }
    }

    private func written(_ date: Date) -> String {
        let format = DateFormatter()
        format.locale = Locale(identifier: "en_US_POSIX")
        format.timeZone = paris.timeZone
        format.dateFormat = "yyyy-MM-dd HH:mm"
        return format.string(from: date)
    }
}
