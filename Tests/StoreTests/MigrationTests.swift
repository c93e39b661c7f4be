import CRM
import Foundation
import GRDB
import Mail
import Testing

@testable import Store

/// A database of the first version, with a row of each kind, opened by this one.
@Suite("A database of the first version")
final class MigrationTests {
    private static let old = """
        INSERT INTO staff VALUES ('thomas', 'Thomas', 'thomas@example.test', 'salesperson', 1);
        INSERT INTO campaign VALUES (1, 'HD2014', 'House & Design', 'Lille', 1391590800000, NULL, 1200000, 'EUR');
        INSERT INTO partner (id, kind, name, city, phone, language, created)
            VALUES (1, 'company', 'Dupont SA', 'Lille', '03 20 00 00 00', 'fr', 1391590800000);
        INSERT INTO contact VALUES
            (1, 1, 'Jane Doe', 'Jane@Dupont.example', 'jane@dupont.example', '03 20 00 00 01', 'Architect'),
            (2, 1, 'Paul Roy', NULL, NULL, NULL, NULL);
        INSERT INTO lead (id, title, contact_name, email, email_folded, phone, company, description, source, campaign,
            responsible, state, partner, language, created, closed)
        VALUES
            (1, 'A kitchen', 'Jane Doe', 'Jane@Dupont.example', 'jane@dupont.example', '+33 3 20 00 00 01', 'S.A. Dupont',
                '', 'mail', 1, NULL, 'converted', 1, 'fr', 1391590800000, 1391590900000),
            (2, 'A table', 'Roy, Paul', NULL, NULL, '03.20.00.00.02', 'Roy & fils', '', 'import', 1, NULL, 'new', NULL,
                'fr', 1391590800000, NULL),
            (3, 'A chair', 'Anna', NULL, NULL, NULL, NULL, '', 'mail', NULL, 'thomas', 'assigned', NULL, 'en',
                1391590800000, NULL);
        INSERT INTO opportunity (id, title, partner, contact, lead, campaign, revenue_minor, currency, probability,
            responsible, stage, outcome, lost_reason, created, closed)
        VALUES
            (1, 'A kitchen', 1, 1, 1, 1, 500000000, 'EUR', 60, 'thomas', 'proposal', 'lost', 'price', 1391590900000,
                1391591000000),
            (7, 'Two', 1, NULL, NULL, NULL, NULL, NULL, 10, NULL, 'new', 'open', NULL, 1391590900000, NULL);
        INSERT INTO raw_mail VALUES (1, x'0D0A');
        INSERT INTO message (id, direction, message_id, raw, reference_ids, from_name, from_address, from_folded,
            recipients, subject, visible_text, lead, opportunity, partner, at)
        VALUES (1, 'in', 'a@dupont.example', 1, '', 'Jane', 'jane@dupont.example', 'jane@dupont.example',
            'crm@example.test', 'A kitchen', 'Red', NULL, 1, 1, 1391590800000);
        INSERT INTO attachment VALUES (1, 0, 'plan.pdf', 'application/pdf', 0, 12);
        INSERT INTO activity VALUES
            (1, 1391590800000, 'messageReceived', 'jane@dupont.example', 1, NULL, 1, 1, ''),
            (2, 1391590900000, 'note', 'thomas', NULL, 3, NULL, NULL, 'red');
        """

