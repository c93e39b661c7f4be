/// A server that takes our mail, and how to get in.
public struct SMTPAccount: Sendable {
    public var endpoint: Endpoint
    /// nil for a server that knows us by our address.
    public var login: Login?
    /// The name we greet with, a host name; nil greets with this machine's. RFC 5321 §4.1.1.1.
    public var ourName: String?
    /// For connecting, TLS, greeting and login together.
    public var connectTimeout = Duration.seconds(30)
    /// How long the server may be silent before an answer, and while it takes the text; rounded up to whole seconds.
    /// The default is that of RFC 5321 §4.5.3.2 for most commands.
    public var replyTimeout = Duration.seconds(5 * 60)
    /// For one mail as a whole.
    public var mailTimeout = Duration.seconds(30 * 60)

    public init(endpoint: Endpoint, login: Login? = nil) {
        self.endpoint = endpoint
        self.login = login
    }

    /// What keeps us from even trying, in words that end a sentence; nil when nothing does.
    var objection: String? {
        if let objection = endpoint.objection ?? login?.objection { return objection }
        guard let ourName, !ourName.utf8.allSatisfy(Endpoint.isInHostNames) || ourName.isEmpty else { return nil }
        return "“\(printable(ourName.utf8, limit: 80))” is no name to greet with; correct it"
    }
}
