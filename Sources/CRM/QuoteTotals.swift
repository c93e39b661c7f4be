/// What a quote comes to.
///
/// Each line's net is rounded once. A discount on the whole quote is taken rate by rate: the lines of one VAT rate are
/// added up, their sum is reduced by the percentage, and that reduction is rounded; the discount shown is the sum of these
/// reductions, so that the bases always add up to the net total. VAT is computed once for each rate, on the reduced base.
/// Everything is rounded half away from zero to the cent.
public struct QuoteTotals: Hashable, Sendable {
    /// What belongs to one rate of VAT.
    public struct Rate: Hashable, Sendable {
        public var rate: Percentage
        /// The lines of that rate, less their part of the discount on the whole quote.
        public var base: Money
        public var vat: Money
    }

    /// The net of each line, in their order.
    public let lines: [Money]
    /// The sum of the lines.
    public let subtotal: Money
    /// What the discount on the whole quote takes off; has the sign of what it is taken off.
    public let discount: Money
    /// Without VAT.
    public let net: Money
    /// One for each rate that a line has, the highest first.
    public let rates: [Rate]
    public let vat: Money
    /// With VAT: what there is to pay.
    public let gross: Money

    /// In minor units and either direction: no line and no sum may exceed it.
    public static let limit: Int64 = 100_000_000_000_000

    public init(
        of lines: [QuoteLine], discount: Percentage = .zero, currency: Currency = .euro
    ) throws(QuoteTotalsProblem) {
        var nets: [Int64] = []
        var sums: [Percentage: Int64] = [:]
        for (index, line) in lines.enumerated() {
            guard line.unitPrice.currency == currency else { throw .otherCurrency(line: index + 1) }
            let net = try Self.checked(line.net, line: index + 1)
            nets.append(net)
            sums[line.vat] = try Self.checked(Int128(sums[line.vat, default: 0]) + Int128(net), line: index + 1)
        }
        var reduction: Int128 = 0
        rates = sums.keys.sorted(by: >).map { rate in
            let sum = sums[rate, default: 0]
            let off = discount.of(sum)
            reduction += Int128(off)
            let base = sum - off
            return Rate(
                rate: rate, base: Money(minorUnits: base, currency: currency),
                vat: Money(minorUnits: rate.of(base), currency: currency))
        }
        let subtotal = nets.reduce(Int128(0)) { $0 + Int128($1) }
        let vat = rates.reduce(Int128(0)) { $0 + Int128($1.vat.minorUnits) }
        func money(_ amount: Int128) throws(QuoteTotalsProblem) -> Money {
            Money(minorUnits: try Self.checked(amount, line: nil), currency: currency)
        }
        self.lines = nets.map { Money(minorUnits: $0, currency: currency) }
        self.subtotal = try money(subtotal)
        self.discount = try money(reduction)
        self.vat = try money(vat)
        net = try money(subtotal - reduction)
        gross = try money(subtotal - reduction + vat)
    }

    private static func checked(_ amount: Int128, line: Int?) throws(QuoteTotalsProblem) -> Int64 {
        guard amount.magnitude <= UInt128(limit) else { throw .tooMuch(line: line) }
        return Int64(amount)
    }
}

/// Why a quote cannot be added up.
public enum QuoteTotalsProblem: Error, Hashable, Sendable {
    /// The amount exceeds `QuoteTotals.limit`: with that line, counted from 1, or all in all.
    case tooMuch(line: Int?)
    /// That line's price is in another currency than the quote.
    case otherCurrency(line: Int)
}
