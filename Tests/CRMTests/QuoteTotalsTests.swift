import CRM
import Testing

@Suite("A quote's totals")
struct QuoteTotalsTests {
    /// Lines as quantity × price, discount, rate of VAT; the discount on the whole; and what a hand calculation gives: the
    /// net of each line, what the discount takes off, base and VAT of each rate, and what there is to pay.
    @Test(
        arguments: [
            ("1x950@20", "0", "950.00 | 0.00 | 20: 950.00 + 190.00 | 1140.00"),
            ("2x950@20", "0", "1900.00 | 0.00 | 20: 1900.00 + 380.00 | 2280.00"),
            ("3x0.33@20", "0", "0.99 | 0.00 | 20: 0.99 + 0.20 | 1.19"),
            ("1x0.01@20", "0", "0.01 | 0.00 | 20: 0.01 + 0.00 | 0.01"),
            ("1x0.02@20", "0", "0.02 | 0.00 | 20: 0.02 + 0.00 | 0.02"),
            ("1x0.03@20", "0", "0.03 | 0.00 | 20: 0.03 + 0.01 | 0.04"),
            ("0.5x0.01@20", "0", "0.01 | 0.00 | 20: 0.01 + 0.00 | 0.01"),
            ("0.5x0.03@20", "0", "0.02 | 0.00 | 20: 0.02 + 0.00 | 0.02"),
            ("0.5x-0.01@20", "0", "-0.01 | 0.00 | 20: -0.01 + 0.00 | -0.01"),
            ("0.5x-0.03@20", "0", "-0.02 | 0.00 | 20: -0.02 + 0.00 | -0.02"),
            ("1x0.05@10", "0", "0.05 | 0.00 | 10: 0.05 + 0.01 | 0.06"),
            ("1x-0.05@10", "0", "-0.05 | 0.00 | 10: -0.05 + -0.01 | -0.06"),
            ("1x0.15@10", "0", "0.15 | 0.00 | 10: 0.15 + 0.02 | 0.17"),
            ("1x1.25@10", "0", "1.25 | 0.00 | 10: 1.25 + 0.13 | 1.38"),
            ("1.5x19.99@20", "0", "29.99 | 0.00 | 20: 29.99 + 6.00 | 35.99"),
            ("2.25x8.80@20", "0", "19.80 | 0.00 | 20: 19.80 + 3.96 | 23.76"),
            ("0.125x100@20", "0", "12.50 | 0.00 | 20: 12.50 + 2.50 | 15.00"),
            ("0.001x5@20", "0", "0.01 | 0.00 | 20: 0.01 + 0.00 | 0.01"),
            ("0.001x4.99@20", "0", "0.00 | 0.00 | 20: 0.00 + 0.00 | 0.00"),
            ("1x100-100%@20", "0", "0.00 | 0.00 | 20: 0.00 + 0.00 | 0.00"),
            ("1x100-100%@20 1x50@10", "0", "0.00 50.00 | 0.00 | 20: 0.00 + 0.00 | 10: 50.00 + 5.00 | 55.00"),
            ("1x950-5%@20", "0", "902.50 | 0.00 | 20: 902.50 + 180.50 | 1083.00"),
            ("3x33.33-3%@20", "0", "96.99 | 0.00 | 20: 96.99 + 19.40 | 116.39"),
            ("7x14.95-2.5%@5.5", "0", "102.03 | 0.00 | 5.5: 102.03 + 5.61 | 107.64"),
            ("1x0.10-5%@20", "0", "0.10 | 0.00 | 20: 0.10 + 0.02 | 0.12"),
            ("1x0.10-45%@20", "0", "0.06 | 0.00 | 20: 0.06 + 0.01 | 0.07"),
            (
                "1x1200@20 4x149@10", "0",
                "1200.00 596.00 | 0.00 | 20: 1200.00 + 240.00 | 10: 596.00 + 59.60 | 2095.60"
            ),
            (
                "1x1200@20 4x149@10", "3",
                "1200.00 596.00 | 53.88 | 20: 1164.00 + 232.80 | 10: 578.12 + 57.81 | 2032.73"
            ),
            ("1x0.05@20 1x0.05@10", "10", "0.05 0.05 | 0.02 | 20: 0.04 + 0.01 | 10: 0.04 + 0.00 | 0.09"),
            ("1x0.05@20 1x0.05@20", "10", "0.05 0.05 | 0.01 | 20: 0.09 + 0.02 | 0.11"),
            (
                "1x100@20 1x100@10 1x100@5.5", "3.33",
                "100.00 100.00 100.00 | 9.99 | 20: 96.67 + 19.33 | 10: 96.67 + 9.67 | 5.5: 96.67 + 5.32 | 324.33"
            ),
            (
                "1x99.99@20 2x49.99@10 3x19.99@5.5", "7.5",
                "99.99 99.98 59.97 | 19.50 | 20: 92.49 + 18.50 | 10: 92.48 + 9.25 | 5.5: 55.47 + 3.05 | 271.24"
            ),
            (
                "1x10@20 1x20@10 1x30@0", "50",
                "10.00 20.00 30.00 | 30.00 | 20: 5.00 + 1.00 | 10: 10.00 + 1.00 | 0: 15.00 + 0.00 | 32.00"
            ),
            ("1x250@0", "0", "250.00 | 0.00 | 0: 250.00 + 0.00 | 250.00"),
            ("1x250@0", "2", "250.00 | 5.00 | 0: 245.00 + 0.00 | 245.00"),
            (
                "1x12500@20 12x389@20 1x690@10 -1x150@20", "2.5",
                "12500.00 4668.00 690.00 -150.00 | 442.70 | 20: 16592.55 + 3318.51 | 10: 672.75 + 67.28 | 20651.09"
            ),
            ("1x100@20 1x-20@20", "0", "100.00 -20.00 | 0.00 | 20: 80.00 + 16.00 | 96.00"),
            ("1x100@20 1x-20@10", "10", "100.00 -20.00 | 8.00 | 20: 90.00 + 18.00 | 10: -18.00 + -1.80 | 88.20"),
            ("1x-100@20", "0", "-100.00 | 0.00 | 20: -100.00 + -20.00 | -120.00"),
            ("-1x100@20", "5", "-100.00 | -5.00 | 20: -95.00 + -19.00 | -114.00"),
            ("1x100@20 1x80@10", "100", "100.00 80.00 | 180.00 | 20: 0.00 + 0.00 | 10: 0.00 + 0.00 | 0.00"),
            ("1x33.33@20 1x33.33@20 1x33.34@20", "0", "33.33 33.33 33.34 | 0.00 | 20: 100.00 + 20.00 | 120.00"),
            (
                "1x4500@20 6.5x42@10", "0",
                "4500.00 273.00 | 0.00 | 20: 4500.00 + 900.00 | 10: 273.00 + 27.30 | 5700.30"
            ),
            (
                "1000000x99999.99@20", "0",
                "99999990000.00 | 0.00 | 20: 99999990000.00 + 19999998000.00 | 119999988000.00"
            ),
        ])
    func areAsCalculatedByHand(_ lines: String, discount: String, expected: String) throws {
        let totals = try QuoteTotals(of: lines.split(separator: " ").map(line), discount: percentage(discount))
        let rates = totals.rates.map {
            "\($0.rate.formatted(in: .english).dropLast()): \(cents($0.base)) + \(cents($0.vat))"
        }
        let parts = [totals.lines.map(cents).joined(separator: " "), cents(totals.discount)] + rates
        #expect((parts + [cents(totals.gross)]).joined(separator: " | ") == expected)
        #expect(totals.net.minorUnits == totals.rates.map(\.base.minorUnits).reduce(0, +))
        #expect(totals.net.minorUnits == totals.subtotal.minorUnits - totals.discount.minorUnits)
        #expect(totals.gross.minorUnits == totals.net.minorUnits + totals.vat.minorUnits)
    }

