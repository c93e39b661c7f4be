import CRM
import Foundation
import Mail
import Store
import Testing

/// Wednesday 5 February 2014, 10:00 in Paris.
let fairDay = Date(timeIntervalSince1970: 1_391_590_800)

/// A database of NotSoTiny with its three colleagues, luc, thomas and eric.
func staffedStore() async throws -> Store {
    let store = try Store.inMemory()
    try await store.write { transaction in
        try transaction.replaceStaff(
            with: ["luc", "thomas", "eric"].map { login in
                StaffMember(
                    login: login, name: login.capitalized, emails: ["\(login)@example.test"], role: .salesperson,
                    language: .french)
            })
    }
    return store
}

/// Jane of Dupont SA, who left everything at the fair.
func janesLead() -> Lead {
    var lead = Lead(
        title: "A kitchen", contactName: "Jane Doe", email: "Jane@Dupont.example", phone: "03 20 00 00 01",
        company: "Dupont SA", description: "Red cabinets", source: .mail, language: .french, created: fairDay)
    lead.role = "Architect"
    lead.place = PostalPlace(street: "12 rue des Lilas", zip: "59000", city: "Lille", country: "France")
    lead.website = "https://dupont.example"
    return lead
}

func dupont() -> Partner {
    Partner(
        kind: .company, name: "Dupont SA", place: PostalPlace(city: "Lille"), phone: "03 20 00 00 00",
        website: "https://dupont.example", language: .french, created: fairDay)
}

func jane(at partner: Partner) -> Contact {
    Contact(
        partnerID: partner.id, name: "Jane Doe", email: "Jane@Dupont.example", phone: "03 20 00 00 01",
        role: "Architect")
}

func kitchen(for partner: Partner, _ contact: Contact? = nil, from lead: Lead? = nil) -> Opportunity {
    Opportunity(
        title: "A kitchen", partnerID: partner.id, contactID: contact?.id, leadID: lead?.id,
        expectedRevenue: Money(minorUnits: 500_000_000), created: fairDay)
}

func mail(_ subject: String, on place: Place = Place(), from sender: String = "jane@dupont.example") throws -> Message {
    let sender = try mailAddress(sender)
    return Message(
        direction: .incoming, messageID: MessageID("\(subject.count)@dupont.example"), rawID: nil, fromName: "Jane",
        from: sender, recipients: "crm@example.test", subject: subject, text: subject,
        visibleText: subject, leadID: place.lead, opportunityID: place.opportunity, partnerID: place.partner,
        at: fairDay)
}

func mailAddress(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

extension Store {
    /// Does `body` as the commands of a colleague and returns what it returned.
    @discardableResult
    func command<Answer: Sendable>(
        _ words: String = "TAKE", by author: String = "thomas", at now: Date = fairDay,
        _ body: @Sendable (Transaction) throws -> Answer
    ) async throws -> Answer {
        try await write { transaction in
            try transaction.batch(by: author, words: [words], at: now) { try body(transaction) }
        }
    }

    /// Takes back a colleague's last commands.
    @discardableResult
    func undo(by author: String = "thomas", at now: Date = fairDay + 60) async throws -> [RecordReference?] {
        try await write { transaction in
            let batch = try #require(try transaction.lastBatch(of: author))
            return try transaction.takeBack(batch, at: now).map(\.record)
        }
    }
}

/// Makes an empty file as the store wants it: for databases that something else fills first.
func makePrivateFile(at path: String) -> Bool {
    FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600])
}
