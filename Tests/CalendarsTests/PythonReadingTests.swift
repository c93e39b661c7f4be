import CRM
import Calendars
import Foundation
import Subprocess
import Testing

/// Another reader than ours: `pip install icalendar`.
@Suite("Python's icalendar", .enabled("needs Python with icalendar") { await Python.hasICalendar })
struct PythonReadingTests {
    @Test(arguments: [
        ("2014-03-28", "Europe/Paris"), ("2014-04-02", "Europe/Paris"), ("2014-10-24", "Europe/Paris"),
        ("2014-10-28", "Europe/Paris"), ("2014-07-01", "America/New_York"), ("2014-07-01", "Asia/Kolkata"),
        ("2014-07-01", "UTC"),
    ])
    func readsWhatWasWritten(day: String, timeZone: String) async throws {
        let meeting = try Sample.meeting(on: day, in: timeZone)
        let invitation = Sample.invitation(to: meeting)
        let said = try await Python.read(invitation.text(.request, at: Sample.stamp))
        #expect(
            said == [
                "REQUEST", meeting.uid, "1", "\(Int(meeting.start.timeIntervalSince1970))",
                "\(Int(meeting.end.timeIntervalSince1970))", meeting.title, meeting.place, invitation.description,
                "mailto:\(invitation.organizer.email)", invitation.organizer.name, "jane@example.test",
                "luc@example.test",
            ])
    }

    @Test func readsASharedCalendar() async throws {
        let said = try await Python.read(try CalendarFeedTests.feed().text())
        #expect(said.count == 4 * 11 + 1)
        #expect(said.first == "")
    }
}

private enum Python {
    static var hasICalendar: Bool {
        get async {
            let ended = try? await run(
                .name("python3"), arguments: ["-c", "import icalendar"], output: .discarded, error: .discarded)
            return ended?.terminationStatus.isSuccess == true
        }
    }

    /// The method, then what each event holds. Zones are read from their definitions and not by their names.
    private static let program = """
        import sys, json, icalendar
        calendar = icalendar.Calendar.from_ical(open(sys.argv[1], "rb").read())
        zones = {str(zone["TZID"]): zone.to_tz(lookup_tzid=False) for zone in calendar.walk("VTIMEZONE")}
        said = [str(calendar.get("METHOD", ""))]
        def instant(time):
            if "TZID" not in time.params: return str(int(time.dt.timestamp()))
            zone, local = zones[time.params["TZID"]], time.dt.replace(tzinfo=None)
            return str(int((zone.localize(local) if hasattr(zone, "localize") else local.replace(tzinfo=zone)).timestamp()))
        for event in calendar.walk("VEVENT"):
            assert not event.errors, event.errors
            said += [str(event["UID"]), str(event["SEQUENCE"]), instant(event["DTSTART"]), instant(event["DTEND"])]
            said += [str(event[name]) for name in ("SUMMARY", "LOCATION", "DESCRIPTION", "ORGANIZER")]
            said += [event["ORGANIZER"].params["CN"]] + [str(person)[7:] for person in event["ATTENDEE"]]
        json.dump(said, sys.stdout)
        """

    static func read(_ text: String) async throws -> [String?] {
        let file = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID().uuidString).ics")
        try Data(text.utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let ended = try await run(
            .name("python3"), arguments: ["-c", program, file.path], output: .string(limit: 1_000_000),
            error: .string(limit: 100_000))
        guard ended.terminationStatus.isSuccess else {
            Issue.record("\(ended.standardError)")
            return []
        }
        return try JSONDecoder().decode([String?].self, from: Data(ended.standardOutput.utf8))
    }
}
