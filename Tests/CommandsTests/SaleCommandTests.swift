import CRM
import Commands
import Testing

@Suite("Commands about a sale")
struct SaleCommandTests {
    @Test(
        arguments: [
            ("REVENUE 80k", nil, euros(80_000)), ("REVENUE: 80k", nil, euros(80_000)),
            ("REVENUE O-12 80000", "O-12", euros(80_000)), ("REVENU 80 000 €", nil, euros(80_000)),
            ("REVENU 80\u{202F}000,50\u{A0}€", nil, euros(80_000, cents: 50)),
            ("REVENU : 1,2 M€", nil, euros(1_200_000)),
            ("REVENU o12: 5.000", "O-12", euros(5_000)), ("/revenue 0", nil, euros(0)),
            ("REVENUE $5k", nil, Money(minorUnits: 500_000, currency: Currency(rawValue: "USD") ?? .euro)),
        ] as [(String, RecordReference?, Money)])
    func revenue(_ text: String, reference: RecordReference?, amount: Money) throws {
        #expect(try onlyCommand(in: text) == Command(.revenue, reference: reference, action: .revenue(amount)))
    }

    @Test(
        arguments: [
            ("REVENUE 80k", "CHF"), ("REVENUE 80k€", "EUR"), ("WON 80k", "CHF"), ("CONVERT revenue 80k", "CHF"),
        ])
    func amountsWithoutACurrencyAreInTheCompanys(_ text: String, code: String) throws {
        var swiss = vocabulary
        swiss.currency = try #require(Currency(rawValue: "CHF"))
        let money: Money? =
            switch try onlyCommand(in: text, swiss).action {
            case .revenue(let money): money
            case .won(let money): money
            case .convert(let conversion): conversion.revenue
            default: nil
            }
        #expect(money == Money(minorUnits: 8_000_000, currency: try #require(Currency(rawValue: code))))
    }

    @Test(
        arguments: [
            ("STAGE new", .new), ("STAGE Qualified", .qualified), ("STAGE MEETING", .meeting),
            ("STAGE proposal", .proposal), ("STAGE quote", .proposal), ("STAGE: proposal", .proposal),
            ("STAGE O-12 proposal", .proposal), ("ETAPE nouvelle", .new), ("ÉTAPE nouveau", .new),
            ("ÉTAPE qualifiée", .qualified), ("ETAPE qualifie", .qualified), ("ETAPE rendez-vous", .meeting),
            ("ETAPE RDV", .meeting), ("ETAPE : proposition", .proposal), ("/étape devis", .proposal),
            ("STAGE devis", .proposal), ("ETAPE proposal", .proposal),
        ] as [(String, Opportunity.Stage)])
    func stage(_ text: String, expected: Opportunity.Stage) throws {
        #expect(try onlyCommand(in: text).action == .stage(expected))
    }

    @Test(arguments: [
        ("PROBABILITY 60%", 60), ("PROBABILITY 60", 60), ("PROBABILITY: 60 %", 60), ("PROBABILITY O-12 60", 60),
        ("PROBABILITE 60\u{A0}%", 60), ("PROBABILITÉ 0", 0), ("PROBABILITY 100%", 100), ("/probability 5%", 5),
        ("PROBABILITÉ : 45\u{202F}%", 45), ("PROBABILITY 007", 7),
    ])
    func probability(_ text: String, percent: Int) throws {
        #expect(try onlyCommand(in: text).action == .probability(percent))
    }

    @Test(
        arguments: [
            ("WON O-12", "O-12", .won(nil)), ("WON 80k€", nil, .won(euros(80_000))), ("GAGNÉE", nil, .won(nil)),
            ("GAGNE : 80 k€", nil, .won(euros(80_000))), ("LOST O-12 too slow", "O-12", .lost(reason: "too slow")),
            ("PERDUE trop cher", nil, .lost(reason: "trop cher")), ("PERDU : délai", nil, .lost(reason: "délai")),
            ("CLOSE", nil, .close), ("CLOSE O-12", "O-12", .close), ("CLOTURER", nil, .close),
            ("CLÔTURE O-12", "O-12", .close), ("clôturer", nil, .close), ("REOPEN", nil, .reopen),
            ("REOPEN L-7", "L-7", .reopen), ("ROUVRIR O-12", "O-12", .reopen), ("ROUVRE", nil, .reopen),
            ("/reopen", nil, .reopen),
        ] as [(String, RecordReference?, Command.Action)])
    func end(_ text: String, reference: RecordReference?, action: Command.Action) throws {
        let command = try onlyCommand(in: text)
        #expect(command.reference == reference)
        #expect(command.action == action)
    }
}