    private let path = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID()).sqlite").path
    let store: Store

    init() async throws {
        try #require(makePrivateFile(at: path))
        let before = try DatabaseQueue(path: path)
        try Schema.migrator.migrate(before, upTo: "1 mail and customers")
        try await before.write { try $0.execute(sql: Self.old) }
        try before.close()
        store = try Store(path: path)
    }

    deinit {
        try? store.close()
        for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
    }

    @Test func keepsAllItHeld() async throws {
        let lead = try #require(try await store.read { try $0.lead(1) })
        #expect(lead.state == .converted && lead.partnerID == 1 && lead.campaignID == 1 && lead.withdrawn == nil)
        #expect(try await store.read { try $0.leads(limit: 9).map(\.title) } == ["A chair", "A table", "A kitchen"])
        let deals = try await store.read { try $0.opportunities(limit: 9) }
        #expect(deals.map(\.id) == [7, 1])
        #expect(
            deals.last
                == Opportunity(
                    id: 1, title: "A kitchen", partnerID: 1, contactID: 1, leadID: 1, campaignID: 1,
                    expectedRevenue: Money(minorUnits: 500_000_000), probability: 60, responsible: "thomas",
                    stage: .proposal, outcome: .lost, lostReason: "price", created: fairDay + 100,
                    closed: fairDay + 200))
        #expect(try await store.read { try $0.opportunity(fromLead: 1)?.id } == 1)
        #expect(try await store.read { try $0.partner(1)?.place.city } == "Lille")
        #expect(try await store.read { try $0.contacts(of: 1).map(\.name) } == ["Jane Doe", "Paul Roy"])
        #expect(try await store.read { try $0.campaign(1)?.cost } == Money(minorUnits: 1_200_000))
        #expect(try await store.read { try $0.message(1)?.record } == RecordReference(.opportunity, 1))
        #expect(try await store.read { try $0.rawMail(1) } == [13, 10])
        let files = try await store.read { try $0.files(on: RecordReference(.opportunity, 1), limit: 9) }
        #expect(files.map(\.file.fileName) == ["plan.pdf"])
        let timeline = try await store.read {
            try $0.timeline(of: RecordReference(.partner, 1), in: .distantPast ..< .distantFuture, limit: 9)
        }
        #expect(timeline.map(\.kind) == [.messageReceived])
    }

    @Test func isSound() async throws {
        let (broken, integrity) = try await store.read { snapshot in
            (
                try Row.fetchAll(snapshot.db, sql: "PRAGMA foreign_key_check").count,
                try String.fetchAll(snapshot.db, sql: "PRAGMA integrity_check")
            )
        }
        #expect(broken == 0)
        #expect(integrity == ["ok"])
    }

    @Test func hasDuplicatesThatAreFound() async throws {
        for keys in [
            IdentityKeys(email: nil, phone: "0320000002", name: "", company: nil),
            IdentityKeys(email: nil, phone: nil, name: "Paul Roy", company: "Roy & Fils SARL"),
        ] {
            #expect(try await store.read { try $0.openLeads(like: keys, limit: 9).map(\.number) } == [2])
            #expect(try await store.read { try $0.openLeads(like: keys, before: 2, limit: 9) } == [])
        }
        let jane = IdentityKeys(email: nil, phone: nil, name: "DOE Jane", company: "Dupont")
        #expect(try await store.read { try $0.leads(like: jane, ofCampaign: 1, limit: 9).map(\.number) } == [1])
        #expect(try await store.read { try $0.company(named: "dupont")?.id } == 1)
        #expect(try await store.read { try $0.partner(ofDomain: "dupont.example")?.id } == 1)
        #expect(try await store.read { try $0.contacts(phoneKey: "320000001", limit: 9).map(\.id) } == [1])
    }

    @Test func worksOnAsIfItWereNew() async throws {
        try await store.command { transaction in
            var lead = try #require(try transaction.lead(2))
            lead.title = "Two tables"
            try transaction.update(lead)
            _ = try transaction.add(janesLead())
        }
        #expect(try await store.undo().count == 2)
        #expect(try await store.read { try $0.lead(2)?.title } == "A table")
    }

    @Test func isRefusedWhenANewerOneWroteInItSince() async throws {
        try await store.write { try $0.db.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 the future')") }
        try store.close()
        let failure = #expect(throws: StoreFailure.self) { try Store(path: path) }
        #expect(failure?.explanation.contains("newer version") == true)
    }
}
