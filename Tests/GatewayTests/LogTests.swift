import Foundation
import Gateway
import Logging
import Mail
import Store
import Testing

@Suite("The log", .timeLimit(.minutes(1)))
struct LogTests {
    @Test(arguments: [SubmissionFailure.NextStep.retry, .giveUp, .askOperator])
    func hidesTheTokensInWhatAMailServerSays(nextStep: SubmissionFailure.NextStep) async throws {
        let log = LogPage()
        let company = try await Company(logHandler: log)
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let mailer = Mailer(office: company.office, submission: QuotingServer(nextStep: nextStep), outbox: Bell())
        let running = Task { try await mailer.run() }
        defer { running.cancel() }
        var lines = log.lines.makeAsyncIterator()
        let line = try #require(await lines.next())
        #expect(line.contains("said no to <crm+x"), "\(line)")
        #expect(!line.contains(/[a-z2-7]{34}/), "\(line)")
    }
}

/// A mail server that takes nothing and names the sender's address, which carries a token.
private struct QuotingServer: MailSubmission {
    let nextStep: SubmissionFailure.NextStep

    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        throw SubmissionFailure(
            nextStep: nextStep, reply: 550, explanation: "mx.example said no to <\(envelope.sender?.rawValue ?? "")>.")
    }

    func close() async {}
}

/// Hands on what an operator reads, with its metadata.
private struct LogPage: LogHandler {
    let lines: AsyncStream<String>
    private let writer: AsyncStream<String>.Continuation
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.info

    init() { (lines, writer) = AsyncStream.makeStream() }

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) { writer.yield("\(event.message) \(event.metadata ?? [:])") }
}
