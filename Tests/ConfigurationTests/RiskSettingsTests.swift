import CRM
import Commands
import Configuration
import Testing

@Suite("What the configuration calls risky")
struct RiskSettingsTests {
    private static func security(_ lines: String) throws -> SecuritySettings {
        try settings(minimal + "\nsecurity: {authserv_id: mx.example.test, \(lines)}").security
    }

    @Test func isNothingByDefault() throws {
        #expect(try settings().security.risky == nil)
    }

    @Test func isReadInAnyLanguage() throws {
        let risky = try Self.security("risky: {commands: [WON, perdu, Send, FUSIONNER], revenue_above: 100k}").risky
        #expect(risky?.commands == [.won, .lost, .send, .merge])
        #expect(risky?.revenueAbove == Money(minorUnits: 10_000_000))
        #expect(risky?.proof == .both)
        #expect(try Self.security("risky: {commands: WON, proof: dmarc}").risky?.proof == .dmarc)
    }

    @Test(arguments: [
        (Command(.won, action: .won(nil)), true), (Command(.take, action: .take), false),
        (Command(.revenue, action: .revenue(Money(minorUnits: 10_000_000))), false),
        (Command(.revenue, action: .revenue(Money(minorUnits: 10_000_001))), true),
        (Command(.revenue, action: .revenue(Money(minorUnits: 1, currency: Currency(rawValue: "USD") ?? .euro))), true),
        (Command(.convert, action: .convert(Conversion(revenue: Money(minorUnits: 20_000_000)))), true),
        (Command(.convert, action: .convert(Conversion())), false),
    ])
    func coversCommandsAndAmounts(command: Command, isCovered: Bool) throws {
        let risky = RiskSettings(commands: [.won], revenueAbove: Money(minorUnits: 10_000_000))
        #expect(risky.covers(command) == isCovered)
    }

    @Test func aKeyIsHonouredAsLongAsTheTokensUnlessSaidOtherwise() throws {
        #expect(try Self.security("token_lifetime: 30d").keyGrace == .seconds(30 * 86_400))
        #expect(try Self.security("key_grace: 0d").keyGrace == .zero)
        #expect(try settings().security.keyGrace == .seconds(90 * 86_400))
    }

    @Test(arguments: [
        ("  risky: {commands: [MERGGE]}", 8, "“MERGGE”, which is no keyword of vocabulary.yaml; did you mean MERGE?"),
        ("  risky: {commands: [ZZZZZZ]}", 8, "“ZZZZZZ”, which is no keyword"),
        ("  risky: {commands: [WON], proof: token+dmarc}", 8, "one of token, dmarc, either, both"),
        ("  risky: {revenue_above: much}", 8, "“much”, but must be an amount"),
        ("  risky: {}", 8, "nothing is risky"), ("  risky: {commands: [WON], keys: 5}", 8, "no key “keys”"),
        ("  risky: [WON]", 8, "key: value"), ("  key_grace: soon", 8, "“soon”, but must be a time"),
    ])
    func isComplainedAboutWithItsLine(line: String, number: Int, words: String) {
        let text = minimal + "\n\nsecurity:\n  authserv_id: mx.example.test\n" + line
        let error = #expect(throws: SettingsProblems.self) { try settings(text) }
        let problem = error?.problems.first { $0.explanation.contains(words) }
        #expect(problem?.line == number, "\(error?.description ?? "")")
    }

    @Test func needsAServerToBelieveForDMARC() {
        for proof in ["dmarc", "both"] {
            let text = minimal + "\nsecurity:\n  risky: {commands: [WON], proof: \(proof)}"
            let error = #expect(throws: SettingsProblems.self) { try settings(text) }
            #expect(error?.description.contains("security.risky.proof is \(proof), which needs") == true)
        }
    }
}
