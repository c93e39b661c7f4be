import CRM
import Calendars
import Foundation
import Testing

/// What a file of `Answers` says.
struct ExpectedAnswer: Sendable, CustomTestStringConvertible {
    var file: String
    var answer: Attendee.Answer
    var comment = ""
    var proposed: String?
    var delegate: String?
    /// Stands in the mail, beside the file.
    var method: String?

    var testDescription: String { file }
}

@Suite("An answer")
struct CalendarAnswersTests {
    @Test(arguments: [
        ExpectedAnswer(file: "gmail-accepted", answer: .accepted, comment: "See you there"),
        ExpectedAnswer(file: "outlook-accepted", answer: .accepted),
        ExpectedAnswer(file: "apple-declined", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "zimbra-tentative", answer: .tentative, comment: "Peut-être"),
        ExpectedAnswer(file: "nextcloud-accepted", answer: .accepted),
        ExpectedAnswer(file: "yahoo-accepted-without-method", answer: .accepted, method: "reply"),
        ExpectedAnswer(
            file: "exchange-counter", answer: .tentative, comment: "Plutôt jeudi, si possible ?\n",
            proposed: "2014-04-10T12:00:00Z"),
        ExpectedAnswer(
            file: "google-counter", answer: .needsAction, comment: "Jeudi ?", proposed: "2014-04-10T12:00:00Z"),
        ExpectedAnswer(
            file: "windows-zone-without-definition", answer: .tentative, proposed: "2014-04-10T12:00:00Z"),
        ExpectedAnswer(file: "delegated", answer: .needsAction, delegate: "anna@example.test"),
        ExpectedAnswer(file: "declined-lf-only", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-cr-only", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-doubled-line-ends", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-byte-order-mark", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-latin1", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-folds-lost-their-space", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-folded-inside-a-letter", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-without-ends", answer: .declined, comment: "Désolée"),
        ExpectedAnswer(file: "declined-without-calendar", answer: .declined, comment: "Désolée", method: "REPLY"),
    ])
    func isReadFromWhatProgramsWrite(expected: ExpectedAnswer) throws {
        let object = try #require(
            try CalendarObject.read(try Sample.file("Answers", expected.file), method: expected.method).first)
        let answers = object.answers(in: try #require(TimeZone(identifier: "Europe/Paris")))
        let answer = try #require(answers.first)
        #expect(answers.count == 1)
        #expect(answer.uid == Sample.uid)
        #expect(answer.sequence == 1)
        #expect(answer.stamp == (try Sample.date("2014-02-03T10:15:00Z")))
        #expect(answer.email == "jane@example.test")
        #expect(answer.answer == expected.answer)
        #expect(answer.comment == expected.comment)
        #expect(answer.delegate == expected.delegate)
        let proposed = try expected.proposed.map { try Sample.date($0) }
        #expect(answer.proposal?.start == proposed)
        #expect(answer.proposal?.end == proposed?.addingTimeInterval(5_400))
    }

    @Test(arguments: [
        ("floating-counter", "2014-04-10T12:00:00Z", "2014-04-10T13:30:00Z"),
        ("whole-day-counter", "2014-04-09T22:00:00Z", "2014-04-10T22:00:00Z"),
    ])
    func withoutAZoneIsReadByOurClocks(file: String, start: String, end: String) throws {
        let object = try #require(try CalendarObject.read(try Sample.file("Answers", file)).first)
        let answer = object.answers(in: try #require(TimeZone(identifier: "Europe/Paris"))).first
        #expect(answer?.proposal?.start == (try Sample.date(start)))
        #expect(answer?.proposal?.end == (try Sample.date(end)))
    }

    @Test func ofSeveralIsOneForEachWhoAnswered() throws {
        let object = try #require(try CalendarObject.read(try Sample.file("Answers", "accepted-by-several")).first)
        let answers = object.answers(in: .gmt)
        #expect(answers.map(\.email) == ["jane@example.test", "anna@example.test"])
        #expect(answers.map(\.answer) == [.accepted, .declined])
    }

    @Test func isNoneInAnInvitation() throws {
        let text = Sample.invitation(to: try Sample.meeting()).text(.request, at: Sample.stamp)
        let object = try #require(try CalendarObject.read(Array(text.utf8)).first)
        #expect(object.answers(in: .gmt).isEmpty)
    }

    @Test(arguments: [
        ("MAILTO:Jane@example.test", "Jane@example.test"), ("mailto: jane@example.test ", "jane@example.test"),
        ("jane@example.test", "jane@example.test"), ("mailto:jane%40example.test", "jane@example.test"),
        ("mailto:Jane%20Doe%20%3Cjane@example.test%3E", "jane@example.test"), ("urn:uuid:1234", "urn:uuid:1234"),
        ("mailto:", ""),
    ])
    func comesFromAnAddressHoweverItIsWritten(value: String, address: String) throws {
        let file = "BEGIN:VCALENDAR\nMETHOD:REPLY\nBEGIN:VEVENT\nUID:1\nATTENDEE;PARTSTAT=ACCEPTED:\(value)\n"
        #expect(try CalendarObject.read(Array(file.utf8)).first?.entries.first?.attendees.map(\.address) == [address])
    }

    @Test(arguments: [
        "Europe/Paris", "Romance Standard Time", "/citadel.org/20190914_1/Europe/Paris",
        "/freeassociation.sourceforge.net/Europe/Paris",
    ])
    func isInAZoneThatIsKnownByName(name: String) throws {
        let file = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;TZID=\(name):20140410T140000\n"
        let start = try CalendarObject.read(Array(file.utf8)).first?.entries.first?.start
        #expect(start?.timeZone == name)
        #expect(start?.instant == (try Sample.date("2014-04-10T12:00:00Z")))
    }
}
