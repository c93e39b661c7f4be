import CRM
import Commands
import Testing

@Suite("Calls as people note them")
struct CallCommandTests {
    @Test(
        arguments: [
            ("CALL: wants red", .outgoing, nil, nil, nil, "wants red"),
            ("CALL wants red", .outgoing, nil, nil, nil, "wants red"),
            ("CALL in: wants red", .incoming, nil, nil, nil, "wants red"),
            ("CALL out: wants red", .outgoing, nil, nil, nil, "wants red"),
            ("CALL in wants red", .incoming, nil, nil, nil, "wants red"),
            ("CALL incoming 12min: wants red", .incoming, 12, nil, nil, "wants red"),
            ("CALL 12min in: wants red", .incoming, 12, nil, nil, "wants red"),
            ("CALL in, 12 min, wants red", .incoming, 12, nil, nil, "wants red"),
            ("CALL in 1h30 wants red", .incoming, 90, nil, nil, "wants red"),
            ("CALL 45' wants red", .outgoing, 45, nil, nil, "wants red"),
            ("CALL yesterday 14:00: wants red", .outgoing, nil, "yesterday 14:00", nil, "wants red"),
            ("CALL yesterday 14:00 in 12min: wants red", .incoming, 12, "yesterday 14:00", nil, "wants red"),
            ("CALL in 12min yesterday 14:00: red", .incoming, 12, "yesterday 14:00", nil, "red"),
            ("CALL in 20 minutes ago: red", .incoming, nil, "20 minutes ago", nil, "red"),
            ("CALL 2014-02-12 14:00 wants red", .outgoing, nil, "2014-02-12 14:00", nil, "wants red"),
            ("CALL with Jane Doe: wants red", .outgoing, nil, nil, "Jane Doe", "wants red"),
            ("CALL in 12min with Jane: wants red", .incoming, 12, nil, "Jane", "wants red"),
            ("CALL in 12min yesterday with Jane: red", .incoming, 12, "yesterday", "Jane", "red"),
            ("CALL with Jane in 12min: red", .incoming, 12, nil, "Jane", "red"),
            ("CALL with Jane 14:00: red", .outgoing, nil, "14:00", "Jane", "red"),
            ("CALL with Jane Doe, yesterday 14:00, in: red", .incoming, nil, "yesterday 14:00", "Jane Doe", "red"),
            ("CALL with Anna in Lille: red", .outgoing, nil, nil, "Anna in Lille", "red"),
            ("CALL with Jane", .outgoing, nil, nil, nil, "with Jane"),
            ("CALL with her at 10:30 today", .outgoing, nil, nil, nil, "with her at 10:30 today"),
            ("CALL in 12min in: red", .incoming, 12, nil, nil, "in: red"),
            ("CALL 12 people want red", .outgoing, nil, nil, nil, "12 people want red"),
            ("APPEL entrant 12min: veut du rouge", .incoming, 12, nil, nil, "veut du rouge"),
            ("APPEL sortant 12 mn : veut du rouge", .outgoing, 12, nil, nil, "veut du rouge"),
            ("APPEL reçu hier à 14h avec Jane: rouge", .incoming, nil, "hier à 14h", "Jane", "rouge"),
            ("APPEL émis : rouge", .outgoing, nil, nil, nil, "rouge"),
            ("APPEL entrant 1 h 05 veut du rouge", .incoming, 65, nil, nil, "veut du rouge"),
            ("APPEL O-12 entrant 12min: rouge", .incoming, 12, nil, nil, "rouge"),
            ("CALL in 12min\n\nwants\nred", .incoming, 12, nil, nil, "wants\nred"),
            ("CALL in 12min: wants\n\nred", .incoming, 12, nil, nil, "wants\n\nred"),
        ] as [(String, PhoneCall.Direction, Int?, String?, String?, String)])
    func areUnderstood(
        _ text: String, direction: PhoneCall.Direction, minutes: Int?, time: String?, with name: String?,
        summary: String
    ) throws {
        let note = CallNote(
            direction: direction, length: minutes.flatMap(CallLength.init),
            time: try time.map { try WrittenTime.read($0, vocabulary.times) }, with: name, summary: summary)
        #expect(try onlyCommand(in: text).action == .call(note))
    }

    @Test(arguments: [
        "CALL", "CALL in", "CALL in 12min", "CALL in 12min:", "APPEL entrant hier", "CALL O-12", "CALL in\n> quoted",
        "CALL with Jane:",
    ])
    func withoutASummaryLackOne(_ text: String) {
        #expect(commandProblem(text) == .missingArgument(.call))
    }
}
