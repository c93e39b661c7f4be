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
        // A quote may cover several opportunities, which it reads itself.
        if keyword == .quote { return Command(.quote, action: .quote(try quote(rest))) }
        var (references, arguments) = references(in: rest, atMost: keyword.namesAnotherRecord ? 2 : 1)
        if keyword == .convert, let partner = references.firstIndex(where: { $0.kind == .partner }) {
            let reference = references.remove(at: partner)
            var conversion = try conversion(arguments)
            conversion.partner = reference
            return Command(keyword, reference: references.first, action: .convert(conversion))
        }
        guard keyword.needsTarget else {
            if references.count > 1 { throw .unexpected("\(references[1])", in: keyword) }
            return Command(keyword, reference: references.first, action: try action(keyword, arguments))
        }
        guard let target = references.popLast() else {
            throw arguments.isEmpty ? .missingArgument(keyword) : .unreadableReference(String(arguments), in: keyword)
        }
        guard arguments.isEmpty else { throw .unexpected(String(arguments), in: keyword) }
        return Command(
            keyword, reference: references.first, action: keyword == .merge ? .merge(target) : .link(to: target))
    }

    /// The records that the arguments begin with, and what follows them.
    private func references(in text: Substring, atMost limit: Int) -> ([RecordReference], Substring) {
        var references: [RecordReference] = []
        var rest = text
        while references.count < limit {
            let word = rest.prefix { !$0.isWhitespace }
            guard let reference = RecordReference(word.filter { $0 != ":" && $0 != "," }) else { break }
            references.append(reference)
            rest = trimmed(rest.dropFirst(word.count))[...]
        }
        return (references, rest)
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

extension Keyword {
    /// The record named behind the keyword is what it is done with, not what it is done to: `MERGE L-12`.
    fileprivate var needsTarget: Bool { self == .merge || self == .link }

    /// May name two records: `MERGE L-7 L-12`, `CONVERT L-7 P-5`.
    fileprivate var namesAnotherRecord: Bool { needsTarget || self == .convert }
}
