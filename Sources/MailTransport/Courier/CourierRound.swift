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
        await handInAll(from: wire, to: session, postmarks)
        await session.close()
    }

    /// All on the session's own thread: a mail would wake up another one twice.
    private static func handInAll(
        from wire: Wire, to session: isolated SMTPSession, _ postmarks: PostmarkFile
    ) async {
        // A file that cannot be read can hardly be written, which is told of each mail.
        var number = (try? postmarks.nextNumber) ?? 0
        while let line = try? wire.receive(), let envelope = Envelope(line: line), let message = try? wire.receive() {
            let report = await handIn(message, envelope: envelope, to: session, postmarks, as: number)
            number += 1
            // What cannot be told is written down.
            try? wire.send(report.piece)
        }
    }

    private static func handIn(
        _ message: [UInt8], envelope: Envelope, to server: isolated SMTPSession, _ postmarks: PostmarkFile,
        as number: Int
    ) async -> CourierReport {
        do { try postmarks.write(number, envelope: envelope) } catch {
            let explanation = "The courier's file beside the database cannot be written (\(error))."
            return .refused(SubmissionFailure(nextStep: .retry, explanation: explanation))
        }
        do throws(SubmissionFailure) {
            let answer = try await server.submit(message, envelope: envelope)
            try? postmarks.write(number, envelope: envelope, answer: answer)
            return .taken(answer: answer)
        } catch {
            if error.nextStep != .uncertain { try? postmarks.clear(number) }
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
enum CourierReport {
    case taken(answer: String)
    case refused(SubmissionFailure)

    private static let mark = (taken: UInt8(ascii: "+"), refused: UInt8(ascii: "-"))

    /// As it goes over the wire. Nearly all mails are taken, and JSON takes its time.
    var piece: [UInt8] {
        switch self {
        case .taken(let answer): [Self.mark.taken] + answer.utf8
        case .refused(let failure): [Self.mark.refused] + ((try? JSONEncoder().encode(failure)) ?? Data())
        }
    }

    init(_ piece: [UInt8]) throws {
        if piece.first == Self.mark.taken {
            self = .taken(answer: String(decoding: piece.dropFirst(), as: UTF8.self))
        } else {
            self = .refused(try JSONDecoder().decode(SubmissionFailure.self, from: Data(piece.dropFirst())))
        }
    }

    func get() throws(SubmissionFailure) -> String {
        switch self {
        case .taken(let answer): return answer
        case .refused(let failure): throw failure
        }
    }
}
