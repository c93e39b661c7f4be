import Commands
import Foundation
import Testing

@Suite("Dates and times as people write them")
struct WrittenTimeTests {
    @Test(arguments: [
        ("2014-02-12 14:00", "2014-02-12 14:00"), ("2014-02-12T14:00", "2014-02-12 14:00"),
        ("2014/02/12 9:05", "2014-02-12 09:05"), ("2014-2-1", "2014-02-01"), ("13/02/2014 14h30", "2014-02-13 14:30"),
        ("02/13/2014 2:30 pm", "2014-02-13 14:30"), ("12.02.2014 14:30", "2014-02-12 14:30"),
        ("12.02.2014 14.30", "2014-02-12 14:30"), ("12.2. 14.30", "2014-02-12 14:30"), ("12.02.14", "2014-02-12"),
        ("13-02-2014", "2014-02-13"), ("13/02 14h", "2014-02-13 14:00"), ("02/13", "2014-02-13"),
        ("13/2/14", "2014-02-13"),
        ("04/04", "2014-04-04"), ("04/04/2014", "2014-04-04"), ("12.02.", "2014-02-12"), ("Mi 12.02", "2014-02-12"),
        ("12 février 2014", "2014-02-12"), ("12 FEVRIER 2014", "2014-02-12"), ("12 fe\u{301}vrier", "2014-02-12"),
        ("mercredi 12 février 14h", "2014-02-12 14:00"), ("mercredi 12 février 2014 à 14 h 30", "2014-02-12 14:30"),
        ("le mercredi 12 févr. 2014, 14h30", "2014-02-12 14:30"), ("mercredi, le 12 février", "2014-02-12"),
        ("Wednesday, February 12th, 2014 at 2pm", "2014-02-12 14:00"), ("Wed. Feb. 12", "2014-02-12"),
        ("Feb 12 2:30 pm", "2014-02-12 14:30"), ("12 Feb 2014 14.30", "2014-02-12 14:30"),
        ("12-Feb-2014", "2014-02-12"),
        ("12 Feb 2:30 p.m.", "2014-02-12 14:30"), ("on the 12th of February", "2014-02-12"),
        ("le 1er mars à 9h", "2014-03-01 09:00"), ("March 1st 9 am", "2014-03-01 09:00"),
        ("12 Feb at 12am", "2014-02-12 00:00"), ("12 Feb at 12pm", "2014-02-12 12:00"),
        ("12 février 9h du matin", "2014-02-12 09:00"), ("12 février 8h du soir", "2014-02-12 20:00"),
        ("12 février 3h de l’après-midi", "2014-02-12 15:00"),
        ("12\u{A0}février 14\u{202F}h\u{202F}30", "2014-02-12 14:30"),
        ("12. Februar 2014 um 14 Uhr", "2014-02-12 14:00"),
        ("Mittwoch, den 12. Februar, 14 Uhr 30", "2014-02-12 14:30"),
        ("Mittwoch, 12. März 2014, 14:30 Uhr", "2014-03-12 14:30"), ("12.3. um 9.15 Uhr", "2014-03-12 09:15"),
        ("am Freitag um 9 Uhr", "2014-02-14 09:00"), ("14 Uhr am Freitag", "2014-02-14 14:00"),
        ("9:30 am Freitag", "2014-02-14 09:30"), ("kommenden Montag 8 Uhr", "2014-02-17 08:00"),
        ("today", "2014-02-10"), ("tomorrow 10:00", "2014-02-11 10:00"), ("demain 10h", "2014-02-11 10:00"),
        ("demain à 10h", "2014-02-11 10:00"), ("10h demain", "2014-02-11 10:00"), ("morgen 10 Uhr", "2014-02-11 10:00"),
        ("aujourd’hui midi", "2014-02-10 12:00"), ("après-demain midi", "2014-02-12 12:00"),
        ("après\u{2011}demain", "2014-02-12"), ("day after tomorrow, noon", "2014-02-12 12:00"),
        ("the day after tomorrow", "2014-02-12"), ("übermorgen 9:15", "2014-02-12 09:15"),
        ("yesterday 16:15", "2014-02-09 16:15"), ("hier", "2014-02-09"), ("avant-hier 9h", "2014-02-08 09:00"),
        ("friday", "2014-02-14"), ("on Friday at 9am", "2014-02-14 09:00"), ("9am on Friday", "2014-02-14 09:00"),
        ("fri", "2014-02-14"), ("monday 11:00", "2014-02-10 11:00"), ("monday 9am", "2014-02-17 09:00"),
        ("monday 10:00", "2014-02-17 10:00"), ("monday", "2014-02-10"), ("lundi prochain 9h", "2014-02-17 09:00"),
        ("next monday", "2014-02-17"), ("next friday noon", "2014-02-14 12:00"), ("last monday", "2014-02-03"),
        ("vendredi dernier", "2014-02-07"), ("ce vendredi", "2014-02-14"),
        ("friday next week 9am", "2014-02-21 09:00"), ("vendredi de la semaine prochaine", "2014-02-21"),
        ("Freitag nächster Woche", "2014-02-21"), ("monday last week", "2014-02-03"),
        ("sunday this week", "2014-02-16"), ("14:00", "2014-02-10 14:00"),
        ("9:00", "2014-02-10 09:00"), ("at 14.30", "2014-02-10 14:30"), ("2pm", "2014-02-10 14:00"),
        ("noon", "2014-02-10 12:00"), ("2 o'clock", "2014-02-10 02:00"), ("in 2 days", "2014-02-12"),
        ("dans 3 jours 10h", "2014-02-13 10:00"), ("in 2 weeks at 10:00", "2014-02-24 10:00"),
        ("in 1 month", "2014-03-10"),
        ("in 90 minutes", "2014-02-10 11:30"), ("in 2h", "2014-02-10 12:00"), ("in 3 Tagen", "2014-02-13"),
        ("2 hours ago", "2014-02-10 08:00"), ("il y a 3 jours", "2014-02-07"), ("vor 3 Tagen", "2014-02-07"),
        ("3 days ago 16:00", "2014-02-07 16:00"), ("9 février", "2015-02-09"), ("10 février", "2014-02-10"),
        ("10 février 9h", "2014-02-10 09:00"), ("31 Dec", "2014-12-31"), ("1 Jan", "2015-01-01"),
        ("29 Feb", "2016-02-29"),
    ])
    func areRead(_ text: String, expected: String) throws {
        #expect(try moment(text) == expected)
    }

