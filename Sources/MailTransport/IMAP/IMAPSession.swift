public import Mail

/// One mailbox on an IMAP server, read and tidied up over one connection, which is made when it is first needed.
///
/// Speaks IMAP4rev1 (RFC 3501), which every server does, and uses MOVE, UIDPLUS, NAMESPACE and IDLE where offered.
public actor IMAPSession: MailSource {
    let account: IMAPAccount
    private let queue = BlockingQueue(label: "guichet.imap")
    public nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    private var connection: IMAPConnection?
    /// In upper case, as the server told them after the login.
    var capabilities: Set<String> = []
    var naming = MailboxNaming()
    /// Of the mailbox as it is selected now.
    private var validity: UIDValidity?
    /// Which generation of UIDs the caller reckons with.
    private var announcedValidity: UIDValidity?
    /// How many messages the mailbox has, as the server told last.
    var messageCount: UInt32 = 0
    /// The server reported a message since the last look at the mailbox.
    var hasNews = false
    /// When the mailbox was last selected.
    private var lastSelection = ContinuousClock.now
    /// When the server last reported something new, or the first connection was made.
    var lastNews = ContinuousClock.now

    public init(_ account: IMAPAccount) { self.account = account }

    public func open() async throws(MailSourceFailure) -> UIDValidity {
        // A connection may die unnoticed between two calls; then a new one is made, and nobody needs to hear of it.
        if let connection, !isUseful(connection) { drop() }
        announcedValidity = nil
        return try onMailbox { _, validity throws(MailSourceFailure) in validity }
    }

    public func close() async {
        guard let connection else { return }
        // The server answers BYE, which ends the connection anyhow.
        _ = try? connection.run("LOGOUT")
        drop()
    }

    /// Does something with the mailbox selected, connecting if need be; drops the connection when that fails.
    ///
    /// UIDs of another generation name other messages, so a new connection is of no use to a caller who does not know
    /// that the generation has changed.
    func onMailbox<Result>(
        _ body: (IMAPConnection, UIDValidity) throws(MailSourceFailure) -> Result
    ) throws(MailSourceFailure) -> Result {
        do throws(MailSourceFailure) {
            if connection == nil { try connect() }
            guard let connection, let validity else {
                throw failure("did not say which generation of UIDs it hands out")
            }
            if let announcedValidity, announcedValidity != validity {
                throw failure("numbers the messages anew since the connection was lost; open the mailbox again")
            }
            announcedValidity = validity
            return try body(connection, validity)
        } catch {
            drop()
            throw error
        }
    }

    /// Whether the mailbox can still be read over the connection.
    private func isUseful(_ connection: IMAPConnection) -> Bool {
        guard lastSelection + account.reselection <= .now else {
            return (try? run("NOOP", on: connection))?.condition == .ok
        }
        return (try? select(on: connection)) != nil
    }

    /// Whether the next call will have to connect first.
    var isDisconnected: Bool { connection == nil }

    /// Runs a command and keeps in mind what the server says beside the answer, which goes to `take`.
    @discardableResult
    func run(
        _ command: String, on connection: IMAPConnection, take: (Response) -> Void = { _ in }
    ) throws(MailSourceFailure) -> Response.Status {
        let status = try connection.run(command) { response in
            note(response)
            take(response)
        }
        note(.status(status))
        return status
    }

    /// Responses that a server may send at any time. RFC 3501 §7.
    func note(_ response: Response) {
        switch response {
        case .data(let number?, "EXISTS", _):
            hasNews = hasNews || number > messageCount
            messageCount = number
        case .data(_?, "EXPUNGE", _):
            messageCount -= min(messageCount, 1)
        case .data(nil, "CAPABILITY", let values):
            capabilities = Set(values.compactMap(\.keyword))
        case .status(let status) where status.code == "CAPABILITY":
            capabilities = Set(status.codeArguments.uppercased().split(separator: " ").map(String.init))
        case .status(let status) where status.code == "UIDVALIDITY":
            validity = UInt32(status.codeArguments).flatMap(UIDValidity.init)
        default:
            break
        }
    }

    private func connect() throws(MailSourceFailure) {
        let connection = try IMAPConnection(to: account)
        self.connection = connection
        // libcurl asked before the login, and servers offer more after it. RFC 3501 §6.1.1.
        try require(run("CAPABILITY", on: connection), for: "tell its capabilities")
        naming = try readNaming(on: connection)
        try select(on: connection)
    }

    private func select(on connection: IMAPConnection) throws(MailSourceFailure) {
        forgetMailbox()
        let answer = try run("SELECT \(naming.argument(for: account.mailbox))", on: connection)
        guard answer.condition == .ok else { throw refusal(toOpen: account.mailbox, answer) }
        hasNews = false
        lastSelection = .now
    }

    private func drop() {
        connection = nil
        forgetMailbox()
    }

    private func forgetMailbox() {
        validity = nil
        messageCount = 0
    }

    /// Where the server keeps a user's folders, and how it divides their names. RFC 2342 §5, RFC 3501 §6.3.8.
    private func readNaming(on connection: IMAPConnection) throws(MailSourceFailure) -> MailboxNaming {
        var naming = MailboxNaming()
        if capabilities.contains("NAMESPACE") {
            try run("NAMESPACE", on: connection) { response in
                guard case .data(nil, "NAMESPACE", let values) = response,
                    let personal = values.first?.list?.first?.list, personal.count >= 2
                else { return }
                naming.prefix = personal[0].octets.map { String(decoding: $0, as: UTF8.self) } ?? ""
                naming.separator = personal[1].octets.map { String(decoding: $0, as: UTF8.self) }
            }
        }
        guard naming.separator == nil else { return naming }
        try run("LIST \"\" \"\"", on: connection) { response in
            guard case .data(nil, "LIST", let values) = response, values.count >= 2 else { return }
            naming.separator = values[1].octets.map { String(decoding: $0, as: UTF8.self) }
        }
        return naming
    }
}
