import Documents
import Foundation
import Testing

/// Each mail as a whole beside an expected file, because a misspelt name renders as nothing.
///
/// After a change of templates that is meant: `REFRESH_EXPECTED=1 swift test --filter ExpectedLetters`, then read the
/// difference and look at the `.html` files in a browser.
@Suite("A shipped letter")
struct ExpectedLettersTests {
    @Test(arguments: SampleLetter.all)
    func readsAsExpected(sample: SampleLetter) throws {
        let written = try sample.written()
        try compare("Subject: \(written.subject)\n\n\(written.text)", with: "\(sample.testDescription).txt")
        try compare(written.html, with: "\(sample.testDescription).html")
    }

    private func compare(_ text: String, with name: String) throws {
        let file = Shipped.expected.appending(path: name)
        if ProcessInfo.processInfo.environment["REFRESH_EXPECTED"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let difference = zip(text.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
        #expect(text == expected, "\(name), first here: \(difference.map { "\($0), not \($1)" } ?? "its length")")
    }
}
