import CRM
import Commands
import Testing

@Suite("Amounts as people write them")
struct AmountTests {
    @Test(
        arguments: [
            ("5000", 500_000), ("5000k", 500_000_000), ("5.000 k€", 500_000_000), ("5 000,50 €", 500_050),
            ("5,000.50", 500_050), ("€5,000.50", 500_050), ("5 000", 500_000), ("5\u{202F}000\u{A0}€", 500_000),
            ("5'000.50", 500_050), ("1,2 M€", 120_000_000), ("1.234.567,89", 123_456_789), ("0,5k", 50_000),
            ("80k", 8_000_000), ("80K€", 8_000_000), ("3 millions", 300_000_000), ("2mio", 200_000_000),
            ("12 EUR", 1_200),
            ("7 euros", 700), ("0.05", 5), ("1,234,567", 123_456_700), ("12.5", 1_250), ("0", 0),
        ] as [(String, Int64)])
    func areRead(_ text: String, minorUnits: Int64) {
        #expect(Amount.read(text) == Money(minorUnits: minorUnits))
    }

    @Test(arguments: [("$5", "USD"), ("5 GBP", "GBP"), ("£5k", "GBP"), ("5 CHF", "CHF")])
    func keepTheirCurrency(_ text: String, code: String) {
        #expect(Amount.read(text)?.currency.rawValue == code)
    }

    @Test(arguments: [
        "", "k", "€", "abc", "5x", "1.2.3", "1,23,456", "5..0", ",5", "5,", "0.001", "-5", "5 € k", "€5€", "1e9",
        "99999999999999999999", "9999999999999 M",
    ])
    func areRefusedWhenUnclear(_ text: String) {
        #expect(Amount.read(text) == nil)
    }
}
