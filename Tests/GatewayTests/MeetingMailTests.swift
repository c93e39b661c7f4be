import CRM
import Foundation
import Mail
import Store
import Testing

/// What goes out about a meeting, as mail programs get it. It is Wednesday, 12 February 2014, 14:02 in Paris.
@Suite("Mails about meetings")
struct MeetingMailTests {
    @Test func invitationsNameTheGatewayAndTheSalesperson() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let lines = try await company.lastMail(to: "jane@dupont.example").calendarLines
        let organizer = lines.first { $0.hasPrefix("ORGANIZER") }
        #expect(organizer?.contains("Thomas Leroy (NotSoTiny)") == true)
        #expect(organizer?.hasSuffix(":mailto:crm@notsotiny.example") == true)
        let jane = lines.first { $0.hasSuffix("mailto:jane@dupont.example") }
        for part in ["ROLE=REQ-PARTICIPANT", "PARTSTAT=NEEDS-ACTION", "RSVP=TRUE"] {
            #expect(jane?.contains(part) == true)
        }
        #expect(lines.filter { $0.hasPrefix("ATTENDEE") }.count == 3)
        #expect(lines.contains("TZID:Europe/Paris"))
        #expect(lines.contains("DTSTART;TZID=Europe/Paris:20140214T100000"))
    }

    @Test func theFileIsTheSameAsTheAlternative() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        for address in ["jane@dupont.example", "luc@notsotiny.example"] {
            let mail = try await company.lastMail(to: address)
            let part = try #require(mail.attachments.first { $0.mediaType.essence == "text/calendar" })
            let file = try #require(mail.attachments.first { $0.fileName == "invite.ics" })
            #expect(part.content == file.content)
            // What is ASCII may be called so.
            #expect(["utf-8", "us-ascii"].contains(part.mediaType.parameters["charset"]?.lowercased()))
        }
    }

    @Test(arguments: [
        ("We would like a new kitchen with red cabinets.", "Friday 14 February 2014", "description of your needs"),
        (
            "Bonjour, nous voudrions une nouvelle cuisine avec des placards rouges.", "vendredi 14 février 2014",
            "description complète de vos besoins"
        ),
    ])
    func customersAreWrittenToInTheirLanguage(words: String, day: String, needs: String) async throws {
        let company = try await Company()
        try await company.receive(from: Company.jane, subject: "", words)
        try await company.command("MEETING L-1 2014-02-14 10:00", by: .eric)
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(mail.says(day))
        #expect(mail.says(needs))
    }

    @Test func whoIsNoCustomerIsNotAskedForTheirNeeds() async throws {
        let company = try await Company()
        try await company.opportunity(of: .thomas)
        try await company.command("MEETING 2014-02-14 10:00 with anna@builder.example", by: .thomas, on: "O-1")
        let anna = try await company.lastMail(to: "anna@builder.example")
        #expect(try anna.calendarEntry?.method == "REQUEST")
        #expect(!anna.says("besoins") && !anna.says("your needs"))
    }

    @Test func changesRaiseTheSequenceForEverybody() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        for words in ["RESCHEDULE M-1 2014-02-17 09:00", "RESCHEDULE M-1 16:00", "CANCEL M-1"] {
            try await company.command(words, by: .thomas)
        }
        for address in ["jane@dupont.example", "luc@notsotiny.example", "thomas@notsotiny.example"] {
            let files = try await company.mails(to: address).filter { try $0.calendarEntry != nil }
            #expect(
                files.map { $0.calendarLines.first { $0.hasPrefix("SEQUENCE") } } == (0...3).map { "SEQUENCE:\($0)" })
            #expect(Set(try files.map { try $0.calendarEntry?.uid }).count == 1)
            #expect(try files.map { try $0.calendarEntry?.method } == ["REQUEST", "REQUEST", "REQUEST", "CANCEL"])
        }
    }

    @Test(arguments: [
        ("MEETING 2014-02-14 10:00 with luc", Colleague.eric, "Luc Martin has M-1", "14 February 2014, 10:00–11:00"),
        ("RDV 14/02/2014 10h30 avec luc", .thomas, "Luc Martin a M-1", "14 février 2014, 10:00–11:00"),
        ("RDV 14/02/2014 9h pendant 61min avec luc", .thomas, "Luc Martin a M-1", "14 février 2014, 10:00–11:00"),
    ])
    func overlapsAreSaidInTheColleaguesLanguage(words: String, colleague: Colleague, who: String, when: String)
        async throws
    {
        let company = try await Company()
        try await company.meetingWithJane()
        let receipt = try await company.command(words, by: colleague, on: "O-1")
        #expect(receipt.says(who) && receipt.says(when))
        #expect(try await company.meeting(2) != nil)
    }

    @Test(arguments: [
        "MEETING 2014-02-14 11:00 with luc", "MEETING 2014-02-14 09:00 for 1h with luc",
        "MEETING 2014-02-15 10:00 with luc",
    ])
    func meetingsThatOnlyTouchDoNotOverlap(words: String) async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        #expect(try await !company.command(words, by: .eric, on: "O-1").says("Mind:"))
    }

    @Test(arguments: [
        "Jane <script>alert(1)</script>", "Jane\"; ROLE=CHAIR:mailto:eve@x.example",
        "Jane\\nATTENDEE:mailto:eve@x.example",
        "=?utf-8?Q?Jane=0D=0AATTENDEE:mailto:eve@x.example?=",
    ])
    func hostileNamesStayNames(name: String) async throws {
        let company = try await Company()
        let from =
            name.hasPrefix("=?") ? name : "\"\(name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
        try await company.receive(from: "\(from) <jane@dupont.example>", "We would like a new kitchen.")
        try await company.command("MEETING L-1 2014-02-14 10:00 about <img src=x onerror=y>", by: .eric)
        for address in ["jane@dupont.example", "eric@notsotiny.example"] {
            let mail = try #require(try await company.mails(to: address).last { try $0.calendarEntry != nil })
            #expect(mail.html?.contains("<script>") == false && mail.html?.contains("<img src=x") == false)
            #expect(mail.calendarLines.filter { $0.hasPrefix("ATTENDEE") }.count == 2)
            // A name may say anything between its quotation marks, and has none inside.
            let outside = mail.calendarLines.map { $0.replacing(/"[^"]*"/, with: "") }
            #expect(!outside.contains { $0.hasPrefix("ATTENDEE:mailto:eve") || $0.contains("CHAIR") })
            #expect(outside.allSatisfy { !$0.contains("\"") })
        }
    }
}

extension ParsedMail {
    /// The lines of the calendar in it, unfolded.
    var calendarLines: [String] {
        let part = attachments.first { $0.mediaType.essence == "text/calendar" }
        return String(decoding: part?.content ?? [], as: UTF8.self).replacing("\r\n ", with: "")
            .components(separatedBy: "\r\n")
    }
}
