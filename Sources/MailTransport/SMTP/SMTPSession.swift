import CCurl
public import Mail

/// Hands mails in to an SMTP server, one after the other over the same connection. RFC 5321, RFC 6409.
///
/// The server takes a mail for all recipients of its envelope, or for none.
public actor SMTPSession: MailSubmission {
    private let account: SMTPAccount
    private let queue = BlockingQueue(label: "guichet.smtp")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// Keeps the connection from one mail to the next, and makes a new one when the server has closed it.
    private var curl = CurlHandle()
    private var isPrepared = false
    /// The last exchange went well, so the connection was kept.
    private var isConnected = false

    public init(_ account: SMTPAccount) { self.account = account }

    public func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String {
        if let objection = Self.objection(to: envelope.recipients.map(\.rawValue), from: envelope.sender?.rawValue) {
            throw SubmissionFailure(nextStep: .giveUp, explanation: "The mail cannot go out: \(objection).")
        }
        return try exchange(Upload(message)) { () throws(CurlError) in
            try curl.set(CURLOPT_UPLOAD, to: 1)
            // Without a sender, libcurl sends the null one. RFC 5321 §4.5.5.
            try curl.set(CURLOPT_MAIL_FROM, to: envelope.sender?.rawValue)
            return envelope.recipients.map(\.rawValue)
        }
    }

    /// Connects and logs in without handing in anything, for `guichet check`; returns the server's answer to a NOOP.
    @discardableResult
    public func verify() async throws(SubmissionFailure) -> String {
        try exchange(Upload([])) { () throws(CurlError) in
            try curl.set(CURLOPT_UPLOAD, to: 0)
            try curl.set(CURLOPT_NOBODY, to: 1)
            try curl.set(CURLOPT_CUSTOMREQUEST, to: "NOOP")
            return []
        }
    }

    public func close() async {
        guard isPrepared else { return }
        curl = CurlHandle()
        isPrepared = false
        isConnected = false
    }

    /// One exchange with the server, of which `configure` tells the options and the recipients; returns the answer.
    private func exchange(
        _ upload: Upload, configure: () throws(CurlError) -> [String]
    ) throws(SubmissionFailure) -> String {
        if let objection = account.objection {
            let explanation = "No connection to \(account.endpoint): \(objection)."
            throw SubmissionFailure(nextStep: .askOperator, explanation: explanation)
        }
        let wasConnected = isConnected
        do throws(CurlError) {
            isConnected = false
            try prepare()
            try perform(upload, recipients: try configure())
            isConnected = true
            return curl.replies.last
        } catch {
            // The server had closed the kept connection, and may say so only now. RFC 5321 §3.8.
            let reply = curl.number(CURLINFO_RESPONSE_CODE)
            let isStale = wasConnected && curl.number(CURLINFO_NUM_CONNECTS) == 0 && !upload.hasBegun
            if isStale, reply == 0 || reply == 421 { return try exchange(upload, configure: configure) }
            throw SubmissionFailure(
                error, at: account.endpoint, reply: reply, answer: curl.replies.last, textWasSent: upload.isFinished)
        }
    }

    /// Sets what holds for every exchange.
    private func prepare() throws(CurlError) {
        guard !isPrepared else { return }
        try curl.aim(
            at: account.endpoint, scheme: "smtp", path: account.ourName ?? "", connectTimeout: account.connectTimeout)
        if let login = account.login { try curl.logIn(login) }
        try curl.set(CURLOPT_TIMEOUT_MS, to: account.mailTimeout.milliseconds)
        try curl.set(CURLOPT_SERVER_RESPONSE_TIMEOUT, to: account.replyTimeout.wholeSeconds)
        // While the text goes out nobody replies; so libcurl watches whether it moves at all.
        try curl.set(CURLOPT_LOW_SPEED_LIMIT, to: 1)
        try curl.set(CURLOPT_LOW_SPEED_TIME, to: account.replyTimeout.wholeSeconds)
        _ = ccurl_set_transfer(curl.pointer, CURLOPT_READFUNCTION, readUpload)
        isPrepared = true
    }

    private func perform(_ upload: Upload, recipients: [String]) throws(CurlError) {
        let recipients = CurlList(recipients)
        // With the size, the server can refuse a mail that is too big before it gets it. RFC 1870.
        try curl.set(CURLOPT_INFILESIZE_LARGE, toOffset: upload.announcedSize)
        _ = ccurl_set_list(curl.pointer, CURLOPT_MAIL_RCPT, recipients.pointer)
        _ = ccurl_set_pointer(curl.pointer, CURLOPT_READDATA, Unmanaged.passUnretained(upload).toOpaque())
        defer {
            _ = ccurl_set_list(curl.pointer, CURLOPT_MAIL_RCPT, nil)
            _ = ccurl_set_pointer(curl.pointer, CURLOPT_READDATA, nil)
            _ = ccurl_set_string(curl.pointer, CURLOPT_CUSTOMREQUEST, nil)
        }
        // Neither is named again below, so Swift may free them here; libcurl still reads them.
        try withExtendedLifetime(upload) { () throws(CurlError) in
            try withExtendedLifetime(recipients) { (_) throws(CurlError) in try curl.perform() }
        }
    }

    /// What is wrong with the addresses, in words that end a sentence.
    ///
    /// libcurl 7.88 sends them as they are, so a line end in one would begin a command of its own.
    static func objection(to recipients: [String], from sender: String?) -> String? {
        let isUnfit = { (address: String) in
            address.isEmpty || !address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != 0x3C && $0 != 0x3E }
        }
        if recipients.isEmpty { return "it has no recipient" }
        guard let address = (recipients + [sender].compactMap(\.self)).first(where: isUnfit) else { return nil }
        return "“\(printable(address.utf8, limit: 100))” is not an address"
    }
}

private func readUpload(
    _ piece: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ context: UnsafeMutableRawPointer?
) -> Int {
    guard let context else { return 0 }
    let piece = UnsafeMutableRawBufferPointer(start: piece, count: size * count)
    return Unmanaged<Upload>.fromOpaque(context).takeUnretainedValue().read(into: piece)
}
