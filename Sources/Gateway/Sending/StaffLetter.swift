import CRM
import Commands
import Configuration
import Documents

/// A letter to a colleague, and what is to stand around it.
struct StaffLetter {
    var letter: Letter
    var frame: Frame

    struct Frame: Codable {
        /// Why they get it.
        var because: Phrase
        /// What they can do next: a link for each.
        var offers: [Keyword]
    }

    init(_ letter: Letter, because reason: Phrase, offering offers: [Keyword]) {
        self.letter = letter
        frame = Frame(because: reason, offers: offers)
    }
}

extension CompanySettings {
    /// What stands in brackets in a subject: `NST L-7`, or `NST` when no record is meant.
    func tag(of record: RecordReference?) -> String {
        shortName + (record.map { " \($0)" } ?? "")
    }
}
