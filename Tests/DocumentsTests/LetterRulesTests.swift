import CRM
import Documents
import Foundation
import Testing

@Suite("Every shipped letter")
struct LetterRulesTests {
    @Test(arguments: SampleLetter.all)
    func fetchesNothingFromOutside(sample: SampleLetter) throws {
        let html = try sample.written().html
        #expect(["src=", "url(", "http", "<link", "@import"].allSatisfy { !html.contains($0) })
    }

    @Test(arguments: SampleLetter.all)
    func hasALineToShowInAListOfMails(sample: SampleLetter) throws {
        let subject = try sample.written().subject
        #expect(subject.contains("[NST") || sample.kind == .oversizedAnswer)
        #expect(subject.count < 80)
    }

    @Test(arguments: SampleLetter.all)
    func keepsLinksOutOfPlainText(sample: SampleLetter) throws {
        #expect(try !sample.written().text.contains("mailto:"))
    }

    @Test(arguments: SampleLetter.all.filter { $0.kind.isToCustomer })
    func showsCustomersNoActions(sample: SampleLetter) throws {
        #expect(try !sample.written().html.contains("mailto:"))
    }

    @Test(arguments: SampleLetter.all.filter { !$0.kind.isToCustomer })
    func tellsStaffTheKeywordOfEachButton(sample: SampleLetter) throws {
        let written = try sample.written()
        let actions = written.text.split(separator: "\n").filter { $0.hasPrefix("  ") && $0.contains(" – ") }
        let keywords = actions.compactMap { $0.split(separator: " ").first }
        #expect(!keywords.isEmpty && keywords.allSatisfy { written.html.contains("body=\($0)%0D%0A\"") })
    }

    @Test func frenchSignsStandBehindNoBreakSpaces() throws {
        let folder = Shipped.folder.appending(path: "fr")
        let files = try #require(FileManager.default.enumerator(atPath: folder.path))
        for case let file as String in files where file.hasSuffix(".mustache") {
            let source = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
            let loose = [" :", " ;", " ?", " !", " »", "« "].filter { source.contains($0) }
            #expect(loose.isEmpty, "\(file)")
        }
    }

    @Test func isInTheFallbackLanguageWhereItsOwnHasNone() throws {
        let letter = Letter.sample(of: .acknowledgement)
        let library = try Shipped.library()
        let german = try #require(Language(rawValue: "de"))
        #expect(try library.write(letter, frame: nil, in: german) == library.write(letter, frame: nil, in: .english))
    }
}
