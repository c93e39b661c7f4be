import CRM
import Foundation
import Gateway
import Logging
import Mail
import Store
import Synchronization
import TestSupport
import Testing

@Suite(
    "Working while the disk fills up", .enabled("needs the right to mount") { SmallDisk.isAvailable },
    .timeLimit(.minutes(1)))
struct FillingDiskTests {
    @Test func whatTheServerTookIsNotedOnceThereIsRoomAndNotSentAgain() async throws {
        let disk = try SmallDisk(at: folder(), kilobytes: 8_000)
        defer { disk.remove() }
        let log = LogBook()
        let company = try await Company(on: try Store(path: "\(disk.folder)/guichet.sqlite"), logHandler: log)
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let server = DiskFillingServer(disk: disk)
        let mailer = Mailer(office: company.office, submission: server, outbox: Bell())
        let sending = Task { try await mailer.sendDueMails() }
        // Should there be room to note it all the same, the sending ends by itself.
        Task {
            _ = await sending.result
            log.end()
        }
        let isWaiting = await log.lines.contains("mails sent but not noted, trying again later")
        let taken = server.taken.delivered.count
        // The next one may have been made ready before the disk was full.
        #expect(isWaiting ? (1...2).contains(taken) : taken > 0)
        try disk.resize(kilobytes: 16_000)
        var sent = isWaiting ? try await sending.value.sent : taken
        sent += try await mailer.sendDueMails().sent
        #expect(sent > 1 && server.taken.delivered.count == sent)
        #expect(Set(server.taken.delivered.map(\.0)).count == sent)
        #expect(try await company.office.store.read { try $0.outbox(limit: 100) }.allSatisfy { $0.state == .sent })
    }

    @Test func aRefusalThatCannotBeNotedIsFollowedByAnotherAttempt() async throws {
        let disk = try SmallDisk(at: folder(), kilobytes: 8_000)
        defer { disk.remove() }
        let company = try await Company(on: try Store(path: "\(disk.folder)/guichet.sqlite"))
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let refusal = SubmissionFailure(nextStep: .retry, reply: 450, explanation: "450 later")
        let refusing = DiskFillingServer(disk: disk, refusal: refusal)
        await #expect(throws: StoreFailure.self) {
            try await Mailer(office: company.office, submission: refusing, outbox: Bell()).sendDueMails()
        }
        try disk.resize(kilobytes: 16_000)
        let server = PostOffice()
        let sent = try await Mailer(office: company.office, submission: server, outbox: Bell()).sendDueMails().sent
        let outbox = try await company.office.store.read { try $0.outbox(limit: 100) }
        #expect(sent == outbox.count && server.delivered.count == sent)
        #expect(outbox.allSatisfy { $0.state == .sent })
    }

    @Test func aMailThatDoesNotFitOnTheDiskWaitsAndIsNotGivenUp() async throws {
        let disk = try SmallDisk(at: folder(), kilobytes: 16_000)
        defer { disk.remove() }
        let company = try await Company(on: try Store(path: "\(disk.folder)/guichet.sqlite"))
        try await company.receive(Self.mailWithBigPlan)
        // The first letter is small; the second one takes the plan along.
        try disk.resize(leaving: 1_200)
        let server = PostOffice()
        let mailer = Mailer(office: company.office, submission: server, outbox: Bell())
        let failure = await #expect(throws: StoreFailure.self) { try await mailer.sendDueMails() }
        #expect(failure?.explanation.contains(" is full: make room on it.") == true)
        let waiting = try await company.office.store.read { try $0.outbox(limit: 100) }
        #expect(waiting.allSatisfy { $0.state == .queued || $0.state == .sent }, "\(waiting.map(\.state))")
        #expect(waiting.contains { $0.state == .queued })
        try disk.resize(kilobytes: 32_000)
        _ = try await mailer.sendDueMails()
        #expect(server.delivered.count == waiting.count)
        #expect(Set(server.delivered.map(\.0)).count == waiting.count)
    }

    @Test func aMailThatAnEarlierProcessHadInHandIsNotSetAsideForThat() async throws {
        let disk = try SmallDisk(at: folder(), kilobytes: 16_000)
        defer { disk.remove() }
        let company = try await Company(on: try Store(path: "\(disk.folder)/guichet.sqlite"))
        let store = company.office.store
        // Its text is stored twice: as it came, and what a reader sees of it.
        let words = String(repeating: String(repeating: "We would like a kitchen. ", count: 40) + "\r\n", count: 800)
        let mail = Array("From: \(Company.jane)\r\nMessage-ID: <long@dupont.example>\r\n\r\n\(words)".utf8)
        let id = try await store.write { transaction in
            let id = try transaction.keepFromPipe(mail, mailbox: Clerk.pipe, isWhole: true, at: Company.start)
            try transaction.markLeftOvers(1)
            return id
        }
        try disk.resize(leaving: 1_100)
        let clerk = Clerk(office: company.office)
        for _ in 1...5 {
            await #expect(throws: StoreFailure.self) { try await clerk.handleDueMails() }
            #expect(try await store.read { try $0.ledgerEntry(id)?.attempts } == 1)
        }
        try disk.resize(kilobytes: 32_000)
        try await clerk.handleDueMails()
        #expect(try await store.read { try $0.ledgerEntry(id)?.state } == .handled)
    }

    /// With an attachment of more than 1.2 MB, which goes on to each colleague.
    private static let mailWithBigPlan = """
        From: \(Company.jane)
        To: crm@notsotiny.example
        Subject: A new kitchen
        Message-ID: <big@dupont.example>
        Date: Wed, 12 Feb 2014 14:02:00 +0100
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary=edge

        --edge
        Content-Type: text/plain; charset=utf-8

        Here is the plan.
        --edge
        Content-Type: application/pdf
        Content-Disposition: attachment; filename=plan.pdf
        Content-Transfer-Encoding: base64

        \(String(repeating: String(repeating: "QUJD", count: 18) + "\n", count: 24_000))
        --edge--

        """

    private func folder() -> String {
        FileManager.default.temporaryDirectory.path + "/guichet-filling-\(UUID().uuidString.prefix(8))"
    }
}

/// A mail server on the same disk, which the first mail that it gets fills to the last byte.
private struct DiskFillingServer: MailSubmission {
    let disk: SmallDisk
    /// What it answers; nil takes each mail.
    var refusal: SubmissionFailure?
    let taken = PostOffice()

    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        let answer = try await taken.submit(message, envelope: envelope)
        if taken.delivered.count == 1 {
            do { try disk.fill() } catch { throw SubmissionFailure(nextStep: .giveUp, explanation: "\(error)") }
        }
        if let refusal { throw refusal }
        return answer
    }

    func close() async {}
}

/// Hands on the sentences that are logged.
private struct LogBook: LogHandler {
    let lines: AsyncStream<String>
    private let writer: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init() { (lines, writer) = AsyncStream.makeStream() }

    /// Nothing more will be logged.
    func end() { writer.finish() }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { writer.yield("\(event.message)") }
}
