import CRM
import Commands
import Foundation
import Testing

@Suite("Commands about meetings")
struct MeetingCommandTests {
    /// A line, and what is understood of it: length in minutes, place, people, subject.
    struct Sample: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var time: String
        var minutes: Int?
        var place: MeetingRequest.Place?
        var with: [String]
        var about: String?

        init(
            _ line: String, _ time: String, _ minutes: Int? = nil, at place: MeetingRequest.Place? = nil,
            with people: [String] = [], about subject: String? = nil
        ) {
            (testDescription, self.time, self.minutes) = (line, time, minutes)
            (self.place, with, about) = (place, people, subject)
        }
    }

    @Test(arguments: [
        Sample("MEETING 2014-02-12 14:00", "2014-02-12 14:00"),
        Sample("MEETING 2014-02-12 14:00 for 1h30", "2014-02-12 14:00", 90),
        Sample("MEETING 2014-02-12 14:00 at client", "2014-02-12 14:00", at: .customers),
        Sample("MEETING 2014-02-12 14:00 at the showroom", "2014-02-12 14:00", at: .named("the showroom")),
        Sample("MEETING 2014-02-12 14:00 with luc", "2014-02-12 14:00", with: ["luc"]),
        Sample(
            "MEETING 2014-02-12 14:00 with luc, anna@x.example", "2014-02-12 14:00", with: ["luc", "anna@x.example"]),
        Sample("MEETING 2014-02-12 14:00 about red cabinets", "2014-02-12 14:00", about: "red cabinets"),
        Sample(
            "MEETING 2014-02-12 14:00 with luc for 45min at client about the kitchen for Jane", "2014-02-12 14:00", 45,
            at: .customers, with: ["luc"], about: "the kitchen for Jane"),
        Sample("MEETING tomorrow 10:00 for 2h", "tomorrow 10:00", 120),
        Sample("MEETING Wednesday, February 12th, 2014 at 2pm for 1h", "Wednesday, February 12th, 2014 at 2pm", 60),
        Sample(
            #"MEETING 2014-02-12 14:00 at "5 rue du Port, with a view""#, "2014-02-12 14:00",
            at: .named("5 rue du Port, with a view")),
        Sample("MEET 2014-02-12 14:00", "2014-02-12 14:00"),
        Sample("/meeting 2014-02-12 14:00", "2014-02-12 14:00"),
        Sample("RDV 12 février 14h", "12 février 14h"),
        Sample("RDV mercredi 12 février 2014 à 14h30 pendant 1h", "mercredi 12 février 2014 à 14h30", 60),
        Sample("RDV demain 10h chez client", "demain 10h", at: .customers),
        Sample(
            "RDV demain 10h avec luc, eric sujet la cuisine", "demain 10h", with: ["luc", "eric"], about: "la cuisine"),
        Sample("RDV demain 10h chez Dupont SA", "demain 10h", at: .named("Dupont SA")),
        Sample(
            "MEETING 2014-02-12 14:00 at client for 1h30 with luc about red", "2014-02-12 14:00", 90, at: .customers,
            with: ["luc"], about: "red"),
        Sample(
            "MEETING 2014-02-12 14:00 with luc at client for 1h30", "2014-02-12 14:00", 90, at: .customers,
            with: ["luc"]),
        Sample(
            "MEETING 2014-02-12 14:00 for 90 min with luc; eric at the mill about red", "2014-02-12 14:00", 90,
            at: .named("the mill"), with: ["luc", "eric"], about: "red"),
        Sample("MEETING 2014-02-12 14:00 at the customer", "2014-02-12 14:00", at: .named("the customer")),
        Sample("MEETING 2014-02-12 14:00 AT CUSTOMER", "2014-02-12 14:00", at: .customers),
        Sample("MEETING 2014-02-12 14:00 with luc with eric", "2014-02-12 14:00", with: ["luc", "eric"]),
        Sample("MEETING 2014-02-12 14:00 lasting 2h", "2014-02-12 14:00", 120),
        Sample("MEETING: 2014-02-12 14:00 for: 1h", "2014-02-12 14:00", 60),
        Sample("MEETING 14:00 2014-02-12 for 1h", "14:00 2014-02-12", 60),
        Sample(#"MEETING 2014-02-12 14:00 about "for sale""#, "2014-02-12 14:00", about: "for sale"),
        Sample(#"MEETING 2014-02-12 14:00 at "with luc""#, "2014-02-12 14:00", at: .named("with luc")),
        Sample("MEETING 2014-02-12 14:00 subject chairs at home", "2014-02-12 14:00", about: "chairs at home"),
        Sample("RDV demain 10h sujet la cuisine chez Jane", "demain 10h", about: "la cuisine chez Jane"),
        Sample("RDV demain 10h objet : la cuisine", "demain 10h", about: "la cuisine"),
        Sample(
            "RDV demain 10h pendant 1h30 chez client avec luc", "demain 10h", 90, at: .customers, with: ["luc"]),
        Sample(
            "RDV demain 10h avec luc chez client pendant 1h30", "demain 10h", 90, at: .customers, with: ["luc"]),
        Sample("RDV demain 10h chez « Dupont avec vue »", "demain 10h", at: .named("Dupont avec vue")),
        Sample("RDV demain 10h lieu Lille", "demain 10h", at: .named("Lille")),
        Sample("RDV demain 10h à Lille", "demain 10h", at: .named("Lille")),
        Sample("RDV: demain à 10h", "demain à 10h"),
        Sample("RDV O-12 demain 10h", "demain 10h"),
        Sample("RENDEZVOUS 12.02.2014 14h00 durée 90 min", "12.02.2014 14h00", 90),
    ])
    func partsMayComeInAnyOrder(sample: Sample) throws {
        let mail = CommandMail(sample.testDescription, vocabulary: vocabulary)
        guard case .meeting(let request) = try mail.lines.first?.command.get().action else {
            Issue.record("no meeting")
            return
        }
        #expect(request.time == (try WrittenTime.read(sample.time, vocabulary.times)))
        #expect(request.length?.minutes == sample.minutes)
        #expect(request.place == sample.place)
        #expect(request.attendees == sample.with)
        #expect(request.subject == sample.about)
    }

    @Test(
        arguments: [
            ("RESCHEDULE M-3 2014-02-13 10:00", 3), ("RESCHEDULE m3 2014-02-13 10:00", 3),
            ("RESCHEDULE 2014-02-13 10:00", nil), ("DEPLACER M-12 13 février 10h", 12), ("DÉPLACER demain 9h", nil),
        ] as [(String, Int64?)])
    func rescheduleNamesAMeetingOrMeansTheNext(_ line: String, number: Int64?) throws {
        let action = try CommandMail(line, vocabulary: vocabulary).lines.first?.command.get().action
        guard case .reschedule(let named, let request) = action else {
            Issue.record("\(String(describing: action))")
            return
        }
        #expect(named == number)
        #expect(request.time != nil)
    }

    @Test(
        arguments: [
            ("CANCEL", .cancel(nil, reason: "")), ("CANCEL M-3", .cancel(3, reason: "")),
            ("CANCEL M-3 Thomas is ill", .cancel(3, reason: "Thomas is ill")),
            ("CANCEL Thomas is ill", .cancel(nil, reason: "Thomas is ill")),
            ("ANNULER M-3 Thomas est malade", .cancel(3, reason: "Thomas est malade")),
            ("annuler", .cancel(nil, reason: "")), ("AGENDA", .agenda(nil)), ("AGENDA 7d", .agenda(Period(7, .days))),
            ("AGENDA 2 semaines", .agenda(Period(2, .weeks))), ("agenda", .agenda(nil)),
        ] as [(String, Command.Action)])
    func cancelAndAgendaAreUnderstood(_ line: String, expected: Command.Action) throws {
        #expect(try CommandMail(line, vocabulary: vocabulary).lines.first?.command.get().action == expected)
    }

    @Test(
        arguments: [
            ("MEETING", .missingArgument(.meeting)), ("RDV", .missingArgument(.meeting)),
            ("RESCHEDULE", .missingArgument(.reschedule)), ("RESCHEDULE M-3", .missingArgument(.reschedule)),
            ("MEETING some day", .unexpected("some day", in: .meeting)),
            ("MEETING 2014-02-12 14:00 for long", .unreadablePeriod("long")),
            ("MEETING 2014-02-12 14:00 for", .missingArgument(.meeting)),
            ("MEETING 2014-02-12 14:00 for 1h for 2h", .saidTwice("for")),
            ("MEETING 2014-02-12 14:00 at client at home", .saidTwice("at")),
            ("MEETING 2014-02-12 14:00 about", .missingArgument(.meeting)),
            ("MEETING 2014-02-12 14:00 luc", .unexpected("luc", in: .meeting)),
            ("MEETING 2014-02-12 14:00 for 25h", .unreadablePeriod("25h")),
            ("MEETING 2014-02-12 14:00 for 0min", .unreadablePeriod("0min")),
            ("RDV demain 10h chez client lieu Lille", .saidTwice("lieu")),
            ("RDV demain 10h pendant longtemps", .unreadablePeriod("longtemps")),
            ("DEPLACER M-3", .missingArgument(.reschedule)),
            ("RESCHEDULE M-3 soon", .unexpected("soon", in: .reschedule)),
            ("AGENDA soon", .unreadablePeriod("soon")),
        ] as [(String, CommandProblem)])
    func sayWhatIsWrong(_ line: String, expected: CommandProblem) {
        #expect(CommandMail(line, vocabulary: vocabulary).lines.first?.command == .failure(expected))
    }

    @Test(arguments: [
        "Meeting tomorrow?", "rdv demain à 10h", "Cancel it please", "Annuler cela serait dommage",
        "Agenda for Monday",
    ])
    func areNotSeenInProse(_ text: String) {
        #expect(CommandMail(text, vocabulary: vocabulary).lines.isEmpty)
    }
}
