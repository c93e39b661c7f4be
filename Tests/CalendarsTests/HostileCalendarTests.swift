import CRM
import Calendars
import Foundation
import TestSupport
import Testing

@Suite("Hostile calendar files", .timeLimit(.minutes(2)))
struct HostileCalendarTests {
    @Test func ofRandomBytesAreReadOrRefused() {
        var random = SeededGenerator(seed: 1)
        for length in 0..<300 {
            let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &random) }
            for start in ["", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE;"] { isReadOrRefused(start.utf8 + bytes) }
        }
    }

    @Test(arguments: ["exchange-counter", "gmail-accepted", "yahoo-accepted-without-method", "delegated"])
    func withSomeBytesChangedAreReadOrRefused(name: String) throws {
        let file = try Sample.file("Answers", name)
        var random = SeededGenerator(seed: 2)
        let signs = Array("\"\";:,=\\\r\n\t @+<>|^%-09TZ".utf8)
        for _ in 0..<1_500 {
            var bytes = file
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let at = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...3, using: &random) {
                case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.insert(signs.randomElement(using: &random) ?? 0, at: at)
                case 2: bytes.removeSubrange(at..<min(at + 5, bytes.count - 1))
                default: bytes.append(contentsOf: bytes[at...].prefix(120))
                }
            }
            isReadOrRefused(bytes)
        }
    }

    @Test(arguments: [
        ("", "BEGIN:VCALENDAR\n"), ("", "BEGIN:VEVENT\n"), ("", "BEGIN:X\n"), ("", "END:VEVENT\n"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "ATTENDEE:mailto:a@example.test\n"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE", ";X=\"\""), ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nATTENDEE", ";CN=a"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nCOMMENT:", "\\n"), ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nCOMMENT:", "a\n "),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nCOMMENT:a", "\n"), ("BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "COMMENT:a\n"),
        ("BEGIN:VCALENDAR\n", "BEGIN:VTIMEZONE\nTZID:A\n"), ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:", "1"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=", "../"), ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:", "é"),
        ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nSEQUENCE:", "9"), ("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDURATION:P", "9D"),
    ])
    func ofOneThingTakeTimeInProportion(start: String, sign: String) {
        isReadOrRefused(Array(start.utf8) + Array(String(repeating: sign, count: 1_000_000 / sign.utf8.count).utf8))
    }

    @Test func thatAreTooLargeAreRefused() {
        #expect(throws: UnreadableCalendar.tooLarge) {
            try CalendarObject.read(Array(repeating: 0x20, count: CalendarObject.largestSize + 1))
        }
    }

    @Test(arguments: ["", "\n\n", "hello", "BEGIN:VCARD\nEND:VCARD\n", "\0\0\0"])
    func thatAreNoneAreRefused(text: String) {
        #expect(throws: UnreadableCalendar.notACalendar) { try CalendarObject.read(Array(text.utf8)) }
    }

    @Test(arguments: [
        "FREQ=SECONDLY", "FREQ=MINUTELY;COUNT=1000000000", "FREQ=YEARLY;BYSECOND=1,2,3", "FREQ=DAILY",
        "FREQ=YEARLY;BYYEARDAY=1,2,3", "FREQ=YEARLY;INTERVAL=0", "FREQ=YEARLY;BYMONTH=1,2,3,4,5,6,7,8,9,10,11,12",
        "FREQ=YEARLY;BYDAY=MO,TU,WE,TH,FR,SA,SU", "FREQ", "",
    ])
    func withClocksThatNeverRestFallBackOnWhatIsKnown(rule: String) throws {
        let observance = "DTSTART:16010101T000000\nTZOFFSETFROM:+0500\nTZOFFSETTO:+0600\nRRULE:\(rule)\nEND:STANDARD\n"
        let file = """
            BEGIN:VCALENDAR\nBEGIN:VTIMEZONE\nTZID:Europe/Paris\nBEGIN:STANDARD\n\(observance)END:VTIMEZONE
            BEGIN:VEVENT\nUID:1\nDTSTART;TZID=Europe/Paris:20140410T140000\nEND:VEVENT\nEND:VCALENDAR\n
            """
        let start = try CalendarObject.read(Array(file.utf8)).first?.entries.first?.start
        #expect(
            start?.instant
                == (rule.isEmpty ? try Sample.date("2014-04-10T08:00:00Z") : try Sample.date("2014-04-10T12:00:00Z")))
    }

    @Test func withManyZonesTakeLittleTime() throws {
        let observance =
            "BEGIN:STANDARD\nDTSTART:16010101T000000\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\n"
            + "RRULE:FREQ=YEARLY;BYMONTHDAY=1,2,3,4,5,6,7,8\nEND:STANDARD\n"
        var file = "BEGIN:VCALENDAR\n"
        for zone in 0..<2_000 { file += "BEGIN:VTIMEZONE\nTZID:Z\(zone)\n\(observance)END:VTIMEZONE\n" }
        for zone in 0..<2_000 { file += "BEGIN:VEVENT\nDTSTART;TZID=Z\(zone):21991231T000000\nEND:VEVENT\n" }
        #expect(try CalendarObject.read(Array(file.utf8)).first?.entries.count == 1_000)
    }

    @Test func areReadByManyAtOnce() async throws {
        let file = try Sample.file("Answers", "exchange-counter")
        let invitation = Sample.invitation(to: try Sample.meeting())
        let text = invitation.text(.request, at: Sample.stamp)
        await withTaskGroup { group in
            for _ in 0..<200 {
                group.addTask {
                    #expect(invitation.text(.request, at: Sample.stamp) == text)
                    #expect(throws: Never.self) { try CalendarObject.read(file) }
                }
            }
        }
    }

    /// What is read keeps its promises; what is not is refused with a reason.
    private func isReadOrRefused(_ bytes: some Sequence<UInt8>) {
        do throws(UnreadableCalendar) {
            let objects = try CalendarObject.read(Array(bytes), method: "COUNTER")
            #expect(objects.reduce(0) { $0 + $1.entries.count } <= 1_000)
            for object in objects {
                #expect(object.answers(in: .gmt).allSatisfy { !$0.uid.isEmpty && $0.sequence >= 0 })
                _ = CalendarReport(object)
            }
        } catch {
            #expect(error == .notACalendar)
        }
    }
}
