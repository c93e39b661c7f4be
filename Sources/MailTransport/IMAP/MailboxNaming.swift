/// How a server names its mailboxes, and how we write them: levels divided by `/`, our own folders beside the inbox.
struct MailboxNaming: Equatable, Sendable {
    /// Between two levels; nil when the server has no levels. RFC 3501 §5.1.1.
    var separator: String?
    /// What the names of a user's own mailboxes begin with, such as `INBOX.`. RFC 2342 §5.
    var prefix = ""

    /// A name of ours, such as `Guichet/Handled`, as an argument of a command, with its quotes.
    ///
    /// Modified UTF-7 leaves only printable ASCII, which a quoted string can hold; so no name needs a literal.
    func argument(for name: String) -> String { Self.quoted(wireName(of: name)) }

    /// A name of the server's as we write it.
    func name(fromWire wireName: String) -> String {
        var name = wireName[...]
        if !prefix.isEmpty, name.hasPrefix(prefix), name.count > prefix.count { name = name.dropFirst(prefix.count) }
        let levels = separator.map { name.split(separator: $0, omittingEmptySubsequences: false) } ?? [name]
        return levels.map { ModifiedUTF7.decoded(String($0)) ?? String($0) }.joined(separator: "/")
    }

    func wireName(of name: String) -> String {
        if name.uppercased() == "INBOX" { return "INBOX" }
        let levels = name.split(separator: "/").map { ModifiedUTF7.encoded(String($0)) }
        let wireName = levels.joined(separator: separator ?? "-")
        return wireName.uppercased().hasPrefix(prefix.uppercased()) ? wireName : prefix + wireName
    }

    /// A quoted string. RFC 3501 §9.
    ///
    /// It holds printable ASCII; anything else, which only a server's own prefix can bring in, is left out.
    static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars where (0x20...0x7E).contains(scalar.value) {
            if scalar == "\"" || scalar == "\\" { quoted.unicodeScalars.append("\\") }
            quoted.unicodeScalars.append(scalar)
        }
        return quoted + "\""
    }
}
