import CRM
import Foundation
import Mail
import Store
import Testing

private let now = Date(timeIntervalSince1970: 1_392_210_120)

private func arrival(_ uid: UInt32, _ text: String = "Subject: a\r\n\r\n", mailbox: String = "sales") throws -> Arrival
{
    let validity = try #require(UIDValidity(rawValue: 1))
    let uid = try #require(UID(rawValue: uid))
    return Arrival(mailbox: mailbox, uidValidity: validity, uid: uid, size: text.utf8.count, bytes: Array(text.utf8))
}

private func lead(_ title: String = "A kitchen", email: String? = "jane@example.test") -> Lead {
    Lead(title: title, contactName: "Jane", email: email, source: .mail, language: .english, created: now)
}

private func address(_ text: String) throws -> EmailAddress { try #require(EmailAddress(text)) }

@Suite("The ledger")
struct LedgerTests {
    @Test func keepingTwiceKeepsOne() async throws {
        let store = try Store.inMemory()
        let mail = try arrival(7)
        try await store.write { transaction in
            try transaction.keep(mail, at: now)
            try transaction.keep(mail, at: now)
        }
        #expect(try await store.read { try $0.dueMails(limit: 10, bytes: .max).count } == 1)
    }

    @Test func theHighestUIDCountsPerMailboxAndValidity() async throws {
        let store = try Store.inMemory()
        let mails = [try arrival(3), try arrival(9), try arrival(5), try arrival(70, mailbox: "other")]
        try await store.write { transaction in for mail in mails { try transaction.keep(mail, at: now) } }
        let one = try #require(UIDValidity(rawValue: 1))
        let two = try #require(UIDValidity(rawValue: 2))
        #expect(try await store.read { try $0.highestUID(mailbox: "sales", uidValidity: one)?.rawValue } == 9)
        #expect(try await store.read { try $0.highestUID(mailbox: "sales", uidValidity: two) } == nil)
    }

    @Test func dueMailsComeOldestFirstWithinTheBudgetButAtLeastOne() async throws {
        let store = try Store.inMemory()
        let big = String(repeating: "x", count: 1_000)
        let mails = try (1...5).map { try arrival($0, big) }
        try await store.write { transaction in for mail in mails { try transaction.keep(mail, at: now) } }
        #expect(try await store.read { try $0.dueMails(limit: 10, bytes: 1).map(\.ledgerID) } == [1])
        #expect(try await store.read { try $0.dueMails(limit: 10, bytes: 2_500).map(\.ledgerID) } == [1, 2, 3])
        #expect(try await store.read { try $0.dueMails(limit: 2, bytes: .max).map(\.ledgerID) } == [1, 2])
    }

    @Test func aSettledMailIsNotDueButWaitsToBeFiled() async throws {
        let store = try Store.inMemory()
        let mail = try arrival(7)
        try await store.write { transaction in
            try transaction.keep(mail, at: now)
            try transaction.settle(
                1, as: Disposition(state: .ignored, reason: "duplicate", decision: ["a", "b"]), at: now)
        }
        let unfiled = { @Sendable (snapshot: Snapshot) in
            try snapshot.unfiled(mailbox: "sales", uidValidity: mail.uidValidity, limit: 10)
        }
        #expect(try await store.read { try $0.dueMails(limit: 10, bytes: .max).isEmpty })
        #expect(try await store.read(unfiled) == [.ignored: [mail.uid]])
        try await store.write { try $0.markFiled(mailbox: "sales", uidValidity: mail.uidValidity, uids: [mail.uid]) }
        #expect(try await store.read(unfiled).isEmpty)
        #expect(try await store.read { try $0.ledgerEntry(1)?.decision } == "a\nb")
    }

    @Test func whatFailsInAnAttemptIsUndoneAndTheRestStays() async throws {
        let store = try Store.inMemory()
        try await store.write { transaction in
            _ = try transaction.add(lead("first"))
            #expect(throws: CancellationError.self) {
                try transaction.attempt {
                    _ = try transaction.add(lead("second"))
                    throw CancellationError()
                }
            }
        }
        #expect(try await store.read { try $0.leads(limit: 10).map(\.title) } == ["first"])
    }
}

@Suite("The schema guards itself")
struct SchemaTests {
    @Test func aLeadCannotBeAssignedToNobody() async throws {
        let store = try Store.inMemory()
        await #expect(throws: (any Error).self) {
            try await store.write { transaction in
                var wrong = lead()
                wrong.state = .assigned
                _ = try transaction.add(wrong)
            }
        }
    }

    @Test func anAddressBelongsToOneContactWhateverItsCase() async throws {
        let store = try Store.inMemory()
        await #expect(throws: (any Error).self) {
            try await store.write { transaction in
                let partner = try transaction.add(
                    Partner(kind: .company, name: "Dupont", language: .french, created: now))
                _ = try transaction.add(Contact(partnerID: partner.id, name: "Jane", email: "jane@example.test"))
                _ = try transaction.add(Contact(partnerID: partner.id, name: "John", email: "JANE@example.test"))
            }
        }
    }

    @Test func aClosedOpportunityHasADate() async throws {
        let store = try Store.inMemory()
        await #expect(throws: (any Error).self) {
            try await store.write { transaction in
                let partner = try transaction.add(Partner(kind: .person, name: "Jane", language: .french, created: now))
                _ = try transaction.add(
                    Opportunity(title: "x", partnerID: partner.id, outcome: .won, created: now, closed: nil))
            }
        }
    }
}

