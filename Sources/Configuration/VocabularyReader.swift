import CRM
public import Commands
import Foundation

extension Vocabulary {
    /// Reads a `vocabulary.yaml` by itself. Throws everything that is wrong in it.
    public init(file: String) throws(SettingsProblems) {
        let report = ProblemReport(file: file)
        let text = try? String(contentsOfFile: file, encoding: .utf8)
        if text == nil { report.add(nil, "cannot be read, or is not UTF-8.") }
        self = VocabularyReader(report: report).vocabulary(in: text ?? "")
        guard report.problems.isEmpty else { throw SettingsProblems(problems: report.problems) }
    }
}

/// Reads `vocabulary.yaml`: a section for each language, with `keywords` and `arguments`.
struct VocabularyReader {
    let report: ProblemReport

    func vocabulary(in text: String) -> Vocabulary {
        var vocabulary = Vocabulary()
        let top = report.top(of: text)
        for code in top.keys {
            let section = top.section(code)
            guard let language = Language(rawValue: code), language.rawValue == code else {
                top.complain(code, "is no language: use its two letters, such as en or fr")
                continue
            }
            readKeywords(section.section("keywords"), language, into: &vocabulary)
            readArguments(section.section("arguments"), into: &vocabulary)
            section.finish()
        }
        if vocabulary.languages.isEmpty, report.problems.isEmpty {
            report.add(nil, "names no keywords: without them nobody can command.")
        }
        return vocabulary
    }

    private func readKeywords(_ section: Section, _ language: Language, into vocabulary: inout Vocabulary) {
        for keyword in Keyword.allCases {
            guard section.has(keyword.rawValue) else {
                section.complain(keyword.rawValue, "is missing")
                continue
            }
            let entry = section.section(keyword.rawValue)
            let words = entry.texts("words")
            if words.isEmpty { entry.complain("words", "is missing: the word or words people write") }
            for word in words where word.contains(where: { $0.isWhitespace || $0 == ":" }) {
                entry.complain("words", "holds “\(word)”: a keyword is one word")
            }
            let usage = entry.required("usage") ?? ""
            let help = entry.required("help") ?? ""
            entry.finish()
            guard !words.isEmpty else { continue }
            let taken = vocabulary.add(.init(words: words, usage: usage, help: help), for: keyword, in: language)
            if let taken { entry.complain("words", "holds “\(taken)”, which means something else already") }
        }
        section.finish()
    }

    private func readArguments(_ section: Section, into vocabulary: inout Vocabulary) {
        for argument in Vocabulary.ArgumentName.allCases {
            for word in section.texts(argument.rawValue) where !vocabulary.add(word, for: argument) {
                section.complain(argument.rawValue, "holds “\(word)”, which means something else already")
            }
        }
        section.finish()
    }
}