    @Test(arguments: [
        ("11 février", "2013-02-11"), ("10 février", "2014-02-10"), ("31 Dec", "2013-12-31"), ("29 Feb", "2012-02-29"),
        ("monday 9am", "2014-02-10 09:00"), ("monday 11:00", "2014-02-03 11:00"), ("monday 10:00", "2014-02-10 10:00"),
        ("monday", "2014-02-10"), ("sunday", "2014-02-09"), ("vendredi 14h", "2014-02-07 14:00"),
        ("next monday", "2014-02-17"), ("18:00", "2014-02-10 18:00"), ("1 mars 2015", "2015-03-01"),
    ])
    func lieInThePastWhereItIsPreferred(_ text: String, expected: String) throws {
        #expect(try moment(text, preferring: .past) == expected)
    }

    @Test(arguments: [
        "", " ", "soon", "12", "2014", "14", "at 9", "demain à 9", "14:75", "25:00", "24:00", "14:0", "1:2:3",
        "14:00:30",
        "14pm", "0 am", "13:00 pm", "14h60", "14h 30", "12.02", "14.30", "12-02", "14-02-12", "2014-02", "2014-02-12Z",
        "2014-02-12T14:00Z", "2014-02-12T14:00+01:00", "20140212", "2014-02/12", "12/02.2014", "1/2/3", "12/02/014",
        "Feb", "Feb 2014", "12 Feb 14", "lundi 12", "monday tuesday", "tomorrow tomorrow", "10h 11h", "in days",
        "3 days",
        "in 30 m", "in 2 hours 10:00", "10:00 in 2 hours", "in 12345 days", "next week", "next tomorrow",
        "mar 12 février x",
        "2014-02-12 14:00 with luc", "demain après midi", "tomorrow morning", "12:30 am Montag", "12 am Monday",
        "١٢/٠٢/٢٠١٤", "12\u{301} Feb", "99999999999999999999", "-1 Feb", "14:00?", "tomorrow!",
    ])
    func areRefusedWhenUnclear(_ text: String) {
        #expect(problem(text) == .unreadable(text))
    }

    @Test(arguments: [
        ("03/04/2014", "03/04/2014", ["2014-04-03", "2014-03-04"]), ("3/4", "3/4", ["2014-04-03", "2014-03-04"]),
        ("12/02/2014 14h30", "12/02/2014 14h30", ["2014-02-12 14:30", "2014-12-02 14:30"]),
        ("01-02-2015", "01-02-2015", ["2015-02-01", "2015-01-02"]),
        ("12/2/14", "12/2/14", ["2014-02-12", "2014-12-02"]),
        ("01/02", "01/02", ["2015-02-01", "2015-01-02"]),
        ("friday midnight", "friday midnight", ["2014-02-14 00:00", "2014-02-15 00:00"]),
        ("minuit", "minuit", ["2014-02-10 00:00", "2014-02-11 00:00"]),
    ])
    func haveTwoReadings(_ text: String, quoted: String, readings: [String]) {
        guard case .ambiguous(quoted, let found) = problem(text) else {
            Issue.record("\(text) is not ambiguous")
            return
        }
        #expect(found.map(\.description) == readings)
    }

