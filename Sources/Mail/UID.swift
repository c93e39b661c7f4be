/// A message's number inside one mailbox, for as long as the mailbox keeps its `UIDValidity`.
///
/// Counts upward from 1 and is never reused under one validity; gaps are normal. RFC 3501 §2.3.1.1.
public struct UID: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
    public var rawValue: UInt32

    public init?(rawValue: UInt32) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    public var description: String { "\(rawValue)" }

    public static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

/// Says which generation of `UID`s a mailbox hands out; a new value means all of them were given anew.
/// RFC 3501 §2.3.1.1.
public struct UIDValidity: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    public var rawValue: UInt32

    public init?(rawValue: UInt32) {
        guard rawValue > 0 else { return nil }
        self.rawValue = rawValue
    }

    public var description: String { "\(rawValue)" }
}