@Suite("Records")
struct RecordTests {
    @Test func comeBackAsTheyWentIn() async throws {
        let store = try Store.inMemory()
        let staff = StaffMember(
            login: "luc", name: "Luc", emails: ["luc@example.test"], role: .manager, language: .french)
        let (kept, deal) = try await store.write { transaction in
            try transaction.replaceStaff(with: [staff])
            let partner = try transaction.add(
                Partner(
                    kind: .company, name: "Dupont", place: PostalPlace(city: "Lille"), language: .french, created: now))
            var kept = lead()
            kept.phone = "03 20 00 00 00"
            kept = try transaction.add(kept)
            let deal = try transaction.add(
                Opportunity(
                    title: "Kitchen", partnerID: partner.id, leadID: kept.id,
                    expectedRevenue: Money(minorUnits: 500_000_000), responsible: "luc", created: now))
            return (kept, deal)
        }
        #expect(try await store.read { try $0.lead(kept.id) } == kept)
        #expect(try await store.read { try $0.opportunity(deal.id) } == deal)
        #expect(try await store.read { try $0.opportunity(fromLead: kept.id) } == deal)
        #expect(try await store.read { try $0.partner(1)?.place.city } == "Lille")
    }

    @Test func openLeadsAreFoundByAddressWhateverItsCase() async throws {
        let store = try Store.inMemory()
        try await store.write { _ = try $0.add(lead(email: "Jane@Example.Test")) }
        let jane = try address("jane@example.test")
        #expect(try await store.read { try $0.openLeads(of: jane).count } == 1)
    }

    @Test func aPartnersTimelineHoldsThatOfTheLeadTheyWere() async throws {
        let store = try Store.inMemory()
        try await store.write { transaction in
            var kept = try transaction.add(lead())
            try transaction.add(Activity(at: now, kind: .leadCreated, actor: "jane@example.test", leadID: kept.id))
            let partner = try transaction.add(Partner(kind: .person, name: "Jane", language: .french, created: now))
            kept.partnerID = partner.id
            try transaction.update(kept)
            try transaction.add(Activity(at: now + 60, kind: .note, actor: "luc", partnerID: partner.id))
        }
        let partner = RecordReference(.partner, 1)
        let timeline = try await store.read {
            try $0.timeline(of: partner, in: .distantPast ..< .distantFuture, limit: 10)
        }
        #expect(timeline.map(\.kind) == [.note, .leadCreated])
        #expect(try await store.read { try $0.timelineStart(of: partner) } == now)
    }

    @Test func theFileIsReadableForItsOwnerAlone() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "guichet-\(UUID()).sqlite").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let store = try Store(path: path)
        try await store.write { try $0.add(Activity(at: now, kind: .note, actor: "luc")) }
        for end in ["", "-wal", "-shm"] {
            let mode = try FileManager.default.attributesOfItem(atPath: path + end)[.posixPermissions] as? Int
            #expect(mode == 0o600)
        }
        try store.close()
    }

    @Test(arguments: ["/nowhere/at/all.sqlite", "/proc/guichet.sqlite"])
    func aFileThatCannotBeOpenedIsNamed(path: String) {
        let error = #expect(throws: StoreFailure.self) { try Store(path: path) }
        #expect(error?.explanation.contains(path) == true)
    }
}

@Suite("The outbox")
struct OutboxTests {
    private func queue(_ count: Int, in store: Store) async throws {
        let jane = try address("jane@example.test")
        try await store.write { transaction in
            for number in 0..<count {
                let message = try transaction.add(
                    Message(
                        direction: .outgoing, messageID: MessageID("m\(number)@example.test"), rawID: nil, fromName: "",
                        from: nil, recipients: "", subject: "", text: "", visibleText: "", at: now))
                _ = try transaction.add(
                    OutboxEntry(
                        message: message.id, recipient: jane, kind: "acknowledgement", letter: "{}",
                        language: .english, queued: now + TimeInterval(number)))
            }
        }
    }

    @Test func aClaimedMailIsNotClaimedTwice() async throws {
        let store = try Store.inMemory()
        try await queue(2, in: store)
        let first = try await store.write { try $0.claimDueMails(at: now, limit: 10) }
        #expect(first.map(\.id) == [1])
        #expect(first.map(\.attempts) == [1])
        #expect(try await store.write { try $0.claimDueMails(at: now + 5, limit: 10).map(\.id) } == [2])
        #expect(try await store.write { try $0.claimDueMails(at: now + 5, limit: 10).isEmpty })
    }

    @Test func aRetryWaitsForItsTime() async throws {
        let store = try Store.inMemory()
        try await queue(1, in: store)
        _ = try await store.write { try $0.claimDueMails(at: now, limit: 10) }
        try await store.write { try $0.retry(1, answer: "450 later", at: now + 60) }
        #expect(try await store.write { try $0.claimDueMails(at: now + 59, limit: 10).isEmpty })
        #expect(try await store.read { try $0.nextOutboxAttempt() } == now + 60)
        #expect(try await store.write { try $0.claimDueMails(at: now + 60, limit: 10).map(\.attempts) } == [2])
    }

    @Test func whatWasNotTriedIsPutBackAsIfNothingHadBeen() async throws {
        let store = try Store.inMemory()
        try await queue(1, in: store)
        _ = try await store.write { try $0.claimDueMails(at: now, limit: 10) }
        try await store.write { try $0.putBack(1) }
        let entry = try await store.read { try $0.outboxEntry(1) }
        #expect(entry?.state == .queued)
        #expect(entry?.attempts == 0)
    }

    @Test func whatIsBeingSentIsKnown() async throws {
        let store = try Store.inMemory()
        try await queue(3, in: store)
        #expect(try await store.read { try $0.mailsUnderWay() }.isEmpty)
        let claimed = try await store.write { try $0.claimDueMails(at: now + 1, limit: 10) }
        #expect(try await store.read { try $0.mailsUnderWay() }.map(\.id) == claimed.map(\.id))
    }
}
