import CRM
import Foundation
import Mail
import Store
import Testing

/// Everything that one command mail may make, taken back: a lead and a campaign's lead, a partner with a contact, and an
/// opportunity.
@Suite("What was taken back is seen nowhere")
struct WithdrawnTests {
    let store: Store
    let fair: Campaign

    init() async throws {
        store = try await staffedStore()
        fair = try await store.write { try $0.add(Campaign(code: "HD2014", name: "House & Design")) }
        let campaign = fair.id
        try await store.command { transaction in
            let partner = try transaction.add(dupont())
            let contact = try transaction.add(jane(at: partner))
            var lead = janesLead()
            lead.campaignID = campaign
            lead = try transaction.add(lead)
            var mine = janesLead()
            mine.responsible = "thomas"
            mine.state = .assigned
            _ = try transaction.add(mine)
            var sale = kitchen(for: partner, contact, from: lead)
            _ = try transaction.add(sale)
            sale.leadID = nil
            sale.responsible = "thomas"
            _ = try transaction.add(sale)
        }
        try await store.undo()
    }

    @Test func noLead() async throws {
        let address = try mailAddress("jane@dupont.example")
        let keys = janesLead().keys
        let campaign = fair.id
        let found = try await store.read { snapshot in
            [
                try snapshot.lead(1).map { [$0] } ?? [], try snapshot.openLeads(of: address),
                try snapshot.leadPool(limit: 9), try snapshot.openLeads(ofColleague: "thomas", limit: 9),
                try snapshot.leads(limit: 9),
            ]
        }
        #expect(found.flatMap(\.self) == [])
        #expect(try await store.read { try $0.openLeads(like: keys, limit: 9) } == [])
        #expect(try await store.read { try $0.leads(like: keys, ofCampaign: campaign, limit: 9) } == [])
        #expect(try await store.read { try $0.leadPoolCount(upTo: 9) } == 0)
        let counts = try await store.read { try $0.leadCounts(ofCampaign: campaign) }
        #expect(counts.leads == 0 && counts.converted == 0)
    }

    @Test func noOpportunity() async throws {
        let found = try await store.read { snapshot in
            [
                try snapshot.opportunity(1).map { [$0] } ?? [],
                try snapshot.opportunity(fromLead: 1).map { [$0] } ?? [],
                try snapshot.openOpportunities(of: 1), try snapshot.opportunityPool(limit: 9),
                try snapshot.openOpportunities(ofColleague: "thomas", limit: 9),
                try snapshot.opportunities(of: 1, limit: 9), try snapshot.opportunities(limit: 9),
            ]
        }
        #expect(found.flatMap(\.self) == [])
        #expect(try await store.read { try $0.leadID(ofWithdrawnOpportunity: 1) } == 1)
    }

    @Test func noPartner() async throws {
        let address = try mailAddress("jane@dupont.example")
        let partners = try await store.read { snapshot in
            [
                try snapshot.partner(1), try snapshot.company(named: "Dupont"),
                try snapshot.partner(ofDomain: "dupont.example"),
            ].compactMap(\.self) + (try snapshot.partners(limit: 9))
        }
        #expect(partners == [])
        let contacts = try await store.read { snapshot in
            [try snapshot.contact(1), try snapshot.contact(of: address)].compactMap(\.self)
                + (try snapshot.contacts(phoneKey: "320000001", limit: 9)) + (try snapshot.contacts(of: 1))
        }
        #expect(contacts == [])
    }

    @Test func numbersAreNotUsedAgain() async throws {
        let numbers = try await store.write { transaction in
            let partner = try transaction.add(dupont())
            _ = try transaction.add(jane(at: partner))
            let lead = try transaction.add(janesLead())
            return [partner.id, lead.id, try transaction.add(kitchen(for: partner, from: lead)).id]
        }
        #expect(numbers == [2, 3, 3])
    }

    @Test func aLeadMayBeConvertedAgain() async throws {
        let deal = try await store.write { transaction in
            let partner = try transaction.add(dupont())
            let lead = try transaction.add(janesLead())
            let first = try transaction.batch(by: "thomas", words: ["CONVERT"], at: fairDay) {
                try transaction.add(kitchen(for: partner, from: lead))
            }
            let batch = try #require(try transaction.lastBatch(of: "thomas"))
            _ = try transaction.takeBack(batch, at: fairDay)
            #expect(try transaction.opportunity(fromLead: lead.id) == nil)
            let second = try transaction.add(kitchen(for: partner, from: lead))
            #expect(second.id > first.id)
            return second
        }
        #expect(try await store.read { try $0.opportunity(fromLead: 3) } == deal)
    }
}
