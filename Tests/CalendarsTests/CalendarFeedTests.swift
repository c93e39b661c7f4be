import CRM
import Calendars
import Foundation
import Testing

@Suite("A shared calendar")
struct CalendarFeedTests {
    static func feed() throws -> CalendarFeed {
        let days = [
            ("2014-10-28", "Europe/Paris"), ("2014-02-12", "Europe/Paris"), ("2014-04-02", "America/New_York"),
            ("2014-05-02", "UTC"),
        ]
        let meetings = try days.enumerated().map { index, day in
            var meeting = try Sample.meeting(on: day.0, in: day.1)
            meeting.uid = "\(index)@example.test"
            if index == 0 { meeting.status = .cancelled }
            return Sample.invitation(to: meeting)
        }
        return CalendarFeed(name: "NotSoTiny", meetings: meetings)
    }

    @Test func holdsAllMeetingsInTheirOrder() throws {
        let object = try #require(try CalendarObject.read(Array(Self.feed().text().utf8)).first)
        #expect(object.method.isEmpty)
        #expect(object.entries.map(\.uid) == ["1", "2", "3", "0"].map { "\($0)@example.test" })
        #expect(object.entries.map(\.status) == ["CONFIRMED", "CONFIRMED", "CONFIRMED", "CANCELLED"])
        #expect(object.entries.allSatisfy { $0.attendees.map(\.status) == ["NEEDS-ACTION", "ACCEPTED"] })
        #expect(
            object.entries.map(\.start?.instant)
                == (try ["2014-02-12T13", "2014-04-02T12", "2014-05-02T12", "2014-10-28T13"].map {
                    try Sample.date("\($0):00:00Z")
                }))
    }

    @Test func definesEachZoneOnce() throws {
        let lines = try Self.feed().text().unfoldedLines
        #expect(lines.filter { $0.hasPrefix("TZID:") } == ["TZID:America/New_York", "TZID:Europe/Paris"])
    }

    @Test func asksNobodyForAnAnswer() throws {
        #expect(!(try Self.feed().text().contains("RSVP")))
    }

    @Test func isTheSameWhateverOrderTheMeetingsComeIn() throws {
        var feed = try Self.feed()
        let text = feed.text()
        feed.meetings.reverse()
        #expect(feed.text() == text)
    }

    @Test func mayBeEmpty() {
        let text = CalendarFeed(name: "Luc, sales", meetings: []).text()
        #expect(text.unfoldedLines.contains { $0.hasPrefix("X-WR-CALNAME:Luc") })
        #expect(text.hasSuffix("END:VCALENDAR\r\n"))
    }
}
