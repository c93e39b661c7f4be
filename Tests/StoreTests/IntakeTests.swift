import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Lists that wait for their COMMIT")
struct ImportTests {
    let store: Store

    init() async throws { store = try await staffedStore() }

    @Test func comeBackAsTheyWentIn() async throws {
        let prospects = [
            Prospect(
                name: "Jane \"Doe\"\n☃", company: "Dupont", email: "jane@dupont.example", phone: "1", role: "2",
                street: "3", zip: "4", city: "5", country: "6", website: "7", language: "fr", note: "8\n9"),
            Prospect(),
        ]
        let (list, preview) = try await store.write { transaction in
            let list = try transaction.add(
                Import(campaign: "House & Design", prospects: prospects, author: "thomas", previewed: fairDay))
            let preview = try transaction.add(try mail("Preview"))
            try transaction.note(preview: preview.id, of: list.id)
            return (list, preview.id)
        }
        let found = try #require(try await store.read { try $0.list(shownIn: preview) })
        #expect(found.prospects == prospects)
        #expect(found.campaign == "House & Design" && found.author == "thomas" && found.id == list.id)
        #expect(found.preview == preview && found.committed == nil && found.previewed == fairDay)
        #expect(try await store.read { try $0.list(shownIn: preview + 1) } == nil)
    }

    @Test func areTheColleaguesOwnRecentAndUncommittedNewestFirst() async throws {
        try await store.write { transaction in
            for (author, age) in [("thomas", 0.0), ("thomas", 60), ("eric", 0), ("thomas", 100_000), ("thomas", 0)] {
                _ = try transaction.add(
                    Import(campaign: author, prospects: [], author: author, previewed: fairDay - age))
            }
            try transaction.markCommitted(5, at: fairDay)
        }
        let open = try await store.read { try $0.openLists(of: "thomas", since: fairDay - 86_400).map(\.id) }
        #expect(open == [1, 2])
    }
}

@Suite("Campaigns")
struct CampaignTests {
    let store: Store

    init() async throws {
        store = try await staffedStore()
        try await store.write { _ = try $0.add(Campaign(code: "MD2014", name: "Maison & Déco")) }
    }

    @Test(arguments: [
        "Maison & Déco", "maison & deco", "MAISON  &  DÉCO", "Maison & Déco.", "“Maison & Déco”", "md2014",
    ])
    func areFoundHoweverTheyAreWritten(_ name: String) async throws {
        #expect(try await store.read { try $0.campaign(named: name)?.code } == "MD2014")
    }

    @Test(arguments: ["", "Maison", "Maison Déco", "Maison & Décor", "MD2015", "&"])
    func areNotTakenForOthers(_ name: String) async throws {
        #expect(try await store.read { try $0.campaign(named: name) } == nil)
    }

    @Test func aTakenCodeGetsANumber() async throws {
        let codes = try await store.write { transaction in
            try (1...3).map { try transaction.add(Campaign(code: "MD2014", name: "Fair \($0)")).code }
        }
        #expect(codes == ["MD2014-2", "MD2014-3", "MD2014-4"])
    }

    @Test func comeBackAsTheyWentInNewestFirst() async throws {
        let written = Campaign(
            code: "HD2014", name: "House & Design", place: "Lille", starts: fairDay, ends: fairDay + 86_400,
            cost: Money(minorUnits: 1_200_000, currency: Currency(rawValue: "CHF") ?? .euro))
        let fair = try await store.write { try $0.add(written) }
        #expect(try await store.read { try $0.campaign(fair.id) } == fair)
        let changed = Campaign(id: fair.id, code: "HD", name: "House", starts: fairDay)
        try await store.write { try $0.update(changed) }
        #expect(try await store.read { try $0.campaign(fair.id) } == changed)
        #expect(try await store.read { try $0.campaigns().map(\.code) } == ["HD", "MD2014"])
    }

    @Test func theNewestOfTwoOfOneNameIsMeant() async throws {
        try await store.write { _ = try $0.add(Campaign(code: "MD2015", name: "maison & déco")) }
        #expect(try await store.read { try $0.campaign(named: "Maison & Déco")?.code } == "MD2015")
    }

    @Test func theirLeadsAreCounted() async throws {
        try await store.write { transaction in
            for state in [Lead.State.new, .dropped, .converted, .converted] {
                var lead = janesLead()
                lead.campaignID = 1
                lead.state = state
                lead.closed = state == .new ? nil : fairDay
                _ = try transaction.add(lead)
            }
            _ = try transaction.add(janesLead())
        }
        let counts = try await store.read { try $0.leadCounts(ofCampaign: 1) }
        #expect(counts.leads == 4 && counts.converted == 2)
    }
}

@Suite("Senders whom nobody wants to hear")
struct UnwantedSenderTests {
    let store: Store

    init() async throws { store = try await staffedStore() }

