import Commands
import Foundation

/// Where the tests live: Monday 10 February 2014, 10:00 in Paris.
let paris = TimeZone(identifier: "Europe/Paris") ?? .gmt
let mondayMorning = Date(timeIntervalSince1970: 1_392_022_800)

/// The moment a text stands for, as `ResolvedTime` is written.
func moment(
    _ text: String, _ words: TimeWords = times, now: Date = mondayMorning, preferring direction: TimeDirection = .future
) throws(TimeProblem) -> String {
    try WrittenTime.read(text, words).resolve(now: now, timeZone: paris, preferring: direction).description
}

/// The problem with a text, if it has one.
func problem(
    _ text: String, now: Date = mondayMorning, preferring direction: TimeDirection = .future
) -> TimeProblem? {
    do throws(TimeProblem) {
        _ = try moment(text, now: now, preferring: direction)
        return nil
    } catch {
        return error
    }
}

/// The days a span covers, first and last, as Paris counts them; moments that begin no day as they are.
func days(_ text: String, now: Date = mondayMorning) throws(TimeProblem) -> String {
    let range = try TimeSpan.read(text, times).resolve(now: now, timeZone: paris)
    return "\(paris.day(range.lowerBound)) \(paris.day(range.upperBound - 1))"
}

extension TimeZone {
    fileprivate func day(_ instant: Date) -> String {
        if instant < .distantPast + 1 { return "ever" }
        if instant > .distantFuture - 2 { return "ever" }
        return instant.formatted(Date.ISO8601FormatStyle(timeZone: self).year().month().day())
    }
}
