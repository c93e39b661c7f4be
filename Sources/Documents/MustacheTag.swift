/// A tag in the source of a template.
struct MustacheTag {
    enum Kind {
        case variable, unescaped, section, block, parent, include, close, setting, delimiters
    }

    var kind: Kind
    /// What it names, without the transform around it: `attachments` in `{{count(attachments)}}`.
    var name: String
    /// From 1.
    var line: Int

    /// In order; comments left out.
    static func all(in source: String) -> [MustacheTag] {
        var tags: [MustacheTag] = []
        var rest = source.utf8[...]
        var line = 1
        while let open = rest.firstRange(of: "{{".utf8) {
            line += rest[..<open.lowerBound].count(where: \.isLineFeed)
            let isTriple = rest[open.upperBound...].first == UInt8(ascii: "{")
            guard let close = rest[open.upperBound...].firstRange(of: (isTriple ? "}}}" : "}}").utf8) else { break }
            let text = rest[open.upperBound..<close.lowerBound]
            if let tag = MustacheTag(Substring(text), line: line) { tags.append(tag) }
            line += text.count(where: \.isLineFeed)
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private init?(_ text: Substring, line: Int) {
        let text = text.trimmed { $0.isWhitespace }
        guard let first = text.first, first != "!" else { return nil }
        let kind = Self.kinds[first]
        let name = kind == nil ? text : text.dropFirst().trimmed { $0.isWhitespace }
        let innermost = name.split(separator: "(", omittingEmptySubsequences: false).last ?? ""
        self.kind = kind ?? .variable
        self.name = String(innermost.trimmed { $0 == ")" })
        self.line = line
    }

    private static let kinds: [Character: Kind] = [
        "#": .section, "^": .section, "$": .block, "<": .parent, ">": .include, "/": .close, "&": .unescaped,
        "{": .unescaped, "%": .setting, "=": .delimiters,
    ]
}

extension UInt8 {
    fileprivate var isLineFeed: Bool { self == UInt8(ascii: "\n") }
}

extension Substring {
    fileprivate func trimmed(_ isEdge: (Character) -> Bool) -> Substring {
        var rest = drop(while: isEdge)
        while let last = rest.last, isEdge(last) { rest.removeLast() }
        return rest
    }
}
