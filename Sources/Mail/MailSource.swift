/// A message on the server, before it is fetched.
public struct MessageSummary: Hashable, Sendable {
    public var uid: UID
    /// RFC822.SIZE, in octets.
    public var size: Int

    public init(uid: UID, size: Int) {
        self.uid = uid
        self.size = size
    }
}

/// A message as the server handed it out: headers and body (or headers alone, where asked for), lines ending in CRLF.
public struct FetchedMessage: Sendable {
    public var uid: UID
    public var bytes: [UInt8]

    public init(uid: UID, bytes: [UInt8]) {
        self.uid = uid
        self.bytes = bytes
    }
}

/// A mailbox that can be watched, read and tidied up: the IMAP inbox, or a stand-in for tests.
///
/// One caller at a time. After any throw the connection is closed; the next call opens a new one.
public protocol MailSource: Sendable {
    /// Selects the mailbox, connecting if need be, and says which generation of UIDs it hands out now.
    func open() async throws(MailSourceFailure) -> UIDValidity
    /// The messages above `uid`, oldest first; all of them for nil.
    func summaries(after uid: UID?) async throws(MailSourceFailure) -> [MessageSummary]
    /// The whole messages, in order of their UIDs; those that are gone by now are missing. Leaves `\Seen` alone.
    func fetch(_ uids: [UID]) async throws(MailSourceFailure) -> [FetchedMessage]
    /// Only the headers, with the blank line that ends them. Leaves `\Seen` alone.
    func fetchHeaders(_ uids: [UID]) async throws(MailSourceFailure) -> [FetchedMessage]
    /// Moves messages to `folder`, which is created if it is missing. UIDs that are gone by now do no harm.
    func move(_ uids: [UID], to folder: String) async throws(MailSourceFailure)
    /// Comes back as soon as the server reports something new, and after `patience` at the latest.
    ///
    /// Ends at once, without an error, when the task is cancelled.
    func waitForNews(patience: Duration) async throws(MailSourceFailure)
    /// Says goodbye to the server. Harmless when there is no connection.
    func close() async
}

/// Why the mailbox could not be read, and what to do now.
public struct MailSourceFailure: Error, Equatable, Sendable, CustomStringConvertible {
    public enum NextStep: Equatable, Sendable {
        /// The server or the line failed, or the mailbox is missing: connect again after a pause.
        case reconnect
        /// A wrong password, a bad certificate, a mailbox that is closed to us: nothing changes until a person mends it.
        case askOperator
    }

    public var nextStep: NextStep
    /// One sentence for the log and the operator: what happened, with which server, what to do. Holds no password and no
    /// mail text; what the server said is quoted, at most 200 characters of it.
    public var explanation: String

    public init(nextStep: NextStep, explanation: String) {
        self.nextStep = nextStep
        self.explanation = explanation
    }

    public var description: String { explanation }
}
