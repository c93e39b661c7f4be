public import struct Foundation.Date

/// A header field, in the order and the number in which it stood. RFC 5322 §2.2.
public struct HeaderField: Hashable, Sendable {
    /// As written; compare without case.
    public var name: String
    /// Unfolded and, where it held encoded words (RFC 2047), decoded.
    ///
    /// `Authentication-Results` stands as it was written: a server may quote words of the sender's in it, and decoding
    /// them would let out whatever they hold. RFC 2047 §5 has no encoded words in such a field.
    public var value: String

    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = value
    }

    /// Names compare without case; they are ASCII. RFC 5322 §2.2.
    func isNamed(_ name: String) -> Bool {
        self.name.utf8.count == name.utf8.count
            && zip(self.name.utf8, name.utf8).allSatisfy { $0.lowered == $1.lowered }
    }
}

/// What a mail says, after its MIME encoding was taken off: plain values, nothing decided yet.
///
/// Every value is the sender's word: addresses, names, dates and file names can be forged.
public struct ParsedMail: Sendable {
    /// All fields of the top-level header, topmost first.
    public var headers: [HeaderField]
    public var messageID: MessageID?
    public var inReplyTo: [MessageID]
    /// Oldest first. RFC 5322 §3.6.4.
    public var references: [MessageID]
    public var from: [Address]
    /// The address in From, when there is one such field with one mailbox in it, as RFC 5322 §3.6.2 usually has it; nil for
    /// several of either, for groups, and for addresses that had to be looked for.
    public var soleAuthor: EmailAddress?
    public var sender: Address?
    public var replyTo: [Address]
    public var to: [Address]
    public var cc: [Address]
    public var date: Date?
    public var subject: String
    /// Type of the whole mail, with parameters; `text/plain` when the header names none. RFC 2045 §5.2.
    public var mediaType: MediaType
    /// The text parts that make up the body, joined, and what stands in HTML between them; nil when the mail has only HTML or
    /// only files. Lines end in LF.
    public var plainText: String?
    /// The HTML parts that make up the body, as sent (scripts and all); nil when there are none.
    public var html: String?
    /// What the HTML says as readable text; nil when there is none, or plain text beside it that says the same.
    public var textOfHTML: String?
    /// The body as text where a plain part of it only says that there is HTML; nil for any other mail.
    public var textBehindNotice: String?
    /// Everything beside the body text, in order: files, inline pictures, embedded mails, calendar objects.
    public var attachments: [Attachment]
    /// `message/rfc822` and `text/rfc822-headers` parts, parsed; embedded mails deeper than 8 levels are left as attachments.
    public var embeddedMails: [ParsedMail]
    /// The groups of fields of a `message/delivery-status`, `message/disposition-notification` or
    /// `message/feedback-report` part: first the fields of the message, then one group a recipient. RFC 3464 §2.1.
    public var report: [[HeaderField]]

    /// An empty mail: the reader fills in what it finds.
    public init() {
        headers = []
        inReplyTo = []
        references = []
        from = []
        replyTo = []
        to = []
        cc = []
        subject = ""
        mediaType = MediaType("text", "plain")
        attachments = []
        embeddedMails = []
        report = []
    }

    /// The body as a person reads it: the plain text if it is one, else what the HTML says, else nothing.
    public var text: String { textBehindNotice ?? plainText ?? textOfHTML ?? "" }

    /// The values of all fields of that name, topmost first; names compare without case.
    public func values(of name: String) -> [String] {
        headers.lazy.filter { $0.isNamed(name) }.map(\.value)
    }

    /// The topmost field of that name.
    public func value(of name: String) -> String? {
        headers.first { $0.isNamed(name) }?.value
    }
}
