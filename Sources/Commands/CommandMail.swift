/// The commands at the head of a mail, and the text that follows them.
public struct CommandMail: Hashable, Sendable {
    /// A line that is a command, or looks like one.
    public struct Line: Hashable, Sendable {
        /// As it was written, without white space around it.
        public var text: String
        public var command: Result<Command, CommandProblem>

        public init(text: String, command: Result<Command, CommandProblem>) {
            self.text = text
            self.command = command
        }
    }

    /// In the order they stand; empty when the mail begins with prose.
    public var lines: [Line]
    /// What follows the commands, without blank lines around it. `REPLY` and `NOTE` have it in their text already.
    public var freeText: String

    /// More than a person writes in one mail.
    public static let limit = 100

    /// Reads the unquoted text of a mail. Lines are taken from the first that is not empty up to the first that is blank,
    /// quoted, the signature mark `-- `, or no command.
    public init(_ text: String, vocabulary: Vocabulary) {
        let reader = LineReader(vocabulary: vocabulary)
        var rest = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        rest = rest.drop { $0.allSatisfy(\.isWhitespace) }
        lines = []
        var unknownInARow = 0
        while let line = rest.first, let result = reader.read(line) {
            rest = rest.dropFirst()
            if case .failure(.unknownKeyword) = result { unknownInARow += 1 } else { unknownInARow = 0 }
            let problem: CommandProblem? =
                unknownInARow > 5
                ? .tooManyUnknown : lines.count == Self.limit ? .tooManyCommands(limit: Self.limit) : nil
            lines.append(Line(text: trimmed(line), command: problem.map { .failure($0) } ?? result))
            if problem != nil { break }
        }
        freeText = Self.freeText(in: rest)
        giveFreeTextToItsCommand()
    }

    /// Everything up to a quote or a signature.
    private static func freeText(in lines: ArraySlice<Substring>) -> String {
        let text = lines.prefix { !$0.hasPrefix(">") && $0 != "-- " && $0 != "--" }
        return trimmed(text.joined(separator: "\n"))
    }

    /// The last command that takes a text gets it; one that has neither its own words nor the free text lacks something.
    private mutating func giveFreeTextToItsCommand() {
        let takers = lines.indices.filter { (try? lines[$0].command.get())?.keyword.takesFreeText == true }
        for index in takers {
            guard case .success(var command) = lines[index].command else { continue }
            let addition = index == takers.last ? freeText : ""
            switch command.action {
            case .note(let text): command.action = .note(Self.joined(text, addition))
            case .reply(let text): command.action = .reply(Self.joined(text, addition))
            default: continue
            }
            let isEmpty = command.action == .note("") || command.action == .reply("")
            lines[index].command = isEmpty ? .failure(.missingArgument(command.keyword)) : .success(command)
        }
    }

    private static func joined(_ first: String, _ second: String) -> String {
        first.isEmpty || second.isEmpty ? first + second : first + "\n\n" + second
    }
}

func trimmed(_ text: some StringProtocol) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}
