import CRM
import Commands
import Testing

@Suite("Commands that put right where a mail went")
struct CorrectionCommandTests {
    @Test(
        arguments: [
            ("LINK O-12", nil, .link(to: "O-12")), ("LINK L-7 O-12", "L-7", .link(to: "O-12")),
            ("LINK: P-5", nil, .link(to: "P-5")), ("LIER O-12", nil, .link(to: "O-12")),
            ("LIE l7 o12", "L-7", .link(to: "O-12")), ("LIER : O-12", nil, .link(to: "O-12")),
            ("/link o12", nil, .link(to: "O-12")), ("NEW", nil, .new), ("NEW O-12", "O-12", .new),
            ("SEPARER", nil, .new), ("SÉPARE L-7", "L-7", .new), ("séparer", nil, .new),
            ("FROM jane@y.example", nil, .from("jane@y.example")),
            ("FROM: jane@y.example", nil, .from("jane@y.example")),
            ("FROM Jane Doe <jane@y.example>", nil, .from("Jane Doe <jane@y.example>")),
            ("FROM L-7 Jane Doe jane@y.example", "L-7", .from("Jane Doe jane@y.example")),
            ("DE jane@y.example", nil, .from("jane@y.example")), ("DE : jane@y.example", nil, .from("jane@y.example")),
            ("DE L-7 « Jane Doe » <jane@y.example>", "L-7", .from("« Jane Doe » <jane@y.example>")),
            ("/from jane@y.example", nil, .from("jane@y.example")),
            ("NOTLEAD", nil, .notLead), ("NOTLEAD L-7", "L-7", .notLead), ("PASPISTE L-7", "L-7", .notLead),
            ("paspiste", nil, .notLead), ("SPAM", nil, .spam), ("Spam.", nil, .spam), ("SPAM L-7", "L-7", .spam),
            ("INDÉSIRABLE", nil, .spam),
        ] as [(String, RecordReference?, Command.Action)])
    func areUnderstood(_ text: String, reference: RecordReference?, action: Command.Action) throws {
        let command = try onlyCommand(in: text)
        #expect(command.reference == reference)
        #expect(command.action == action)
    }
}
