import CRM
import Foundation
import Store

/// All that commands can change, at one moment.
struct Books: Equatable, Sendable {
    var leads: [Lead]
    var opportunities: [Opportunity]
    var partners: [Partner]
    var contacts: [Contact]
    var unwanted: [UnwantedSender]
    /// Customers' mails by id, and the records they are on.
    var mails: [Int64: RecordReference]

    init(_ snapshot: Snapshot) throws {
        leads = try snapshot.leads(limit: 1_000)
        opportunities = try snapshot.opportunities(limit: 1_000)
        partners = try snapshot.partners(limit: 1_000)
        contacts = try partners.flatMap { try snapshot.contacts(of: $0.id) }
        unwanted = try snapshot.unwantedSenders(limit: 1_000)
        let incoming = try snapshot.messages(limit: 1_000).filter { message in
            message.direction == .incoming && message.from?.domain != "notsotiny.example"
        }
        mails = Dictionary(uniqueKeysWithValues: incoming.compactMap { mail in mail.record.map { (mail.id, $0) } })
    }
}

extension Company {
    func books() async throws -> Books { try await office.store.read { try Books($0) } }
}