    @Test func areKnownWhateverTheirCase() async throws {
        let address = try mailAddress("Shop@Spam.Example")
        try await store.write {
            try $0.note(UnwantedSender(address: address, verdict: .spam, author: "thomas", since: fairDay))
        }
        for text in ["shop@spam.example", "SHOP@SPAM.EXAMPLE"] {
            let address = try mailAddress(text)
            let found = try await store.read { try $0.unwantedSender(address) }
            #expect(found?.verdict == .spam && found?.author == "thomas" && found?.since == fairDay)
        }
        let other = try mailAddress("other@spam.example")
        #expect(try await store.read { try $0.unwantedSender(other) } == nil)
    }

    @Test func haveTheLastVerdictAndAreListedLatestFirst() async throws {
        let addresses = try ["a@spam.example", "b@spam.example"].map(mailAddress)
        try await store.write { transaction in
            for (index, verdict) in [(0, UnwantedSender.Verdict.spam), (1, .spam), (0, .notALead)] {
                try transaction.note(
                    UnwantedSender(
                        address: addresses[index], verdict: verdict, author: "thomas",
                        since: fairDay + (verdict == .spam ? 0 : 60)))
            }
        }
        let list = try await store.read { try $0.unwantedSenders(limit: 9) }
        #expect(list.map(\.address) == ["a@spam.example", "b@spam.example"])
        #expect(list.map(\.verdict) == [.notALead, .spam])
        #expect(try await store.read { try $0.unwantedSenders(limit: 1).count } == 1)
    }

    @Test func areForgivenOnce() async throws {
        let address = try mailAddress("shop@spam.example")
        try await store.write {
            try $0.note(UnwantedSender(address: address, verdict: .spam, author: "thomas", since: fairDay))
        }
        let upper = try mailAddress("SHOP@spam.example")
        #expect(try await store.write { try $0.forgive(upper) })
        #expect(try await store.write { try $0.forgive(upper) } == false)
        #expect(try await store.read { try $0.unwantedSender(address) } == nil)
    }
}

@Suite("Files that came with mails")
struct FilesTests {
    @Test func areThoseOfTheRecordAndOfTheLeadItWas() async throws {
        let store = try await staffedStore()
        try await store.write { transaction in
            let partner = try transaction.add(dupont())
            var lead = janesLead()
            lead.partnerID = partner.id
            lead = try transaction.add(lead)
            let deal = try transaction.add(kitchen(for: partner, from: lead))
            let places = [
                ("lead.pdf", Place(lead: lead.id)), ("deal.pdf", Place(opportunity: deal.id, partner: partner.id)),
                ("partner.pdf", Place(partner: partner.id)), ("other.pdf", Place()),
            ]
            for (index, (name, place)) in places.enumerated() {
                var message = try mail(name, on: place)
                message.at = fairDay + Double(index)
                _ = try transaction.add(message, attachments: [file(name), file(nil)])
            }
            var sent = try mail("sent.pdf", on: Place(lead: lead.id))
            sent.direction = .outgoing
            _ = try transaction.add(sent, attachments: [file("sent.pdf")])
            _ = try transaction.add(try mail("nothing", on: Place(lead: lead.id)))
        }
        for (record, expected) in [
            (RecordReference(.lead, 1), ["lead.pdf"]), (RecordReference(.opportunity, 1), ["deal.pdf", "lead.pdf"]),
            (RecordReference(.partner, 1), ["partner.pdf", "deal.pdf", "lead.pdf"]), (RecordReference(.lead, 9), []),
        ] {
            let files = try await store.read { try $0.files(on: record, limit: 9) }
            #expect(files.compactMap(\.file.fileName) == expected)
            #expect(files.map(\.file.position) == expected.flatMap { _ in [0, 1] })
            #expect(files.allSatisfy { $0.file.message == $0.message.id && $0.file.size == 3 })
        }
        let newest = try await store.read { try $0.files(on: RecordReference(.partner, 1), limit: 1) }
        #expect(newest.compactMap(\.file.fileName) == ["partner.pdf"])
    }

    @Test func ofAForwardedMailAreListedOnce() async throws {
        let store = try await staffedStore()
        try await store.write { transaction in
            let place = Place(lead: try transaction.add(janesLead()).id)
            let outer = try transaction.add(try mail("Fwd", on: place), attachments: [file("plan.pdf")])
            var inner = try mail("A kitchen", on: place)
            inner.forwardedIn = outer.id
            _ = try transaction.add(inner, attachments: [file("plan.pdf")])
        }
        let files = try await store.read { try $0.files(on: RecordReference(.lead, 1), limit: 9) }
        #expect(files.map(\.message.subject) == ["A kitchen"])
        #expect(try await store.read { try $0.original(forwardedIn: 1)?.subject } == "A kitchen")
        #expect(try await store.read { try $0.original(forwardedIn: 2) } == nil)
    }

    private func file(_ name: String?) -> Mail.Attachment {
        Mail.Attachment(fileName: name, mediaType: MediaType("application", "pdf"), content: [1, 2, 3])
    }
}
