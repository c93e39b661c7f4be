public import struct Foundation.Date

/// An offer to a partner: one version of it. A change makes a new version under the same number.
public struct Quote: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    public var number: QuoteNumber
    /// From 1.
    public var version: Int
    public var partnerID: Int64
    public var contactID: Int64?
    /// The ids of those it covers, at least one.
    public var opportunities: [Int64]
    public var lines: [QuoteLine]
    /// On the whole quote, besides those of its lines.
    public var discount: Percentage
    public var currency: Currency
    public var created: Date
    /// The end of its last day: from then on nobody can accept it.
    public var validUntil: Date
    /// What the customer reads it in.
    public var language: Language
    /// Login of the colleague who made it.
    public var author: String
    public var state: State
    public var sentAt: Date?
    /// When it was accepted or declined.
    public var decidedAt: Date?
    /// Of the PDF that was sent: 64 lower-case hexadecimal digits.
    public var pdfSHA256: String?
    /// What shows that the customer accepted or declined it.
    public var evidence: QuoteEvidence?

    public enum State: String, CaseIterable, Codable, Sendable {
        /// Not sent yet.
        case draft
        /// In the customer's hands.
        case sent
        case accepted
        case declined
        case expired
        /// A later version has taken its place.
        case superseded
    }

    public init(
        id: Int64 = 0, number: QuoteNumber, version: Int = 1, partnerID: Int64, contactID: Int64? = nil,
        opportunities: [Int64], lines: [QuoteLine], discount: Percentage = .zero, currency: Currency = .euro,
        created: Date, validUntil: Date, language: Language, author: String, state: State = .draft
    ) {
        self.id = id
        self.number = number
        self.version = version
        self.partnerID = partnerID
        self.contactID = contactID
        self.opportunities = opportunities
        self.lines = lines
        self.discount = discount
        self.currency = currency
        self.created = created
        self.validUntil = validUntil
        self.language = language
        self.author = author
        self.state = state
    }

    /// The first of the opportunities it covers.
    public var record: RecordReference? { opportunities.first.map { RecordReference(.opportunity, $0) } }

    public func totals() throws(QuoteTotalsProblem) -> QuoteTotals {
        try QuoteTotals(of: lines, discount: discount, currency: currency)
    }

    /// A customer can answer it now.
    public func isOpen(at instant: Date) -> Bool { state == .sent && instant < validUntil }
}

/// What shows later who accepted or declined a quote, and how.
public struct QuoteEvidence: Hashable, Codable, Sendable {
    /// The stored mail that said so; its raw bytes are kept with it.
    public var messageID: Int64
    /// The address it came from.
    public var sender: String
    /// The trusted `Authentication-Results` of that mail; nil when there were none. RFC 8601.
    public var authentication: String?
    /// The line that was taken for the answer, as it was written.
    public var words: String
    /// Login of the colleague who confirmed it; nil when the words and the authentication were enough.
    public var confirmedBy: String?

    public init(
        messageID: Int64, sender: String, authentication: String? = nil, words: String, confirmedBy: String? = nil
    ) {
        self.messageID = messageID
        self.sender = sender
        self.authentication = authentication
        self.words = words
        self.confirmedBy = confirmedBy
    }
}
