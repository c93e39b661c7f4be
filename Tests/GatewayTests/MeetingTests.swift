import CRM
import Calendars
import Foundation
import Mail
import Store
import Testing

/// It is Wednesday, 12 February 2014, 14:02 in Paris.
@Suite("Meetings")
struct MeetingTests {
    @Test(arguments: [
        (
            "MEETING 2014-02-14 10:00 for 1h30 with luc about the plan", Colleague.thomas,
            "Invités : Luc Martin, Jane Doe"
        ),
        ("RDV 14 février 10h pendant 1h30 avec luc sujet the plan", .eric, "Invited: Luc Martin, Jane Doe"),
    ])
    func areBookedAndEverybodyIsInvited(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        let meeting = try #require(try await company.meeting(1))
        #expect(meeting.start == Company.start + 2 * 86_400 - 4 * 3_600 - 120)
        #expect(meeting.end == meeting.start + 90 * 60)
        #expect(meeting.title == "the plan")
        #expect(meeting.opportunityID == 1)
        #expect(try await company.opportunity(1)?.stage == .meeting)
        #expect(try await company.timeline("O-1").contains { $0.kind == .meetingPlanned })
        let invitation = try await company.lastMail(to: "jane@dupont.example")
        #expect(invitation.says("description of your needs"))
        #expect(invitation.says("Friday 14 February 2014, 10:00–11:30"))
        #expect(invitation.attachments.contains { $0.fileName == "invite.ics" })
        let entry = try #require(try invitation.calendarEntry)
        #expect(entry.method == "REQUEST")
        #expect(entry.organizer == "crm@notsotiny.example")
        #expect(try await company.lastMail(to: "luc@notsotiny.example").calendarEntry?.uid == entry.uid)
    }

