import Commands
import Foundation
import Testing

@Suite("When the clocks change")
struct SummerTimeTests {
    @Test(arguments: ["2014-03-30 02:30", "2014-03-30 02:00", "dimanche 30 mars 2h59", "30 March 2014 2:30 am"])
    func aSkippedTimeDoesNotExist(_ text: String) {
        guard case .doesNotExist(let day, let clock)? = problem(text) else {
            Issue.record("\(text) exists")
            return
        }
        #expect(day.description == "2014-03-30")
        #expect(clock.hour == 2)
    }

    @Test(
        arguments: [
            ("2014-03-30 01:59", "2014-03-30T00:59:00Z"), ("2014-03-30 03:00", "2014-03-30T01:00:00Z"),
            ("2014-10-26 02:30", "2014-10-26T00:30:00Z"), ("2014-10-26 03:00", "2014-10-26T02:00:00Z"),
            ("2014-10-26", "2014-10-25T22:00:00Z"), ("2014-02-12 14:00", "2014-02-12T13:00:00Z"),
            ("2014-07-14 14:00", "2014-07-14T12:00:00Z"), ("2014-12-31 23:59", "2014-12-31T22:59:00Z"),
        ])
    func aTimeThatComesTwiceIsTheFirst(_ text: String, utc: String) throws {
        let time = try WrittenTime.read(text, times).resolve(now: mondayMorning, timeZone: paris, preferring: .future)
        #expect(time.instant.ISO8601Format() == utc)
    }

    @Test func hoursAreCountedAndDaysAreNot() throws {
        let evening = try instant("2014-03-29 12:00")
        #expect(try moment("in 24 hours", now: evening) == "2014-03-30 13:00")
        #expect(try moment("tomorrow 12:00", now: evening) == "2014-03-30 12:00")
    }

    @Test func aDayBeginsWhenItsFirstMomentDoes() throws {
        let brazil = try #require(TimeZone(identifier: "America/Sao_Paulo"))
        let day = try WrittenTime.read("2014-10-19", times).resolve(
            now: mondayMorning, timeZone: brazil, preferring: .future)
        #expect(day.instant.ISO8601Format() == "2014-10-19T03:00:00Z")
    }

    @Test(arguments: [("2014-03-30", 23.0), ("2014-10-26", 25), ("2014-03", 743), ("2014-02", 672)])
    func aDayHasTheHoursItHas(_ text: String, hours: Double) throws {
        let range = try TimeSpan.read(text, times).resolve(now: mondayMorning, timeZone: paris)
        #expect(range.upperBound.timeIntervalSince(range.lowerBound) == hours * 3_600)
    }

    private func instant(_ text: String) throws -> Date {
        try WrittenTime.read(text, times).resolve(now: mondayMorning, timeZone: paris, preferring: .future).instant
    }
}
