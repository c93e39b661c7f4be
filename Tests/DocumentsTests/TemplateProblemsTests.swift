import CRM
import Documents
import Foundation
import Testing

@Suite("Checking templates")
struct TemplateProblemsTests {
    @Test func findsNothingWrongWithOurs() throws {
        #expect(try Shipped.library().problems.isEmpty)
    }

    @Test(arguments: [
        Mistake("fr/receipt/subject", text: "{{sumary}}", "fr/receipt/subject.mustache:2: “sumary”"),
        Mistake("en/receipt/text", text: "\n{{#lines}}{{got}}{{/lines}}", "en/receipt/text.mustache:3: “got”"),
        Mistake("shared/remarks.text", text: "{{#remark}}{{.}}{{/remark}}", "shared/remarks.text.mustache:2: “remark”"),
        Mistake("en/receipt/text", text: "{{#lines}}\n{{command}}", "en/receipt/text.mustache:"),
        Mistake("en/receipt/text", text: "{{#lines}}{{/facts}}", "en/receipt/text.mustache:2: "),
        Mistake("en/receipt/text", text: "{{>sign-off.text}}", "en/receipt/text.mustache:2: "),
        Mistake("shared/remarks.text", text: "{{>remarks.text}}", "shared/remarks.text.mustache:2: "),
        Mistake("en/receipt/text", source: "{{tag}}", "en/receipt/text.mustache:1: "),
        Mistake("en/receipt/html", source: "{{{tag}}}", "en/receipt/html.mustache:1: "),
        Mistake("en/receit/html", source: "{{tag}}", "en/receit: "),
        Mistake("fr/receipt/html", source: nil, "fr/receipt/html.mustache: "),
    ])
    func names(mistake: Mistake) throws {
        try withTemplates(holding: mistake) { folder in
            let problems = try TemplateLibrary(folder: folder.path, fallback: .english).problems
            let places = problems.map(\.description)
            #expect(places.contains { $0.hasPrefix(mistake.problem) }, "\(places)")
        }
    }

    @Test func writesALetterWhoseTemplatesIncludeThemselves() throws {
        let circle = Mistake("shared/remarks.text", text: "{{>remarks.text}}", "")
        try withTemplates(holding: circle) { folder in
            let library = try TemplateLibrary(folder: folder.path, fallback: .english)
            _ = try? library.write(.sample(of: .newLeadNotice), frame: nil, in: .english)
            #expect(!library.problems.isEmpty)
        }
    }

    @Test(arguments: [
        ("words.html", "{{text.lines}}", "{{#text.lines}}{{^first()}}<br>{{/first()}}{{.}}{{/text.lines}}"),
        ("words.text", "{{text.lines}}", "{{#text.lines}}\n{{.}}\n{{/text.lines}}"),
        ("words.text", "{{text.quoted}}", "{{#text.wrapped}}\n>{{#.}} {{.}}{{/.}}\n{{/text.wrapped}}"),
    ])
    func goesThroughTheLinesOfATextAsItShowsThemAtOnce(file: String, whole: String, loop: String) throws {
        let written = try [whole, loop].map { lines in
            let setting = file.hasSuffix(".text") ? "{{% CONTENT_TYPE:TEXT}}\n" : ""
            let source = "\(setting){{#text}}\n\(lines)\n{{/text}}\n"
            return try withTemplates(holding: Mistake("shared/\(file)", source: source, "")) { folder in
                let library = try TemplateLibrary(folder: folder.path, fallback: .english)
                #expect(library.problems.isEmpty)
                return try library.write(.sample(of: .customerMessageNotice), frame: nil, in: .english)
            }
        }
        #expect(written[0] == written[1])
    }

    @Test func writesInTheFallbackLanguageWhatALanguageLacks() throws {
        try withTemplates(holding: Mistake("fr/receipt/html", source: nil, "")) { folder in
            let library = try TemplateLibrary(folder: folder.path, fallback: .english)
            let receipt = Letter.sample(of: .receipt)
            #expect(
                try library.write(receipt, frame: nil, in: .french) == library.write(receipt, frame: nil, in: .english))
        }
    }

    /// Runs `body` on a copy of our templates with the mistake in it.
    private func withTemplates<Result>(holding mistake: Mistake, _ body: (URL) throws -> Result) throws -> Result {
        let files = FileManager.default
        let folder = files.temporaryDirectory.appending(path: "templates-\(UUID())")
        try files.copyItem(at: Shipped.folder, to: folder)
        defer { try? files.removeItem(at: folder) }
        let file = folder.appending(path: mistake.file)
        if let source = mistake.source {
            try files.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(source.utf8).write(to: file)
        } else {
            try files.removeItem(at: file)
        }
        return try body(folder)
    }

    /// A template as it should not be, and how what is said of it begins.
    struct Mistake: Sendable, CustomTestStringConvertible {
        var file: String
        /// nil where there is no such file.
        var source: String?
        var problem: String

        init(_ name: String, source: String?, _ problem: String) {
            file = "\(name).mustache"
            self.source = source
            self.problem = problem
        }

        /// A template for plain text, `text` on its second line.
        init(_ name: String, text: String, _ problem: String) {
            self.init(name, source: "{{% CONTENT_TYPE:TEXT}}\n\(text)\n", problem)
        }

        var testDescription: String { "\(file): \(source ?? "missing")" }
    }
}
