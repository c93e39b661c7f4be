import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Answers to invitations")
struct MeetingAnswerTests {
    @Test(arguments: [
        ("ACCEPTED", "Jane Doe comes"), ("DECLINED", "Jane Doe does not come"), ("TENTATIVE", "Jane Doe comes perhaps"),
    ])
    func areToldInTheOrganisersLanguage(state: String, told: String) async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        try await company.answer(state)
        #expect(try await company.lastMail(to: "eric@notsotiny.example").subject.contains(told))
    }

    @Test(arguments: [
        ("ACCEPTED", "AGENDA", Colleague.eric, "Jane Doe (comes)"),
        ("DECLINED", "AGENDA 7d", .eric, "Jane Doe (does not come)"),
        ("NEEDS-ACTION", "AGENDA", .eric, "Jane Doe (no answer yet)"),
        ("ACCEPTED", "AGENDA", .luc, "Jane Doe (vient)"),
        ("TENTATIVE", "AGENDA 7j", .luc, "Jane Doe (viendra peut-être)"),
    ])
    func standInTheAgenda(state: String, words: String, colleague: Colleague, line: String) async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        try await company.answer(state)
        let agenda = try await company.command(words, by: colleague)
        #expect(agenda.says(line))
        #expect(agenda.says("10:00") && agenda.says("M-1") && agenda.says("O-1"))
    }

    @Test func agendaEndsWhereItIsSaid() async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        #expect(try await company.command("AGENDA 1d", by: .eric).says("You have no meeting up to 13 February 2014."))
        #expect(try await company.command("AGENDA 2d", by: .eric).says("M-1"))
        #expect(try await company.command("AGENDA", by: .thomas).says("aucun rendez-vous jusqu’au 19 février 2014"))
    }

    @Test(arguments: [
        (
            "HISTORY", Colleague.eric,
            ["Meeting planned", "Invitation answered", "M-1: Jane Doe, comes", "Meeting moved", "Meeting cancelled"]
        ),
        (
            "HISTORIQUE", .luc,
            [
                "Rendez-vous fixé", "Réponse à l’invitation", "M-1: Jane Doe, vient", "Rendez-vous déplacé",
                "Rendez-vous annulé",
            ]
        ),
    ])
    func areInTheHistoryWithAllElse(words: String, colleague: Colleague, lines: [String]) async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        try await company.answer("ACCEPTED")
        for words in ["RESCHEDULE M-1 2014-02-17 09:00", "CANCEL M-1 Eric is ill"] {
            try await company.command(words, by: .eric)
        }
        let history = try await company.command(words, by: colleague, on: "O-1")
        for line in lines { #expect(history.says(line)) }
        #expect(history.says("Eric is ill"))
    }

    @Test func theMeetingShowsOnItsCase() async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        #expect(try await company.command("SHOW", by: .eric, on: "O-1").says("M-1 14 February 2014, 10:00–11:00"))
        try await company.command("CANCEL M-1", by: .eric)
        #expect(try await !company.command("SHOW", by: .eric, on: "O-1").says("M-1"))
    }

    @Test func theMeetingShowsOnALeadToo() async throws {
        let company = try await Company()
        _ = try await company.leadFromJane()
        try await company.command("MEETING L-1 2014-02-14 10:00", by: .eric)
        #expect(try await company.command("SHOW", by: .eric, on: "L-1").says("M-1 14 February 2014, 10:00–11:00"))
    }

    @Test(arguments: [
        ("RESCHEDULE M-1 2014-02-14 14:00", Colleague.eric), ("DEPLACER M-1 2014-02-14 14:00", .thomas),
    ])
    func withAnotherTimeOfferToMove(button: String, organizer: Colleague) async throws {
        let company = try await Company()
        if organizer == .eric { try await company.meetingOfEric() } else { try await company.meetingWithJane() }
        try await company.answer("DECLINED", method: "COUNTER", start: "20140214T140000")
        let notice = try await company.lastMail(to: organizer.address)
        #expect(notice.offers.contains(button))
        #expect(try await company.meeting(1)?.sequence == 0)
        try await company.tap(button, in: notice, by: organizer)
        #expect(try await company.meeting(1)?.start == Company.start + 2 * 86_400 - 120)
        #expect(try await company.meeting(1)?.sequence == 1)
        #expect(try await company.answer(of: "jane@dupont.example") == .needsAction)
    }

    @Test func thatSendSomebodyElseAreTheOrganisersToDecide() async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        try await company.answer("DELEGATED;DELEGATED-TO=\"mailto:anna@dupont.example\"")
        #expect(try await company.answer(of: "jane@dupont.example") == .needsAction)
        #expect(try await company.lastMail(to: "eric@notsotiny.example").subject.contains("anna@dupont.example"))
    }

    @Test func comeOnceHoweverOftenTheyAreSent() async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        try await company.answer("ACCEPTED")
        let count = try await company.mails(to: "eric@notsotiny.example").count
        try await company.answer("ACCEPTED")
        try await company.answer("DECLINED")
        #expect(try await company.answer(of: "jane@dupont.example") == .accepted)
        #expect(try await company.mails(to: "eric@notsotiny.example").count == count)
    }

    @Test func toACancelledMeetingChangeNothing() async throws {
        let company = try await Company()
        try await company.meetingOfEric()
        try await company.command("CANCEL M-1", by: .eric)
        let count = try await company.mails(to: "eric@notsotiny.example").count
        try await company.answer("ACCEPTED")
        #expect(try await company.answer(of: "jane@dupont.example") == .needsAction)
        #expect(try await company.mails(to: "eric@notsotiny.example").count == count)
        #expect(try await company.lead(2) == nil)
    }

    @Test(arguments: [("UNDO", Colleague.eric, "Luc Martin"), ("DEFAIRE", .thomas, "Luc Martin")])
    func colleaguesAloneAreInvitedForGoodToo(words: String, colleague: Colleague, recipient: String) async throws {
        let company = try await Company()
        try await company.command("LEAD Paul Petit, 03 20 11 11 11", by: colleague)
        try await company.command("MEETING L-1 2014-02-14 10:00 with luc", by: colleague)
        #expect(try await company.command(words, by: colleague).says(recipient))
        #expect(try await company.meeting(1)?.status == .confirmed)
        #expect(try await company.timeline("L-1").contains { $0.kind == .undone } == false)
    }

    @Test func needsAreNotedOnce() async throws {
        let company = try await Company()
        try await company.meetingWithJane()
        let invitation = try await company.lastMail(to: "jane@dupont.example")
        try await company.reply(to: invitation, as: Company.jane, "Two ovens.")
        company.pass(60)
        try await company.reply(to: invitation, as: Company.jane, "And a sink.")
        #expect(try await company.meeting(1)?.requirementsReceived == Company.start)
        #expect(try await !company.lastMail(to: "thomas@notsotiny.example").says("besoins pour M-1"))
        #expect(try await company.timeline("O-1").filter { $0.kind == .requirementReceived }.count == 2)
    }

    @Test func needsReachWhoPlannedTheMeeting() async throws {
        let company = try await Company()
        try await company.opportunity(of: .luc)
        try await company.command("MEETING 2014-02-14 10:00", by: .eric, on: "O-1")
        let invitation = try await company.lastMail(to: "jane@dupont.example")
        try await company.reply(to: invitation, as: Company.jane, "Two ovens.")
        #expect(try await company.lastMail(to: "luc@notsotiny.example").says("besoins pour M-1"))
        #expect(try await company.lastMail(to: "eric@notsotiny.example").says("needs for M-1"))
    }
}

extension Company {
    /// Friday at ten, for an hour: Eric, Luc and Jane.
    func meetingOfEric() async throws {
        try await opportunity(of: .eric)
        try await command("MEETING 2014-02-14 10:00 for 1h with luc about the plan", by: .eric, on: "O-1")
    }
}
