import CRM
import Foundation
import GRDB
import Mail
import Testing

@testable import Store

@Suite("What commands changed can be taken back")
struct JournalTests {
    let store: Store

    init() async throws { store = try await staffedStore() }

    @Test func aLeadIsAgainWhatItWas() async throws {
        let (before, partner) = try await store.write { transaction in
            (try transaction.add(janesLead()), try transaction.add(dupont()))
        }
        try await store.command { transaction in
            var lead = before
            lead.title = "Two kitchens"
            lead.contactName = "Paul"
            lead.email = nil
            lead.phone = nil
            lead.company = nil
            lead.role = nil
            lead.place = PostalPlace()
            lead.website = nil
            lead.description = ""
            lead.responsible = "thomas"
            lead.state = .converted
            lead.dropReason = "x"
            lead.mergedInto = before.reference
            lead.partnerID = partner.id
            lead.language = .english
            lead.closed = fairDay
            try transaction.update(lead)
        }
        #expect(try await store.undo() == [before.reference])
        #expect(try await store.read { try $0.lead(before.id) } == before)
        #expect(try await store.read { try $0.openLeads(like: before.keys, limit: 5) } == [before.reference])
    }

    @Test func anOpportunityIsAgainWhatItWas() async throws {
        let before = try await store.write { transaction in
            let partner = try transaction.add(dupont())
            return try transaction.add(kitchen(for: partner, try transaction.add(jane(at: partner))))
        }
        try await store.command { transaction in
            var deal = before
            deal.title = "Two kitchens"
            deal.contactID = nil
            deal.expectedRevenue = Money(minorUnits: 1, currency: Currency(rawValue: "USD") ?? .euro)
            deal.probability = 0
            deal.responsible = "eric"
            deal.stage = .proposal
            deal.outcome = .lost
            deal.lostReason = "price"
            deal.closed = fairDay
            try transaction.update(deal)
        }
        #expect(try await store.undo() == [before.reference])
        #expect(try await store.read { try $0.opportunity(before.id) } == before)
    }

    @Test func aPartnerAndItsContactAreAgainWhatTheyWere() async throws {
        let (before, person) = try await store.write { transaction in
            let partner = try transaction.add(dupont())
            return (partner, try transaction.add(jane(at: partner)))
        }
        try await store.command { transaction in
            var partner = before
            partner.kind = .person
            partner.name = "Durand"
            partner.place = PostalPlace(country: "Belgium")
            partner.phone = nil
            partner.website = nil
            partner.language = .english
            try transaction.update(partner)
            var contact = person
            contact.name = "Anna"
            contact.email = "anna@other.example"
            contact.phone = nil
            contact.role = nil
            try transaction.update(contact)
        }
        #expect(try await store.undo() == [before.reference, before.reference])
        #expect(try await store.read { try $0.partner(before.id) } == before)
        #expect(try await store.read { try $0.contact(person.id) } == person)
        #expect(try await store.read { try $0.company(named: "SA Dupont") } == before)
        #expect(try await store.read { try $0.partner(ofDomain: "dupont.example") } == before)
        #expect(try await store.read { try $0.contacts(phoneKey: "320000001", limit: 5) } == [person])
    }

    @Test func aMailAndItsActivitiesAreAgainWhereTheyWere() async throws {
        let (message, other) = try await store.write { transaction in
            let lead = try transaction.add(janesLead())
            let message = try transaction.add(try mail("A kitchen", on: Place(lead: lead.id)))
            for kind in [Activity.Kind.messageReceived, .note] {
                try transaction.add(
                    Activity(at: fairDay, kind: kind, actor: "x", leadID: lead.id, messageID: message.id))
            }
            return (message, try transaction.add(janesLead()))
        }
        try await store.command { try $0.moveWithActivities(message: message.id, to: Place(lead: other.id)) }
        #expect(try await store.kinds(on: other.reference) == [.messageReceived])
        try await store.undo()
        #expect(try await store.kinds(on: other.reference) == [])
        #expect(try await store.kinds(on: RecordReference(.lead, 1)) == [.note, .messageReceived])
        #expect(try await store.read { try $0.message(message.id) } == message)
    }

    @Test func aCommittedListWaitsAgain() async throws {
        let list = try await store.write { transaction in
            try transaction.add(Import(campaign: "Fair", prospects: [], author: "thomas", previewed: fairDay))
        }
        try await store.command { try $0.markCommitted(list.id, at: fairDay) }
        #expect(try await store.read { try $0.openLists(of: "thomas", since: fairDay) } == [])
        try await store.undo()
        #expect(try await store.read { try $0.openLists(of: "thomas", since: fairDay) } == [list])
    }

    @Test func aSilencedSenderIsHeardAgain() async throws {
        let address = try mailAddress("Shop@Spam.example")
        try await store.command("SPAM") { transaction in
            try transaction.note(UnwantedSender(address: address, verdict: .spam, author: "thomas", since: fairDay))
        }
        #expect(try await store.read { try $0.unwantedSender(address)?.verdict } == .spam)
        try await store.undo()
        #expect(try await store.read { try $0.unwantedSender(address) } == nil)
    }

