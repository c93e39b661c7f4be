import Foundation
import Gateway
import Mail
import Store
import Synchronization
import Testing

@Suite("Mails that were being sent when the program ended")
struct InterruptedMailTests {
    /// What is known of the mail in hand, and what becomes of it.
    @Test(arguments: [
        (Postmark.Known.taken, 1, OutboxEntry.State.sent, "250 2.0.0 taken in time", 1),
        (.begun, 0, .sent, "250 2.0.0 taken", 2),
        (.nothing, 0, .sent, "250 2.0.0 taken", 1),
        (.another, 0, .sent, "250 2.0.0 taken", 1),
    ])
    func theMailInHand(
        known: Postmark.Known, sentBefore: Int, state: OutboxEntry.State, answer: String, attempts: Int
    ) async throws {
        let (company, server) = try await interrupted()
        defer { server.answer() }
        let postmark = server.inHand.flatMap { known.postmark(of: $0) }
        let next = RememberingServer(last: .success([postmark].compactMap(\.self)))
        let dispatch = try await Mailer(office: company.office, submission: next, outbox: Bell()).sendDueMails()
        let outbox = try await company.office.store.read { try $0.outbox(limit: 10) }
        #expect(outbox.count > 2)
        #expect(dispatch.sent == outbox.count - sentBefore && next.taken.delivered.count == dispatch.sent)
        let entry = try #require(outbox.first { $0.recipient == server.inHand?.recipients.first })
        #expect((entry.state, entry.lastAnswer, entry.attempts) == (state, answer, attempts))
        // The others were claimed, and never tried.
        #expect(outbox.filter { $0.id != entry.id }.allSatisfy { $0.state == .sent && $0.attempts == 1 })
    }

    @Test func nothingIsSentWhileTheEarlierProgramMayStillSend() async throws {
        let (company, server) = try await interrupted()
        defer { server.answer() }
        let failure = SubmissionFailure(nextStep: .retry, explanation: "It is at it still.")
        let next = RememberingServer(last: .failure(failure))
        let before = try await company.office.store.read { try $0.outbox(limit: 10) }
        let dispatch = try await Mailer(office: company.office, submission: next, outbox: Bell()).sendDueMails()
        #expect(dispatch.obstacle == failure && dispatch.sent == 0 && next.taken.delivered.isEmpty)
        #expect(try await company.office.store.read { try $0.outbox(limit: 10) } == before)
    }

    /// A program that handed in the first of several mails, and never came to know the answer.
    private func interrupted() async throws -> (Company, SilentServer) {
        let company = try await Company()
        try await company.receive(from: Company.jane, "We would like a new kitchen.")
        let server = SilentServer()
        let mailer = Mailer(office: company.office, submission: server, outbox: Bell())
        Task { try await mailer.sendDueMails() }
        await server.untilAsked()
        return (company, server)
    }
}

extension Postmark {
    enum Known {
        case taken, begun, nothing, another

        func postmark(of envelope: Envelope) -> Postmark? {
            switch self {
            case .taken: return Postmark(envelope: envelope, answer: "250 2.0.0 taken in time")
            case .begun: return Postmark(envelope: envelope)
            case .nothing: return nil
            case .another:
                let other = Envelope(sender: nil, recipients: envelope.recipients)
                return Postmark(envelope: other, answer: "250 2.0.0 taken long ago")
            }
        }
    }
}

/// Takes a mail and says nothing until the test is over.
private final class SilentServer: MailSubmission {
    private let asked = AsyncStream<Void>.makeStream()
    private let answers = AsyncStream<Void>.makeStream()
    private let envelope = Mutex<Envelope?>(nil)

    var inHand: Envelope? { envelope.withLock { $0 } }

    func untilAsked() async { for await _ in asked.stream { break } }

    func answer() { answers.continuation.finish() }

    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        self.envelope.withLock { $0 = envelope }
        asked.continuation.yield()
        for await _ in answers.stream {}
        throw SubmissionFailure(nextStep: .askOperator, explanation: "The test is over.")
    }

    func close() async {}
}

/// Takes every mail, and knows of an earlier one.
private struct RememberingServer: MailSubmission {
    let last: Result<[Postmark], SubmissionFailure>
    let taken = PostOffice()

    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        try await taken.submit(message, envelope: envelope)
    }

    func lastMails() async throws(SubmissionFailure) -> [Postmark] { try last.get() }

    func close() async {}
}
