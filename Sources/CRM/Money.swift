/// An amount of money: a whole number of the currency's smallest unit, never a floating-point number.
public struct Money: Hashable, Codable, Sendable {
    /// Cents for EUR.
    public var minorUnits: Int64
    public var currency: Currency

    public init(minorUnits: Int64, currency: Currency = .euro) {
        self.minorUnits = minorUnits
        self.currency = currency
    }

    /// The amount as the language writes it: `5 000 000 €` in French, `€5,000,000` in English; cents only when there are any.
    public func formatted(in language: Language) -> String {
        written(in: language, withCents: !minorUnits.isMultiple(of: 100))
    }

    /// The same, always with its cents: `5 000 000,00 €`, as documents write it.
    public func exact(in language: Language) -> String { written(in: language, withCents: true) }

    private func written(in language: Language, withCents: Bool) -> String {
        let (whole, cents) = minorUnits.magnitude.quotientAndRemainder(dividingBy: 100)
        let isFrench = language == .french
        // U+202F is the narrow space that French groups digits with.
        var digits = Self.grouped(whole, separator: isFrench ? "\u{202F}" : ",")
        if withCents { digits += (isFrench ? "," : ".") + (cents < 10 ? "0\(cents)" : "\(cents)") }
        let sign = minorUnits < 0 ? "\u{2212}" : ""
        return isFrench ? "\(sign)\(digits)\u{A0}\(currency.symbol)" : "\(sign)\(currency.symbol)\(digits)"
    }

    private static func grouped(_ number: UInt64, separator: String) -> String {
        let digits = String(number)
        var result = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { result += separator }
            result.append(digit)
        }
        return result
    }
}

extension [Money] {
    /// Adds an amount to the sum of its currency. A sum that no number holds stays at the largest.
    mutating func add(_ amount: Money) {
        guard let index = firstIndex(where: { $0.currency == amount.currency }) else { return append(amount) }
        let (sum, isTooMuch) = self[index].minorUnits.addingReportingOverflow(amount.minorUnits)
        self[index].minorUnits = isTooMuch ? .max : sum
    }
}

/// A currency with two decimals, by its code. ISO 4217.
public struct Currency: RawRepresentable, Hashable, Codable, Sendable {
    /// `EUR`: three capital letters.
    public let rawValue: String

    public init?(rawValue: String) {
        let code = rawValue.uppercased()
        guard code.utf8.count == 3, code.allSatisfy({ ("A"..."Z").contains($0) }) else { return nil }
        self.rawValue = code
    }

    private init(code: String) { rawValue = code }

    public static let euro = Currency(code: "EUR")

    /// What people write beside the number: `€`, and the code where there is no sign of its own.
    public var symbol: String { Self.symbols[rawValue] ?? rawValue }

    /// The currency that `symbol` stands for, be it a sign (`€`) or a code (`eur`).
    public init?(symbol: some StringProtocol) {
        let text = symbol.uppercased()
        if let code = Self.symbols.first(where: { $0.value == text })?.key {
            self.init(code: code)
        } else {
            self.init(rawValue: text)
        }
    }

    private static let symbols = ["EUR": "€", "USD": "$", "GBP": "£"]
}