    @Test func ofNothingAreNothing() throws {
        let totals = try QuoteTotals(of: [])
        #expect(totals.gross == Money(minorUnits: 0) && totals.rates.isEmpty)
    }

    @Test func refuseOtherCurrencies() throws {
        let dollars = QuoteLine(
            text: "", unitPrice: Money(minorUnits: 1, currency: try #require(Currency(rawValue: "USD"))), vat: .zero)
        #expect(throws: QuoteTotalsProblem.otherCurrency(line: 2)) {
            try QuoteTotals(of: [line("1x1@20"), dollars])
        }
    }

    @Test(arguments: [
        ([Int64.max], 1), ([.min], 1), ([1, .max], 2), ([QuoteTotals.limit, 1], 2), ([-QuoteTotals.limit, -1], 2),
    ])
    func refuseAbsurdAmounts(_ prices: [Int64], line: Int) {
        let lines = prices.map { QuoteLine(text: "", unitPrice: Money(minorUnits: $0), vat: .zero) }
        #expect(throws: QuoteTotalsProblem.tooMuch(line: line)) { try QuoteTotals(of: lines) }
    }

    @Test func refuseAbsurdSumsOfSeveralRates() throws {
        let rates = try ["0", "20"].map(percentage)
        let lines = rates.map { QuoteLine(text: "", unitPrice: Money(minorUnits: QuoteTotals.limit), vat: $0) }
        #expect(throws: QuoteTotalsProblem.tooMuch(line: nil)) { try QuoteTotals(of: lines) }
    }

    @Test func followAnyOrderOfLines() throws {
        let lines = try ["3x33.33-3%@20", "7x14.95@5.5", "1x0.05@20", "2x49.99@10", "1x0.05@5.5"].map(line)
        let discount = try percentage("7.5")
        let forwards = try QuoteTotals(of: lines, discount: discount)
        let backwards = try QuoteTotals(of: lines.reversed(), discount: discount)
        #expect(forwards.rates == backwards.rates && forwards.gross == backwards.gross)
    }

    /// `2x950-5%@20`.
    private func line(_ text: some StringProtocol) throws -> QuoteLine {
        let parts = text.split(separator: "@")
        let goods = parts[0].split(separator: "x")
        let price = goods[1].split(separator: "-").filter { $0.last != "%" }.joined()
        let discount = goods[1].last == "%" ? String(goods[1].split(separator: "-").last ?? "") : "0"
        return QuoteLine(
            text: "", quantity: try quantity(String(goods[0])),
            unitPrice: Money(minorUnits: try minorUnits(price) * (goods[1].first == "-" ? -1 : 1)),
            discount: try percentage(discount), vat: try percentage(parts[1]))
    }

    private func quantity(_ text: String) throws -> Quantity {
        let amount = try #require(Quantity(text.filter { $0 != "-" }))
        return try #require(Quantity(rawValue: text.first == "-" ? -amount.rawValue : amount.rawValue))
    }

    private func minorUnits(_ text: String) throws -> Int64 {
        let parts = text.split(separator: ".")
        let cents = parts.count == 2 ? String(parts[1]) : "00"
        return try #require(Int64("\(parts[0])\(cents.count == 1 ? cents + "0" : cents)"))
    }

    private func percentage(_ text: some StringProtocol) throws -> Percentage { try #require(Percentage(text)) }

    private func cents(_ money: Money) -> String {
        let (whole, cents) = money.minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
        return "\(money.minorUnits < 0 ? "-" : "")\(whole).\(cents < 10 ? "0" : "")\(cents)"
    }
}
