public import CRM
import Commands

/// The one command that a mail consists of. Throws its problem, or `NotOneCommand`.
func onlyCommand(in text: String, _ words: Vocabulary = vocabulary) throws -> Command {
    let lines = CommandMail(text, vocabulary: words).lines
    guard lines.count == 1 else { throw NotOneCommand(lines: lines.map(\.text)) }
    return try lines[0].command.get()
}

/// A mail has no command, or several.
struct NotOneCommand: Error {
    var lines: [String]
}

/// What is wrong with the first line of a mail; nil when it is a command or prose.
func commandProblem(_ text: String) -> CommandProblem? {
    guard case .failure(let problem)? = CommandMail(text, vocabulary: vocabulary).lines.first?.command else {
        return nil
    }
    return problem
}

/// An amount in euros.
func euros(_ whole: Int64, cents: Int64 = 0) -> Money { Money(minorUnits: whole * 100 + cents) }

extension RecordReference: ExpressibleByStringLiteral {
    /// A reference that stands in a test, such as `L-7`.
    public init(stringLiteral text: String) {
        guard let reference = RecordReference(text) else { preconditionFailure("\(text) is no reference") }
        self = reference
    }
}
