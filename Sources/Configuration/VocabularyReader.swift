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

/// Reads `vocabulary.yaml`: a section for each language, with `keywords` and the words of what stands behind them.
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
            readStages(section.section("stages"), language, into: &vocabulary)
            readWords(of: Vocabulary.ArgumentName.self, section.section("arguments")) {
                vocabulary.add($0, for: $1, in: language)
            }
            readWords(of: ProspectField.self, section.section("fields")) {
                vocabulary.add($0, for: $1, in: language)
            }
            readWords(of: AnswerWord.self, section.section("answers")) {
                vocabulary.add($0, for: $1, in: language)
            }
            readWords(of: TimeWord.self, section.section("times")) { vocabulary.times.add($0, meaning: $1) }
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

    private func readStages(_ section: Section, _ language: Language, into vocabulary: inout Vocabulary) {
        for stage in Opportunity.Stage.allCases {
            let words = section.texts(stage.rawValue)
            if words.isEmpty { section.complain(stage.rawValue, "is missing: the word or words people write") }
            if let taken = vocabulary.add(words, for: stage, in: language) {
                section.complain(stage.rawValue, "holds “\(taken)”, which means something else already")
            }
        }
        section.finish()
    }

    /// Reads the words for each of a kind of things; `add` says whether a word was free or meant that thing already.
    private func readWords<Meaning: RawRepresentable & CaseIterable>(
        of kind: Meaning.Type, _ section: Section, add: (String, Meaning) -> Bool
    ) where Meaning.RawValue == String {
        for meaning in kind.allCases {
            for word in section.texts(meaning.rawValue) where !add(word, meaning) {
                section.complain(meaning.rawValue, "holds “\(word)”, which means something else already")
            }
        }
        section.finish()
    }
}
