/// Somebody new wrote.
public struct NewLeadNotice: Codable, Equatable, Sendable {
    /// `L-7`.
    public var reference: String
    public var title: String
    /// What to call them.
    public var customerName: String
    /// Name, address, company, phone, when and how it came.
    public var facts: [Fact]
    public var text: String
    public var attachments: [FileMention]
    /// What the gateway noticed.
    public var remarks: [String]

    public init(
        reference: String, title: String, customerName: String, facts: [Fact], text: String,
        attachments: [FileMention], remarks: [String]
    ) {
        self.reference = reference
        self.title = title
        self.customerName = customerName
        self.facts = facts
        self.text = text
        self.attachments = attachments
        self.remarks = remarks
    }
}

/// A customer wrote about a case we have.
public struct CustomerMessageNotice: Codable, Equatable, Sendable {
    public var reference: String
    /// Of the case.
    public var title: String
    public var customerName: String
    /// Of the mail.
    public var subject: String
    public var facts: [Fact]
    public var text: String
    public var attachments: [FileMention]
    public var remarks: [String]

    public init(
        reference: String, title: String, customerName: String, subject: String, facts: [Fact],
        text: String, attachments: [FileMention], remarks: [String]
    ) {
        self.reference = reference
        self.title = title
        self.customerName = customerName
        self.subject = subject
        self.facts = facts
        self.text = text
        self.attachments = attachments
        self.remarks = remarks
    }
}

/// Your commands were carried out.
public struct Receipt: Codable, Equatable, Sendable {
    public struct Line: Codable, Equatable, Sendable {
        /// As it was written.
        public var command: String
        /// What it did.
        public var result: String
        public var listings: [Listing]

        public init(command: String, result: String, listings: [Listing] = []) {
            self.command = command
            self.result = result
            self.listings = listings
        }
    }

    /// `O-12 · New kitchen`; empty when no record is meant.
    public var recordTitle: String
    /// The first command, for the subject.
    public var summary: String
    public var lines: [Line]

    public init(recordTitle: String, summary: String, lines: [Line]) {
        self.recordTitle = recordTitle
        self.summary = summary
        self.lines = lines
    }
}

/// Your commands were not carried out.
public struct CommandError: Codable, Equatable, Sendable {
    public struct Line: Codable, Equatable, Sendable {
        /// As it was written.
        public var command: String
        /// What is wrong with it.
        public var problem: String
        /// `Did you mean MEETING?`
        public var suggestion: String?

        public init(command: String, problem: String, suggestion: String?) {
            self.command = command
            self.problem = problem
            self.suggestion = suggestion
        }
    }

    /// Empty when no record is meant.
    public var recordTitle: String
    public var lines: [Line]

    public init(recordTitle: String, lines: [Line]) {
        self.recordTitle = recordTitle
        self.lines = lines
    }
}

/// A case was given to you.
public struct AssignmentNotice: Codable, Equatable, Sendable {
    public var reference: String
    public var title: String
    /// Who gave it.
    public var giverName: String
    public var facts: [Fact]
    /// What the customer wrote last; empty when they never did.
    public var text: String

    public init(
        reference: String, title: String, giverName: String, facts: [Fact], text: String
    ) {
        self.reference = reference
        self.title = title
        self.giverName = giverName
        self.facts = facts
        self.text = text
    }
}

/// A mail of ours did not arrive.
public struct BounceNotice: Codable, Equatable, Sendable {
    public var reference: String
    public var title: String
    /// Whom it was for.
    public var address: String
    /// Of our mail.
    public var subject: String
    /// What the other server said; empty when it said nothing.
    public var explanation: String
    /// The address will not take mail tomorrow either.
    public var isPermanent: Bool

    public init(
        reference: String, title: String, address: String, subject: String, explanation: String,
        isPermanent: Bool
    ) {
        self.reference = reference
        self.title = title
        self.address = address
        self.subject = subject
        self.explanation = explanation
        self.isPermanent = isPermanent
    }
}

/// A mail in your name was not obeyed.
public struct UnverifiedCommandNotice: Codable, Equatable, Sendable {
    /// The address in From:.
    public var address: String
    public var subject: String
    /// `12 February 2014, 14:02`.
    public var received: String
    /// What it asked for, a line each; empty when it held no command.
    public var commands: [String]

    public init(address: String, subject: String, received: String, commands: [String]) {
        self.address = address
        self.subject = subject
        self.received = received
        self.commands = commands
    }
}

/// What a list of prospects would become; `COMMIT` makes leads of it.
public struct ImportPreview: Codable, Equatable, Sendable {
    public var campaign: String
    /// How many are new, known and wrong, and what to answer.
    public var sentence: String
    /// What is wrong, known and new, row by row.
    public var listings: [Listing]

    public init(campaign: String, sentence: String, listings: [Listing]) {
        self.campaign = campaign
        self.sentence = sentence
        self.listings = listings
    }
}

/// Something happened to a case that its reader should know: a mail was moved to it, or it is theirs no more.
public struct CaseNotice: Codable, Equatable, Sendable {
    /// Empty when no one case is meant.
    public var reference: String
    public var title: String
    /// What happened, in a few words.
    public var heading: String
    public var sentence: String
    public var facts: [Fact]
    /// What the customer wrote; empty when that does not matter here.
    public var text: String

    public init(
        reference: String, title: String, heading: String, sentence: String, facts: [Fact], text: String
    ) {
        self.reference = reference
        self.title = title
        self.heading = heading
        self.sentence = sentence
        self.facts = facts
        self.text = text
    }
}