    @Test func aVerdictThatBecameHarsherIsMildAgain() async throws {
        let address = try mailAddress("shop@spam.example")
        let mild = UnwantedSender(address: address, verdict: .notALead, author: "luc", since: fairDay)
        try await store.write { try $0.note(mild) }
        try await store.command("SPAM") { transaction in
            try transaction.note(UnwantedSender(address: address, verdict: .spam, author: "thomas", since: fairDay + 9))
        }
        try await store.undo()
        #expect(try await store.read { try $0.unwantedSender(address) } == mild)
    }

    @Test func severalChangesOfOneRowAreTakenBackTogether() async throws {
        let before = try await store.write { try $0.add(janesLead()) }
        try await store.command { transaction in
            var lead = before
            for title in ["one", "two", "three"] {
                lead.title = title
                try transaction.update(lead)
            }
        }
        #expect(try await store.undo().count == 3)
        #expect(try await store.read { try $0.lead(before.id) } == before)
    }

    @Test func theLastCommandsGoFirstAndEachOnce() async throws {
        let before = try await store.write { try $0.add(janesLead()) }
        for title in ["one", "two"] {
            try await store.command(title) { transaction in
                var lead = before
                lead.title = title
                try transaction.update(lead)
            }
        }
        try await store.undo()
        #expect(try await store.read { try $0.lead(before.id)?.title } == "one")
        try await store.undo()
        #expect(try await store.read { try $0.lead(before.id) } == before)
        #expect(try await store.read { try $0.lastBatch(of: "thomas") } == nil)
    }

    @Test func aBatchKnowsItsWordsItsRecipientAndWhatItTouched() async throws {
        let lead = try await store.write { transaction in
            try transaction.add(Activity(at: fairDay, kind: .note, actor: "luc"))
            return try transaction.add(janesLead())
        }
        try await store.write { transaction in
            try transaction.batch(by: "thomas", words: ["TAKE L-1", "REPLY"], at: fairDay) {
                try transaction.add(Activity(at: fairDay, kind: .taken, actor: "thomas", leadID: lead.id))
                try transaction.noteSent(to: "jane@dupont.example")
            }
        }
        let batch = try #require(try await store.read { try $0.lastBatch(of: "thomas") })
        #expect(batch.words == ["TAKE L-1", "REPLY"])
        #expect(batch.sentTo == "jane@dupont.example")
        #expect(batch.at == fairDay)
        #expect([batch.firstActivity, batch.lastActivity] == [1, 2])
        #expect(try await store.read { try $0.records(touchedBy: batch) } == [lead.reference])
        #expect(try await store.read { try $0.lastBatch(of: "luc") } == nil)
    }

    @Test func aBatchIsFoundByItsReceipt() async throws {
        try await store.command("LEAD") { _ = try $0.add(janesLead()) }
        let receipt = try await store.write { transaction in
            let receipt = try transaction.add(try mail("Receipt"))
            let batch = try #require(try transaction.lastBatch(of: "thomas"))
            try transaction.note(receipt: receipt.id, of: batch.id)
            return receipt.id
        }
        let last = try await store.read { try $0.lastBatch(of: "thomas") }
        #expect(last != nil)
        #expect(try await store.read { try $0.batch(receipt: receipt) } == last)
        #expect(try await store.read { try $0.batch(1) } == last)
        #expect(try await store.read { try $0.batch(receipt: receipt + 1) } == nil)
        #expect(try await store.read { try $0.batch(2) } == nil)
    }

    @Test func whoHadACaseIsKnown() async throws {
        let lead = try await store.write { try $0.add(janesLead()) }
        try await store.command { transaction in
            var taken = lead
            taken.responsible = "thomas"
            taken.state = .assigned
            try transaction.update(taken)
        }
        let answer = try await store.write { transaction in
            let batch = try #require(try transaction.lastBatch(of: "thomas"))
            return try transaction.takeBack(batch, at: fairDay).map { [$0.responsible?.before, $0.responsible?.after] }
        }
        #expect(answer == [[nil, "thomas"]])
    }

    @Test func aBatchThatDoesNothingLeavesNoRow() async throws {
        let lead = try await store.write { try $0.add(janesLead()) }
        let answer = try await store.command { transaction in
            try transaction.update(lead)
            return "pool"
        }
        #expect(answer == "pool")
        #expect(try await store.read { try $0.lastBatch(of: "thomas") } == nil)
    }

    @Test func aBatchThatFailsLeavesNothing() async throws {
        try await store.write { transaction in
            #expect(throws: CancellationError.self) {
                try transaction.attempt {
                    try transaction.batch(by: "thomas", words: ["LEAD"], at: fairDay) {
                        _ = try transaction.add(janesLead())
                        throw CancellationError()
                    }
                }
            }
            // What comes after it is no part of it.
            _ = try transaction.add(dupont())
        }
        #expect(try await store.read { try $0.leads(limit: 5) } == [])
        #expect(try await store.read { try $0.lastBatch(of: "thomas") } == nil)
        #expect(try await store.rows(of: "change") == 0)
    }

    @Test func whatIsDoneOutsideABatchIsNotWrittenDown() async throws {
        let lead = try await store.write { try $0.add(janesLead()) }
        try await store.write { transaction in
            var changed = lead
            changed.title = "x"
            try transaction.update(changed)
        }
        #expect(try await store.rows(of: "change") == 0)
    }
}

