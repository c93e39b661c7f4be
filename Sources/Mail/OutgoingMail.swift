public import struct Foundation.Date

/// A mail to be sent, before it is encoded. RFC 5322 §3.6.
public struct OutgoingMail: Sendable {
    public var messageID: MessageID
    public var date: Date
    public var from: Address
    public var replyTo: [Address]
    public var to: [Address]
    public var cc: [Address]
    public var subject: String
    public var inReplyTo: MessageID?
    /// Oldest first, the mail that is answered last.
    public var references: [MessageID]
    /// Further fields, such as `Auto-Submitted` (RFC 3834 §5); line ends in their values are taken out when composed.
    public var headers: [HeaderField]
    /// The whole message as plain text, lines ending in LF.
    public var text: String
    /// The same as HTML; nil sends a plain mail.
    public var html: String?
    /// Further forms of the same content, the richest last, such as `text/calendar`. RFC 2046 §5.1.4.
    public var alternatives: [Attachment]
    public var attachments: [Attachment]

    public init(messageID: MessageID, date: Date, from: Address, to: [Address], subject: String, text: String) {
        self.messageID = messageID
        self.date = date
        self.from = from
        self.to = to
        self.subject = subject
        self.text = text
        replyTo = []
        cc = []
        references = []
        headers = []
        alternatives = []
        attachments = []
    }
}

/// Who a mail is handed to the mail server from and for, whatever its header says. RFC 5321 §2.3.1.
public struct Envelope: Hashable, Sendable {
    /// Where a bounce goes; nil is the null sender `<>` (RFC 5321 §4.5.5).
    public var sender: EmailAddress?
    /// At least one.
    public var recipients: [EmailAddress]

    public init(sender: EmailAddress?, recipients: [EmailAddress]) {
        self.sender = sender
        self.recipients = recipients
    }
}
