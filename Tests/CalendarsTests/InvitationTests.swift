import CICal
import CRM
import Foundation
import Testing

@testable import Calendars

@Suite("An invitation")
struct InvitationTests {
    @Test(arguments: Invitation.Method.allCases)
    func isWrittenAsExpected(method: Invitation.Method) throws {
        var meeting = try Sample.meeting()
        if method == .cancel { meeting.status = .cancelled }
        let text = Sample.invitation(to: meeting).text(method, at: Sample.stamp)
        let expected = try Sample.file("Expected", method.rawValue.lowercased())
        #expect(text == String(decoding: expected, as: UTF8.self))
    }

    @Test func keepsItsUIDWhileTheSequenceRises() throws {
        var meeting = try Sample.meeting()
        var seen: [String] = []
        for change in 0...2 {
            meeting.sequence = change
            meeting.start += 3_600
            meeting.end += 3_600
            if change == 2 { meeting.status = .cancelled }
            let text = Sample.invitation(to: meeting).text(change == 2 ? .cancel : .request, at: Sample.stamp)
            let object = try #require(try CalendarObject.read(Array(text.utf8)).first)
            let event = try #require(object.entries.first)
            seen.append("\(object.method) \(event.uid) \(event.sequence) \(event.status)")
        }
        #expect(
            seen == [
                "REQUEST \(Sample.uid) 0 CONFIRMED", "REQUEST \(Sample.uid) 1 CONFIRMED",
                "CANCEL \(Sample.uid) 2 CANCELLED",
            ])
    }

    @Test func takenBackFromOneAttendeeDoesNotCancelTheMeeting() throws {
        var invitation = Sample.invitation(to: try Sample.meeting())
        invitation.attendees.removeLast()
        let lines = invitation.text(.cancel, at: Sample.stamp).unfoldedLines
        #expect(lines.contains("METHOD:CANCEL"))
        #expect(!lines.contains { $0.hasPrefix("STATUS") })
        #expect(lines.count { $0.hasPrefix("ATTENDEE") } == 1)
    }

    @Test(arguments: Invitation.Method.allCases)
    func keepsTheRulesThatLibicalKnows(method: Invitation.Method) throws {
        var meeting = try Sample.meeting()
        if method == .cancel { meeting.status = .cancelled }
        let text = Sample.invitation(to: meeting).text(method, at: Sample.stamp)
        let errors = ICal.use {
            guard let parsed = icalparser_parse_string(text) else { return -1 }
            let calendar = CalendarComponent(owning: parsed)
            _ = icalrestriction_check(calendar.pointer)
            return Int(icalcomponent_count_errors(calendar.pointer))
        }
        #expect(errors == 0)
    }

    @Test(arguments: ["é", "€", "😀", "👨‍👩‍👧‍👦", "a", ", ", "\\", "\n"])
    func isFoldedAt75OctetsBetweenLetters(letter: String) throws {
        for length in 20...110 {
            var meeting = try Sample.meeting()
            meeting.title = String(repeating: "x", count: length) + String(repeating: letter, count: 60)
            var invitation = Sample.invitation(to: meeting)
            invitation.description = meeting.title
            let text = invitation.text(.request, at: Sample.stamp)
            #expect(text.foldedLines.allSatisfy { $0.utf8.count <= 75 })
            let lines = Array(text.utf8).split(separator: 0x0A)
            #expect(lines.allSatisfy { $0.last == 0x0D && String(validating: $0, as: UTF8.self) != nil })
            #expect(lines.allSatisfy { $0.count > 1 && $0.dropLast().last != 0x20 })
            let event = try #require(try CalendarObject.read(Array(text.utf8)).first?.entries.first)
            #expect(event.summary == meeting.title.replacing("\n", with: " ").trimmingCharacters(in: .whitespaces))
        }
    }
}

@Suite("A hostile value in an invitation")
struct HostileInvitationTests {
    static let values = [
        "x\r\nATTENDEE:mailto:eve@example.test", "x\nMETHOD:CANCEL", "x\rEND:VEVENT", "x\u{2028}END:VCALENDAR\u{85}y",
        "\";X=\"y\":z", "a;PARTSTAT=ACCEPTED:mailto:eve@example.test", "\\n\\", "x\0y\u{7}z\u{1B}", "^n^'^^", "%0D%0A",
        "",
        "\u{202E}\u{FEFF}\u{FFFE}", String(repeating: " ", count: 400),
    ]

    @Test(arguments: values)
    func staysInItsProperty(value: String) throws {
        let plain = try Sample.meeting()
        var meeting = plain
        meeting.uid = value
        meeting.title = value
        meeting.place = value
        let invitation = Invitation(
            meeting: meeting, attendees: [Attendee(name: value, email: value)],
            organizer: .init(name: value, email: value), description: "x" + value)
        let harmless = Invitation(
            meeting: plain, attendees: [Attendee(name: "x", email: "x")], organizer: .init(name: "x", email: "x"),
            description: "x")
        #expect(
            Self.names(in: invitation.text(.request, at: Sample.stamp))
                == Self.names(in: harmless.text(.request, at: Sample.stamp)))
    }

    @Test(arguments: values)
    func isReadBackAsText(value: String) throws {
        var meeting = try Sample.meeting()
        meeting.title = "x" + value + "y"
        var invitation = Sample.invitation(to: meeting)
        invitation.attendees = [Attendee(name: "x" + value + "y", email: "jane@example.test")]
        let text = invitation.text(.request, at: Sample.stamp)
        let event = try #require(try CalendarObject.read(Array(text.utf8)).first?.entries.first)
        #expect(event.summary == meeting.title.calendarLine)
        #expect(event.attendees.map(\.address) == ["jane@example.test"])
        #expect(event.attendees.map(\.name) == [meeting.title.calendarName])
    }

    @Test func mayBeAsLongAsItLikes() throws {
        var invitation = Sample.invitation(to: try Sample.meeting())
        invitation.description = String(repeating: "Schränke, 😀; und\r\n", count: 5_000)
        let text = invitation.text(.request, at: Sample.stamp)
        #expect(text.foldedLines.allSatisfy { $0.utf8.count <= 75 })
        let description = text.unfoldedLines.first { $0.hasPrefix("DESCRIPTION:") } ?? ""
        #expect(description.count { $0 == "😀" } == 5_000)
    }

    @Test func inAZoneNameIsNotWritten() throws {
        for name in ["../../etc/passwd", "Europe/Paris\r\nX:y", "", "Nowhere/Else", "Europe/Paris;X=y"] {
            let text = Sample.invitation(to: try Sample.meeting(in: name)).text(.request, at: Sample.stamp)
            #expect(text.contains("DTSTART:20140212T130000Z\r\n"))
            #expect(!text.contains("TZID"))
        }
    }

    /// What each line begins with, up to its value or first parameter.
    private static func names(in text: String) -> [Substring] {
        text.unfoldedLines.map { $0.prefix { $0 != ":" && $0 != ";" } }
    }
}
