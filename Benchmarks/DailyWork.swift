import CRM
import Configuration
import Documents
import Foundation
import Gateway
import Logging
import Mail
import Store
import TestSupport

/// How long daily commands and a customer's mail take in a company with a long past, and in one without.
///
/// Each is asked for the same answer in both: the young company has one page of leads in its pool, and a customer with as
/// long a timeline.
struct DailyWork: Part {
    static let name = "long-past"

    struct Comparison {
        var what: String
        var young: Duration
        var old: Duration

        var ratio: Double { old / young }
    }

    private(set) var comparisons: [Comparison] = []
    private(set) var past = Past.long

    /// How often each is timed.
    static let rounds = 61

    init(mails: Int?) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guichet-past-\(UUID())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let young = try await Company(.short, folder.appending(path: "young"))
        let old = try await Company(past, folder.appending(path: "old"))
        for (what, work) in Self.works {
            comparisons.append(try await Self.compare(what, young, old, work))
        }
    }

    var figures: [Figure] {
        comparisons.map { Figure("\($0.what), with a long past", times: $0.ratio, .atMost(1.5)) }
    }

    var details: String {
        """
        | with \(past.leads) leads, \(past.partners) partners and \(past.activities) activities | in a young company | \
        with that past | ratio |
        |---|---:|---:|---:|
        \(comparisons.map(Self.row).joined(separator: "\n"))

        Lower quartiles of \(Self.rounds) times each, the two companies in turn, from the command or the stored mail to the \
        committed answer. The young company has as long a pool to list, and a customer with as long a timeline.
        """
    }

    private static func row(_ comparison: Comparison) -> String {
        "| \(comparison.what) | \(comparison.young.inMilliseconds) | \(comparison.old.inMilliseconds) | "
            + "\(comparison.ratio.rounded(to: 2)) |"
    }

    /// Both in turn, so that whatever else the machine does comes upon both. The lower quartiles count: they are nearest to
    /// what the work itself takes.
    private static func compare(
        _ what: String, _ young: Company, _ old: Company, _ work: (Company, Int) async throws -> Void
    ) async throws -> Comparison {
        var (youngTimes, oldTimes): ([Duration], [Duration]) = ([], [])
        for round in 1...rounds {
            let start = ContinuousClock.now
            try await work(young, round)
            let middle = ContinuousClock.now
            try await work(old, round)
            youngTimes.append(middle - start)
            oldTimes.append(.now - middle)
        }
        return Comparison(
            what: what, young: youngTimes.sorted()[rounds / 4], old: oldTimes.sorted()[rounds / 4])
    }

    private static let works: [(String, @Sendable (Company, Int) async throws -> Void)] = [
        ("POOL", { company, _ in try await company.carryOut("POOL") }),
        ("HISTORY of a customer", { company, _ in try await company.carryOut("HISTORY P-1") }),
        (
            "a stranger’s mail becomes a lead",
            { company, number in try await company.takeIn(mail(from: "stranger\(number)@example.test", number)) }
        ),
        (
            "a customer’s mail finds its opportunity",
            { company, number in
                try await company.takeIn(mail(from: "contact1@partner1.example", number + 1_000))
            }
        ),
        (
            "IMPORT of 200 rows",
            { company, number in
                let list = Attachment(
                    fileName: "cards.csv", mediaType: MediaType("text", "csv"), content: cards(number))
                try await company.carryOut("IMPORT Fair \(number)", files: [list])
            }
        ),
        ("COMMIT of 200 rows", { company, number in try await company.carryOut("COMMIT Fair \(number)") }),
    ]

    private static func mail(from sender: String, _ number: Int) -> [UInt8] {
        Array(
            """
            From: Somebody <\(sender)>\r
            To: crm@notsotiny.example\r
            Subject: Kitchen wanted, number \(number)\r
            Message-ID: <\(number).\(sender)>\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            Hello, we would like a kitchen with red cabinets and an island. What would it cost?\r

            """.utf8)
    }

    private static func cards(_ number: Int) -> [UInt8] {
        let rows = (1...200).map {
            "Person \($0);Company \(number)-\($0);person\($0)@fair\(number).example;03 2\(number % 10) \(10_000 + $0)"
        }
        return Array((["Name;Company;Email;Phone"] + rows).joined(separator: "\n").utf8)
    }
}

/// An office with a past, in a folder of its own.
private struct Company {
    private let office: Office
    private let clerk: Clerk
    private let thomas: StaffMember

    init(_ past: Past, _ folder: URL) async throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let path = folder.appending(path: "guichet.sqlite").path
        office = try await Self.office(path)
        try past.fill(path)
        clerk = Clerk(office: office)
        guard let member = office.settings.staffMember(login: "thomas") else { throw Disappointment("no Thomas") }
        thomas = member
    }

    func carryOut(_ words: String, files: [Attachment] = []) async throws {
        guard try await office.carryOut(words, as: thomas, files: files).isDone else { throw Disappointment(words) }
    }

    func takeIn(_ mail: [UInt8]) async throws { _ = try await clerk.takeIn(mail) }

    private static func office(_ path: String) async throws -> Office {
        let settings = try Settings(path: Installation.repository + "/Config/guichet.yaml")
        let store = try Store(path: path)
        try await store.write { try $0.replaceStaff(with: settings.staff) }
        guard let key = TokenSigner.Key(number: 0, secret: Data(repeating: 7, count: 32)) else {
            throw Disappointment("no key")
        }
        return Office(
            store: store, settings: settings,
            letters: try TemplateLibrary(folder: Installation.repository + "/MailTemplates", fallback: .french),
            phrases: try Phrasebook(folder: Installation.repository + "/MailTemplates", fallback: .french),
            printer: WeasyPrint(), signer: TokenSigner(current: key), now: { Date() },
            uniqueName: { String(UInt64.random(in: .min ... .max), radix: 36) },
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }
}
