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
    public init?(_ text: some StringProtocol) { self.init(written: String(text)) }

    private init?(written text: String) {
        guard let at = text.utf8.lastIndex(of: UInt8(ascii: "@")) else { return nil }
        let domain = text.utf8[text.utf8.index(after: at)...]
        guard (1...64).contains(text.utf8[..<at].count), (1...255).contains(domain.count), Self.isDomain(domain),
            text.unicodeScalars.allSatisfy(Self.isAllowed)
        else { return nil }
        rawValue = text
        folded = text.lowercased()
    }

    /// What stands before the last `@`.
    public var localPart: Substring {
        rawValue[..<(rawValue.utf8.lastIndex(of: UInt8(ascii: "@")) ?? rawValue.endIndex)]
    }

    /// What stands after the last `@`, in lower case.
    public var domain: Substring {
        folded.utf8.lastIndex(of: UInt8(ascii: "@")).map { folded[folded.utf8.index(after: $0)...] } ?? ""
    }

    public var description: String { rawValue }

    public static func == (left: Self, right: Self) -> Bool { left.folded == right.folded }

    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }

    /// No label between its dots is empty.
    private static func isDomain(_ text: Substring.UTF8View) -> Bool {
        let dot = UInt8(ascii: ".")
        var previous = dot
        for byte in text {
            if byte == dot, previous == dot { return false }
            previous = byte
        }
        return previous != dot
    }

    /// Not so are white space and control characters, and signs that mean something in a header or a command line of SMTP;
    /// quoted local parts, which could hold them, are not in use.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "<", ">", ",", ";", "\"", "(", ")", "\u{7F}": return false
        case "\0"..."\u{7F}": return scalar > " "
        default:
            return !scalar.properties.isWhitespace && scalar.properties.generalCategory != .control
                && scalar.properties.generalCategory != .format
        }
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
