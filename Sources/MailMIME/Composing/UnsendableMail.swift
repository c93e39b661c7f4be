/// A mail that cannot be written down as RFC 5322 wants it.
public struct UnsendableMail: Error, Equatable, Sendable, CustomStringConvertible {
    /// One sentence for the operator; holds no mail text.
    public var explanation: String

    public init(explanation: String) { self.explanation = explanation }

    public var description: String { explanation }
}
