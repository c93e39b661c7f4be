/// A quote's number, the same in all its versions: `Q-2014-0003`.
public struct QuoteNumber: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    /// Four digits.
    public let year: Int
    /// Counts from 1 in every year, without gaps.
    public let number: Int

    public init?(year: Int, number: Int) {
        guard (1_000...9_999).contains(year), (1...999_999).contains(number) else { return nil }
        self.year = year
        self.number = number
    }

    /// Reads `Q-2014-0003`, in any case, with any hyphens and as many zeros as one likes (`q2014-3`). nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let (number, rest) = Self.prefix(of: Substring(text)), rest.isEmpty else { return nil }
        self = number
    }

    /// The first number in a text such as a subject, where it stands as a word of its own: `Re: Your quote Q-2014-0003`.
    public init?(in text: some StringProtocol) {
        // Few subjects have one, and to go through the letters of a text takes long.
        guard text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "q") }) else { return nil }
        var rest = Substring(text)
        var isInWord = false
        while let first = rest.first {
            if !isInWord, let (number, behind) = Self.prefix(of: rest), !Self.goesOn(behind) {
                self = number
                return
            }
            isInWord = first.isLetter || first.isNumber || Self.hyphens.contains(first)
            rest = rest.dropFirst()
        }
        return nil
    }

    public var description: String {
        let digits = String(number)
        return "Q-\(year)-" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }

    public static func < (first: QuoteNumber, second: QuoteNumber) -> Bool {
        (first.year, first.number) < (second.year, second.number)
    }

    /// What programs make of a hyphen.
    private static let hyphens = "-\u{2010}\u{2011}\u{2012}–−"

    private static func prefix(of text: Substring) -> (QuoteNumber, Substring)? {
        guard let letter = text.first, letter == "Q" || letter == "q" else { return nil }
        var rest = text.dropFirst()
        if let first = rest.first, hyphens.contains(first) { rest = rest.dropFirst() }
        let year = rest.prefix(while: isDigit)
        rest = rest.dropFirst(year.count)
        guard year.count == 4, let hyphen = rest.first, hyphens.contains(hyphen) else { return nil }
        let digits = rest.dropFirst().prefix(while: isDigit)
        guard (1...9).contains(digits.count), let year = Int(year), let number = Int(digits),
            let number = QuoteNumber(year: year, number: number)
        else { return nil }
        return (number, rest.dropFirst(1 + digits.count))
    }

    /// What stands behind makes it a part of something longer, such as `Q-2014-0003-7` or `Q-2014-0003B`.
    private static func goesOn(_ text: Substring) -> Bool {
        guard let first = text.first else { return false }
        if first.isLetter || first.isNumber { return true }
        return hyphens.contains(first) && text.dropFirst().first.map { $0.isLetter || $0.isNumber } == true
    }

    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
}
