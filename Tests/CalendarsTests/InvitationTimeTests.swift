import CRM
import Calendars
import Foundation
import Testing

@Suite("The time of a meeting")
struct InvitationTimeTests {
    @Test(arguments: [
        ("2014-03-28", "2014-03-28T13:00:00Z"), ("2014-03-30", "2014-03-30T12:00:00Z"),
        ("2014-04-02", "2014-04-02T12:00:00Z"), ("2014-10-24", "2014-10-24T12:00:00Z"),
        ("2014-10-26", "2014-10-26T13:00:00Z"), ("2014-10-28", "2014-10-28T13:00:00Z"),
    ])
    func isTheSameInParisOnBothSidesOfSummerTime(day: String, instant: String) throws {
        let meeting = try Sample.meeting(on: day)
        #expect(meeting.start == (try Sample.date(instant)))
        let text = Sample.invitation(to: meeting).text(.request, at: Sample.stamp)
        let local = day.replacing("-", with: "")
        #expect(text.contains("DTSTART;TZID=Europe/Paris:\(local)T140000\r\n"))
        #expect(text.contains("DTEND;TZID=Europe/Paris:\(local)T153000\r\n"))
        #expect(try Self.instant(in: text) == meeting.start)
    }

    /// The zone's definition is what tells them, as everywhere else in the world.
    @Test(arguments: [
        ("America/New_York", "2014-03-28", "090000"), ("America/New_York", "2014-04-02", "080000"),
        ("America/New_York", "2014-10-24", "080000"), ("America/New_York", "2014-10-28", "090000"),
        ("Asia/Kolkata", "2014-03-28", "183000"), ("Asia/Tokyo", "2014-10-28", "220000"),
        ("Europe/Dublin", "2014-07-01", "130000"), ("Australia/Lord_Howe", "2014-10-28", "000000"),
        ("Africa/Casablanca", "2026-03-02", "130000"), ("America/Sao_Paulo", "2026-03-02", "100000"),
    ])
    func isTheSameMomentForThoseElsewhere(timeZone: String, day: String, clock: String) throws {
        let meeting = try Sample.meeting(on: day, in: timeZone)
        let text = Sample.invitation(to: meeting).text(.request, at: Sample.stamp)
        #expect(text.firstMatch(of: /DTSTART;TZID=[^:]*:[0-9]{8}T([0-9]{6})/)?.1 == clock[...])
        // Under a name that nobody knows, only the definition in the file is left to tell.
        let renamed = text.replacing(timeZone, with: "Nowhere")
        #expect(try Self.instant(in: renamed) == meeting.start)
    }

    @Test(arguments: [
        ("2014-10-25T22:30:00Z", true), ("2014-10-26T00:30:00Z", false), ("2014-10-26T01:30:00Z", false),
        ("2014-10-26T02:30:00Z", true),
    ])
    func isInUTCWhereTheClocksShowItTwice(start: String, isLocal: Bool) throws {
        var meeting = try Sample.meeting()
        meeting.start = try Sample.date(start)
        meeting.end = meeting.start + 900
        let text = Sample.invitation(to: meeting).text(.request, at: Sample.stamp)
        #expect(text.contains("DTSTART;TZID=") == isLocal)
        #expect(text.contains("BEGIN:VTIMEZONE") == isLocal)
        #expect(try Self.instant(in: text) == meeting.start)
    }

    @Test(arguments: ["UTC", "Etc/UTC", "GMT"])
    func isInUTCForThoseWhoLiveByIt(timeZone: String) throws {
        let text = Sample.invitation(to: try Sample.meeting(in: timeZone)).text(.request, at: Sample.stamp)
        #expect(text.contains("DTSTART:20140212T130000Z\r\n"))
        #expect(!text.contains("VTIMEZONE"))
    }

    @Test func isReadAsItWasWrittenInEveryZone() throws {
        for name in TimeZone.knownTimeZoneIdentifiers {
            for day in ["2014-06-15", "2026-01-15", "2026-07-15"] {
                let meeting = try Sample.meeting(on: day, in: name)
                let text = Sample.invitation(to: meeting).text(.request, at: Sample.stamp)
                #expect(try Self.instant(in: text) == meeting.start, "\(name) on \(day)")
            }
        }
    }

    @Test func canBeWrittenWhateverItIs() throws {
        for seconds in [-1e300, -1e12, 0, 1e12, 1e300, .infinity] {
            var meeting = try Sample.meeting()
            meeting.start = Date(timeIntervalSince1970: seconds)
            let text = Sample.invitation(to: meeting).text(.request, at: meeting.start)
            #expect(text.hasSuffix("END:VCALENDAR\r\n"))
        }
    }

    private static func instant(in text: String) throws -> Date? {
        try CalendarObject.read(Array(text.utf8)).first?.entries.first?.start?.instant
    }
}
