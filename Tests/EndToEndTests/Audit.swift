import CRM
import Foundation
import Mail
import MailMIME
import Store

/// What the database and the mailboxes hold after everything has been handled, compared with what came in.
struct Audit {
    /// Whatever was lost, doubled or never owed, a sentence each; empty when all is well.
    private(set) var complaints: [String] = []
    /// Mails that arrived once more under the same Message-ID, which a kill in the middle of an attempt may bring about.
    private(set) var repeated = 0
    private(set) var figures: [(name: String, value: Int)] = []

    private let installation: Installation
    private let mails: [CustomerMail]
    private let leads: [String: [Lead]]
    private let outbox: [OutgoingRow]

    /// A row of the outbox, with the Message-ID and the record of its message.
    private struct OutgoingRow {
        var entry: OutboxEntry
        var messageID: MessageID?
        var record: RecordReference?
    }

    init(of installation: Installation, expecting mails: [CustomerMail]) async throws {
        self.installation = installation
        self.mails = mails
        let store = try Store(path: installation.databasePath)
        leads = Dictionary(grouping: try await store.read { try $0.leads(limit: 1_000_000) }) { $0.email ?? "" }
        outbox = try await store.read { snapshot in
            try snapshot.outbox(limit: 1_000_000).map { entry in
                let message = try snapshot.message(entry.message)
                return OutgoingRow(entry: entry, messageID: message?.messageID, record: message?.record)
            }
        }
        try await checkLedger(store)
        try await checkLeads(store)
        checkOutbox()
        try checkFolders()
        try await checkArrivals()
        try store.close()
    }

    private mutating func expect(_ isAsExpected: Bool, _ complaint: String) {
        if !isAsExpected { complaints.append(complaint) }
    }

    /// Every mail is there once, handled, with its attachments once.
    private mutating func checkLedger(_ store: Store) async throws {
        for mail in mails {
            guard let id = MessageID(mail.messageID) else { continue }
            let (entries, messages, attachments) = try await store.read { snapshot in
                let messages = try snapshot.messages(messageID: id)
                return (
                    try snapshot.ledgerEntries(messageID: id), messages,
                    try messages.flatMap { try snapshot.attachments(of: $0.id) }
                )
            }
            expect(entries.map(\.state) == [.handled], "\(id) in the ledger: \(entries.map(\.state))")
            expect(messages.count == 1, "\(id): \(messages.count) messages")
            let files = attachments.compactMap(\.fileName)
            expect(files == [mail.attachment].compactMap(\.self), "\(id): attachments \(files)")
        }
        let counts = try await store.read { try $0.ledgerCounts() }
        let total = counts.values.reduce(0, +)
        expect(total == mails.count, "\(total) rows in the ledger for \(mails.count) mails")
        figures += [("mails", mails.count), ("handled", counts[.handled, default: 0])]
    }

    /// Every customer has one lead, made once and acknowledged once, with every mail of theirs on it.
    private mutating func checkLeads(_ store: Store) async throws {
        for (customer, theirMails) in Dictionary(grouping: mails, by: \.sender) {
            let theirs = leads[customer] ?? []
            expect(theirs.count == 1, "\(customer): \(theirs.count) leads")
            for lead in theirs {
                let kinds = try await store.read { snapshot in
                    try snapshot.timeline(of: lead.reference, in: .distantPast ..< .distantFuture, limit: 1_000).map(
                        \.kind.rawValue)
                }
                let later = theirMails.dropFirst().map { _ in Activity.Kind.messageReceived.rawValue }
                let expected = [Activity.Kind.leadCreated.rawValue, Activity.Kind.acknowledged.rawValue] + later
                expect(kinds.sorted() == expected.sorted(), "\(lead.reference): \(kinds)")
            }
        }
        let count = leads.values.reduce(0) { $0 + $1.count }
        figures.append(("leads", count))
    }

    /// One acknowledgement a lead, one notice a mail and interested colleague; nothing else, and all of it sent.
    private mutating func checkOutbox() {
        let expected = Dictionary(grouping: mails, by: \.sender).flatMap { customer, theirMails in
            let first = ["acknowledgement to \(customer)"]
            let notices = installation.interestedColleagues.flatMap { colleague in
                theirMails.indices.map { index in
                    "\(index == 0 ? "new-lead" : "customer-message")-notice to \(colleague) of \(customer)"
                }
            }
            return first + notices
        }
        let customers = Dictionary(
            leads.flatMap { email, leads in leads.map { ($0.reference, email) } }, uniquingKeysWith: { $1 })
        let found = outbox.map { row in
            let customer = row.record.flatMap { customers[$0] } ?? "nobody"
            let isAcknowledgement = row.entry.recipient.rawValue == customer
            return "\(row.entry.kind) to \(row.entry.recipient)" + (isAcknowledgement ? "" : " of \(customer)")
        }
        for (what, difference) in found.differences(from: expected) {
            complaints.append("\(what): \(difference > 0 ? "\(difference) too many" : "\(-difference) missing")")
        }
        for row in outbox where row.entry.state != .sent {
            complaints.append("outbox \(row.entry.id) is \(row.entry.state): \(row.entry.lastAnswer)")
        }
        figures.append(("mails in the outbox", outbox.count))
    }

    /// The inbox is empty, and every mail lies once where handled mails are moved.
    private mutating func checkFolders() throws {
        let expected = mails.map(\.messageID)
        let folders: [(String?, [String])] = [
            (nil, []), ("Guichet/Handled", expected), ("Guichet/Ignored", []), ("Guichet/Quarantine", []),
        ]
        for (folder, content) in folders {
            let found = try installation.server.messages(of: installation.inbox, in: folder).map(Self.messageID)
            for (id, difference) in found.differences(from: content) {
                complaints.append("\(folder ?? "INBOX"): \(difference > 0 ? "superfluous" : "missing") \(id)")
            }
        }
    }

    /// What arrived is what stands in the outbox, and twice only what was being sent when the process was killed.
    private mutating func checkArrivals() async throws {
        var arrived = 0
        for (recipient, rows) in Dictionary(grouping: outbox, by: \.entry.recipient.rawValue) {
            let owed = rows.compactMap { $0.messageID?.description }
            let mails = try await installation.server.messages(of: recipient, atLeast: rows.count)
            let found = mails.map(Self.messageID)
            for (id, difference) in found.differences(from: owed) {
                let attempts = rows.first { $0.messageID?.description == id }?.entry.attempts ?? 0
                expect(difference > 0, "\(recipient) never got \(id)")
                expect(difference < attempts, "\(recipient) got \(id) \(difference) times too often")
                repeated += max(0, difference)
            }
            arrived += found.count
        }
        figures += [("mails that arrived", arrived), ("of these repeated", repeated)]
    }

    private static func messageID(of bytes: [UInt8]) -> String {
        (try? ParsedMail(parsing: bytes).messageID)?.description ?? "a mail without Message-ID"
    }
}

extension [String] {
    /// How many more of each there are here than in `other`, where that is not 0; negative where there are fewer.
    fileprivate func differences(from other: [String]) -> [(String, Int)] {
        var counts: [String: Int] = [:]
        for element in self { counts[element, default: 0] += 1 }
        for element in other { counts[element, default: 0] -= 1 }
        return counts.filter { $0.value != 0 }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}
