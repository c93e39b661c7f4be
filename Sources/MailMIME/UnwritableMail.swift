/// A mail that could not be put into bytes, because no memory was left for it.
public struct UnwritableMail: Error, Equatable, Sendable, CustomStringConvertible {
    /// One sentence for the operator; holds nothing of the mail.
    public var explanation: String

    public init(explanation: String) { self.explanation = explanation }

    public var description: String { explanation }
}
