public import CRM

/// Reads amounts of money as people write them: `5000k`, `5.000 k€`, `5 000,50 €`, `€5,000.50`, `1,2 M€`.
///
/// Both comma and point may group digits or begin the cents. The later of the two kinds begins the cents; one kind alone
/// groups when it stands more than once or has exactly three digits behind it (`5.000`), else it begins the cents.
public enum Amount {
    /// nil when the text is no amount, has fractions of a cent, or exceeds 92 quadrillion.
    public static func read(_ text: some StringProtocol, currency: Currency = .euro) -> Money? {
        var rest = String(text).filter { !$0.isWhitespace && $0 != "'" && $0 != "’" && $0 != "\u{2009}" }[...]
        let signBefore = Currency(sign: rest.prefix { !isDigit($0) && $0 != "," && $0 != "." })
        if signBefore != nil { rest = rest.drop { !isDigit($0) && $0 != "," && $0 != "." } }
        let figures = rest.prefix { isDigit($0) || $0 == "," || $0 == "." }
        guard let (digits, decimals) = digits(in: figures), let suffix = Suffix(rest.dropFirst(figures.count)),
            suffix.currency == nil || signBefore == nil
        else { return nil }
        return money(digits, decimals, suffix.factor, suffix.currency ?? signBefore ?? currency)
    }

    private static func money(_ digits: Substring, _ decimals: Int, _ factor: Int64, _ currency: Currency) -> Money? {
        guard digits.count <= 18, let number = Int64(digits) else { return nil }
        let (scaled, overflow) = number.multipliedReportingOverflow(by: factor * 100)
        let divisor = (0..<decimals).reduce(Int64(1)) { power, _ in power * 10 }
        guard !overflow, scaled.isMultiple(of: divisor) else { return nil }
        return Money(minorUnits: scaled / divisor, currency: currency)
    }

    /// The digits without separators, and how many of them stand behind the decimal sign.
    private static func digits(in figures: Substring) -> (Substring, decimals: Int)? {
        guard let first = figures.first, isDigit(first), let last = figures.last, isDigit(last) else { return nil }
        let digits = figures.filter(isDigit)[...]
        guard let lastSeparator = figures.last(where: { !isDigit($0) }) else { return (digits, 0) }
        let behind = figures.reversed().prefix { $0 != lastSeparator }.count
        let sameKind = figures.count { $0 == lastSeparator }
        let hasOtherKind = figures.contains { !isDigit($0) && $0 != lastSeparator }
        let groups = sameKind > 1 || (!hasOtherKind && behind == 3 && first != "0")
        if groups {
            guard !hasOtherKind, isGrouped(figures, by: lastSeparator) else { return nil }
            return (digits, 0)
        }
        let whole = figures.prefix(figures.count - behind - 1)
        if hasOtherKind {
            guard let other = whole.first(where: { !isDigit($0) }), isGrouped(whole, by: other) else { return nil }
        }
        return behind <= 6 ? (digits, behind) : nil
    }

    /// Whether every group but the first has three digits.
    private static func isGrouped(_ figures: Substring, by separator: Character) -> Bool {
        let groups = figures.split(separator: separator, omittingEmptySubsequences: false)
        return groups.dropFirst().allSatisfy { $0.count == 3 } && (1...3).contains(groups[0].count)
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }

    /// What may follow the figures: a factor, a currency, or both (`k€`).
    private struct Suffix {
        var factor: Int64 = 1
        var currency: Currency?

        init?(_ text: Substring) {
            if text.isEmpty { return }
            for (word, factor) in Self.factors where text.lowercased().hasPrefix(word) {
                let rest = text.dropFirst(word.count)
                if rest.isEmpty || Currency(sign: rest) != nil {
                    self.factor = factor
                    currency = Currency(sign: rest)
                    return
                }
            }
            guard let currency = Currency(sign: text) else { return nil }
            self.currency = currency
        }

        /// Longest first, so that `million` is not read as `m` and a rest.
        private static let factors: [(String, Int64)] = [
            ("millions", 1_000_000), ("million", 1_000_000), ("mio", 1_000_000), ("m", 1_000_000), ("k", 1_000),
        ]
    }
}

extension Currency {
    /// A sign or code beside an amount; `euros` is a word people write too.
    fileprivate init?(sign: some StringProtocol) {
        let text = sign.lowercased()
        self.init(symbol: text == "euro" || text == "euros" ? "EUR" : text)
    }
}