    @Test(arguments: [
        ("jeudi 03/04/2014", "2014-04-03"), ("Tuesday 03/04", "2014-03-04"), ("Thu 3/4 9am", "2014-04-03 09:00"),
    ])
    func aWeekdayDecidesBetweenTwoReadings(_ text: String, expected: String) throws {
        #expect(try moment(text) == expected)
    }

    @Test(
        arguments: [
            ("03/04/2014", .dayFirst, "2014-04-03"), ("03/04/2014", .monthFirst, "2014-03-04"),
            ("13/02/2014", .monthFirst, "2014-02-13"), ("02/13/2014", .dayFirst, "2014-02-13"),
            ("3.4.2014", .monthFirst, "2014-04-03"), ("2014-03-04", .dayFirst, "2014-03-04"),
        ] as [(String, TimeWords.NumericOrder, String)])
    func theOrderOfTheTableDecidesToo(_ text: String, order: TimeWords.NumericOrder, expected: String) throws {
        var words = times
        words.numericOrder = order
        #expect(try moment(text, words) == expected)
    }

    @Test func withoutAYearItIsAskedWhateverTheOrder() {
        var words = times
        words.numericOrder = .dayFirst
        #expect(throws: TimeProblem.self) { try moment("03/04", words) }
    }

    @Test(arguments: [
        "31 February", "31/02/2014", "29 février 2014", "29/02/2014", "30 Feb", "0 March", "2014-13-01", "2014-02-00",
        "45/67", "00/00/2014", "31.04.2014", "02.13.2014", "31 juin 10h", "0000-01-01",
    ])
    func mayNameNoDay(_ text: String) {
        guard case .noSuchDay = problem(text) else {
            Issue.record("\(text) is no missing day")
            return
        }
    }

    @Test(
        arguments: [
            ("Monday 12 February 2014", "2014-02-12", .monday, .wednesday),
            ("mardi 11 février 2015 9h", "2015-02-11", .tuesday, .wednesday),
            ("dimanche 10/02", "2014-02-10", .sunday, .monday),
        ] as [(String, String, Weekday, Weekday)])
    func mayNameTheWrongWeekday(_ text: String, day: String, written: Weekday, actual: Weekday) {
        guard case .wrongWeekday(let found, written, actual)? = problem(text) else {
            Issue.record("\(text): \(String(describing: problem(text)))")
            return
        }
        #expect(found.description == day)
    }

    @Test(arguments: [
        "11 Feb 2114", "9 Feb 1914", "2314-01-01", "12 Feb 1430", "in 9999 months", "4029 years ago", "in 101 years",
    ])
    func mayBeTooFarAway(_ text: String) {
        #expect(problem(text) == .tooFar(text))
    }

    @Test(arguments: [("10 Feb 2114", "2114-02-10"), ("10 Feb 1914", "1914-02-10"), ("in 100 years", "2114-02-10")])
    func mayBeAHundredYearsAway(_ text: String, expected: String) throws {
        #expect(try moment(text) == expected)
    }

    @Test(arguments: [
        ("14:00", false, true), ("tomorrow", true, false), ("tomorrow 14:00", true, true), ("in 2 hours", true, true),
        ("in 2 days", true, false), ("lundi midi", true, true),
    ])
    func sayWhatTheyTell(_ text: String, hasDate: Bool, hasClock: Bool) throws {
        let time = try WrittenTime.read(text, times)
        #expect(time.hasDate == hasDate)
        #expect(time.hasClock == hasClock)
    }

    @Test func countFromTheirMonthsEnd() throws {
        let lastOfJanuary = mondayMorning - 10 * 86_400
        #expect(try moment("in 1 month", now: lastOfJanuary) == "2014-02-28")
        #expect(try moment("1 month ago", now: lastOfJanuary) == "2013-12-31")
    }

    @Test func longTextsAreNotReadToTheirEnd() {
        let text = "tomorrow" + String(repeating: " ", count: 1_000_000) + "10:00"
        #expect(problem(text) != nil)
        #expect(problem(String(repeating: "9", count: 1_000_000)) == .unreadable(String(repeating: "9", count: 200)))
    }
}
