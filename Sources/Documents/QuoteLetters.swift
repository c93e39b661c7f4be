/// A quote as its author sees it before it is sent.
public struct QuotePreview: Codable, Equatable, Sendable {
    /// Of the case: `O-12`.
    public var reference: String
    /// `Q-2014-0003`.
    public var quote: String
    public var facts: [Fact]
    /// Its lines.
    public var listings: [Listing]

    public init(reference: String, quote: String, facts: [Fact], listings: [Listing]) {
        self.reference = reference
        self.quote = quote
        self.facts = facts
        self.listings = listings
    }
}

/// The mail that brings a quote to the customer; the PDF is attached.
public struct QuoteLetter: Codable, Equatable, Sendable {
    public var companyName: String
    public var salespersonName: String
    public var tag: String
    public var customerName: String
    /// `Q-2014-0003`.
    public var quote: String
    /// What it is about.
    public var title: String
    /// With VAT.
    public var gross: String
    /// Its last day.
    public var validUntil: String
    /// What to write to accept it: `ACCEPT`.
    public var acceptWord: String
    public var declineWord: String

    public init(
        companyName: String, salespersonName: String, tag: String, customerName: String, quote: String, title: String,
        gross: String, validUntil: String, acceptWord: String, declineWord: String
    ) {
        self.companyName = companyName
        self.salespersonName = salespersonName
        self.tag = tag
        self.customerName = customerName
        self.quote = quote
        self.title = title
        self.gross = gross
        self.validUntil = validUntil
        self.acceptWord = acceptWord
        self.declineWord = declineWord
    }
}

/// What holds now, to a customer who answered a quote that does not.
public struct QuoteStateLetter: Codable, Equatable, Sendable {
    public var companyName: String
    public var tag: String
    public var customerName: String
    public var quote: String
    public var sentence: String

    public init(companyName: String, tag: String, customerName: String, quote: String, sentence: String) {
        self.companyName = companyName
        self.tag = tag
        self.customerName = customerName
        self.quote = quote
        self.sentence = sentence
    }
}
