import Foundation

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
        var rest = source[...]
        var line = 1
        while let open = rest.range(of: "{{") {
            line += rest[..<open.lowerBound].count(where: \.isNewline)
            let isTriple = rest[open.upperBound...].hasPrefix("{")
            guard let close = rest.range(of: isTriple ? "}}}" : "}}", range: open.upperBound..<rest.endIndex) else {
                break
            }
            let text = rest[open.upperBound..<close.lowerBound]
            if let tag = MustacheTag(text, line: line) { tags.append(tag) }
            line += text.count(where: \.isNewline)
            rest = rest[close.upperBound...]
        }
        return tags
    }

    private init?(_ text: Substring, line: Int) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard let first = text.first, first != "!" else { return nil }
        let kind = Self.kinds[first]
        let name = (kind == nil ? text : String(text.dropFirst())).trimmingCharacters(in: .whitespaces)
        let innermost = name.split(separator: "(", omittingEmptySubsequences: false).last ?? ""
        self.kind = kind ?? .variable
        self.name = innermost.trimmingCharacters(in: CharacterSet(charactersIn: ")"))
        self.line = line
    }

    private static let kinds: [Character: Kind] = [
        "#": .section, "^": .section, "$": .block, "<": .parent, ">": .include, "/": .close, "&": .unescaped,
        "{": .unescaped, "%": .setting, "=": .delimiters,
    ]
}
