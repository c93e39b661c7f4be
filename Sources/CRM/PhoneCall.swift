public import struct Foundation.Date

/// A telephone call with somebody outside, as a colleague noted it.
public struct PhoneCall: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    public var direction: Direction
    /// When it was made.
    public var at: Date
    /// 1 to 1440; nil when nobody said.
    public var minutes: Int?
    /// Whom it was with, by name.
    public var with: String
    public var summary: String
    /// Login of the colleague who noted it.
    public var author: String

    public enum Direction: String, CaseIterable, Codable, Sendable {
        /// They called us.
        case incoming = "in"
        /// We called them.
        case outgoing = "out"
    }

    public init(
        id: Int64 = 0, direction: Direction, at: Date, minutes: Int? = nil, with name: String, summary: String,
        author: String
    ) {
        self.id = id
        self.direction = direction
        self.at = at
        self.minutes = minutes
        self.with = name
        self.summary = summary
        self.author = author
    }
}
