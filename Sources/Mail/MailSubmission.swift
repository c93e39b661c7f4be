/// Where mails are handed in to be delivered: the company's SMTP server, or a stand-in for tests.
public protocol MailSubmission: Sendable {
    /// Hands in one mail for all recipients of the envelope; returns the server's last answer once it has taken over.
    func submit(_ message: [UInt8], envelope: Envelope) async throws(SubmissionFailure) -> String
    /// What is known of the mails that were handed in last, ten or more, oldest first, maybe by a process that ended before
    /// it could note it; not of one that was refused. Throws while another process still hands one in.
    func lastMails() async throws(SubmissionFailure) -> [Postmark]
    /// Says goodbye to the server. Harmless when there is no connection; the next `submit` opens a new one.
    func close() async
}

extension MailSubmission {
    /// Whoever ends with the program remembers nothing of an earlier one.
    public func lastMails() async throws(SubmissionFailure) -> [Postmark] { [] }
}

/// How far a mail came that was handed in.
public struct Postmark: Hashable, Sendable {
    public var envelope: Envelope
    /// The server's last answer once it has taken over; nil as long as nobody knows whether it has.
    public var answer: String?

    public init(envelope: Envelope, answer: String? = nil) {
        self.envelope = envelope
        self.answer = answer
    }
}

/// Why a mail did not go out, and what to do with it now.
public struct SubmissionFailure: Error, Equatable, Codable, Sendable, CustomStringConvertible {
    public enum NextStep: String, Codable, Sendable {
        /// The server has not got it: send again later. A 4yz reply (RFC 5321 §4.2.1) or no connection.
        case retry
        /// The server refused it for good: a 5yz reply. A person has to look.
        case giveUp
        /// All the text went out and no answer came: it may have arrived, and sending again may deliver it twice.
        case uncertain
        /// Nothing can go out, this mail or another, until a person mends the configuration: a wrong password, a bad
        /// certificate. The mail stays queued.
        case askOperator
    }

    public var nextStep: NextStep
    /// The server's three-digit reply, where there was one.
    public var reply: Int?
    /// For the log and the operator; holds no password and no mail text.
    public var explanation: String

    public init(nextStep: NextStep, reply: Int? = nil, explanation: String) {
        self.nextStep = nextStep
        self.reply = reply
        self.explanation = explanation
    }

    public var description: String { explanation }
}