@Suite("What cannot be taken back any more")
struct UndoObstacleTests {
    let store: Store

    init() async throws { store = try await staffedStore() }

    @Test func aRecordThatSomebodyChangedSince() async throws {
        let lead = try await store.write { try $0.add(janesLead()) }
        for author in ["thomas", "eric"] {
            try await store.command(by: author) { transaction in
                var changed = lead
                changed.title = author
                try transaction.update(changed)
            }
        }
        await #expect(throws: UndoObstacle.changedSince(lead.reference)) { try await store.undo() }
        try await store.undo(by: "eric")
        try await store.undo()
        #expect(try await store.read { try $0.lead(lead.id) } == lead)
    }

    /// A sender has no number; the case that it was silenced for is named.
    @Test func aSenderWhomSomebodyElseJudgedSince() async throws {
        let address = try mailAddress("shop@spam.example")
        let lead = try await store.write { transaction in
            _ = try transaction.add(janesLead())
            return try transaction.add(janesLead())
        }
        for author in ["thomas", "eric"] {
            try await store.command("SPAM", by: author) { transaction in
                try transaction.note(UnwantedSender(address: address, verdict: .spam, author: author, since: fairDay))
                try transaction.add(Activity(at: fairDay, kind: .spam, actor: author, leadID: lead.id))
            }
        }
        await #expect(throws: UndoObstacle.changedSince(lead.reference)) { try await store.undo() }
    }

    @Test func butNotASenderWhoWasForgivenSince() async throws {
        let address = try mailAddress("shop@spam.example")
        try await store.command("SPAM") { transaction in
            try transaction.note(UnwantedSender(address: address, verdict: .spam, author: "thomas", since: fairDay))
        }
        #expect(try await store.write { try $0.forgive(address) })
        try await store.undo()
        #expect(try await store.read { try $0.lastBatch(of: "thomas") } == nil)
    }

    @Test func aRecordOnWhichSomethingHappenedSince() async throws {
        let lead = try await store.command("LEAD") { transaction in
            let lead = try transaction.add(janesLead())
            try transaction.add(Activity(at: fairDay, kind: .leadCreated, actor: "thomas", leadID: lead.id))
            return lead
        }
        try await store.write { transaction in
            try transaction.add(Activity(at: fairDay, kind: .messageReceived, actor: "jane", leadID: lead.id))
        }
        await #expect(throws: UndoObstacle.builtUpon(lead.reference)) { try await store.undo() }
        #expect(try await store.read { try $0.lead(lead.id) } == lead)
    }

    @Test func aContactIsTakenBackWhateverHappenedAtThePartner() async throws {
        let partner = try await store.write { try $0.add(dupont()) }
        let contact = try await store.command("PARTNER") { try $0.add(jane(at: partner)) }
        try await store.write { transaction in
            try transaction.add(Activity(at: fairDay, kind: .note, actor: "luc", partnerID: partner.id))
            _ = try transaction.add(kitchen(for: partner, contact))
        }
        #expect(try await store.undo() == [partner.reference])
        #expect(try await store.read { try $0.contacts(of: partner.id) } == [])
        #expect(try await store.read { try $0.opportunity(1)?.contactID } == nil)
    }

    @Test func anAddressThatSomebodyElseHasByNow() async throws {
        let (partner, contact) = try await store.write { transaction in
            let partner = try transaction.add(dupont())
            return (partner, try transaction.add(jane(at: partner)))
        }
        try await store.command { transaction in
            var changed = contact
            changed.email = "anna@dupont.example"
            try transaction.update(changed)
        }
        try await store.write { _ = try $0.add(jane(at: partner)) }
        await #expect(throws: UndoObstacle.changedSince(partner.reference)) { try await store.undo() }
    }

    @Test func whatIsRefusedChangesNothing() async throws {
        let (first, second) = try await store.write { transaction in
            (try transaction.add(janesLead()), try transaction.add(janesLead()))
        }
        try await store.command { transaction in
            for var lead in [first, second] {
                lead.title = "x"
                try transaction.update(lead)
            }
        }
        try await store.write { transaction in
            try transaction.update(first)
            let batch = try #require(try transaction.lastBatch(of: "thomas"))
            #expect(throws: UndoObstacle.self) { try transaction.takeBack(batch, at: fairDay) }
            #expect(try transaction.lead(second.id)?.title == "x")
            #expect(try transaction.lastBatch(of: "thomas") == batch)
        }
    }
}

extension Store {
    fileprivate func rows(of table: String) async throws -> Int {
        try await read { try Int.fetchOne($0.db, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    fileprivate func kinds(on record: RecordReference) async throws -> [Activity.Kind] {
        try await read { try $0.timeline(of: record, in: .distantPast ..< .distantFuture, limit: 9).map(\.kind) }
    }
}
