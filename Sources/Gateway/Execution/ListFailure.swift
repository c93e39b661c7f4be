import CRM
import Configuration
import Prospects

/// What is wrong with lists of prospects, in words.
extension CommandFailure {
    /// Why a file, or the text of a mail, is no list.
    init(_ problem: UnreadableList, file: String?) {
        let name = file ?? "…"
        switch problem {
        case .empty: self.init(.listEmpty, ["file": name])
        case .tooBig(let limit): self.init(.listTooBig, ["file": name, "limit": ByteCount.text(limit)])
        case .tooManyRows(let limit): self.init(.listTooLong, ["file": name, "limit": "\(limit)"])
        case .notText: self.init(.listNotText, ["file": name])
        case .noKnownColumn(let found):
            self.init(.listWithoutColumns, ["file": name, "columns": found.prefix(12).joined(separator: ", ")])
        case .noCard: self.init(.listWithoutCards, ["file": name])
        }
    }

    /// Why one line of what a colleague wrote makes no lead.
    init(_ problem: ProspectProblem, place: Int, phrases: Phrasebook, in language: Language) {
        self.init(.prospectWrong, ["place": "\(place)", "problem": problem.sentence(phrases, in: language)])
    }
}

extension ProspectProblem {
    func sentence(_ phrases: Phrasebook, in language: Language) -> String {
        switch self {
        case .nobody: phrases.text(.prospectNobody, in: language)
        case .notAnAddress(let text): phrases.text(.prospectNoAddress, in: language, ["text": text])
        case .twiceInFile(let row): phrases.text(.prospectTwice, in: language, ["place": "\(row)"])
        case .tooManyFields(let found, let columns):
            phrases.text(.prospectTooManyFields, in: language, ["found": "\(found)", "columns": "\(columns)"])
        case .unclosedQuote: phrases.text(.prospectUnclosedQuote, in: language)
        case .unreadableCard: phrases.text(.prospectUnreadableCard, in: language)
        }
    }
}
