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
        try ExpectedFile.compare(
            "Subject: \(written.subject)\n\n\(written.text)", with: "\(sample.testDescription).txt")
        try ExpectedFile.compare(written.html, with: "\(sample.testDescription).html")
    }
}
