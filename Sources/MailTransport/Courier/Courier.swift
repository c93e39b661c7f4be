import Foundation
public import Mail

/// Hands mails in through a process of its own, which outlives this one for as long as it takes to finish the mail in
/// hand.
///
/// Whoever is killed between the server's answer and the note of it cannot know whether the mail went out, and has to send
/// it again. The courier's process does nothing else than hand in and write down, in the postmark file, how far the last
/// mails came: the one in hand, and those before, which are noted meanwhile. The program that starts next waits for it, and
/// reads there what became of them. Only when both are killed at once, or the machine stops, a mail may go out twice.
public actor Courier: MailSubmission {
    private let account: SMTPAccount
    private let postmarks: String
    private let executable: String
    private let queue = BlockingQueue(label: "guichet.courier")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }
    private var process: CourierProcess?

    /// How long an earlier courier is waited for.
    private static let patience = Duration.seconds(2)

    /// `executable courier` has to call `CourierRound.walk`; `postmarks` is the path of the file, made if it is missing.
    public init(_ account: SMTPAccount, postmarks: String, executable: String) {
        self.account = account
        self.postmarks = postmarks
        self.executable = executable
    }

    public func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        let process = try await running()
        do {
            try process.wire.send(envelope.line, message)
            guard let report = try process.wire.receive() else { throw Wire.Cut() }
            return try CourierReport(report).get()
        } catch let failure as SubmissionFailure {
            throw failure
        } catch {
            process.end()
            self.process = nil
            return try answer(of: envelope, after: error)
        }
    }

    /// What the courier, which has ended, wrote down about a mail before it broke off. Read at once: the next mail waits in
    /// line, and would start another courier meanwhile.
    private func answer(of envelope: Envelope, after error: any Error) throws(SubmissionFailure) -> String {
        guard let last = try written(PostmarkFile(path: postmarks)).last(where: { $0.envelope == envelope }) else {
            throw SubmissionFailure(
                nextStep: .retry, explanation: "The courier ended before it took the mail (\(error)).")
        }
        if let answer = last.answer { return answer }
        throw SubmissionFailure(
            nextStep: .uncertain, explanation: "The courier ended while it handed in the mail (\(error)).")
    }

    public func lastMails() async throws(SubmissionFailure) -> [Postmark] {
        try written(process == nil ? try await locked() : PostmarkFile(path: postmarks))
    }

    private func written(_ file: PostmarkFile) throws(SubmissionFailure) -> [Postmark] {
        do { return try file.last } catch {
            throw SubmissionFailure(nextStep: .retry, explanation: "The file \(postmarks) cannot be read (\(error)).")
        }
    }

    public func close() async {
        process?.end()
        process = nil
    }

    private func running() async throws(SubmissionFailure) -> CourierProcess {
        if let process { return process }
        // The lock passes on to the process: at no time a mail is on its way without it.
        let lock = try await locked()
        let process = try CourierProcess(executable: executable, postmarks: lock.descriptor)
        do {
            try process.wire.send([UInt8](JSONEncoder().encode(CourierOrders(account))))
        } catch {
            process.end()
            throw SubmissionFailure(nextStep: .retry, explanation: "The courier ended at once (\(error)).")
        }
        self.process = process
        return process
    }

    private func locked() async throws(SubmissionFailure) -> PostmarkFile {
        let file = try PostmarkFile(path: postmarks)
        let deadline = ContinuousClock.now + Self.patience
        while !file.lock() {
            if ContinuousClock.now > deadline || Task.isCancelled {
                throw SubmissionFailure(
                    nextStep: .retry,
                    explanation: "An earlier guichet still waits for \(account.endpoint) to answer about a mail.")
            }
            try? await Task.sleep(for: .milliseconds(10))
        }
        return file
    }
}
