import CRM
import Commands
import Testing

@Suite("Commands about whose a case is")
struct OwnershipCommandTests {
    @Test(
        arguments: [
            ("TAKE O-12", "O-12", .take), ("TAKE P-5", "P-5", .take), ("TAKE:", nil, .take),
            ("/take L-7", "L-7", .take),
            ("PRENDS L-7", "L-7", .take), ("JEPRENDS", nil, .take), ("PRENDRE l-7", "L-7", .take),
            ("RELEASE L-7", "L-7", .release), ("LIBERE", nil, .release), ("Libérer", nil, .release),
            ("ASSIGN luc", nil, .assign(to: "luc")), ("ASSIGN: luc", nil, .assign(to: "luc")),
            ("ASSIGN L-7 Thomas", "L-7", .assign(to: "Thomas")), ("ASSIGN L-7, luc", "L-7", .assign(to: "luc")),
            ("ASSIGNE o12 Éric", "O-12", .assign(to: "Éric")), ("ASSIGNER luc martin", nil, .assign(to: "luc martin")),
            ("POOL", nil, .pool), ("/pool", nil, .pool), ("RESERVE", nil, .pool), ("RÉSERVE", nil, .pool),
            ("MINE", nil, .mine), ("Mine", nil, .mine), ("MES", nil, .mine), ("mes", nil, .mine),
            ("MESDOSSIERS", nil, .mine),
        ] as [(String, RecordReference?, Command.Action)])
    func areUnderstood(_ text: String, reference: RecordReference?, action: Command.Action) throws {
        let command = try onlyCommand(in: text)
        #expect(command.reference == reference)
        #expect(command.action == action)
    }
}
