import CCurl
import Glibc
import Mail

/// A connection on which somebody is logged in: commands go out, responses come in, one at a time.
///
/// libcurl connects, does TLS and logs in; from then on the stream is ours. Not for sharing: belongs to one
/// `IMAPSession`.
final class IMAPConnection {
    /// Why a wait for a response ended.
    enum Arrival: Equatable {
        case response(Response)
        case timeout
        case wakeUpCall
    }

    private let endpoint: Endpoint
    private let silenceLimit: Duration
    private let curl: CurlHandle
    private let socket: Int32
    private var reader: ResponseReader
    private let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1024, alignment: 16)
    private var octetsReceived = 0
    private var commands = 0

    deinit { buffer.deallocate() }

    /// Connects and logs in.
    init(to account: IMAPAccount) throws(MailSourceFailure) {
        endpoint = account.endpoint
        silenceLimit = account.commandTimeout
        reader = ResponseReader(limits: ResponseReader.Limits(literals: account.maximumFetchSize))
        if let objection = endpoint.objection ?? account.login.objection {
            throw MailSourceFailure(nextStep: .askOperator, explanation: "No connection to \(endpoint): \(objection).")
        }
        curl = CurlHandle()
        do throws(CurlError) {
            try curl.aim(at: endpoint, scheme: "imap", connectTimeout: account.connectTimeout)
            try curl.logIn(account.login)
            try curl.set(CURLOPT_TIMEOUT_MS, to: account.connectTimeout.milliseconds)
            try curl.set(CURLOPT_CONNECT_ONLY, to: 1)
            try curl.perform()
        } catch {
            throw MailSourceFailure(error, at: endpoint, reply: curl.replies.last)
        }
        guard let socket = curl.socket else {
            let explanation = "\(endpoint) closed the connection right after the login."
            throw MailSourceFailure(nextStep: .reconnect, explanation: explanation)
        }
        self.socket = socket
    }

    /// Sends a command and hands each response to `take`, up to the one that completes it, which is returned.
    @discardableResult
    func run(_ command: String, take: (Response) -> Void = { _ in }) throws(MailSourceFailure) -> Response.Status {
        let tag = try begin(command)
        return try complete(tag, take: take)
    }

    /// Sends a command; returns the tag that its completion will carry.
    func begin(_ command: String) throws(MailSourceFailure) -> String {
        commands += 1
        let tag = "G\(commands)"
        try send("\(tag) \(command)\r\n")
        return tag
    }

    /// Waits for the completion of a command that has begun.
    func complete(
        _ tag: String, within limit: Duration? = nil, take: (Response) -> Void = { _ in }
    ) throws(MailSourceFailure) -> Response.Status {
        let limit = limit ?? silenceLimit
        // A big answer may take its time as long as it gets on, but not for ever.
        let end = ContinuousClock.now + limit * 30
        while end > .now {
            let before = octetsReceived
            switch try next(until: .now + limit) {
            case .response(.status(let status)) where status.tag == tag: return status
            case .response(let response): take(response)
            case .timeout, .wakeUpCall: guard octetsReceived > before else { throw silence }
            }
        }
        throw silence
    }

    /// Sends a line as it is; it ends in CRLF.
    func send(_ line: String) throws(MailSourceFailure) {
        let bytes = Array(line.utf8)
        var sent = 0
        while sent < bytes.count {
            var count = 0
            let code = bytes.withUnsafeBytes { bytes in
                curl_easy_send(curl.pointer, bytes.baseAddress.map { $0 + sent }, bytes.count - sent, &count)
            }
            sent += count
            if code == CURLE_AGAIN {
                guard wait(for: POLLOUT, until: .now + silenceLimit, orFor: nil) == .ready else { throw silence }
            } else if code != CURLE_OK {
                throw failure(code)
            }
        }
    }

    /// The next response; or the news that there was none until `deadline`, or that `call` was rung.
    func next(
        until deadline: ContinuousClock.Instant, orFor call: WakeUpCall? = nil
    ) throws(MailSourceFailure) -> Arrival {
        while true {
            if let response = try nextResponse() { return .response(response) }
            // TLS may hold decrypted bytes that the socket no longer shows, so we poll only when libcurl has no more.
            if try receive() { continue }
            switch wait(for: POLLIN, until: deadline, orFor: call) {
            case .ready: continue
            case .timeout: return .timeout
            case .wakeUpCall: return .wakeUpCall
            }
        }
    }

    /// What the reader holds; a goodbye of the server's is the end of the connection. RFC 3501 §7.1.5.
    private func nextResponse() throws(MailSourceFailure) -> Response? {
        do throws(ResponseReader.Violation) {
            guard let response = try reader.next() else { return nil }
            guard case .status(let status) = response, status.condition == .bye else { return response }
            throw ResponseReader.Violation(
                reason: "closed the connection: “\(printable(status.text.utf8, limit: 200))”")
        } catch {
            throw MailSourceFailure(nextStep: .reconnect, explanation: "\(endpoint) \(error.reason).")
        }
    }

    /// Takes in what has arrived; false when nothing has.
    private func receive() throws(MailSourceFailure) -> Bool {
        var count = 0
        let code = curl_easy_recv(curl.pointer, buffer.baseAddress, buffer.count, &count)
        if code == CURLE_AGAIN { return false }
        guard code == CURLE_OK else { throw failure(code) }
        guard count > 0 else {
            throw MailSourceFailure(nextStep: .reconnect, explanation: "\(endpoint) closed the connection.")
        }
        octetsReceived += count
        reader.append(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
        return true
    }

    private enum Readiness { case ready, timeout, wakeUpCall }

    private func wait(for event: Int32, until deadline: ContinuousClock.Instant, orFor call: WakeUpCall?) -> Readiness {
        // poll(2) passes over negative descriptors.
        var entries = [
            pollfd(fd: socket, events: Int16(event), revents: 0),
            pollfd(fd: call?.descriptor ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        while true {
            let left = deadline - .now
            let count = poll(&entries, nfds_t(entries.count), left > .zero ? Int32(left.milliseconds) : 0)
            // An interrupted wait goes on; any other failure shows when the socket is used next.
            if count < 0, errno == EINTR { continue }
            if entries[1].revents != 0 { return .wakeUpCall }
            if count != 0 { return .ready }
            if left <= .zero { return .timeout }
        }
    }

    private func failure(_ code: CURLcode) -> MailSourceFailure {
        let error = CurlError(code: code, detail: String(cString: curl_easy_strerror(code)), verification: 0)
        return MailSourceFailure(error, at: endpoint, reply: "")
    }

    private var silence: MailSourceFailure {
        let explanation = "\(endpoint) did not answer within \(silenceLimit): check that it works."
        return MailSourceFailure(nextStep: .reconnect, explanation: explanation)
    }
}

extension MailSourceFailure {
    init(_ error: CurlError, at endpoint: Endpoint, reply: String) {
        // Servers refuse logins also while they are being mended. RFC 5530 §3.
        let isPassing = ["[UNAVAILABLE]", "[INUSE]", "[SERVERBUG]", "[LIMIT]"].contains { reply.contains($0) }
        self.init(
            nextStep: error.needsOperator && !isPassing ? .askOperator : .reconnect,
            explanation: error.sentence(about: endpoint, reply: reply))
    }
}
