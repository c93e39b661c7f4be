/// A mail address with the name people see beside it. RFC 5322 §3.4 calls this a mailbox; here a mailbox is IMAP's.
public struct Address: Hashable, Codable, Sendable, CustomStringConvertible {
    /// Decoded display name, empty when there is none.
    public var name: String
    public var email: EmailAddress

    public init(name: String = "", email: EmailAddress) {
        self.name = name
        self.email = email
    }

    /// The name if there is one, else the address: what to call somebody in a text.
    public var displayName: String { name.isEmpty ? email.rawValue : name }

    /// `Name <address>` for people to read; not quoted or encoded for a header.
    public var description: String { name.isEmpty ? email.rawValue : "\(name) <\(email)>" }
}