    @Test func theAlternativesEndWithTheCalendar() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let invitation = try await company.lastMail(to: "jane@dupont.example")
        let part = invitation.attachments.first { $0.mediaType.essence == "text/calendar" }
        #expect(part?.mediaType.parameters["method"] == "REQUEST")
        #expect(part?.fileName == nil)
        #expect(invitation.plainText != nil && invitation.html != nil)
    }

    @Test func atTheCustomersIsTheirAddress() async throws {
        let company = try await Company()
        try await company.opportunity(of: .thomas)
        let asked = try await company.command("MEETING 2014-02-14 10:00 at client", by: .thomas, on: "O-1")
        #expect(asked.says("L’adresse du client n’est pas connue"))
        #expect(try await company.meeting(1) == nil)
        try await company.command("PARTNER street: 12 rue des Lilas; zip: 59000; city: Lille", by: .thomas, on: "O-1")
        try await company.command("RDV 14 février 10h chez client", by: .thomas, on: "O-1")
        #expect(try await company.meeting(1)?.place == "12 rue des Lilas, 59000 Lille")
    }

    @Test(arguments: [
        ("MEETING 2014-02-11 10:00", Colleague.eric, "is over"), ("RDV 11/02/2014 10h", .thomas, "est passé"),
        ("MEETING 2014-02-14", .eric, "2014-02-14, but not the time"), ("RDV 14 février", .thomas, "mais pas l’heure"),
        ("MEETING 10:00", .eric, "says the time, but not the day"),
        ("MEETING 03/04 10:00", .eric, "could be 2014-04-03 10:00 or 2014-03-04 10:00"),
        ("RDV 03/04 10h", .thomas, "peut être 2014-04-03 10:00 ou 2014-03-04 10:00"),
        ("MEETING Monday 12 February 2015 10:00", .eric, "is a Thursday"),
        ("MEETING 2014-03-30 02:30", .eric, "does not exist"), ("MEETING for 1h", .eric, "does not say when"),
        ("MEETING 2014-02-14 10:00 with nobody", .eric, "“nobody” is nobody here"),
        ("RESCHEDULE 2014-02-14 10:00", .eric, "has no meeting"), ("ANNULER M-9", .thomas, "M-9 n’existe pas"),
    ])
    func thatCannotBeMeantAreAskedBack(words: String, colleague: Colleague, receipt: String) async throws {
        let company = try await Company()
        try await company.opportunity(of: colleague)
        let before = try await company.mails(to: "jane@dupont.example").count
        #expect(try await company.command(words, by: colleague, on: "O-1").says(receipt))
        #expect(try await company.meeting(1) == nil)
        #expect(try await company.mails(to: "jane@dupont.example").count == before)
    }

    @Test func thatOverlapAreBookedAndSaidSo() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let receipt = try await company.command("MEETING 2014-02-14 10:30 with luc", by: .thomas, on: "O-1")
        #expect(receipt.says("Attention : Luc Martin a M-1"))
        #expect(receipt.says("Attention : Thomas Leroy a M-1"))
        #expect(try await company.meeting(2) != nil)
    }

    @Test(arguments: [
        ("RESCHEDULE M-1 2014-02-17 09:00", "CANCEL M-1 Thomas is ill"),
        ("DEPLACER 17 février 9h", "ANNULER Thomas est malade"),
    ])
    func keepTheirUIDWhenTheyMoveAndEnd(move: String, cancel: String) async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let uid = try #require(try await company.meeting(1)?.uid)
        #expect(try await company.command(move, by: .thomas, on: "O-1").says("→ 17 février 2014, 09:00–10:00"))
        let update = try #require(try await company.lastMail(to: "jane@dupont.example").calendarEntry)
        #expect(update.uid == uid)
        #expect(try await company.meeting(1)?.sequence == 1)
        #expect(try await company.command(cancel, by: .thomas, on: "O-1").says("est annulé"))
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(try mail.calendarEntry?.method == "CANCEL")
        #expect(try mail.calendarEntry?.uid == uid)
        #expect(mail.says("ill") || mail.says("malade"))
        #expect(try await company.meeting(1)?.status == .cancelled)
        #expect(try await company.command("AGENDA", by: .thomas).says("aucun rendez-vous"))
    }

    @Test(
        arguments: [
            ("RESCHEDULE M-1 16:00", 6 * 3_600), ("DEPLACER M-1 17 février", 3 * 86_400),
            ("RESCHEDULE M-1 2014-04-14", 59 * 86_400 - 3_600),
        ] as [(String, TimeInterval)])
    func keepTheDayOrTheTimeThatIsNotSaid(words: String, later: TimeInterval) async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let start = try #require(try await company.meeting(1)?.start)
        try await company.command(words, by: .thomas, on: "O-1")
        #expect(try await company.meeting(1)?.start == start + later)
    }

    @Test func areChangedByTheirPeopleAlone() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        #expect(try await company.command("CANCEL M-1", by: .eric).says("M-1 is Thomas Leroy’s"))
        #expect(try await company.meeting(1)?.status == .confirmed)
        #expect(try await company.command("CANCEL M-1", by: .luc).says("est annulé"))
    }

    @Test func areAnsweredAnewAfterTheyMoved() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        try await company.answer("ACCEPTED")
        try await company.command("RESCHEDULE 2014-02-17 09:00", by: .thomas, on: "O-1")
        #expect(try await company.answer(of: "jane@dupont.example") == .needsAction)
        #expect(try await company.answer(of: "thomas@notsotiny.example") == .accepted)
    }

    @Test(arguments: [
        ("ACCEPTED", Attendee.Answer.accepted, "Jane Doe vient"), ("DECLINED", .declined, "Jane Doe ne vient pas"),
        ("TENTATIVE", .tentative, "Jane Doe viendra peut-être"),
    ])
    func learnWhatTheCustomersCalendarAnswers(state: String, expected: Attendee.Answer, told: String) async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let entry = try await company.answer(state)
        #expect(entry.state == .handled)
        #expect(try await company.answer(of: "jane@dupont.example") == expected)
        #expect(try await company.lastMail(to: "thomas@notsotiny.example").subject.contains(told))
        #expect(try await company.timeline("O-1").first?.kind == .meetingAnswered)
        #expect(try await company.lead(2) == nil)
    }

    @Test func areMovedByOneTapWhenTheCustomerProposesAnotherTime() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        try await company.answer("TENTATIVE", method: "COUNTER", start: "20140214T140000")
        let notice = try await company.lastMail(to: "thomas@notsotiny.example")
        #expect(notice.subject.contains("Jane Doe propose 14 février 2014, 14:00"))
        try await company.tap("DEPLACER M-1 2014-02-14 14:00", in: notice, by: .thomas)
        #expect(try await company.meeting(1)?.start == Company.start + 2 * 86_400 - 120)
    }

    @Test(
        arguments: [
            ("Mallory <mallory@elsewhere.example>", [String](), 0, nil),
            ("Jane Doe <jane@dupont.example>", ["Authentication-Results: mx.example; dmarc=fail"], 0, nil),
            ("Jane Doe <jane@dupont.example>", [], -1, nil),
            ("Jane Doe <jane@dupont.example>", [], 0, "unknown@x.example"),
        ] as [(String, [String], Int, String?)])
    func heedNoAnswerThatIsForgedOldOrOfNoMeeting(
        from: String, headers: [String], sequence: Int, uid: String?
    ) async throws {
        let company = try await Company { $0.security.authservID = "mx.example" }
        try await company.meetingWithJane()
        try await company.command("RESCHEDULE 2014-02-17 09:00", by: .thomas, on: "O-1")
        let count = try await company.mails(to: "thomas@notsotiny.example").count
        try await company.answer("ACCEPTED", from: from, headers: headers, sequence: sequence + 1, uid: uid)
        #expect(try await company.answer(of: "jane@dupont.example") == .needsAction)
        #expect(try await company.mails(to: "thomas@notsotiny.example").count == count)
        #expect(try await company.lead(2) == nil)
    }

    @Test func takeTheCustomersNextMailForTheirNeeds() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let invitation = try await company.lastMail(to: "jane@dupont.example")
        try await company.reply(to: invitation, as: Company.jane, "Two ovens, red cabinets, 20 m².")
        #expect(try await company.meeting(1)?.requirementsReceived == Company.start)
        #expect(try await company.timeline("O-1").first?.kind == .requirementReceived)
        #expect(try await company.lastMail(to: "thomas@notsotiny.example").says("besoins pour M-1"))
        #expect(try await company.command("AGENDA", by: .thomas).says("besoins reçus"))
    }

    @Test func cannotBeTakenBackOnceTheCustomerIsInvited() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        #expect(try await company.command("UNDO", by: .thomas).says("c’est parti à Jane Doe"))
        #expect(try await company.meeting(1)?.status == .confirmed)
    }

    @Test func areWrittenIntoTheCalendarFolderAfterEachChange() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID())").path
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let company = try await Company { $0.files.calendars = folder }
        try await company.meetingWithJane()
        let luc = try String(contentsOfFile: folder + "/luc.ics", encoding: .utf8)
        #expect(luc.contains("SUMMARY:the plan"))
        #expect(try !String(contentsOfFile: folder + "/eric.ics", encoding: .utf8).contains("SUMMARY:the plan"))
        try await company.command("CANCEL M-1", by: .thomas)
        #expect(try String(contentsOfFile: folder + "/all.ics", encoding: .utf8).contains("STATUS:CANCELLED"))
    }

    @Test func putNothingHostileIntoTheCalendar() async throws {
        let company = try await Company()
        try await company.opportunity(of: .thomas)
        let words =
            #"MEETING 2014-02-14 10:00 at "<b>x</b>\nATTENDEE:mailto:evil@x.example" about <script>alert(1)</script>"#
        try await company.command(words, by: .thomas, on: "O-1")
        let mail = try await company.lastMail(to: "jane@dupont.example")
        #expect(mail.html?.contains("<script>") == false)
        let part = mail.attachments.first { $0.mediaType.essence == "text/calendar" }
        let lines = String(decoding: part?.content ?? [], as: UTF8.self).split(separator: "\r\n")
        #expect(!lines.contains { $0.hasPrefix("ATTENDEE:mailto:evil") })
    }
}

