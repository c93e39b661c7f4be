public import CRM
import Foundation

/// The sentences the gateway puts into its letters, in each language: `MailTemplates/<language>/phrases.yaml`.
///
/// A placeholder stands in braces: `Responsible: {old} → {new}`.
public struct Phrasebook: Sendable {
    private var texts: [Language: [Phrase: String]] = [:]
    private let fallback: Language

    /// Reads the phrases of every language that has a folder in `folder`. Throws everything that is wrong at once: missing
    /// and unknown phrases, placeholders that differ from those of the first language.
    public init(folder: String, fallback: Language) throws(SettingsProblems) {
        self.fallback = fallback
        var problems: [SettingsProblem] = []
        for language in Self.languages(in: folder, fallback: fallback) {
            let report = ProblemReport(file: "\(folder)/\(language)/phrases.yaml")
            texts[language] = Self.phrases(in: report, like: texts[fallback])
            problems += report.problems
        }
        guard problems.isEmpty else { throw SettingsProblems(problems: problems) }
    }

    /// The phrase with its placeholders filled in; in the fallback language where `language` is not there.
    public func text(_ phrase: Phrase, in language: Language, _ values: [String: String] = [:]) -> String {
        let text = texts[language]?[phrase] ?? texts[fallback]?[phrase] ?? phrase.rawValue
        guard text.contains("{") else { return text }
        var result = ""
        var rest = text[...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            result += rest[..<open]
            let name = String(rest[rest.index(after: open)..<close])
            result += values[name] ?? String(rest[open...close])
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }

    /// The fallback comes first: the others are compared with it.
    private static func languages(in folder: String, fallback: Language) -> [Language] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let others = names.sorted().filter { name in
            FileManager.default.fileExists(atPath: "\(folder)/\(name)/phrases.yaml")
        }.compactMap(Language.init(rawValue:))
        return [fallback] + others.filter { $0 != fallback }
    }

    private static func phrases(in report: ProblemReport, like model: [Phrase: String]?) -> [Phrase: String] {
        guard let text = try? String(contentsOfFile: report.file, encoding: .utf8) else {
            report.add(nil, "cannot be read: the sentences of that language stand there.")
            return [:]
        }
        let top = report.top(of: text)
        var phrases: [Phrase: String] = [:]
        for phrase in Phrase.allCases {
            guard let text = top.required(phrase.rawValue) else { continue }
            phrases[phrase] = text
            if let other = model?[phrase], placeholders(in: other) != placeholders(in: text) {
                let names = placeholders(in: other).sorted().map { "{\($0)}" }.joined(separator: ", ")
                top.complain(phrase.rawValue, "must have the placeholders \(names.isEmpty ? "none" : names)")
            }
        }
        top.finish()
        return phrases
    }

    private static func placeholders(in text: String) -> Set<Substring> {
        Set(
            text.split(separator: "{").dropFirst(text.hasPrefix("{") ? 0 : 1).compactMap { piece in
                piece.firstIndex(of: "}").map { piece[..<$0] }
            })
    }
}
