public import CRM

/// The verbs of the command language; what they are called in a language stands in `Config/vocabulary.yaml`.
public enum Keyword: String, CaseIterable, Codable, Sendable {
    case take
    case release
    case assign
    case pool
    case mine
    case lead
    case `import`
    case commit
    case convert
    case drop
    case merge
    case partner
    case revenue
    case stage
    case probability
    case call
    case note
    case reply
    case won
    case lost
    case close
    case reopen
    case meeting
    case reschedule
    case cancel
    case agenda
    case kpi
    case quote
    case send
    case snooze
    case history
    case show
    case link
    case new
    case from
    case notLead = "notlead"
    case spam
    case undo
    case why
    case help

    /// Does something with one record: the one named, else the one of the thread.
    public var needsRecord: Bool {
        switch self {
        case .pool, .mine, .agenda, .kpi, .quote, .send, .lead, .import, .commit, .undo, .why, .help: false
        default: true
        }
    }

    /// Takes the text that follows the command lines as its own.
    var takesFreeText: Bool {
        switch self {
        case .note, .reply, .call, .lead, .import, .partner, .quote: true
        default: false
        }
    }

    /// People or fields may stand in the lines below.
    var takesList: Bool {
        switch self {
        case .lead, .import, .partner: true
        default: false
        }
    }
}

/// One command, understood.
public struct Command: Hashable, Sendable {
    /// What to do, with what the line said about it.
    public enum Action: Hashable, Sendable {
        case take
        case release
        /// A colleague by login or first name, as it was written.
        case assign(to: String)
        case pool
        case mine
        /// The new leads, as they were written: `Name: …` lines, or one lead a line.
        case lead(String)
        /// A campaign by name or code, and the prospects if they stand in the mail itself.
        case `import`(campaign: String, text: String)
        /// The campaign whose preview is meant; nil for the one that is answered.
        case commit(campaign: String?)
        case convert(Conversion)
        case drop(reason: String)
        /// The duplicate that ends in the record at hand.
        case merge(RecordReference)
        case partner([SheetChange])
        case revenue(Money)
        case stage(Opportunity.Stage)
        /// Per cent, 0 to 100.
        case probability(Int)
        case call(CallNote)
        case note(String)
        case reply(String)
        case won(Money?)
        case lost(reason: String)
        case close
        case reopen
        case meeting(MeetingRequest)
        /// By the number of `M-3`; nil for the next one of the record.
        case reschedule(Int64?, MeetingRequest)
        case cancel(Int64?, reason: String)
        case agenda(Period?)
        /// Of the present month for nil.
        case kpi(TimeSpan?)
        case quote(QuoteRequest)
        /// The draft of that number; nil for the latest of the record.
        case send(QuoteNumber?)
        case snooze(SnoozeTime)
        case history(TimeSpan?)
        case show
        /// Where the mail belongs.
        case link(to: RecordReference)
        case new
        /// Whose mail it is: an address, perhaps with a name before it.
        case from(String)
        case notLead
        case spam
        /// The number that a receipt names; nil for the last.
        case undo(Int64?)
        case why
        case help(Keyword?)
    }

    public var keyword: Keyword
    /// The record named in the line; nil means the one of the thread.
    public var reference: RecordReference?
    public var action: Action

    public init(_ keyword: Keyword, reference: RecordReference? = nil, action: Action) {
        self.keyword = keyword
        self.reference = reference
        self.action = action
    }

    /// The revenue that it says a case has or brought.
    public var amount: Money? {
        switch action {
        case .revenue(let amount): amount
        case .won(let amount): amount
        case .convert(let conversion): conversion.revenue
        default: nil
        }
    }
}

/// How long, or until when, a case is to be silent: `3d`, `monday 9:00`.
public enum SnoozeTime: Hashable, Sendable {
    case length(Period)
    case until(WrittenTime)
}

/// What `CONVERT` was told of the opportunity to be.
public struct Conversion: Hashable, Sendable {
    public var revenue: Money?
    public var company: String?
    public var title: String?
    /// The partner it is for, where one is named: `CONVERT P-5`.
    public var partner: RecordReference?

    public init(
        revenue: Money? = nil, company: String? = nil, title: String? = nil, partner: RecordReference? = nil
    ) {
        self.revenue = revenue
        self.company = company
        self.title = title
        self.partner = partner
    }
}

/// Why a line that looks like a command is none.
public enum CommandProblem: Error, Hashable, Sendable {
    /// No keyword is written like that; `nearest` may be what was meant, in the spelling nearest to what was written.
    case unknownKeyword(String, nearest: String?)
    /// The command says nothing about what it needs: to whom, why, which text.
    case missingArgument(Keyword)
    /// The command takes nothing of the kind.
    case unexpected(String, in: Keyword)
    case unreadableAmount(String)
    /// Neither a length of time nor days or months.
    case unreadablePeriod(String)
    case unreadableProbability(String)
    case unknownStage(String)
    /// No field of the partner sheet is called so.
    case unknownField(String)
    /// Where `L-12` is expected.
    case unreadableReference(String, in: Keyword)
    case unreadableTime(TimeProblem)
    /// Where the number of a receipt is expected.
    case unreadableNumber(String, in: Keyword)
    case wrongQuote(QuoteProblem)
    /// The same thing is said twice: `CONVERT revenue 5k revenue 6k`.
    case saidTwice(String)
    /// More than five lines in a row look like commands and are none: the rest was not looked at.
    case tooManyUnknown
    /// More commands in one mail than a person writes.
    case tooManyCommands(limit: Int)
}
