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
    /// The record of the thread; follows a lead into its opportunity.
    private(set) var record: RecordReference?
    /// The colleague's mail, if the commands came by mail.
    let message: Message?

    init(desk: Desk, member: StaffMember, record: RecordReference?, message: Message?) {
        self.desk = desk
        self.member = member
        self.record = record
        self.message = message
    }

    var transaction: Transaction { desk.transaction }
    var language: Language { member.language }

    /// What a command did, as the receipt says it.
    struct Result {
        var sentence: String
        var listings: [Listing] = []
    }

    /// Does one command. Throws `CommandFailure` for what a person can mend.
    mutating func execute(_ command: Command) throws -> Result {
        let record = try subject(of: command)
        switch command.action {
        case .take: return try take(try named(record))
        case .release: return try release(try named(record))
        case .assign(let name): return try assign(try named(record), to: try colleague(name))
        case .pool: return try pool()
        case .convert(let conversion):
            let (result, opportunity) = try convert(try lead(try named(record)), conversion)
            self.record = opportunity
            return result
        case .note(let text): return try note(text, on: try named(record))
        case .reply(let text): return try reply(text, on: try named(record))
        case .won(let amount): return try close(try opportunity(try named(record)), as: .won, revenue: amount)
        case .lost(let reason): return try close(try opportunity(try named(record)), as: .lost, reason: reason)
        case .history(let period): return try history(of: try named(record), period)
        case .help(let topic): return help(topic)
        }
    }

    func text(_ phrase: Phrase, _ values: [String: String] = [:]) -> String {
        desk.office.phrases.text(phrase, in: language, values)
    }

    /// The name behind a login; “nobody” for none.
    func name(_ login: String?) throws -> String {
        guard let login else { return text(.nobody) }
        return try transaction.staffName(login) ?? login
    }

    private func subject(of command: Command) throws -> RecordReference? {
        guard command.keyword.needsRecord else { return nil }
        guard let reference = command.reference else {
            return try record.flatMap(transaction.current) ?? missing(command)
        }
        guard let current = try transaction.current(reference) else {
            throw CommandFailure(.unknownRecord, ["record": "\(reference)"])
        }
        return current
    }

    private func missing(_ command: Command) throws -> RecordReference? {
        let word = desk.settings.vocabulary.word(for: command.keyword, in: language)
        throw CommandFailure(.noRecord, ["usage": "\(word) L-7"])
    }

    private func named(_ record: RecordReference?) throws -> RecordReference {
        guard let record else { throw CommandFailure(.noRecord, ["usage": "L-7"]) }
        return record
    }

    func lead(_ record: RecordReference) throws -> Lead {
        if record.kind == .opportunity, let from = try transaction.opportunity(record.number)?.leadID {
            throw CommandFailure(.alreadyConverted, ["lead": "L-\(from)", "opportunity": "\(record)"])
        }
        guard record.kind == .lead, let lead = try transaction.lead(record.number) else {
            throw CommandFailure(.notALead, ["record": "\(record)"])
        }
        guard lead.isOpen else { throw CommandFailure(.alreadyClosed, ["record": "\(record)"]) }
        return lead
    }

    func opportunity(_ record: RecordReference) throws -> Opportunity {
        guard record.kind == .opportunity, let opportunity = try transaction.opportunity(record.number) else {
            throw CommandFailure(.notAnOpportunity, ["record": "\(record)"])
        }
        guard opportunity.isOpen else { throw CommandFailure(.alreadyClosed, ["record": "\(record)"]) }
        return opportunity
    }

    /// A colleague by login, first name or full name.
    private func colleague(_ text: String) throws -> StaffMember {
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
