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
        /// Before these, and behind them, those that are ready to send with what stands behind the keyword.
        var readyOffers: [Offer]?
        var lastOffers: [Offer]?
        /// The folder of its template, where that is not the letter's own.
        var template: String?
    }

    /// A keyword that is offered complete is not offered bare as well.
    init(
        _ letter: Letter, because reason: Phrase, offering offers: [Keyword], ready: [Offer] = [], last: [Offer] = [],
        template: String? = nil
    ) {
        self.letter = letter
        let complete = Set((ready + last).map(\.keyword))
        frame = Frame(
            because: reason, offers: offers.filter { !complete.contains($0) }, readyOffers: ready.isEmpty ? nil : ready,
            lastOffers: last.isEmpty ? nil : last, template: template)
    }
}

/// A command that a letter offers, with what stands behind its keyword.
struct Offer: Codable, Hashable {
    var keyword: Keyword
    var argument: String

    init(_ keyword: Keyword, _ argument: String = "") {
        self.keyword = keyword
        self.argument = argument
    }
}

extension CompanySettings {
    /// What stands in brackets in a subject: `NST L-7`, or `NST` when no record is meant.
    func tag(of record: RecordReference?) -> String {
        shortName + (record.map { " \($0)" } ?? "")
    }
}
