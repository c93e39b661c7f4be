public import CRM
import Mustache

/// The company's letters, as Mustache templates: `MailTemplates/<language>/<letter>/{subject,text,html}.mustache`.
///
/// What several letters have in common lies in `MailTemplates/shared` or beside the letters of a language, and is included
/// by its file name (`{{>facts.text}}`); a language's own comes before the shared one. `Words` says how texts are named.
public struct TemplateLibrary: Sendable {
    private let shelf: TemplateShelf
    private let templates: [Language: MustacheLibrary]
    private let fallback: Language

    /// Characters that a subject has at most. RFC 5322 does not limit it; lists of mails show about 60.
    static let subjectLength = 150

    /// Reads all templates below `folder`. A letter that a language lacks is written in `fallback`.
    ///
    /// Throws when the folder cannot be read; what is wrong in it is in `problems`.
    public init(folder: String, fallback: Language) throws {
        shelf = try TemplateShelf(folder: folder)
        self.fallback = fallback
        templates = Dictionary(
            uniqueKeysWithValues: Self.needed(shelf, fallback).map { [shelf] language in
                let shelf = shelf.templates(in: language).withoutCircles
                return (language, MustacheLibrary(templates: shelf.compactMapValues(\.parsed)))
            })
    }

    /// The languages that have a folder.
    public var languages: [Language] { shelf.languages }

    /// What is wrong with the templates, for `guichet check`: missing files, syntax errors, names that no letter has. Looking
    /// takes as long as reading them all.
    public var problems: [TemplateProblem] {
        shelf.problems
            + Self.needed(shelf, fallback).flatMap {
                TemplateCheck(language: $0, shelf: shelf.templates(in: $0)).problems
            }
    }

    private static func needed(_ shelf: TemplateShelf, _ fallback: Language) -> [Language] {
        shelf.languages.contains(fallback) ? shelf.languages : shelf.languages + [fallback]
    }

    /// `frame` is what stands around a letter to a colleague; nil for letters to customers. `folder` names another folder than
    /// the letter's own.
    ///
    /// Throws a `TemplateProblem` when the letter has no template in the language nor in the fallback language.
    public func write(
        _ letter: Letter, fromFolder folder: String? = nil, frame: StaffFrame?, in language: Language
    ) throws -> WrittenLetter {
        let folder = folder ?? letter.templateName
        let (library, language) = try library(for: folder, in: language)
        let fields = letter.fields(in: language, frame: frame)
        func part(_ name: String) -> String {
            library.render(fields, withTemplate: "\(folder)/\(name)") ?? ""
        }
        return WrittenLetter(subject: Self.subject(part("subject")), text: part("text"), html: part("html"))
    }

    /// Whether that folder has a whole letter, in the fallback language at least.
    public func hasLetter(inFolder name: String) -> Bool {
        TemplateShelf.parts.allSatisfy { templates[fallback]?.getTemplate(named: "\(name)/\($0)") != nil }
    }

    /// The page that a quote's PDF is made of: `quote.html.mustache` of the language.
    ///
    /// Throws a `TemplateProblem` when neither the language nor the fallback language has it.
    public func page(of quote: QuoteDocument, in language: Language) throws(TemplateProblem) -> String {
        for language in [language, fallback] {
            let fields = quote.fields(in: language)
            if let page = templates[language]?.render(fields, withTemplate: Self.quotePage) { return page }
        }
        throw TemplateProblem(file: "\(fallback)/\(Self.quotePage)", explanation: "The template is missing or broken.")
    }

    static let quotePage = "quote.html"

    /// The templates that have the whole letter, and their language.
    private func library(
        for folder: String, in language: Language
    ) throws(TemplateProblem) -> (MustacheLibrary, Language) {
        for language in [language, fallback] {
            guard let library = templates[language] else { continue }
            let names = TemplateShelf.parts.map { "\(folder)/\($0)" }
            if names.allSatisfy({ library.getTemplate(named: $0) != nil }) { return (library, language) }
        }
        throw TemplateProblem(
            file: "\(fallback)/\(folder)", explanation: "A template of this letter is missing or broken.")
    }

    /// Made one line, and cut where nobody reads on.
    private static func subject(_ text: String) -> String {
        let line = text.onOneLine
        return line.count > subjectLength ? line.prefix(subjectLength - 1) + "…" : line
    }
}

/// A letter as its reader sees it.
public struct WrittenLetter: Equatable, Sendable {
    /// One line.
    public var subject: String
    public var text: String
    public var html: String
}

extension TemplateShelf.Shelf {
    /// Without the templates that include themselves, on whatever way: rendering one would never end.
    fileprivate var withoutCircles: Self {
        let included = mapValues { template in
            template.tags.filter { $0.kind == .include || $0.kind == .parent }.map(\.name)
        }
        return filter { name, _ in
            var open = included[name] ?? []
            var reached: Set<String> = []
            while let next = open.popLast() {
                if reached.insert(next).inserted { open += included[next] ?? [] }
            }
            return !reached.contains(name)
        }
    }
}
