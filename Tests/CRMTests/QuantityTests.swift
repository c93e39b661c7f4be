import CRM
import Testing

@Suite("Quantities and percentages")
struct QuantityTests {
    @Test(
        arguments: [
            ("2", 2_000), ("1,5", 1_500), ("1.5", 1_500), ("0.125", 125), ("0,125", 125), ("12.25", 12_250),
            ("0", 0), ("007", 7_000), ("1000000", 1_000_000_000), ("0.001", 1),
        ] as [(String, Int64)])
    func areRead(_ text: String, thousandths: Int64) {
        #expect(Quantity(text)?.rawValue == thousandths)
    }

    @Test(arguments: [
        "", "x", "-1", "+1", "1,500", "1.250", "1,2345", "0.0001", ".5", "5.", "1.2.3", "1,2.3", "1000001", "٣", "1e3",
        "9999999999", "1 5",
    ])
    func areRefusedWhenUnclear(_ text: String) {
        #expect(Quantity(text) == nil)
    }

    @Test(
        arguments: [
            (2_000, "2", "2"), (1_500, "1.5", "1,5"), (125, "0.125", "0,125"), (-1_250, "−1.25", "−1,25"),
            (10, "0.01", "0,01"), (0, "0", "0"),
        ] as [(Int64, String, String)])
    func areWrittenShort(_ thousandths: Int64, english: String, french: String) {
        #expect(Quantity(rawValue: thousandths)?.formatted(in: .english) == english)
        #expect(Quantity(rawValue: thousandths)?.formatted(in: .french) == french)
    }

    @Test(arguments: [
        ("20", 2_000), ("20%", 2_000), ("5,5 %", 550), ("2.5\u{A0}%", 250), ("0", 0), ("100 %", 10_000), ("0.01", 1),
        ("7,50", 750),
    ])
    func percentagesAreRead(_ text: String, hundredths: Int) {
        #expect(Percentage(text)?.rawValue == hundredths)
    }

    @Test(arguments: ["", "%", "-5%", "101", "100.01", "5.555", "5%%", "%5", "five", "5.", ",5", "1e1"])
    func percentagesAreRefused(_ text: String) {
        #expect(Percentage(text) == nil)
    }

    @Test(arguments: [(2_000, "20%", "20\u{A0}%"), (550, "5.5%", "5,5\u{A0}%"), (1, "0.01%", "0,01\u{A0}%")])
    func percentagesAreWritten(_ hundredths: Int, english: String, french: String) {
        #expect(Percentage(rawValue: hundredths)?.formatted(in: .english) == english)
        #expect(Percentage(rawValue: hundredths)?.formatted(in: .french) == french)
    }

    @Test(arguments: [
        (Int64(95_000), "€950.00", "950,00\u{A0}€"), (-5, "−€0.05", "−0,05\u{A0}€"),
        (123_456_789, "€1,234,567.89", "1\u{202F}234\u{202F}567,89\u{A0}€"),
    ])
    func amountsBelowEachOtherAlwaysHaveCents(_ minorUnits: Int64, english: String, french: String) {
        #expect(Money(minorUnits: minorUnits).exact(in: .english) == english)
        #expect(Money(minorUnits: minorUnits).exact(in: .french) == french)
    }
}
