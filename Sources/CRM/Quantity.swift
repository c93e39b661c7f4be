/// How many of something: an exact number with at most three decimals, never a floating-point number.
public struct Quantity: RawRepresentable, Hashable, Comparable, Codable, Sendable {
    /// Thousandths: 1.5 is 1500. Negative for what is taken back.
    public let rawValue: Int64

    /// In either direction.
    public static let limit: Int64 = 1_000_000

    /// nil beyond a million.
    public init?(rawValue: Int64) {
        guard rawValue.magnitude <= UInt64(Self.limit) * 1_000 else { return nil }
        self.rawValue = rawValue
    }

    private init(thousandths: Int64) { rawValue = thousandths }

    public static let one = Quantity(thousandths: 1_000)

    /// Reads `2`, `1,5`, `0.125`. nil for anything else, and for `1,500`, which is 1500 to some and 1.5 to others.
    public init?(_ text: some StringProtocol) {
        let text = Substring(text)
        guard let decimal = FixedPoint(text, places: 3) else { return nil }
        let decimals = text.drop { $0 != "," && $0 != "." }.dropFirst()
        guard decimals.utf8.count < 3 || decimal.scaled < 1_000 else { return nil }
        self.init(rawValue: decimal.scaled)
    }

    /// As the language writes it, with no more decimals than it needs: `1.5`, in French `1,5`.
    public func formatted(in language: Language) -> String {
        FixedPoint(scaled: rawValue, places: 3).formatted(point: language == .french ? "," : ".")
    }

    public static func < (first: Quantity, second: Quantity) -> Bool { first.rawValue < second.rawValue }
}
