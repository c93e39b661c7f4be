import CRM
import Mustache

/// Finds what is wrong with the templates of a language before a customer does: a misspelt name renders as nothing.
struct TemplateCheck {
    let language: Language
    let shelf: TemplateShelf.Shelf

    /// Each place once, even where several letters share it; missing and broken files first.
    var problems: [TemplateProblem] {
        var problems: [TemplateProblem] = []
        var places: Set<TemplateProblem> = []
        if let page = shelf[TemplateLibrary.quotePage] {
            var walk = Walk(shelf: shelf, isText: false)
            walk.visit(page, named: TemplateLibrary.quotePage, scopes: [QuoteDocument.sample.fields(in: language)])
            problems += walk.problems
        } else {
            let file = "\(language)/\(TemplateLibrary.quotePage).mustache"
            problems.append(TemplateProblem(file: file, explanation: "The template is missing."))
        }
        let own = Set(shelf.keys.compactMap { $0.split(separator: "/").first }.map(String.init))
            .filter { $0.hasPrefix(TemplateShelf.ownReminders) }.sorted().map { ($0, Letter.Kind.reminder) }
        for (folder, kind) in Letter.Kind.allCases.map({ ($0.rawValue, $0) }) + own {
            for part in TemplateShelf.parts {
                for problem in self.problems(of: kind, in: folder, part) {
                    let place = TemplateProblem(file: problem.file, line: problem.line, explanation: "")
                    if places.insert(place).inserted { problems.append(problem) }
                }
            }
        }
        return problems
    }

    private func problems(of kind: Letter.Kind, in folder: String, _ part: String) -> [TemplateProblem] {
        let name = "\(folder)/\(part)"
        guard let template = shelf[name] else {
            return [TemplateProblem(file: "\(language)/\(name).mustache", explanation: "The template is missing.")]
        }
        var walk = Walk(shelf: shelf, isText: part != "html")
        let sample = Letter.sample(of: kind).fields(in: language, frame: .sample(of: kind))
        walk.visit(template, named: name, scopes: [sample])
        return walk.problems
    }
}

/// One pass through a template and all that it includes.
private struct Walk {
    let shelf: TemplateShelf.Shelf
    /// Whether the whole is plain text, not HTML.
    let isText: Bool
    var problems: [TemplateProblem] = []
    /// The templates that the one at hand is included by, itself last.
    private var chain: [String] = []

    init(shelf: TemplateShelf.Shelf, isText: Bool) {
        self.shelf = shelf
        self.isText = isText
    }

    mutating func visit(_ template: TemplateShelf.Template, named name: String, scopes: [Any]) {
        guard template.parsed != nil else { return }
        chain.append(name)
        defer { chain.removeLast() }
        if isText != template.source.hasPrefix("{{% CONTENT_TYPE:TEXT}}") {
            let rule =
                isText ? "Plain text begins with {{% CONTENT_TYPE:TEXT}}." : "HTML does not include plain text."
            problems.append(TemplateProblem(file: template.file, line: 1, explanation: rule))
        }
        var scopes = scopes
        for tag in template.tags {
            if let explanation = check(tag, &scopes) {
                problems.append(TemplateProblem(file: template.file, line: tag.line, explanation: explanation))
            }
        }
    }

    /// What is wrong with the tag. Opens and closes scopes as the renderer will.
    private mutating func check(_ tag: MustacheTag, _ scopes: inout [Any]) -> String? {
        switch tag.kind {
        case .setting: return nil
        case .delimiters: return "Other delimiters than {{ and }} are not understood here."
        case .close: if scopes.count > 1 { scopes.removeLast() }
        case .block: scopes.append(Self.nothing)
        case .parent:
            defer { scopes.append(Self.nothing) }
            return include(tag.name, scopes)
        case .include: return include(tag.name, scopes)
        case .unescaped where !isText: return "This lets HTML in from outside; write {{\(tag.name)}}."
        case .variable, .unescaped, .section:
            let value = Self.value(of: tag.name, in: scopes)
            if tag.kind == .section { scopes.append(Self.inside(of: value)) }
            return value == nil ? "“\(tag.name)” is nothing this letter has; there are \(Self.names(in: scopes))." : nil
        }
        return nil
    }

    private mutating func include(_ name: String, _ scopes: [Any]) -> String? {
        guard let template = shelf[name] else { return "There is no shared template “\(name)”." }
        guard !chain.contains(name) else { return "It includes itself: \((chain + [name]).joined(separator: " → "))." }
        visit(template, named: name, scopes: scopes)
        return nil
    }

    private static var nothing: TemplateFields { TemplateFields() }

    /// What a name means: the innermost scope that has its first part, then part by part. `.` is the item itself, and
    /// a transform around no name asks for its place in the list.
    private static func value(of name: String, in scopes: [Any]) -> Any? {
        if name == "." || name.isEmpty { return nothing }
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first else { return nil }
        let start = scopes.reversed().lazy.compactMap { ($0 as? any MustacheParent)?.child(named: first) }.first
        return parts.dropFirst().reduce(start) { value, part in (value as? any MustacheParent)?.child(named: part) }
    }

    /// What a section sees: the group itself, or of a list an item that has what any of them has.
    private static func inside(of value: Any?) -> Any {
        guard let list = value as? [Any] else { return value ?? nothing }
        guard let groups = list as? [TemplateFields] else { return list.first ?? nothing }
        return groups.reduce(into: TemplateFields()) { item, group in
            item.merge(group) { one, other in
                guard let one = one as? [Any], let other = other as? [Any] else { return one }
                return one + other
            }
        }
    }

    private static func names(in scopes: [Any]) -> String {
        Set(scopes.compactMap { $0 as? TemplateFields }.flatMap(\.names)).sorted().joined(separator: ", ")
    }
}
