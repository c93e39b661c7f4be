import CRM
import Configuration
import Documents
import Foundation
import Gateway
import Logging
import Mail
import MailMIME
import Store
import Synchronization

/// NotSoTiny at work, with the configuration that ships: a real database in memory, mails handed in and taken out by
/// the test, and a clock that stands until it is moved.
final class Company: Sendable {
    let office: Office
    let clerk: Clerk
    private let postOffice = PostOffice()
    private let clock = TestClock()
    private let counter = Counter()

    static let start = Date(timeIntervalSince1970: 1_392_210_120)
    static let root = #filePath.replacing("/Tests/GatewayTests/Company.swift", with: "")

    // Read once for all tests: they do not change.
    private static let settings = Result { try Settings(path: root + "/Config/guichet.yaml") }
    private static let letters = Result { try TemplateLibrary(folder: root + "/MailTemplates", fallback: .french) }
    private static let phrases = Result { try Phrasebook(folder: root + "/MailTemplates", fallback: .french) }

    /// `store` is the database to work on, one in memory for nil; `logHandler` gets what is logged.
    init(
        on store: Store? = nil, logHandler: any LogHandler = SwiftLogNoOpLogHandler(),
        printer: any PDFRenderer = FixedPrinter(), _ change: (inout Settings) -> Void = { _ in }
    ) async throws {
        var settings = try Self.settings.get()
        change(&settings)
        let clock = clock
        let names = Counter()
        let store = try store ?? Store.inMemory()
        let staff = settings.staff
        try await store.write { try $0.replaceStaff(with: staff) }
        guard let key = TokenSigner.Key(number: 0, secret: Data(repeating: 7, count: 32)) else {
            throw TestFailure("32 bytes are enough for a key")
        }
        office = Office(
            store: store, settings: settings,
            letters: try Self.letters.get(), phrases: try Self.phrases.get(),
            printer: printer,
            signer: TokenSigner(current: key), now: { clock.now }, uniqueName: { "unique\(names.next())" },
            logger: Logger(label: "test") { _ in logHandler })
        clerk = Clerk(office: office)
    }

    func pass(_ seconds: TimeInterval) { clock.pass(seconds) }

    /// A mail from outside or from a colleague, as its bytes come in; returns what became of it.
    @discardableResult
    func receive(_ mail: String) async throws -> LedgerEntry {
        try await receive(Array(mail.replacing("\n", with: "\r\n").utf8))
    }

    /// A mail as its bytes come in; returns what became of it.
    @discardableResult
    func receive(_ bytes: [UInt8]) async throws -> LedgerEntry { try await clerk.takeIn(bytes) }

    /// A plain mail with a Message-ID of its own.
    @discardableResult
    func receive(
        from: String, to: String = "crm@notsotiny.example", subject: String = "A new kitchen", _ text: String,
        headers: [String] = []
    ) async throws -> LedgerEntry {
        let lines = [
            "From: \(from)", "To: \(to)", "Subject: \(subject)", "Message-ID: \(nextMessageID())",
            "Date: Wed, 12 Feb 2014 14:02:00 +0100", "Content-Type: text/plain; charset=utf-8",
        ]
        return try await receive((lines + headers).joined(separator: "\n") + "\n\n" + text + "\n")
    }

    /// `<mail1@sender.example.test>`, and so on.
    func nextMessageID() -> String { "<mail\(counter.next())@sender.example.test>" }

    /// What a colleague's or customer's mail program sends on *Reply*.
    @discardableResult
    func reply(to mail: ParsedMail, as sender: String, _ text: String) async throws -> LedgerEntry {
        let recipient = mail.replyTo.first?.email.rawValue ?? ""
        let headers = ["In-Reply-To: \(mail.messageID?.description ?? "")"]
        return try await receive(from: sender, to: recipient, subject: "Re: \(mail.subject)", text, headers: headers)
    }

    /// Sends what is due, and hands out all mails that went to this address so far, oldest first.
    func mails(to address: String) async throws -> [ParsedMail] {
        _ = try await Mailer(office: office, submission: postOffice, outbox: Bell()).sendDueMails()
        return try postOffice.mails(to: address)
    }

    /// Sends what is due, and hands out every mail that went out so far with whom it was handed to the server for.
    func everyMail() async throws -> [(recipient: String, mail: ParsedMail)] {
        _ = try await Mailer(office: office, submission: postOffice, outbox: Bell()).sendDueMails()
        return try postOffice.delivered.map { ($0.0, try ParsedMail(parsing: $0.1)) }
    }

    /// The newest mail to this address.
    func lastMail(to address: String) async throws -> ParsedMail {
        guard let mail = try await mails(to: address).last else { throw TestFailure("no mail went to \(address)") }
        return mail
    }

    /// Makes a lead of Jane's mail and has Thomas's notice of it.
    func leadFromJane() async throws -> ParsedMail {
        try await receive(from: Company.jane, "We would like a new kitchen with red cabinets.")
        return try await lastMail(to: "thomas@notsotiny.example")
    }

    /// Makes an opportunity of Jane's mail and has Luc's notice of it.
    func opportunityFromJane() async throws -> ParsedMail {
        let notice = try await leadFromJane()
        try await reply(to: notice, as: Company.thomas, "CONVERT revenue 5000k company \"Dupont SA\"")
        return try await lastMail(to: "luc@notsotiny.example")
    }

    func lead(_ id: Int64) async throws -> Lead? { try await office.store.read { try $0.lead(id) } }

    func opportunity(_ id: Int64) async throws -> Opportunity? {
        try await office.store.read { try $0.opportunity(id) }
    }

    static let jane = "Jane Doe <jane@dupont.example>"
    static let thomas = "Thomas Leroy <thomas@notsotiny.example>"
    static let luc = "Luc Martin <luc@notsotiny.example>"
    static let eric = "Eric Wood <eric@notsotiny.example>"
}

/// A clock that stands until it is moved.
final class TestClock: Sendable {
    private let date: Mutex<Date>

    init(start: Date = Company.start) { date = Mutex(start) }

    var now: Date { date.withLock { $0 } }

    func pass(_ seconds: TimeInterval) { date.withLock { $0 += seconds } }
}

/// Counts upward from 1.
final class Counter: Sendable {
    private let count = Mutex(0)

    func next() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}

struct TestFailure: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// A mail server that takes everything, and tells what it took.
final class PostOffice: MailSubmission {
    private let mails = Mutex<[(recipient: String, bytes: [UInt8])]>([])
    /// Those that were read already, by their place among all.
    private let read = Mutex<[Int: ParsedMail]>([:])

    /// Recipient and bytes of each mail, in the order they came.
    var delivered: [(String, [UInt8])] { mails.withLock { $0.map { ($0.recipient, $0.bytes) } } }

    /// The mails to this address, oldest first.
    func mails(to address: String) throws -> [ParsedMail] {
        let mails = mails.withLock { $0 }
        return try read.withLock { read in
            try mails.indices.filter { mails[$0].recipient == address }.map { index in
                let mail = try read[index] ?? ParsedMail(parsing: mails[index].bytes)
                read[index] = mail
                return mail
            }
        }
    }

    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        mails.withLock { mails in
            for recipient in envelope.recipients { mails.append((recipient.folded, message)) }
        }
        return "250 2.0.0 taken"
    }

    func close() async {}
}

/// Prints every page as the same short PDF.
struct FixedPrinter: PDFRenderer {
    func pdf(of html: String) async throws -> [UInt8] { Array("%PDF-1.4 \(html.count)\n%%EOF\n".utf8) }
}
