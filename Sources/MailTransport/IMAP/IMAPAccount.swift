/// A mailbox on an IMAP server, and how to get in.
public struct IMAPAccount: Sendable {
    public var endpoint: Endpoint
    public var login: Login
    /// Which mailbox to read; its levels divided by `/`, whatever the server uses.
    public var mailbox = "INBOX"
    /// For so long after the last news the server is asked for more, before it is left to report by itself: Dovecot gathers
    /// news for half a second before it reports them. Zero never asks.
    public var eagerness = Duration.seconds(5)
    /// For so long a selected mailbox is taken to be still there; then `open` selects it anew. A server may show a mailbox
    /// that was deleted, empty and for ever, to whoever has it selected, whatever has taken its place. RFC 2180 §3.2.
    public var reselection = Duration.seconds(60)
    /// For connecting, TLS and login together.
    public var connectTimeout = Duration.seconds(30)
    /// How long the server may be silent before an answer, and between two parts of one.
    public var commandTimeout = Duration.seconds(60)
    /// Octets that one `fetch` may bring in, a guard for our memory. When a server sends more the fetch fails, so this
    /// must be well above what the caller asks for at once, judging by `MessageSummary.size`.
    public var maximumFetchSize = 256 << 20

    public init(endpoint: Endpoint, login: Login) {
        self.endpoint = endpoint
        self.login = login
    }
}
