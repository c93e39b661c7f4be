/// A mail address without its display name: `local-part@domain`. RFC 5321 §4.1.2.
///
/// Two addresses are equal when they differ only in case: local parts may be case-sensitive (RFC 5321 §2.4),
/// but no mail service in use makes two people of `Jane@` and `jane@`, while people write both.
public struct EmailAddress: Hashable, Sendable, CustomStringConvertible {
    /// As it was written, to send to.
    public let rawValue: String
    /// Lower case, to compare and to look up by.
    public let folded: String

    /// nil unless `text` is one address: a local part of 1 to 64 octets and a domain of 1 to 255 (RFC 5321 §4.5.3.1),
    /// without white space, control characters or angle brackets in either.
    public init?(_ text: some StringProtocol) {
        guard let at = text.lastIndex(of: "@") else { return nil }
        let localPart = text[..<at]
        let domain = text[text.index(after: at)...]
        guard (1...64).contains(localPart.utf8.count), (1...255).contains(domain.utf8.count) else { return nil }
        guard !domain.hasPrefix("."), !domain.hasSuffix("."), !domain.contains("..") else { return nil }
        guard localPart.unicodeScalars.allSatisfy({ Self.isGraphic($0) && !Self.specials.contains($0) }),
            domain.unicodeScalars.allSatisfy({ Self.isGraphic($0) && !Self.specials.contains($0) && $0 != "@" })
        else { return nil }
        rawValue = String(text)
        folded = rawValue.lowercased()
    }

    /// What stands before the last `@`.
    public var localPart: Substring { rawValue[..<(rawValue.lastIndex(of: "@") ?? rawValue.endIndex)] }

    /// What stands after the last `@`, in lower case.
    public var domain: Substring {
        folded.lastIndex(of: "@").map { folded[folded.index(after: $0)...] } ?? ""
    }

    public var description: String { rawValue }

    public static func == (left: Self, right: Self) -> Bool { left.folded == right.folded }

    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }

    /// Signs that mean something in a header or a command line of SMTP; quoted local parts, which could hold them, are not
    /// in use.
    private static let specials: [Unicode.Scalar] = ["<", ">", ",", ";", "\"", "(", ")"]

    private static func isGraphic(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value > 0x20 && scalar.value != 0x7F }
        return !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
            && scalar.properties.generalCategory != .format
    }
}

extension EmailAddress: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let address = Self(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is not a mail address")
        }
        self = address
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}
