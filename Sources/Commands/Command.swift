public import CRM

/// The verbs of the command language; what they are called in a language stands in `Config/vocabulary.yaml`.
public enum Keyword: String, CaseIterable, Codable, Sendable {
    case take
    case release
    case assign
    case pool
    case convert
    case note
    case reply
    case won
    case lost
    case history
    case help

    /// Does something with one record: the one named, else the one of the thread.
    public var needsRecord: Bool {
        switch self {
        case .pool, .help: false
        default: true
        }
    }

    /// Takes the text that follows the command lines as its own.
    var takesFreeText: Bool { self == .note || self == .reply }
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
        case convert(Conversion)
        case note(String)
        case reply(String)
        case won(Money?)
        case lost(reason: String)
        case history(Period?)
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
}

/// What `CONVERT` was told of the opportunity to be.
public struct Conversion: Hashable, Sendable {
    public var revenue: Money?
    public var company: String?
    public var title: String?

    public init(revenue: Money? = nil, company: String? = nil, title: String? = nil) {
        self.revenue = revenue
        self.company = company
        self.title = title
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
    case unreadablePeriod(String)
    /// The same thing is said twice: `CONVERT revenue 5k revenue 6k`.
    case saidTwice(String)
    /// More than five lines in a row look like commands and are none: the rest was not looked at.
    case tooManyUnknown
    /// More commands in one mail than a person writes.
    case tooManyCommands(limit: Int)
}
