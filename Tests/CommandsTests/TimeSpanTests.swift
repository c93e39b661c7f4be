import Commands
import Foundation
import Testing

@Suite("Spans of days as people write them")
struct TimeSpanTests {
    @Test(arguments: [
        ("2014-02", "2014-02-01 2014-02-28"), ("02/2014", "2014-02-01 2014-02-28"), ("2.2014", "2014-02-01 2014-02-28"),
        ("février 2014", "2014-02-01 2014-02-28"), ("february", "2014-02-01 2014-02-28"),
        ("février", "2014-02-01 2014-02-28"),
        ("mars", "2013-03-01 2013-03-31"), ("Dezember", "2013-12-01 2013-12-31"),
        ("feb. 2012", "2012-02-01 2012-02-29"),
        ("last month", "2014-01-01 2014-01-31"), ("le mois dernier", "2014-01-01 2014-01-31"),
        ("this month", "2014-02-01 2014-02-28"), ("la semaine dernière", "2014-02-03 2014-02-09"),
        ("this week", "2014-02-10 2014-02-16"), ("next week", "2014-02-17 2014-02-23"),
        ("letztes Jahr", "2013-01-01 2013-12-31"), ("l’an dernier", "2013-01-01 2013-12-31"),
        ("2014", "2014-01-01 2014-12-31"),
        ("hier", "2014-02-09 2014-02-09"), ("2014-02-12", "2014-02-12 2014-02-12"), ("monday", "2014-02-10 2014-02-10"),
        ("vendredi", "2014-02-07 2014-02-07"), ("fri", "2014-02-07 2014-02-07"),
        ("12 février", "2013-02-12 2013-02-12"),
        ("8.2.", "2014-02-08 2014-02-08"), ("8.2", "2014-02-08 2014-02-08"),
        ("il y a 3 jours", "2014-02-07 2014-02-07"),
        ("since monday", "2014-02-10 ever"), ("depuis le 1er février", "2014-02-01 ever"),
        ("since 2013", "2013-01-01 ever"),
        ("seit letzter Woche", "2014-02-03 ever"), ("since january", "2014-01-01 ever"),
        ("depuis hier", "2014-02-09 ever"),
        ("2014-02-01 2014-02-12", "2014-02-01 2014-02-12"), ("2014-02-01..2014-02-12", "2014-02-01 2014-02-12"),
        ("2014-02-01 - 2014-02-12", "2014-02-01 2014-02-12"), ("1.2.–12.2.", "2014-02-01 2014-02-12"),
        ("from 1 Feb to 12 Feb", "2014-02-01 2014-02-12"), ("du 1er au 12 février", "2014-02-01 2014-02-12"),
        ("1er au 12 février 2013", "2013-02-01 2013-02-12"), ("1–12 février", "2014-02-01 2014-02-12"),
        ("du 1er au 28 février", "2014-02-01 2014-02-28"), ("from 20 Dec to 5 Jan", "2013-12-20 2014-01-05"),
        ("du 20 au 28 février", "2013-02-20 2013-02-28"), ("1 Feb to 12 March 2013", "2013-02-01 2013-03-12"),
        ("20 Dec to 5 Jan 2013", "2012-12-20 2013-01-05"), ("1 Feb 2012 to 12 Feb", "2012-02-01 2012-02-12"),
        ("january to february", "2014-01-01 2014-02-28"), ("nov..jan", "2013-11-01 2014-01-31"),
        ("2013..2014", "2013-01-01 2014-12-31"), ("from monday to friday", "2014-02-10 2014-02-14"),
        ("lundi dernier au 10 février", "2014-02-03 2014-02-10"),
        ("from last month to yesterday", "2014-01-01 2014-02-09"),
        ("vom 1. bis zum 12. Februar", "2014-02-01 2014-02-12"), ("13/02/2013 - 14/02/2013", "2013-02-13 2013-02-14"),
        ("all", "ever ever"), ("TOUT", "ever ever"),
    ])
    func areRead(_ text: String, expected: String) throws {
        #expect(try days(text) == expected)
    }

    @Test(
        arguments: [
            ("15d", Period(15, .days)), ("15 jours", Period(15, .days)), ("15", Period(15, .days)),
            ("2w", Period(2, .weeks)), ("36h", Period(36, .hours)), ("3 mois", Period(3, .months)),
            ("1 an", Period(1, .years)), ("last 15 days", Period(15, .days)),
            ("les 15 derniers jours", Period(15, .days)),
            ("depuis 15 jours", Period(15, .days)), ("2014 days", Period(2_014, .days)),
        ] as [(String, Period)])
    func lengthsCountBackFromNow(_ text: String, period: Period) throws {
        let span = try TimeSpan.read(text, times)
        #expect(span == .length(period))
        #expect(
            try span.resolve(now: mondayMorning, timeZone: paris) == mondayMorning - period.duration ..< .distantFuture)
    }

    @Test(arguments: [
        "", "long", "0d", "since", "from", "to friday", "since 14:00", "yesterday 14:00", "in 2 hours", "monday friday",
        "february march", "1 to 12", "du 1er au 12", "all february", "2014-02-", "20140212", "15 jours x",
        "from monday",
        "2014-02-01..2014-02-12..2014-02-13", "1 feb to 2 feb to 3 feb", "last", "last tomorrow",
    ])
    func areRefusedWhenUnclear(_ text: String) {
        #expect(spanProblem(text) == .unreadable(text))
    }

    @Test(arguments: ["2014-02-12..2014-02-01", "march 2014 to february 2014", "tomorrow to yesterday", "2014..2013"])
    func mayEndBeforeTheyBegin(_ text: String) {
        guard case .backwards? = spanProblem(text) else {
            Issue.record("\(text) is no such span")
            return
        }
    }

    @Test func mayHaveTheProblemsOfTheirDays() throws {
        #expect(spanProblem("2014-13") == .noSuchDay("2014-13"))
        #expect(spanProblem("since 31 February") == .noSuchDay("31 February"))
        #expect(spanProblem("9999") == .tooFar("9999"))
        #expect(spanProblem("since 1066") == .tooFar("1066"))
        guard case .ambiguous("03/04", let readings)? = spanProblem("03/04 to 12/04") else {
            Issue.record("03/04 is not ambiguous")
            return
        }
        #expect(readings.map(\.description) == ["2013-04-03", "2013-03-04"])
    }

    private func spanProblem(_ text: String) -> TimeProblem? {
        do throws(TimeProblem) {
            _ = try days(text)
            return nil
        } catch {
            return error
        }
    }
}