extension Company {
    func meeting(_ id: Int64) async throws -> Meeting? { try await office.store.read { try $0.meeting(id) } }

    func answer(of address: String) async throws -> Attendee.Answer? {
        try await office.store.read { try $0.attendees(of: 1) }.first { $0.hasAddress(address) }?.answer
    }

    /// Friday at ten, for an hour: Thomas, Luc and Jane.
    func meetingWithJane() async throws {
        try await opportunity(of: .thomas)
        try await command("MEETING 2014-02-14 10:00 for 1h with luc about the plan", by: .thomas, on: "O-1")
    }

    /// What Jane's calendar program sends, to the plain address and as automatic mail, as some do.
    @discardableResult
    func answer(
        _ state: String, method: String = "REPLY", start: String = "20140214T100000",
        from sender: String = Company.jane,
        headers: [String] = [], sequence: Int? = nil, uid: String? = nil
    ) async throws -> LedgerEntry {
        let meeting = try await meeting(1)
        let number = sequence ?? meeting?.sequence ?? 0
        let calendar = """
            BEGIN:VCALENDAR
            VERSION:2.0
            METHOD:\(method)
            BEGIN:VEVENT
            UID:\(uid ?? meeting?.uid ?? "")
            SEQUENCE:\(number)
            DTSTAMP:20140212T130200Z
            DTSTART;TZID=Europe/Paris:\(start)
            ORGANIZER:mailto:crm@notsotiny.example
            ATTENDEE;PARTSTAT=\(state):mailto:jane@dupont.example
            END:VEVENT
            END:VCALENDAR
            """
        return try await receive(
            ([
                "From: \(sender)", "To: crm@notsotiny.example", "Subject: \(state)",
                "Message-ID: <\(UUID())@dupont.example>", "Auto-Submitted: auto-replied",
                "Content-Type: text/calendar; method=\(method); charset=utf-8",
            ] + headers).joined(separator: "\n") + "\n\n" + calendar + "\n")
    }
}

extension ParsedMail {
    /// What the calendar in it says.
    var calendarEntry: CalendarReport? {
        get throws {
            let part = attachments.first { $0.mediaType.essence == "text/calendar" }
            return try part.flatMap { try CalendarObject.read($0.content).first.flatMap { CalendarReport($0) } }
        }
    }
}
