import CRM
import Foundation
import Mustache

/// The template files of a folder, read and parsed.
struct TemplateShelf {
    /// One file.
    struct Template {
        /// Below the folder: `fr/receipt/html.mustache`.
        var file: String
        var source: String
        var tags: [MustacheTag]
        /// nil when Mustache cannot read it; `problems` says why.
        var parsed: MustacheTemplate?
    }

    /// By the name that other templates include it by: `receipt/html`, `facts.text`.
    typealias Shelf = [String: Template]

    private var shared: Shelf = [:]
    private var own: [Language: Shelf] = [:]
    private(set) var problems: [TemplateProblem] = []

    static let parts = ["subject", "text", "html"]
    /// How the folders of a company's own reminders begin.
    static let ownReminders = "reminder-"

    init(folder: String) throws {
        for name in try Self.contents(of: folder) {
            if name == "shared" {
                shared = readTemplates(in: folder, below: name)
            } else if let language = Language(rawValue: name), language.rawValue == name {
                own[language] = readLanguage(in: folder, below: name)
            }
        }
    }

    var languages: [Language] { own.keys.sorted { $0.rawValue < $1.rawValue } }

    /// What a letter in that language is written with: the language's own templates before the shared ones.
    func templates(in language: Language) -> Shelf {
        shared.merging(own[language] ?? [:]) { _, own in own }
    }

    private mutating func readLanguage(in folder: String, below language: String) -> Shelf {
        var shelf = readTemplates(in: folder, below: language)
        for name in (try? Self.contents(of: "\(folder)/\(language)")) ?? [] where !name.contains(".") {
            guard Letter.Kind(rawValue: name) != nil || name.hasPrefix(Self.ownReminders) else {
                let known = Letter.Kind.allCases.map(\.rawValue).joined(separator: ", ")
                problems.append(
                    TemplateProblem(
                        file: "\(language)/\(name)", explanation: "No letter is called so; there are \(known)."))
                continue
            }
            for (part, template) in readTemplates(in: folder, below: "\(language)/\(name)") {
                shelf["\(name)/\(part)"] = template
            }
        }
        return shelf
    }

    /// The templates that lie in one folder, by file name without the ending.
    private mutating func readTemplates(in folder: String, below path: String) -> Shelf {
        var shelf: Shelf = [:]
        for name in (try? Self.contents(of: "\(folder)/\(path)")) ?? [] where name.hasSuffix(".mustache") {
            shelf[String(name.dropLast(".mustache".count))] = readTemplate("\(path)/\(name)", in: folder)
        }
        return shelf
    }

    private mutating func readTemplate(_ file: String, in folder: String) -> Template? {
        do {
            let source = try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
            var template = Template(file: file, source: source, tags: MustacheTag.all(in: source))
            let isHTML = file.hasSuffix("html.mustache")
            do {
                template.parsed = try isHTML ? MustacheTemplate(html: source) : MustacheTemplate(string: source)
            } catch let error as MustacheTemplate.ParserError {
                problems.append(
                    TemplateProblem(file: file, line: error.context.lineNumber - (isHTML ? 1 : 0), error))
            }
            return template
        } catch {
            problems.append(TemplateProblem(file: file, explanation: "It cannot be read: \(error)."))
            return nil
        }
    }

    private static func contents(of folder: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    }
}

extension TemplateProblem {
    /// What Mustache does not like, in words.
    fileprivate init(file: String, line: Int, _ error: MustacheTemplate.ParserError) {
        let explanation =
            switch error.error as? MustacheTemplate.Error {
            case .sectionCloseNameIncorrect: "This closes another section than the one that is open."
            case .expectedSectionEnd: "A section is opened and never closed."
            case .unfinishedName: "The tag does not end, or its name has a letter that names do not have."
            case .invalidConfigVariableSyntax, .unrecognisedConfigVariable:
                "The only setting is {{% CONTENT_TYPE:TEXT}}."
            default: "The tag is not closed or not well formed: \(error.error)."
            }
        self.init(file: file, line: line, explanation: explanation)
    }
}
