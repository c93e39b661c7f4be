/// The identifier of a mail, without its angle brackets. RFC 5322 §3.6.4.
public struct MessageID: Hashable, Codable, Sendable, CustomStringConvertible {
    public let rawValue: String

    /// Takes the identifier with or without angle brackets. nil when it is empty, over 998 octets (a line of RFC 5322),
    /// or holds white space, control characters or angle brackets.
    public init?(_ text: some StringProtocol) {
        var text = text[...]
        if text.hasPrefix("<"), text.hasSuffix(">"), text.count > 2 { text = text.dropFirst().dropLast() }
        guard (1...998).contains(text.utf8.count),
            text.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F && $0 != "<" && $0 != ">" })
        else { return nil }
        rawValue = String(text)
    }

    /// What stands before the `@`.
    public var leftSide: Substring { rawValue[..<(rawValue.lastIndex(of: "@") ?? rawValue.endIndex)] }

    /// With its angle brackets, as in a header.
    public var description: String { "<\(rawValue)>" }
}
