/// A share of something, to a hundredth of a per cent, from 0 to 100 %: a discount, a rate of VAT.
public struct Percentage: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    /// Hundredths of a per cent: 5.5 % is 550.
    public let rawValue: Int

    /// nil when it is less than 0 or more than 100 %.
    public init?(rawValue: Int) {
        guard (0...10_000).contains(rawValue) else { return nil }
        self.rawValue = rawValue
    }

    private init(hundredths: Int) { rawValue = hundredths }

    public static let zero = Percentage(hundredths: 0)
    public static let all = Percentage(hundredths: 10_000)

    /// Reads `20`, `5,5 %`, `2.5%`: at most two decimals. nil for anything else.
    public init?(_ text: some StringProtocol) {
        var figures = Substring(String(text).filter { !$0.isWhitespace })
        if figures.last == "%" { figures = figures.dropLast() }
        guard let decimal = FixedPoint(figures, places: 2), let hundredths = Int(exactly: decimal.scaled) else {
            return nil
        }
        self.init(rawValue: hundredths)
    }

    /// As the language writes it, with no more decimals than it needs: `5.5%`, in French `5,5 %`.
    public func formatted(in language: Language) -> String {
        let isFrench = language == .french
        let number = FixedPoint(scaled: Int64(rawValue), places: 2).formatted(point: isFrench ? "," : ".")
        return number + (isFrench ? "\u{A0}%" : "%")
    }

    /// So much of `minorUnits`, rounded half away from zero.
    func of(_ minorUnits: Int64) -> Int64 {
        // At most 100 %, so it is no greater than what it is taken of.
        Int64(Rounding.quotient(Int128(minorUnits) * Int128(rawValue), 10_000))
    }

    public static func < (first: Percentage, second: Percentage) -> Bool { first.rawValue < second.rawValue }
}

enum Rounding {
    /// Rounded half away from zero, as all money is; `divisor` is positive and even.
    static func quotient(_ dividend: Int128, _ divisor: Int128) -> Int128 {
        (dividend + (dividend < 0 ? -divisor / 2 : divisor / 2)) / divisor
    }
}
