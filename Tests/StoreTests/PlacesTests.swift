import CRM
import Foundation
import GRDB
import Mail
import Testing

@testable import Store

@Suite("Where mails and activities are")
struct PlacesTests {
    let store: Store

    init() async throws { store = try await staffedStore() }

    @Test func whatTellsOfAMailsComingGoesWithIt() async throws {
        let (message, to) = try await store.write { transaction in
            let from = try transaction.add(janesLead())
            let message = try transaction.add(try mail("A kitchen", on: Place(lead: from.id)))
            for kind in Activity.Kind.allCases {
                try transaction.add(
                    Activity(at: fairDay, kind: kind, actor: "x", leadID: from.id, messageID: message.id))
            }
            let partner = try transaction.add(dupont())
            return (message, try transaction.place(of: try transaction.add(kitchen(for: partner)).reference))
        }
        #expect(to == Place(opportunity: 1, partner: 1))
        try await store.write { try $0.moveWithActivities(message: message.id, to: to) }
        #expect(try await store.read { try $0.message(message.id)?.record } == RecordReference(.opportunity, 1))
        let moved = try await store.read {
            try $0.timeline(of: RecordReference(.opportunity, 1), in: .distantPast ..< .distantFuture, limit: 99)
        }
        #expect(Set(moved.map(\.kind)) == [.messageReceived, .requirementReceived, .automaticReply])
        #expect(moved.allSatisfy { $0.partnerID == 1 && $0.leadID == nil })
    }

    @Test func everythingOfAnotherLeadStays() async throws {
        try await store.write { transaction in
            for number in 1...2 {
                let lead = try transaction.add(janesLead())
                _ = try transaction.add(try mail("\(number)", on: Place(lead: lead.id)))
                for kind in [Activity.Kind.leadCreated, .note] {
                    try transaction.add(Activity(at: fairDay, kind: kind, actor: "x", leadID: lead.id))
                }
            }
            try transaction.moveEverything(onLead: 1, to: Place(lead: 2))
        }
        #expect(try await store.read { try $0.messages(limit: 9).map(\.leadID) } == [2, 2])
        #expect(try await store.read { try $0.activityCount(on: RecordReference(.lead, 1)) } == 0)
        #expect(try await store.read { try $0.activityCount(on: RecordReference(.lead, 2)) } == 4)
    }

    @Test(arguments: [
        (Place(lead: 1, opportunity: 2, partner: 3), "O-2"), (Place(lead: 1, partner: 3), "L-1"),
        (Place(partner: 3), "P-3"), (Place(), nil),
    ])
    func theNearestRecordIsMeant(place: Place, record: String?) {
        #expect(place.record?.description == record)
    }

    @Test(arguments: [
        "id = 9", "at = 0", "kind = 'won'", "actor = 'eric'", "message = NULL", "phone_call = 1", "detail = 'x'",
        "lead = 1, detail = 'x'",
    ])
    func whatHappenedIsNeverChanged(change: String) async throws {
        let before = try await storeWithANote()
        await #expect(throws: DatabaseError.self) {
            try await store.write { try $0.db.execute(sql: "UPDATE activity SET \(change)") }
        }
        #expect(try await timeline() == before)
    }

    @Test func whatHappenedIsNeverDeleted() async throws {
        let before = try await storeWithANote()
        await #expect(throws: DatabaseError.self) {
            try await store.write { try $0.db.execute(sql: "DELETE FROM activity") }
        }
        #expect(try await timeline() == before)
    }

    private func storeWithANote() async throws -> [Activity] {
        try await store.write { transaction in
            let lead = try transaction.add(janesLead())
            let message = try transaction.add(try mail("x"))
            _ = try transaction.add(
                PhoneCall(direction: .incoming, at: fairDay, with: "Jane", summary: "red", author: "thomas"))
            try transaction.add(
                Activity(
                    at: fairDay, kind: .note, actor: "thomas", leadID: lead.id, messageID: message.id, detail: "red"))
        }
        return try await timeline()
    }

    private func timeline() async throws -> [Activity] {
        try await store.read {
            try $0.timeline(of: RecordReference(.lead, 1), in: .distantPast ..< .distantFuture, limit: 9)
        }
    }
}
