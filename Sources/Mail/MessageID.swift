/// The identifier of a mail, without its angle brackets. RFC 5322 §3.6.4.
public struct MessageID: Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String

    /// Takes the identifier with or without angle brackets. nil when it is empty, over 998 octets (a line of RFC 5322),
    /// or holds white space, control characters or angle brackets.
    public init?(_ text: some StringProtocol) {
        var text = String(text)
        if text.utf8.first == UInt8(ascii: "<"), text.utf8.last == UInt8(ascii: ">"), text.utf8.count > 2 {
            text = String(text.dropFirst().dropLast())
        }
        guard (1...998).contains(text.utf8.count), text.utf8.allSatisfy(Self.isAllowed) else { return nil }
        rawValue = text
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
    }

    /// What stands before the `@`.
    public var leftSide: Substring { rawValue[..<(rawValue.lastIndex(of: "@") ?? rawValue.endIndex)] }

    /// With its angle brackets, as in a header.
    public var description: String { "<\(rawValue)>" }
}
