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
        var rest = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)[...]
        rest = rest.drop { $0.allSatisfy(\.isWhitespace) }
        lines = []
        freeText = ""
        var unknownInARow = 0
        while let line = rest.first, let result = reader.read(line), !isOnList(line, result) {
            rest = rest.dropFirst()
            if case .failure(.unknownKeyword) = result { unknownInARow += 1 } else { unknownInARow = 0 }
            let problem: CommandProblem? =
                unknownInARow > 5
                ? .tooManyUnknown : lines.count == Self.limit ? .tooManyCommands(limit: Self.limit) : nil
            lines.append(Line(text: trimmed(line), command: problem.map { .failure($0) } ?? result))
            if problem != nil { break }
        }
        takeFieldsBelow(&rest, vocabulary)
        takeItemsBelow(&rest, reader)
        freeText = Self.freeText(in: rest)
        giveFreeTextToItsCommand(vocabulary)
    }

    /// Below a command that takes a list, `DOE Jane, Dupont SA` is somebody and no misspelt command.
    private func isOnList(_ line: Substring, _ result: Result<Command, CommandProblem>) -> Bool {
        guard case .success(let command)? = lines.last?.command else { return false }
        switch result {
        case .failure(.unknownKeyword): break
        // `DE SOUZA Maria, …`: below a list nobody says whose the mail is.
        case .success(let next) where next.keyword == .from: break
        default: return false
        }
        let words = trimmed(line)
        return command.keyword.takesList && !words.hasPrefix("/")
            && words.contains { $0.isWhitespace || ":,;".contains($0) }
    }

    /// The lines right below `PARTNER city: Lille` that name fields too go on with it.
    private mutating func takeFieldsBelow(_ rest: inout ArraySlice<Substring>, _ vocabulary: Vocabulary) {
        guard let line = lines.last, case .success(var command) = line.command,
            case .partner(var changes) = command.action, !changes.isEmpty
        else { return }
        var problem: CommandProblem?
        while problem == nil, let entry = rest.first, SheetChange.isEntry(entry, vocabulary) {
            rest = rest.dropFirst()
            do throws(CommandProblem) {
                changes = try SheetChange.all(in: String(entry), after: changes, vocabulary: vocabulary)
            } catch {
                problem = error
            }
        }
        command.action = .partner(changes)
        lines[lines.count - 1].command = problem.map { .failure($0) } ?? .success(command)
    }

    /// The lines right below `QUOTE CABINET-100 x6` are to be quoted too, up to a blank one: none may be lost unseen.
    private mutating func takeItemsBelow(_ rest: inout ArraySlice<Substring>, _ reader: LineReader) {
        guard let line = lines.last, case .success(let command) = line.command,
            case .quote(let request) = command.action, !request.items.isEmpty
        else { return }
        let items = rest.prefix { !Self.endsText($0) && !$0.allSatisfy(\.isWhitespace) }
        guard !items.isEmpty, let result = reader.read(([line.text[...]] + items).joined(separator: "\n")) else {
            return
        }
        rest = rest.dropFirst(items.count)
        lines[lines.count - 1].command = result
    }

    /// Everything up to a quote or a signature.
    private static func freeText(in lines: ArraySlice<Substring>) -> String {
        trimmed(lines.prefix { !endsText($0) }.joined(separator: "\n"))
    }

    private static func endsText(_ line: Substring) -> Bool {
        line.hasPrefix(">") || line == "-- " || line == "--"
    }

    /// The last command that takes a text gets it; one that has neither its own words nor the free text lacks something.
    private mutating func giveFreeTextToItsCommand(_ vocabulary: Vocabulary) {
        let takers = lines.indices.filter { (try? lines[$0].command.get())?.keyword.takesFreeText == true }
        for index in takers {
            guard case .success(var command) = lines[index].command else { continue }
            let addition = index == takers.last ? freeText : ""
            lines[index].command = Result { () throws(CommandProblem) in
                command.action = try Self.action(command.action, with: addition, vocabulary)
                return command
            }
        }
    }

    /// What the command says together with the free text. Throws when it still says nothing.
    private static func action(
        _ action: Command.Action, with text: String, _ vocabulary: Vocabulary
    ) throws(CommandProblem) -> Command.Action {
        switch action {
        case .note(let words): return .note(try said(words, text, by: .note))
        case .reply(let words): return .reply(try said(words, text, by: .reply))
        case .lead(let words): return .lead(try said(words, text, by: .lead, with: "\n"))
        case .call(var note):
            note.summary = try said(note.summary, text, by: .call)
            return .call(note)
        case .import(let campaign, _): return .import(campaign: campaign, text: text)
        case .quote(let request):
            guard request.items.isEmpty else { return action }
            do {
                var below = try QuoteRequest.read(text, vocabulary: vocabulary, currency: vocabulary.currency)
                below.opportunities = request.opportunities + below.opportunities
                return .quote(below)
            } catch {
                throw .wrongQuote(error)
            }
        case .partner(let changes):
            guard changes.isEmpty else { return action }
            return .partner(try SheetChange.all(in: try said("", text, by: .partner), vocabulary: vocabulary))
        default: return action
        }
    }

    private static func said(
        _ first: String, _ second: String, by keyword: Keyword, with separator: String = "\n\n"
    ) throws(CommandProblem) -> String {
        let words = joined(first, second, separator)
        guard !words.isEmpty else { throw .missingArgument(keyword) }
        return words
    }

    private static func joined(_ first: String, _ second: String, _ separator: String) -> String {
        first.isEmpty || second.isEmpty ? first + second : first + separator + second
    }
}

func trimmed(_ text: some StringProtocol) -> String {
    guard let first = text.firstIndex(where: { !$0.isWhitespace }),
        let last = text.lastIndex(where: { !$0.isWhitespace })
    else { return "" }
    return String(text[first...last])
}
