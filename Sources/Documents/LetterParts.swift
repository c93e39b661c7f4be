/// One tap and *send*: a command, filled in.
public struct Action: Codable, Equatable, Sendable {
    /// `Take it`.
    public var label: String
    /// What to write when one answers by hand: `TAKE`.
    public var command: String
    /// A `mailto:` link (RFC 6068) with the signed address and the command.
    public var url: String

    public init(label: String, command: String, url: String) {
        self.label = label
        self.command = command
        self.url = url
    }
}

/// An attachment, as it is named in a letter.
public struct FileMention: Codable, Equatable, Sendable {
    public var name: String
    /// `34 kB`.
    public var size: String

    public init(name: String, size: String) {
        self.name = name
        self.size = size
    }
}

/// One line of a sheet: `Phone` – `+33 3 20 00 00 00`.
public struct Fact: Codable, Equatable, Sendable {
    public var label: String
    public var text: String

    public init(label: String, text: String) {
        self.label = label
        self.text = text
    }
}

/// A table in a letter: cases, a day of a timeline, commands.
public struct Listing: Codable, Equatable, Sendable {
    public struct Row: Codable, Equatable, Sendable {
        /// `L-7`, `14:02`, `TAKE`.
        public var label: String
        public var text: String
        /// Further lines; empty when there are none.
        public var detail: String
        /// What a tap on the label commands: `TAKE L-7`.
        public var command: String?
        /// The `mailto:` link for that, made when the letter is written.
        public var url: String?

        public init(label: String, text: String, detail: String = "", command: String? = nil) {
            self.label = label
            self.text = text
            self.detail = detail
            self.command = command
        }
    }

    /// Empty when it needs none.
    public var heading: String
    public var rows: [Row]

    public init(heading: String, rows: [Row]) {
        self.heading = heading
        self.rows = rows
    }

    /// With the links that `link` makes of the rows' commands.
    func linking(_ link: (String) -> String) -> Listing {
        var linked = self
        for index in linked.rows.indices { linked.rows[index].url = linked.rows[index].command.map(link) }
        return linked
    }
}

/// What every letter to a colleague has around it.
public struct StaffFrame: Codable, Equatable, Sendable {
    /// First name or name of the reader.
    public var recipientName: String
    public var companyName: String
    /// What stands in brackets in the subject: `NST L-7`, or `NST` when no record is meant.
    public var tag: String
    /// `You get this because …`
    public var reason: String
    /// What one can do next.
    public var actions: [Action]

    public init(recipientName: String, companyName: String, tag: String, reason: String, actions: [Action]) {
        self.recipientName = recipientName
        self.companyName = companyName
        self.tag = tag
        self.reason = reason
        self.actions = actions
    }
}
