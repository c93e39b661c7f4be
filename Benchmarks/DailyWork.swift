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
struct DailyWork {
    struct Comparison {
        var what: String
        var young: Duration
        var old: Duration

        var ratio: Double { old / young }
    }

    private(set) var comparisons: [Comparison] = []
    private(set) var past = Past.long

    /// How often each is timed; the median counts.
    private static let rounds = 31

    init() async throws {
        let young = try await Self.measure(Past.short)
        let old = try await Self.measure(past)
        comparisons = zip(young, old).map { Comparison(what: $0.what, young: $0.duration, old: $1.duration) }
    }

    private static func measure(_ past: Past) async throws -> [(what: String, duration: Duration)] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "guichet-past-\(UUID())")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "guichet.sqlite").path
        let office = try await office(path)
        try past.fill(path)
        let clerk = Clerk(office: office)
        guard let thomas = office.settings.staffMember(login: "thomas") else { throw Disappointment("no Thomas") }
        func command(_ words: String) -> @Sendable (Int) async throws -> Void {
            { _ in
                guard try await office.carryOut(words, as: thomas).isDone else { throw Disappointment(words) }
            }
        }
        return [
            ("POOL", try await median(of: command("POOL"))),
            ("HISTORY of a customer", try await median(of: command("HISTORY P-1"))),
            (
                "a stranger’s mail becomes a lead",
                try await median { number in
                    _ = try await clerk.takeIn(Self.mail(from: "stranger\(number)@example.test", number))
                }
            ),
            (
                "a customer’s mail finds its opportunity",
                try await median { number in
                    _ = try await clerk.takeIn(Self.mail(from: "contact1@partner1.example", number + 1_000))
                }
            ),
            (
                "IMPORT of 200 rows",
                try await median { number in
                    let list = Attachment(
                        fileName: "cards.csv", mediaType: MediaType("text", "csv"), content: Self.cards(number))
                    guard try await office.carryOut("IMPORT Fair \(number)", as: thomas, files: [list]).isDone else {
                        throw Disappointment("IMPORT")
                    }
                }
            ),
            (
                "COMMIT of 200 rows",
                try await median(of: { number in
                    guard try await office.carryOut("COMMIT Fair \(number)", as: thomas).isDone else {
                        throw Disappointment("COMMIT")
                    }
                })
            ),
        ]
    }

    private static func median(of work: (Int) async throws -> Void) async throws -> Duration {
        var durations: [Duration] = []
        for round in 1...rounds {
            let start = ContinuousClock.now
            try await work(round)
            durations.append(.now - start)
        }
        return durations.sorted()[rounds / 2]
    }

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
            signer: TokenSigner(current: key), now: { Date() },
            uniqueName: { String(UInt64.random(in: .min ... .max), radix: 36) },
            logger: Logger(label: "bench") { _ in SwiftLogNoOpLogHandler() })
    }

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
