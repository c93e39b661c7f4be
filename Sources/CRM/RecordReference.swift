/// Names one record the way people write it: `L-7`, `O-12`, `P-5`.
public struct RecordReference: Hashable, Codable, Sendable, CustomStringConvertible {
    public enum Kind: String, CaseIterable, Codable, Sendable {
        case lead = "L"
        case opportunity = "O"
        case partner = "P"
    }

    public var kind: Kind
    /// The record's row number, from 1.
    public var number: Int64

    public init(_ kind: Kind, _ number: Int64) {
        self.kind = kind
        self.number = number
    }

    /// Reads `O-12`, in any case, with or without the hyphen (`o12`). nil for anything else.
    public init?(_ text: some StringProtocol) {
        guard let letter = text.first, let kind = Kind(rawValue: letter.uppercased()) else { return nil }
        var digits = text.dropFirst()
        if digits.first == "-" { digits = digits.dropFirst() }
        guard (1...18).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let number = Int64(digits), number > 0
        else { return nil }
        self.init(kind, number)
    }

    public var description: String { "\(kind.rawValue)-\(number)" }
}
