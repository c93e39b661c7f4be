/// Where the signature begins at the end of a stretch of own lines, telephone footers and legal notices included.
struct Signature {
    /// Index of its first line; the count of the lines when there is none.
    private(set) var start: Int

    private let lines: [TextLine]
    private let author: Address?
    private let hasTextBefore: Bool
    /// How far from the end a signature is looked for, in lines.
    private static let reach = 60

    init(endOf lines: [TextLine], by author: Address?, hasTextBefore: Bool) {
        self.lines = lines
        self.author = author
        self.hasTextBefore = hasTextBefore
        start = lines.count
        trim()
        // Each rule can uncover another one: a footer below a signature below a legal notice.
        while let shorter = dashedSeparator ?? drawnLine ?? dashedName ?? closedBlock ?? contactBlock ?? nameOfAuthor {
            start = shorter
            trim()
        }
        if start > 0, !lines[..<start].contains(where: { !$0.isBlank }) { start = 0 }
    }

    /// Takes blank lines, telephone footers and legal notices from the end.
    private mutating func trim() {
        var end = start
        while end > 0 {
            let line = lines[end - 1]
            if line.isBlank {
                end -= 1
            } else if line.isCode {
                break
            } else if ClosedSignature.isPicture(line.trimmed) {
                end -= 1
                start = end
            } else if MobileFooter.isFooter(line.trimmed) {
                end = MobileFooter.signedName(above: end - 1, in: lines) ?? end - 1
                start = end
            } else if let notice = LegalNotice.start(endingAt: end - 1, in: lines) {
                end = notice
                // The line that is drawn above it goes with it.
                while end > 0, lines[end - 1].isBlank || lines[end - 1].isRule { end -= 1 }
                start = end
            } else {
                break
            }
        }
    }

    private var window: Range<Int> { max(0, start - Self.reach)..<start }

    private func isPrecededByText(_ index: Int) -> Bool {
        hasTextBefore || lines[..<index].contains { !$0.isBlank }
    }

    /// The line “-- ” or “--”. RFC 3676 §4.3.
    private var dashedSeparator: Int? {
        window.first { index in
            guard lines[index].first == UInt8(ascii: "-") || lines[index].first >= 0x80 else { return false }
            let line = lines[index].trimmed
            return !lines[index].isCode && (line == "--" || line == "—" || line == "- -") && isPrecededByText(index)
                && !hasWords(below: index) && !partsPoints(index)
        }
    }

    /// Three such lines or more part the points of a letter; only the last may begin a signature, with a name or a way to
    /// reach somebody.
    private func partsPoints(_ index: Int) -> Bool {
        let line = lines[index].trimmed
        let alike = lines.indices.filter { lines[$0].first == lines[index].first && lines[$0].trimmed == line }
        guard alike.count > 2 else { return false }
        let below = lines[(index + 1)..<start].filter { !$0.isBlank }.map(\.trimmed)
        let isSigned = below.first.map(ContactLine.isName) ?? false || below.contains(where: ContactLine.isContact)
        return index != alike.last || !isSigned
    }

    /// Whether a later paragraph below a drawn line asks something, or adds to the letter, or the next one goes on with its
    /// points: that is no signature.
    private func hasWords(below index: Int) -> Bool {
        let paragraphs = lines[(index + 1)..<start].split(whereSeparator: \.isBlank)
        if let next = paragraphs.first?.first?.trimmed, Self.isPoint(next) { return true }
        return paragraphs.dropFirst().contains { paragraph in
            guard let first = paragraph.first?.trimmed, let last = paragraph.last?.trimmed,
                !paragraph.contains(where: { $0.isQuoted || ContactLine.isContact($0.trimmed) })
            else { return false }
            return last.utf8.last == UInt8(ascii: "?") || Self.additions.contains { first.hasPrefix($0) }
        }
    }

    /// “2. Four tables, please”
    private static func isPoint(_ line: Substring) -> Bool {
        let number = line.prefix { $0.isNumber }
        let rest = line[number.endIndex...]
        return (1...2).contains(number.count) && (rest.hasPrefix(". ") || rest.hasPrefix(") "))
            && rest.split(separator: " ").count > 2
    }

    private static let additions = ["PS:", "PS ", "P.S.", "PS.", "P.S:", "P.P.S.", "PPS"]

    /// A line drawn above a few short lines, or above lines that say how to reach somebody.
    ///
    /// Between two lines of text it is a heading or a table, and above sentences it parts two sections.
    private var drawnLine: Int? {
        window.first { index in
            guard lines[index].isRule, isPrecededByText(index), !hasWords(below: index), !partsPoints(index) else {
                return false
            }
            let above = index > 0 && !lines[index - 1].isBlank
            let below = index + 1 < start && !lines[index + 1].isBlank
            guard lines[index].trimmed.utf8.count <= 4 || !(above && below) else { return false }
            let rest = lines[(index + 1)..<start].filter { !$0.isBlank && !$0.isRule }
            if rest.contains(where: { ContactLine.isContact($0.trimmed) }) { return rest.count <= 30 }
            // Below a short line with nothing under it, it makes that one a heading; a second one makes it a box.
            guard !(above && !below), !lines[(index + 1)..<start].contains(where: \.isRule) else { return false }
            return rest.count <= 4
                && rest.allSatisfy { $0.trimmed.utf8.count <= 40 && ContactLine.mayBeInSignature($0.trimmed) }
        }
    }

