import Foundation
import Mail

/// What the courier's process does: it hands in mail after mail, and writes down how far each came.
public enum CourierRound {
    /// Works until nobody is at the other end of standard input. The mail in hand is always finished.
    public static func walk() async {
        // Whoever wants us to end hangs up.
        for number in [SIGTERM, SIGINT, SIGHUP, SIGPIPE] { signal(number, SIG_IGN) }
        let wire = Wire(descriptor: STDIN_FILENO)
        let postmarks = PostmarkFile(descriptor: CourierProcess.postmarks)
        guard let orders = try? wire.receive(CourierOrders.self) else { return }
        let session = SMTPSession(orders.account)
        var before: Postmark?
        while let envelope = try? wire.receive(Envelope.self), let message = try? wire.receive() {
            let report = await handIn(message, envelope, to: session, postmarks, after: before)
            before = report.answer.map { Postmark(envelope: envelope, answer: $0) } ?? before
            // What cannot be told is written down.
            try? wire.send(JSONEncoder().encode(report))
        }
        await session.close()
    }

    /// `before` is the mail that was taken last: it may not be noted yet.
    private static func handIn(
        _ message: [UInt8], _ envelope: Envelope, to server: some MailSubmission, _ postmarks: PostmarkFile,
        after before: Postmark?
    ) async -> CourierReport {
        let before = [before].compactMap(\.self)
        do {
            try postmarks.write(before + [Postmark(envelope: envelope)])
        } catch {
            let explanation = "The courier's file beside the database cannot be written (\(error))."
            return .refused(SubmissionFailure(nextStep: .retry, explanation: explanation))
        }
        do throws(SubmissionFailure) {
            let answer = try await server.submit(message, envelope: envelope)
            try? postmarks.write(before + [Postmark(envelope: envelope, answer: answer)])
            return .taken(answer: answer)
        } catch {
            if error.nextStep != .uncertain { try? postmarks.write(before) }
            return .refused(error)
        }
    }
}

/// What a courier is told first.
struct CourierOrders: Codable {
    private var host: String
    private var port: UInt16
    private var security: Endpoint.Security
    private var certificateAuthorities: String?
    private var userName: String?
    private var password: String?
    private var ourName: String?
    private var connectTimeout: Duration
    private var replyTimeout: Duration
    private var mailTimeout: Duration

    init(_ account: SMTPAccount) {
        (host, port) = (account.endpoint.host, account.endpoint.port)
        (security, certificateAuthorities) = (account.endpoint.security, account.endpoint.certificateAuthorities)
        (userName, password) = (account.login?.userName, account.login?.password.value)
        ourName = account.ourName
        (connectTimeout, replyTimeout) = (account.connectTimeout, account.replyTimeout)
        mailTimeout = account.mailTimeout
    }

    var account: SMTPAccount {
        var login: Login?
        if let userName, let password { login = Login(userName: userName, password: Secret(password)) }
        let endpoint = Endpoint(
            host: host, port: port, security: security, certificateAuthorities: certificateAuthorities)
        var account = SMTPAccount(endpoint: endpoint, login: login)
        account.ourName = ourName
        (account.connectTimeout, account.replyTimeout) = (connectTimeout, replyTimeout)
        account.mailTimeout = mailTimeout
        return account
    }
}

/// What a courier tells of a mail.
enum CourierReport: Codable {
    case taken(answer: String)
    case refused(SubmissionFailure)

    /// nil when it was refused.
    var answer: String? { try? get() }

    func get() throws(SubmissionFailure) -> String {
        switch self {
        case .taken(let answer): return answer
        case .refused(let failure): throw failure
        }
    }
}
