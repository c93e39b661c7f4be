import CRM
import Commands
import Testing

@Suite("Commands that end a lead")
struct ConversionCommandTests {
    @Test(
        arguments: [
            ("CONVERT P-5", nil, Conversion(partner: "P-5")), ("CONVERT L-7", "L-7", Conversion()),
            ("CONVERT L-7 P-5", "L-7", Conversion(partner: "P-5")),
            ("CONVERT P-5 L-7", "L-7", Conversion(partner: "P-5")),
            ("CONVERTIR p5 revenu 5k", nil, Conversion(revenue: euros(5_000), partner: "P-5")),
            ("CONVERT L-7, P-5: title Kitchen", "L-7", Conversion(title: "Kitchen", partner: "P-5")),
            ("CONVERT L-7 revenue 5000k", "L-7", Conversion(revenue: euros(5_000_000))),
            ("CONVERT REVENUE 5 000,50", nil, Conversion(revenue: euros(5_000, cents: 50))),
            ("CONVERTIS montant 12\u{202F}500\u{A0}€", nil, Conversion(revenue: euros(12_500))),
            ("CONVERTIR revenu : 5k€", nil, Conversion(revenue: euros(5_000))),
            ("CONVERT company: Dupont SA", nil, Conversion(company: "Dupont SA")),
            ("CONVERT company “Dupont SA”", nil, Conversion(company: "Dupont SA")),
            ("CONVERT company „Dupont SA“", nil, Conversion(company: "Dupont SA")),
            ("CONVERT company \"Dupont SA", nil, Conversion(company: "Dupont SA")),
            ("CONVERTIR entreprise «\u{A0}Dupont\u{A0}»", nil, Conversion(company: "Dupont")),
            (
                "CONVERTIR societe Dupont titre Cuisine d’été", nil,
                Conversion(company: "Dupont", title: "Cuisine d’été")
            ),
            ("convertir", nil, Conversion()),
            ("CONVERT title \"The title\" company \"with\"", nil, Conversion(company: "with", title: "The title")),
            ("CONVERT title Kitchen revenu 3k", nil, Conversion(revenue: euros(3_000), title: "Kitchen")),
        ] as [(String, RecordReference?, Conversion)])
    func convert(_ text: String, reference: RecordReference?, conversion: Conversion) throws {
        #expect(try onlyCommand(in: text) == Command(.convert, reference: reference, action: .convert(conversion)))
    }

    @Test(
        arguments: [
            ("DROP no budget", nil, .drop(reason: "no budget")), ("DROP: no budget", nil, .drop(reason: "no budget")),
            ("DROP L-7 no budget", "L-7", .drop(reason: "no budget")),
            ("ABANDONNER pas de budget", nil, .drop(reason: "pas de budget")),
            ("ABANDONNE l7: injoignable", "L-7", .drop(reason: "injoignable")),
            ("/drop wrong number", nil, .drop(reason: "wrong number")),
            ("MERGE L-12", nil, .merge("L-12")), ("MERGE L-7 L-12", "L-7", .merge("L-12")),
            ("MERGE O-3 L-12", "O-3", .merge("L-12")), ("MERGE l7, l12", "L-7", .merge("L-12")),
            ("FUSIONNER L-12", nil, .merge("L-12")), ("FUSIONNE L-7 L-12", "L-7", .merge("L-12")),
            ("/merge o-3", nil, .merge("O-3")),
        ] as [(String, RecordReference?, Command.Action)])
    func dropAndMerge(_ text: String, reference: RecordReference?, action: Command.Action) throws {
        let command = try onlyCommand(in: text)
        #expect(command.reference == reference)
        #expect(command.action == action)
    }
}