    /// The line above asks for what stands here: “Please ship to:”, “My address is”.
    private func isAskedFor(_ index: Int) -> Bool {
        var paragraph = index
        while paragraph > 0, index - paragraph < 12, !lines[paragraph - 1].isBlank { paragraph -= 1 }
        return [index, paragraph].contains { place in
            guard let above = lines[..<place].last(where: { !$0.isBlank }) else { return false }
            if above.endsWithColon { return true }
            let last = above.trimmed.utf8.suffix(4).split(separator: UInt8(ascii: " ")).last
            return last.map { Self.asking.contains(Substring($0).lowercased()) } ?? false
        }
    }

    /// At most three bytes each.
    private static let asking: Set = ["to", "an", "à", "is", "ist", "est"]

    /// “-Roman”, “- Roman”, “/John” as the last line.
    private var dashedName: Int? {
        guard let last = lines[..<start].lastIndex(where: { !$0.isBlank }), last > 0 || hasTextBefore else {
            return nil
        }
        let line = lines[last].trimmed
        guard let mark = line.first, "-–—/".contains(mark), line.utf8.count <= 40 else { return nil }
        let name = line.drop { $0 == mark }
        let isTwofold = line.utf8.count - name.utf8.count > (mark == "/" ? 1 : 6)
        let words = name.split(separator: " ")
        guard !isTwofold, (1...3).contains(words.count), words.allSatisfy(ContactLine.isNameWord) else { return nil }
        guard mark != "/" || name.first?.isUppercase == true else { return nil }
        // The last item of a list is not a name.
        if let above = lines[..<last].last(where: { !$0.isBlank }),
            above.trimmed.first == mark || above.trimmed.last == "?"
        {
            return nil
        }
        return isPrecededByText(last) && !isAskedFor(last) ? last : nil
    }

    /// What follows “Kind regards” up to the end, where it only says who that is and how to reach him.
    private var closedBlock: Int? {
        for index in (max(0, start - 24)..<start).reversed() {
            let line = lines[index]
            guard line.text.utf8.count <= 80, !line.isBlank, !line.isCode, Closing.isClosing(line.trimmed),
                isPrecededByText(index), !isAskedFor(index),
                let name = lines[(index + 1)..<start].firstIndex(where: { !$0.isBlank }),
                name == index + 1 || !Closing.isThanks(line.trimmed), ClosedSignature.isBlock(lines[name..<start])
            else { continue }
            return name
        }
        return nil
    }

    /// A last paragraph that is a name and, below, at least two ways to reach it.
    private var contactBlock: Int? {
        guard let paragraph = lastParagraph, (3...12).contains(paragraph.count), isPrecededByText(paragraph.lowerBound),
            !isAskedFor(paragraph.lowerBound)
        else { return nil }
        let block = lines[paragraph].map(\.trimmed)
        guard ContactLine.isName(block[0]), block.allSatisfy({ $0.utf8.count <= 90 }) else { return nil }
        return block.filter(ContactLine.isContact).count >= 2 ? paragraph.lowerBound : nil
    }

    /// The author's own name on a line near the end, with no sentence below it.
    private var nameOfAuthor: Int? {
        guard let author, !author.name.isEmpty, let first = author.name.split(separator: " ").first else { return nil }
        let names = [author.name.lowercased(), first.lowercased()]
        let initials = names.map { $0.utf8.first ?? 0 }
        // In another case a letter takes a byte more or less, three for one at most.
        let longest = min(80, 3 * names[0].utf8.count)
        guard
            let at = window.suffix(12).first(where: { index in
                // To lower the case of a line takes long, and most lines begin with another letter, or are longer.
                let initial = lines[index].first.lowered
                guard initial >= 0x80 || initials.contains(where: { $0 == initial || $0 >= 0x80 }) else { return false }
                let line = lines[index].trimmed
                return line.utf8.count <= longest && names.contains(line.lowercased())
            }), isPrecededByText(at), !isAskedFor(at),
            !lines[at..<start].contains(where: { ContactLine.isSentence($0.trimmed) || $0.text.utf8.count > 90 })
        else { return nil }
        return at
    }

    private var lastParagraph: Range<Int>? {
        guard let last = lines[..<start].lastIndex(where: { !$0.isBlank }) else { return nil }
        var first = last
        while first > 0, last - first < 20, !lines[first - 1].isBlank { first -= 1 }
        return first..<last + 1
    }
}
