import CRM
import Foundation
import Mail
import MailMIME
import Store

/// Somebody of NotSoTiny. Luc, the director, and Thomas are answered in French, Eric in English.
enum Colleague: String, CaseIterable {
    case luc
    case thomas
    case eric

    var address: String { "\(rawValue)@notsotiny.example" }

    /// As it stands in From.
    var from: String {
        switch self {
        case .luc: Company.luc
        case .thomas: Company.thomas
        case .eric: Company.eric
        }
    }
}

extension Company {
    /// The signed address that this colleague's mails about a record, or about none, go to.
    func address(of colleague: Colleague, on record: String? = nil) throws -> String {
        try address(for: colleague.address, .staff, on: record ?? "g")
    }

    /// The signed address that a customer's answers about a record go to.
    func address(ofCustomer customer: String, on record: String) throws -> String {
        try address(for: customer, .customer, on: record)
    }

    private func address(for recipient: String, _ purpose: SignedToken.Purpose, on record: String) throws -> String {
        guard let email = EmailAddress(recipient) else { throw TestFailure("\(recipient) is no address") }
        let token = office.signer.token(
            about: record.lowercased().replacing("-", with: ""), purpose: purpose, for: email,
            expires: office.now() + 86_400)
        return office.settings.company.address.carrying(token).rawValue
    }

    /// What comes back on a colleague's mail about a record, or about none: the receipt.
    @discardableResult
    func command(
        _ words: String, by colleague: Colleague, on record: String? = nil, files: [File] = [], headers: [String] = []
    ) async throws -> ParsedMail {
        let entry = try await receive(
            from: colleague.from, to: try address(of: colleague, on: record), subject: "Commands", words, files: files,
            headers: headers)
        return try await answer(to: entry, for: colleague)
    }

    /// What comes back on an answer of this colleague's.
    @discardableResult
    func command(_ words: String, by colleague: Colleague, answering mail: ParsedMail) async throws -> ParsedMail {
        try await answer(to: try await reply(to: mail, as: colleague.from, words), for: colleague)
    }

    /// The mail to this colleague that answers theirs.
    func answer(to entry: LedgerEntry, for colleague: Colleague) async throws -> ParsedMail {
        let answers = try await mails(to: colleague.address).filter {
            $0.inReplyTo.map(\.rawValue) == [entry.messageID]
        }
        guard let answer = answers.last, answers.count == 1 else {
            throw TestFailure("\(colleague) got \(answers.count) answers: \(entry.state), \(entry.reason)")
        }
        return answer
    }

    /// Jane's opportunity, in the hands of this colleague.
    func opportunity(of colleague: Colleague) async throws {
        _ = try await opportunityFromJane()
        if colleague != .luc { try await command("ASSIGN \(colleague)", by: .luc, on: "O-1") }
    }

    /// Jane's lead, in the hands of this colleague.
    func lead(of colleague: Colleague) async throws {
        _ = try await leadFromJane()
        try await command("TAKE", by: colleague, on: "L-1")
    }

    /// How many mails each colleague has.
    func mailCounts() async throws -> [Colleague: Int] {
        var counts: [Colleague: Int] = [:]
        for colleague in Colleague.allCases { counts[colleague] = try await mails(to: colleague.address).count }
        return counts
    }

    func partner(_ id: Int64) async throws -> Partner? { try await office.store.read { try $0.partner(id) } }

    func contacts(of partner: Int64) async throws -> [Contact] {
        try await office.store.read { try $0.contacts(of: partner) }
    }

    /// The last commands of a colleague that can be taken back.
    func lastBatch(of colleague: Colleague) async throws -> CommandBatch? {
        try await office.store.read { try $0.lastBatch(of: colleague.rawValue) }
    }
}
