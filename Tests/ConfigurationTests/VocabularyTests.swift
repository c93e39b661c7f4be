import CRM
import Commands
import Configuration
import Foundation
import Testing

/// The vocabulary that ships.
private let shipped = #filePath.replacing(
    "Tests/ConfigurationTests/VocabularyTests.swift", with: "Config/vocabulary.yaml")

/// What is wrong in a text as a vocabulary.
private func problems(in text: String) throws -> [SettingsProblem] {
    let file = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID())-vocabulary.yaml")
    defer { try? FileManager.default.removeItem(at: file) }
    try text.write(to: file, atomically: true, encoding: .utf8)
    do throws(SettingsProblems) {
        _ = try Vocabulary(file: file.path)
        return []
    } catch {
        #expect(error.problems.allSatisfy { $0.file == file.path })
        return error.problems
    }
}

@Suite("The vocabulary")
struct VocabularyTests {
    /// One change to what ships, a piece of the line where the fault is found, and a piece of the complaint.
    @Test(
        arguments: [
            ("    new: [nouvelle, nouveau]\n", "", "qualified: [qualifiée", "fr.stages.new is missing"),
            ("    proposal: [proposal, quote]\n", "", "new: [new]", "en.stages.proposal is missing"),
            ("meeting: [rendez-vous, rdv]", "meeting: []", "meeting: []", "fr.stages.meeting is missing"),
            ("new: [nouvelle, nouveau]", "new: [quote]", "new: [quote]", "fr.stages.new holds “quote”"),
            ("meeting: [meeting]", "meeting: [NEW]", "meeting: [NEW]", "en.stages.meeting holds “NEW”"),
            ("meeting: [meeting]", "meeting: {a: b}", "meeting: {a: b}", "must be a list of texts"),
            ("    meeting: [meeting]", "    lunch: [lunch]\n    meeting: [meeting]", "lunch:", "has no key “lunch”"),
            ("words: [RESERVE]", "words: [TAKE]", "words: [TAKE], usage: \"RESERVE\"", "pool.words holds “TAKE”"),
            ("words: [RESERVE]", "words: [défaire]", "words: [DEFAIRE,", "undo.words holds “DEFAIRE”"),
            ("words: [RESERVE]", "words: [RE SERVE]", "[RE SERVE]", "a keyword is one word"),
            ("words: [RESERVE]", "words: [\"RE:\"]", "[\"RE:\"]", "a keyword is one word"),
            ("words: [RESERVE], ", "", "pool: {usage: \"RESERVE\"", "fr.keywords.pool.words is missing"),
            ("usage: \"RESERVE\", ", "", "pool: {words: [RESERVE], help", "fr.keywords.pool.usage is missing"),
            ("help: \"change l’étape\"", "hilfe: x", "hilfe: x", "fr.keywords.stage has no key “hilfe”"),
            ("    why: {words: [POURQUOI]", "    wy: {words: [POURQUOI]", "wy: {", "fr.keywords has no key “wy”"),
            (
                "    why: {words: [POURQUOI]", "    wy: {words: [POURQUOI]", "take: {words: [PRENDRE",
                "fr.keywords.why is missing"
            ),
            ("march: [mars]", "marsh: [mars]", "marsh: [mars]", "fr.times has no key “marsh”"),
            ("yesterday: [hier]", "yesterday: [today]", "yesterday: [today]", "fr.times.yesterday holds “today”"),
            ("monday: [lundi, lun]", "monday: [lundi, Mar]", "[lundi, Mar]", "fr.times.monday holds “Mar”"),
            ("tuesday: [mardi]", "tuesday: [2nd]", "tuesday: [2nd]", "fr.times.tuesday holds “2nd”"),
            ("noon: [midi]", "noon: midi: x", nil, "YAML"),
            ("city: [ville,", "town: [ville,", "town: [ville,", "fr.fields has no key “town”"),
            ("country: [pays,", "country: [city,", "country: [city,", "fr.fields.country holds “city”"),
            ("zip: [code postal,", "zip: [\"123\",", "zip: [\"123\",", "fr.fields.zip holds “123”"),
            ("title: [titre]", "titel: [titre]", "titel: [titre]", "fr.arguments has no key “titel”"),
            ("title: [titre]", "title: [revenue]", "title: [revenue]", "fr.arguments.title holds “revenue”"),
            ("with: [avec]", "with: [entrant]", nil, "holds “entrant”"),
            ("fr:\n", "fr:\n  colours: {}\n", "colours: {}", "fr has no key “colours”"),
            ("fr:\n", "french:\n", "french:", "french is no language"), ("fr:\n", "FR:\n", "FR:", "FR is no language"),
            ("    take: {words: [TAKE]", "    pool: {words: [TAKE]", "pool: {words: [POOL]", "“pool” stands twice"),
        ] as [(String, String, String?, String)])
    func complainsWithFileAndLine(old: String, new: String, near: String?, words: String) throws {
        let text = try String(contentsOfFile: shipped, encoding: .utf8)
        let changed = text.replacing(old, with: new, maxReplacements: 1)
        #expect(changed != text)
        let problems = try problems(in: changed)
        let problem = try #require(problems.first { $0.explanation.contains(words) }, "\(problems)")
        let line = try #require(problem.line)
        let lines = changed.split(separator: "\n", omittingEmptySubsequences: false)
        if let near { #expect(lines[line - 1].contains(near), "line \(line): \(lines[line - 1])") }
    }

    @Test(arguments: [
        ("", "names no keywords"), ("en: 5", "must be a list of"), ("- en", "must be a list of"),
        ("en: {keywords: []}", "must be a list of"), ("en: {}", "en.keywords.take is missing"),
    ])
    func needsKeywords(text: String, words: String) throws {
        let problems = try problems(in: text)
        #expect(problems.contains { $0.explanation.contains(words) }, "\(problems)")
    }

    @Test func saysAllThatIsWrongAtOnce() throws {
        let text = try String(contentsOfFile: shipped, encoding: .utf8)
            .replacing("march: [mars]", with: "marsh: [mars]").replacing("new: [new]", with: "new: []")
            .replacing("title: [titre]", with: "titel: [titre]")
        #expect(try problems(in: text).count == 3)
    }

    @Test func saysThatAFileIsMissing() {
        let error = #expect(throws: SettingsProblems.self) { try Vocabulary(file: "/nowhere/vocabulary.yaml") }
        #expect(error?.problems.first?.description == "/nowhere/vocabulary.yaml: cannot be read, or is not UTF-8.")
    }

    @Test func oneLanguageIsEnough() throws {
        let text = try String(contentsOfFile: shipped, encoding: .utf8)
        let french = try #require(text.range(of: "\nfr:\n"))
        #expect(try problems(in: String(text[..<french.lowerBound])) == [])
        #expect(try problems(in: String(text[french.lowerBound...])) == [])
    }
}
