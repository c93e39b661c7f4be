import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Carries out a colleague's commands, in order, on the record they name or the one of the thread.
struct Executor {
    let desk: Desk
    let member: StaffMember
    /// The record of the thread; follows a lead into its opportunity, and a mail to where it is moved.
    private(set) var record: RecordReference?
    /// The record that the last command was about; nil when none was about one.
    private(set) var subject: RecordReference?
    /// Where the commands came from.
    let source: CommandSource

    init(desk: Desk, member: StaffMember, record: RecordReference?, source: CommandSource) {
        self.desk = desk
        self.member = member
        self.record = record
        self.source = source
    }

    var transaction: Transaction { desk.transaction }
    var language: Language { member.language }
    var clock: LocalClock { LocalClock.of(member, in: desk.settings.company) }
    /// The colleague's mail, if the commands came by mail.
    var message: Message? { source.message }

    /// What a command did, as the receipt says it.
    struct Result {
        var sentence: String
        var listings: [Listing] = []
        /// What one can do next beside the usual, with what stands behind the keyword.
        var offers: [Offer] = []
        /// The list that waits for its COMMIT.
        var preview: Import?
    }

    /// One line of a mail that was carried out.
    struct Done {
        var line: String
        var keyword: Keyword
        var result: Result
    }

    /// Does one command. Throws `CommandFailure` for what a person can mend.
    mutating func execute(_ command: Command) throws -> Result {
        switch command.action {
        case .pool: return try pool()
        case .mine: return try mine()
        case .agenda(let period): return try agenda(period)
        case .kpi(let span): return try figures(span)
        case .quote(let request): return try remember(try quote(request, on: try record.flatMap(transaction.current)))
        case .send(let number):
            let named = try command.reference.map(existing) ?? record.flatMap(transaction.current)
            return try remember(try send(number, on: named))
        case .lead(let text): return try remember(try addLeads(text))
        case .import(let campaign, let text): return try previewImport(of: campaign, text: text)
        case .commit(let campaign): return try commit(campaign)
        case .undo(let number): return try undo(number)
        case .reschedule(let number, let request):
            return try reschedule(number, request, on: try recordOfMeeting(command, number))
        case .cancel(let number, let reason):
            return try cancel(number, reason: reason, on: try recordOfMeeting(command, number))
        case .why: return try why()
        case .help(let topic): return help(topic)
        default:
            let record = try subject(of: command)
            subject = record
            return try execute(command, on: record)
        }
    }

    /// Those that do something with a record.
    private mutating func execute(_ command: Command, on record: RecordReference) throws -> Result {
        switch command.action {
        case .take: return try take(record)
        case .release: return try release(record)
        case .assign(let name): return try assign(record, to: try colleague(name))
        case .convert(let conversion): return try remember(try convert(try lead(record), conversion))
        case .drop(let reason): return try drop(try lead(record), reason: reason)
        case .merge(let duplicate): return try merge(duplicate, into: record)
        case .notLead: return try refuse(try lead(record), as: .notALead)
        case .spam: return try refuse(try lead(record), as: .spam)
        case .partner(let changes): return try complete(record, with: changes)
        case .link(let target): return try remember(try link(from: record, to: target))
        case .new: return try remember(try separate(from: record))
        case .from(let person): return try remember(try attribute(on: record, to: person))
        case .call(let note): return try call(note, on: record)
        case .meeting(let request): return try plan(request, on: record)
        case .snooze(let time): return try snooze(record, time)
        case .note(let text): return try note(text, on: record)
        case .reply(let text): return try reply(text, on: record)
        case .history(let span): return try history(of: record, span)
        case .show: return try show(record)
        default: return try sell(command.action, record)
        }
    }

    /// Those that change a sale.
    private func sell(_ action: Command.Action, _ record: RecordReference) throws -> Result {
        switch action {
        case .revenue(let amount): try changeRevenue(of: try opportunity(record), to: amount)
        case .stage(let stage): try changeStage(of: try opportunity(record), to: stage)
        case .probability(let percent): try changeProbability(of: try opportunity(record), to: percent)
        case .won(let amount): try close(try undecided(record), as: .won, revenue: amount)
        case .lost(let reason): try close(try undecided(record), as: .lost, reason: reason)
        case .close: try close(try opportunity(record), as: .quoted)
        case .reopen: try reopen(record)
        default: throw StoreFailure(explanation: "No command of that kind is known here.")
        }
    }

