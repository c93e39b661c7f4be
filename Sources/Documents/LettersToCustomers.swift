/// We have your message, and this is what happens next.
public struct Acknowledgement: Codable, Equatable, Sendable {
    public var companyName: String
    /// `NST L-7`: stands in the subject, so that an answer finds its way.
    public var tag: String
    /// `L-7`.
    public var reference: String
    /// How to address them; empty when only their address is known.
    public var customerName: String
    /// Their subject.
    public var subject: String
    /// Their text, to recognise it by.
    public var quote: String

    public init(
        companyName: String, tag: String, reference: String, customerName: String, subject: String, quote: String
    ) {
        self.companyName = companyName
        self.tag = tag
        self.reference = reference
        self.customerName = customerName
        self.subject = subject
        self.quote = quote
    }
}

/// What a salesperson writes to a customer.
public struct CustomerReply: Codable, Equatable, Sendable {
    public var companyName: String
    public var salespersonName: String
    public var tag: String
    /// Of the mail that is answered, without `Re:`; of the case when none is.
    public var subject: String
    public var text: String
    /// `On 12 February 2014, 14:02, Jane Doe wrote:`; nil when no mail is answered.
    public var attribution: String?
    /// The mail that is answered.
    public var quote: String?

    public init(
        companyName: String, salespersonName: String, tag: String, subject: String, text: String,
        attribution: String? = nil, quote: String? = nil
    ) {
        self.companyName = companyName
        self.salespersonName = salespersonName
        self.tag = tag
        self.subject = subject
        self.text = text
        self.attribution = attribution
        self.quote = quote
    }
}

/// Your mail is too big for us.
public struct OversizedAnswer: Codable, Equatable, Sendable {
    public var companyName: String
    public var customerName: String
    public var subject: String
    /// `25 MB`.
    public var limit: String

    public init(companyName: String, customerName: String, subject: String, limit: String) {
        self.companyName = companyName
        self.customerName = customerName
        self.subject = subject
        self.limit = limit
    }
}
