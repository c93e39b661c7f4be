public import Configuration
import CRM
public import Foundation
public import Mail
public import Store

/// Whether the books are level: every mail received is handled, ignored, in quarantine or waiting, and the server has none
/// that the ledger does not know.
public struct Reconciliation: Codable, Sendable {
    /// What one mailbox brought on one day, in the company's time zone.
    public struct Day: Codable, Sendable {
        /// `2014-02-12`.
        public var day: String
        public var tally: LedgerTally
    }

    /// By day, then mailbox; days and mailboxes without mail are left out.
    public var days: [Day] = []
    /// The watched folders, as far as they were looked at.
    public var folders: [FolderComparison] = []

    /// Everything together: `received 143 = 120 handled + 20 ignored + 3 quarantined`.
    public var sum: String {
        let total = total
        let waiting = total.waiting > 0 ? " + \(total.waiting) waiting" : ""
        return "received \(total.received) = \(total.handled) handled + \(total.ignored) ignored + "
            + "\(total.quarantined) quarantined" + waiting
    }

    /// What does not come out, a sentence each; empty when the books are level.
    public var differences: [String] {
        faults + folders.filter { $0.missed.isEmpty && !$0.new.isEmpty }.map(\.sentence)
    }

    /// Those of them that the next look at the mailboxes will not mend.
    public var faults: [String] {
        let total = total
        var sentences: [String] = []
        let accounted = total.handled + total.ignored + total.quarantined + total.waiting
        if accounted != total.received {
            sentences.append("Of \(total.received) mails received, \(accounted) are accounted for.")
        }
        if total.unaccounted > 0 {
            sentences.append("\(total.unaccounted) mails are noted as handled, but no message came of them.")
        }
        return sentences + folders.filter { !$0.missed.isEmpty }.map(\.sentence)
    }

    /// About the folders that nothing is wrong with.
    public var levelFolders: [String] {
        folders.map(\.sentence).filter { !differences.contains($0) }
    }

    private var total: LedgerTally {
        days.reduce(into: LedgerTally(mailbox: "")) { $0 += $1.tally }
    }
}

/// A watched folder on the server, beside what the ledger has of it.
public struct FolderComparison: Codable, Sendable {
    /// The mailbox's name in the configuration.
    public var mailbox: String
    public var folder: String
    /// How many mails are there now.
    public var count: Int
    /// Above everything that was taken in: the next look takes them in.
    public var new: [UID]
    /// Below something that was taken in, so that no look will take them in.
    public var missed: [UID]

    public var sentence: String {
        let place = "\(mailbox): \(count) mail(s) in \(folder)"
        if !missed.isEmpty {
            let numbers = missed.prefix(20).map(\.description).joined(separator: ", ")
            return "\(place), and \(missed.count) of them never came into the ledger (UID \(numbers)"
                + "\(missed.count > 20 ? ", …" : "")): move them to another folder and back, and they come in as new."
        }
        if !new.isEmpty {
            return "\(place), and \(new.count) of them not in the ledger yet: guichet run or poll takes them in."
        }
        return "\(place), all in the ledger."
    }
}

extension Reconciliation {
    /// What came in on each of the last `days` days, today included.
    public init(of store: Store, days count: Int, at now: Date, in settings: Settings) async throws {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = TimeZone(identifier: settings.company.timeZone) ?? .gmt
        let today = calendar.startOfDay(for: now)
        let start = calendar.date(byAdding: .day, value: 1 - count, to: today) ?? today
        for (quarter, tally) in try await store.read({ try $0.ledgerTallies(since: start) }) {
            let day = Self.name(calendar.dateComponents([.year, .month, .day], from: quarter))
            if let place = days.firstIndex(where: { $0.day == day && $0.tally.mailbox == tally.mailbox }) {
                days[place].tally += tally
            } else {
                days.append(Day(day: day, tally: tally))
            }
        }
        days.sort { ($0.day, $0.tally.mailbox) < ($1.day, $1.tally.mailbox) }
    }

    private static func name(_ day: DateComponents) -> String {
        [day.year ?? 0, day.month ?? 0, day.day ?? 0].map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    }
}

/// What a mail server says is in a watched folder.
public struct WatchedFolder: Sendable {
    public var mailbox: MailboxSettings
    public var validity: UIDValidity
    public var uids: [UID]

    public init(_ mailbox: MailboxSettings, validity: UIDValidity, uids: [UID]) {
        self.mailbox = mailbox
        self.validity = validity
        self.uids = uids
    }

    /// Asks the server; changes nothing there.
    public init(_ mailbox: MailboxSettings, in source: any MailSource) async throws {
        self.init(
            mailbox, validity: try await source.open(), uids: try await source.summaries(after: nil).map(\.uid))
    }
}

extension FolderComparison {
    public init(_ folder: WatchedFolder, in store: Store) async throws {
        let (name, validity, uids) = (folder.mailbox.name, folder.validity, folder.uids)
        let (unknown, highest) = try await store.read { snapshot in
            (
                try snapshot.unknownUIDs(uids, mailbox: name, uidValidity: validity),
                try snapshot.highestUID(mailbox: name, uidValidity: validity)
            )
        }
        let isNew = { (uid: UID) in highest.map { uid > $0 } ?? true }
        self.init(
            mailbox: name, folder: folder.mailbox.folder, count: uids.count, new: unknown.filter(isNew),
            missed: unknown.filter { !isNew($0) })
    }
}
