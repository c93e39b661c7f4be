import CRM
import Commands
import Configuration

/// Why a command that was understood cannot be done, as a phrase for the receipt.
struct CommandFailure: Error {
    var phrase: Phrase
    var values: [String: String]

    init(_ phrase: Phrase, _ values: [String: String] = [:]) {
        self.phrase = phrase
        self.values = values
    }
}

extension CommandProblem {
    /// The problem in words, and the keyword that may have been meant.
    func sentence(in language: Language, _ settings: Settings, _ phrases: Phrasebook) -> (String, suggestion: String?) {
        func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
            phrases.text(phrase, in: language, values)
        }
        func usage(_ keyword: Keyword) -> String {
            settings.vocabulary.entry(for: keyword, in: language)?.usage ?? ""
        }
        switch self {
        case .unknownKeyword(let word, let nearest):
            return (text(.unknownKeyword, ["word": word]), nearest.map { text(.didYouMean, ["word": $0]) })
        case .missingArgument(.assign):
            return (text(.missingColleague, ["names": settings.staff.map(\.login).joined(separator: ", ")]), nil)
        case .missingArgument(.lost): return (text(.missingReason, ["usage": usage(.lost)]), nil)
        case .missingArgument(.convert): return (text(.missingValue, ["usage": usage(.convert)]), nil)
        case .missingArgument: return (text(.missingText), nil)
        case .unexpected(let word, let keyword):
            return (text(.unexpected, ["text": word, "usage": usage(keyword)]), nil)
        case .unreadableAmount(let amount): return (text(.unreadableAmount, ["text": amount]), nil)
        case .unreadablePeriod(let period): return (text(.unreadablePeriod, ["text": period]), nil)
        case .saidTwice(let word): return (text(.saidTwice, ["word": word]), nil)
        case .tooManyUnknown: return (text(.tooManyUnknown), nil)
        case .tooManyCommands(let limit): return (text(.tooManyCommands, ["limit": "\(limit)"]), nil)
        }
    }
}
