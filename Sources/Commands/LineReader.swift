import CRM

/// Reads one line of a command mail.
struct LineReader {
    let vocabulary: Vocabulary

    /// nil when the line is prose, blank or quoted.
    func read(_ line: some StringProtocol) -> Result<Command, CommandProblem>? {
        let line = withoutEmphasis(trimmed(line)[...])
        guard !line.isEmpty, !line.hasPrefix(">"), line != "--" else { return nil }
        let hasSlash = line.hasPrefix("/")
        let head = line.dropFirst(hasSlash ? 1 : 0).prefix(40).prefix { !$0.isWhitespace && $0 != ":" }
        let word = withoutStop(withoutMarks(withoutStop(head)))
        guard head.count <= 30, !word.isEmpty else { return nil }
        let rest = behindColon(line[head.endIndex...].drop { $0 == ":" })
        if let keyword = vocabulary.keyword(word) {
            let isMeant = hasSlash || isInCapitals(word) || rest.isEmpty
            let arguments = keyword.takesFreeText ? rest : rest.prefix(4_000)
            return isMeant ? Result { () throws(CommandProblem) in try command(keyword, arguments) } : nil
        }
        let nearest = vocabulary.nearest(to: word)
        guard hasSlash || (isInCapitals(word) && word.count > 2 && nearest != nil) else { return nil }
        return .failure(.unknownKeyword(String(head), nearest: nearest))
    }

    private func command(_ keyword: Keyword, _ rest: Substring) throws(CommandProblem) -> Command {
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
            // `L-7:` and `L-7.` end so; `L-7,8` is two of them and not the 78th.
            let name = word.prefix { !":,.;!".contains($0) }
            guard let reference = RecordReference(name), word[name.endIndex...].count <= 1 else { break }
            references.append(reference)
            rest = behindColon(rest.dropFirst(word.count))
        }
        return (references, rest)
    }

    /// `*TAKE*` is how some programs write bold text, be it the whole line or the keyword alone.
    private func withoutEmphasis(_ line: Substring) -> Substring {
        guard let mark = line.first, isMark(mark), line.last == mark, line.dropFirst(2).first != nil else {
            return line
        }
        return line.dropFirst().dropLast()
    }

    private func withoutMarks(_ word: Substring) -> Substring {
        let behind = word.drop(while: isMark)
        return behind.lastIndex { !isMark($0) }.map { behind[...$0] } ?? ""
    }

    /// Also the byte order mark and the space without width, which nobody sees.
    private func isMark(_ character: Character) -> Bool { "*_\u{FEFF}\u{200B}".contains(character) }

    /// What follows a colon with space around it, as the French write it: `NOTE : …`. `:-)` is none.
    private func behindColon(_ text: Substring) -> Substring {
        let text = text.drop(while: \.isWhitespace)
        guard text.first == ":", text.dropFirst().first?.isWhitespace ?? true else { return text }
        return text.dropFirst().drop(while: \.isWhitespace)
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