    /// The record whose next meeting is meant; nil when one is named, which then says what the mail is about.
    private mutating func recordOfMeeting(_ command: Command, _ number: Int64?) throws -> RecordReference? {
        let record = number == nil ? try self.subject(of: command) : nil
        subject = try record ?? number.flatMap { try transaction.meeting($0)?.record }
        return record
    }

    /// What follows in the same mail is about the record that came of this command.
    private mutating func remember(_ outcome: (Result, RecordReference?)) throws -> Result {
        if let new = outcome.1 {
            record = new
            subject = new
        }
        return outcome.0
    }

    func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        desk.office.phrases.text(phrase, in: language, values)
    }

    /// The name behind a login; “nobody” for none.
    func name(_ login: String?) throws -> String {
        guard let login else { return text(.nobody) }
        return try transaction.staffName(login) ?? login
    }

    /// How the keyword is used, with an example.
    func usage(_ keyword: Keyword) -> String {
        desk.settings.vocabulary.entry(for: keyword, in: language)?.usage ?? ""
    }

    /// The Message-IDs that the colleague's mail answers, the nearest first.
    var answeredIDs: [MessageID] {
        [message?.inReplyTo].compactMap(\.self) + (message?.references ?? []).reversed().prefix(20)
    }

    /// The keyword as the colleague's language writes it.
    func word(_ keyword: Keyword) -> String { desk.settings.vocabulary.word(for: keyword, in: language) }

    private func subject(of command: Command) throws -> RecordReference {
        if let reference = command.reference { return try existing(reference) }
        guard let record = try record.flatMap(transaction.current) else {
            throw CommandFailure(.noRecord, ["usage": "\(word(command.keyword)) L-7"])
        }
        return record
    }

    /// What a reference means today. Throws when there is no such record.
    func existing(_ reference: RecordReference) throws -> RecordReference {
        guard let current = try transaction.current(reference) else {
            throw CommandFailure(.unknownRecord, ["record": "\(reference)"])
        }
        return current
    }

    func lead(_ record: RecordReference) throws -> Lead {
        if record.kind == .opportunity, let from = try transaction.opportunity(record.number)?.leadID {
            throw CommandFailure(.alreadyConverted, ["lead": "L-\(from)", "opportunity": "\(record)"])
        }
        guard record.kind == .lead, let lead = try transaction.lead(record.number) else {
            throw CommandFailure(.notALead, ["record": "\(record)"])
        }
        guard lead.isOpen else { throw closed(record) }
        return lead
    }

    /// An open one.
    func opportunity(_ record: RecordReference) throws -> Opportunity {
        let opportunity = try anyOpportunity(record)
        guard opportunity.isOpen else { throw closed(record) }
        return opportunity
    }

    /// One that is neither won nor lost.
    func undecided(_ record: RecordReference) throws -> Opportunity {
        let opportunity = try anyOpportunity(record)
        guard opportunity.isOpen || opportunity.outcome == .quoted else { throw closed(record) }
        return opportunity
    }

    private func anyOpportunity(_ record: RecordReference) throws -> Opportunity {
        guard record.kind == .opportunity, let opportunity = try transaction.opportunity(record.number) else {
            let values = ["record": "\(record)", "convert": word(.convert)]
            throw CommandFailure(.notAnOpportunity, values)
        }
        return opportunity
    }

    func closed(_ record: RecordReference) -> CommandFailure {
        CommandFailure(.alreadyClosed, ["record": "\(record)", "reopen": "\(word(.reopen)) \(record)"])
    }

    /// Only whoever has a case, or a manager, may decide about it.
    func refuseIfOthers(_ record: RecordReference, _ responsible: String?) throws {
        guard let responsible, responsible != member.login, member.role != .manager else { return }
        throw CommandFailure(.takenByOther, ["record": "\(record)", "name": try name(responsible)])
    }

    /// A colleague by login, first name or full name.
    func colleague(_ text: String) throws -> StaffMember {
        let wanted = Self.folded(text)
        let staff = desk.settings.staff
        if let exact = staff.first(where: { $0.login == wanted || Self.folded($0.name) == wanted }) { return exact }
        let byFirstName = staff.filter { $0.name.split(separator: " ").contains { Self.folded($0) == wanted } }
        if let one = byFirstName.first, byFirstName.count == 1 { return one }
        if byFirstName.isEmpty {
            let names = staff.map(\.login).joined(separator: ", ")
            throw CommandFailure(.unknownColleague, ["text": text, "names": names])
        }
        let names = byFirstName.map { "\($0.login) (\($0.name))" }.joined(separator: ", ")
        throw CommandFailure(.ambiguousColleague, ["text": text, "names": names])
    }

    private static func folded(_ text: some StringProtocol) -> String {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
            .folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
