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

/// What is wrong with a line, in its writer's language.
struct ProblemWords {
    let settings: Settings
    let phrases: Phrasebook
    let member: StaffMember

    private var vocabulary: Vocabulary { settings.vocabulary }

    /// The problem, and what may have been meant.
    func sentence(for problem: CommandProblem) -> (String, suggestion: String?) {
        switch problem {
        case .unknownKeyword(let word, let nearest):
            (text(.unknownKeyword, ["word": word]), nearest.map { text(.didYouMean, ["word": $0]) })
        default: (sentence(problem), nil)
        }
    }

    private func sentence(_ problem: CommandProblem) -> String {
        switch problem {
        case .unknownKeyword(let word, _): text(.unknownKeyword, ["word": word])
        case .missingArgument(let keyword): missing(keyword)
        case .unexpected(let word, let keyword): text(.unexpected, ["text": word, "usage": usage(keyword)])
        case .unreadableAmount(let amount): text(.unreadableAmount, ["text": amount])
        case .unreadablePeriod(let period): text(.unreadablePeriod, ["text": period])
        case .unreadableProbability(let words): text(.unreadableProbability, ["text": words])
        case .unknownStage(let word):
            text(.unknownStage, ["text": word, "names": listed(Opportunity.Stage.allCases.map(stage))])
        case .unknownField(let word): text(.unknownField, ["text": word, "names": listed(fields)])
        case .unreadableReference(let word, let keyword):
            text(.unreadableReference, ["text": word, "usage": usage(keyword)])
        case .unreadableNumber(let words, let keyword):
            text(.unexpected, ["text": words, "usage": usage(keyword)])
        case .unreadableTime(let problem): sentence(problem)
        case .wrongQuote(let problem): sentence(problem)
        case .saidTwice(let word): text(.saidTwice, ["word": word])
        case .tooManyUnknown: text(.tooManyUnknown)
        case .tooManyCommands(let limit): text(.tooManyCommands, ["limit": "\(limit)"])
        }
    }

    private func sentence(_ problem: TimeProblem) -> String {
        let clock = LocalClock.of(member, in: settings.company)
        let said = clock.problem(problem)
        return text(said.phrase, said.values)
    }

    private func sentence(_ problem: QuoteProblem) -> String {
        switch problem {
        case .nothing: text(.missingValue, ["usage": usage(.quote)])
        case .tooManyItems(let limit): text(.quoteTooLong, ["limit": "\(limit)"])
        case .unreadableQuantity(let words): text(.unreadableQuantity, ["text": words])
        case .unreadablePrice(let words): text(.unreadableAmount, ["text": words])
        case .unreadablePercentage(let words): text(.unreadablePercentage, ["text": words])
        case .unreadablePeriod(let words): text(.unreadablePeriod, ["text": words])
        case .otherCurrency(let words):
            text(.otherCurrency, ["text": words, "currency": settings.company.currency.rawValue])
        case .missingPrice(let words): text(.missingPrice, ["text": words])
        case .missingProduct(let words): text(.missingProduct, ["text": words])
        case .unexpected(let words): text(.unexpected, ["text": words, "usage": usage(.quote)])
        case .saidTwice(let words): text(.saidTwice, ["word": words])
        case .unclosedQuote(let words): text(.unclosedMark, ["text": words])
        case .ambiguousDiscount(let words): text(.ambiguousDiscount, ["text": words])
        case .unreadableNumber(let words): text(.unreadableReference, ["text": words, "usage": usage(.send)])
        }
    }

    private func missing(_ keyword: Keyword) -> String {
        switch keyword {
        case .assign: text(.missingColleague, ["names": listed(settings.staff.map(\.login))])
        case .lost, .drop: text(.missingReason, ["usage": usage(keyword)])
        case .note, .reply, .call, .lead: text(.missingText)
        default: text(.missingValue, ["usage": usage(keyword)])
        }
    }

    /// What the partner sheet has, as the language calls it.
    private var fields: [String] {
        [.street, .zip, .city, .country, .phone, .email, .website, .language, .name].compactMap { field in
            vocabulary.word(for: field, in: member.language)
        } + [vocabulary.word(for: Vocabulary.ArgumentName.contact, in: member.language)]
    }

    private func stage(_ stage: Opportunity.Stage) -> String { vocabulary.word(for: stage, in: member.language) }

    private func usage(_ keyword: Keyword) -> String {
        vocabulary.entry(for: keyword, in: member.language)?.usage ?? ""
    }

    private func listed(_ names: [String]) -> String { names.joined(separator: ", ") }

    private func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        phrases.text(phrase, in: member.language, values)
    }
}
