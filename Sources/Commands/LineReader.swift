import CRM

/// Reads one line of a command mail.
struct LineReader {
    let vocabulary: Vocabulary

    /// nil when the line is prose, blank or quoted.
    func read(_ line: some StringProtocol) -> Result<Command, CommandProblem>? {
        let line = withoutEmphasis(trimmed(line.prefix(4_000)))
        guard !line.isEmpty, !line.hasPrefix(">"), line != "--" else { return nil }
        let hasSlash = line.hasPrefix("/")
        let head = line.dropFirst(hasSlash ? 1 : 0).prefix { !$0.isWhitespace && $0 != ":" }
        guard head.count <= 30, !head.isEmpty else { return nil }
        let rest = trimmed(line[head.endIndex...].drop { $0 == ":" })
        let word = withoutStop(head)
        if let keyword = vocabulary.keyword(word) {
            let isMeant = hasSlash || isInCapitals(word) || rest.isEmpty
            return isMeant ? Result { () throws(CommandProblem) in try command(keyword, rest[...]) } : nil
        }
        let nearest = vocabulary.nearest(to: word)
        guard hasSlash || (isInCapitals(word) && word.count > 2 && nearest != nil) else { return nil }
        return .failure(.unknownKeyword(String(head), nearest: nearest))
    }

    private func command(_ keyword: Keyword, _ rest: Substring) throws(CommandProblem) -> Command {
        var arguments = rest
        var reference: RecordReference?
        let first = rest.prefix { !$0.isWhitespace }
        if let named = RecordReference(String(first).filter { $0 != ":" && $0 != "," }) {
            reference = named
            arguments = trimmed(rest.dropFirst(first.count))[...]
        }
        return Command(keyword, reference: reference, action: try action(keyword, arguments))
    }

    private func action(_ keyword: Keyword, _ arguments: Substring) throws(CommandProblem) -> Command.Action {
        switch keyword {
        case .take, .release, .pool:
            guard arguments.isEmpty else { throw .unexpected(String(arguments), in: keyword) }
            return keyword == .take ? .take : keyword == .release ? .release : .pool
        case .assign:
            guard !arguments.isEmpty else { throw .missingArgument(.assign) }
            return .assign(to: String(arguments))
        case .convert: return .convert(try conversion(arguments))
        case .note: return .note(String(arguments))
        case .reply: return .reply(String(arguments))
        case .won:
            guard !arguments.isEmpty else { return .won(nil) }
            return .won(try amount(arguments))
        case .lost:
            guard !arguments.isEmpty else { throw .missingArgument(.lost) }
            return .lost(reason: String(arguments))
        case .history:
            guard !arguments.isEmpty else { return .history(nil) }
            guard let period = Period(arguments) else { throw .unreadablePeriod(String(arguments)) }
            return .history(period)
        case .help:
            guard !arguments.isEmpty else { return .help(nil) }
            guard let topic = vocabulary.keyword(arguments) else {
                throw .unknownKeyword(String(arguments), nearest: vocabulary.nearest(to: arguments))
            }
            return .help(topic)
        }
    }

    private func conversion(_ arguments: Substring) throws(CommandProblem) -> Conversion {
        var conversion = Conversion()
        for (name, word, value) in try NamedArguments(arguments, vocabulary: vocabulary).values {
            guard !value.isEmpty else { throw .missingArgument(.convert) }
            switch name {
            case .revenue:
                guard conversion.revenue == nil else { throw .saidTwice(word) }
                conversion.revenue = try amount(value[...])
            case .company:
                guard conversion.company == nil else { throw .saidTwice(word) }
                conversion.company = value
            case .title:
                guard conversion.title == nil else { throw .saidTwice(word) }
                conversion.title = value
            }
        }
        return conversion
    }

    private func amount(_ text: Substring) throws(CommandProblem) -> Money {
        guard let money = Amount.read(text) else { throw .unreadableAmount(String(text)) }
        return money
    }

    /// `*TAKE*` is how some programs write bold text.
    private func withoutEmphasis(_ line: String) -> String {
        guard line.count > 2, let mark = line.first, mark == "*" || mark == "_", line.last == mark else { return line }
        return String(line.dropFirst().dropLast())
    }

    /// `Take.` as a whole line is a command too.
    private func withoutStop(_ word: Substring) -> Substring {
        word.last.map { ".!,;".contains($0) } == true ? word.dropLast() : word
    }

    private func isInCapitals(_ word: Substring) -> Bool {
        word.contains(where: \.isLetter) && word.allSatisfy { !$0.isLowercase }
    }
}
