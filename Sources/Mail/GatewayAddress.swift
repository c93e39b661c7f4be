/// The gateway's own mail address, and the forms of it that carry a token: `crm+token@notsotiny.example`.
public struct GatewayAddress: Hashable, Sendable {
    /// Where customers write to.
    public let plain: EmailAddress
    private let delimiter: Character

    /// `delimiter` is the mail server's `recipient_delimiter`, usually `+`. RFC 5233 §1 calls what follows it the detail.
    /// nil when an address with a token in it would exceed the 64 octets of a local part.
    public init?(_ plain: EmailAddress, delimiter: Character = "+") {
        guard plain.localPart.utf8.count + 1 + Self.longestToken <= 64 else { return nil }
        self.plain = plain
        self.delimiter = delimiter
    }

    /// `o` and nine digits, a dot and 34 characters.
    private static let longestToken = 45

    public func carrying(_ token: String) -> EmailAddress {
        EmailAddress("\(plain.localPart)\(delimiter)\(token)@\(plain.domain)") ?? plain
    }

    /// The token in one of our addresses; nil for any other address.
    public func token(in address: EmailAddress) -> Substring? {
        let local = address.localPart
        guard address.domain == plain.domain, let cut = local.firstIndex(of: delimiter),
            local[..<cut].lowercased() == plain.localPart.lowercased()
        else { return nil }
        return local[local.index(after: cut)...]
    }

    /// Whether mail to that address comes to us.
    public func owns(_ address: EmailAddress) -> Bool { address == plain || token(in: address) != nil }

    /// `<token.unique@domain>`: a Message-ID that still names the record when the reply address was lost.
    public func messageID(carrying token: String, unique: String) -> MessageID? {
        MessageID("\(token).\(unique)@\(plain.domain)")
    }

    /// The token in a Message-ID of ours; nil for any other.
    public func token(in messageID: MessageID) -> Substring? {
        guard messageID.rawValue.lowercased().hasSuffix("@\(plain.domain)") else { return nil }
        let parts = messageID.leftSide.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false)
        guard parts.count == 3 else { return nil }
        return messageID.leftSide[parts[0].startIndex..<parts[1].endIndex]
    }
}
