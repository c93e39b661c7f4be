/// What was to be read is no mail at all: empty, or without a single header field.
///
/// Anything else is read as well as it can be, however broken.
public struct UnreadableMail: Error, Equatable, Sendable, CustomStringConvertible {
    /// One sentence for the operator; holds nothing of the mail.
    public var explanation: String

    public init(explanation: String) { self.explanation = explanation }

    public var description: String { explanation }
}
