import CRM
import Foundation
import Mail
import MailMIME
import MailTransport
import Store

/// The story of NotSoTiny: who writes what, and what should come of it.
final class Story {
    let narrator: Narrator
    let stage: Stage
    let store: Store
    let gateway: Address
    let jane: Person
    let luc: Person
    let thomas: Person
    let eric: Person
    let mallory: Person
    let bob: Person
    let claire: Person
    /// Set when days have passed: the gateway that looks when the story waits for something.
    var later: LaterGateway?

    init(stage: Stage, narrator: Narrator) throws {
        self.narrator = narrator
        self.stage = stage
        store = try Store(path: stage.databasePath)
        guard let crm = EmailAddress("crm@notsotiny.example") else { throw Complaint("no gateway") }
        gateway = Address(name: "NotSoTiny", email: crm)
        jane = try Person("Jane Doe", "jane@dupont.example", on: stage)
        luc = try Person("Luc Martin", "luc@notsotiny.example", on: stage)
        thomas = try Person("Thomas Leroy", "thomas@notsotiny.example", on: stage)
        eric = try Person("Eric Wood", "eric@notsotiny.example", on: stage)
        mallory = try Person("Thomas Leroy", "mallory@elsewhere.example", on: stage)
        bob = try Person("Bob Gone", "bounce-bob@example.test", on: stage)
        claire = try Person("Claire Petit", "claire@petit.example", on: stage)
    }

    func play() async throws {
        let notice = try await aCustomerWrites()
        try await aForgedCommandIsRefused(notice)
        try await aTypingMistakeIsExplained(notice)
        try await ericImportsTheFair()
        try await thomasAsksForThePool(notice)
        try await thomasTakesTheLead(notice)
        try await thomasConvertsIt(notice)
        try await thomasCompletesTheSheet(notice)
        try await thomasPlansAMeeting(notice)
        try await theCustomerAccepts()
        try await theCustomerSendsRequirements()
        try await lucReplies()
        try await ericKeepsACall()
        try await thomasForwardsAMail()
        try await lucAsksForTheHistory()
        try await anOutOfOfficeAnswerMakesNoLead()
        try await aBounceMakesNoLead()
        try await theSameMailTwiceMakesOneLead()
        try await lucMakesAQuote()
        try await theCustomerAcceptsTheQuote()
        try await thomasHasTwoCases()
    }

    func close() {
        let people = [jane, luc, thomas, eric, mallory, bob, claire]
        Task { for person in people { await person.close() } }
    }

    /// Sends a mail and tells so.
    func send(_ mail: OutgoingMail, by person: Person) async throws {
        narrator.mailIn(mail)
        try await person.send(mail)
    }

    /// Waits for a mail to arrive; nil, and told, after half a minute without it.
    func arrival(at person: Person, _ what: String, _ isWanted: @escaping @Sendable (ParsedMail) -> Bool) async throws
        -> ParsedMail?
    {
        let mail = try await eventually { try await person.received(isWanted) }
        if let mail { narrator.mailOut(mail) }
        narrator.step(what, mail != nil)
        return mail
    }

    /// Waits for the database to say something; tells whether it did within half a minute.
    func happens(_ what: String, _ question: @escaping @Sendable (Snapshot) throws -> Bool) async throws {
        let answer = try await eventually { try await store.read(question) ? true : nil }
        narrator.step(what, answer != nil)
    }

    /// Asks until there is an answer, for half a minute at most.
    func eventually<Answer>(_ question: () async throws -> Answer?) async throws -> Answer? {
        let deadline = ContinuousClock.now + .seconds(30)
        while ContinuousClock.now < deadline {
            try await later?.look()
            if let answer = try await question() { return answer }
            try await Task.sleep(for: .milliseconds(50))
        }
        return nil
    }

    /// The mail was received and settled.
    func settled(_ mail: OutgoingMail) async throws {
        _ = try await eventually {
            try await store.read {
                try $0.ledgerEntries(messageID: mail.messageID).contains { $0.state != .received } ? true : nil
            }
        }
    }
}
