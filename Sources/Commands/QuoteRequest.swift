public import CRM

/// What `QUOTE` was told: `O-12 O-13 KITCHEN-DESIGN x1 @ 950 -5%; "Delivery" x1 @ 120 vat 20; discount 3%; valid 30d`.
public struct QuoteRequest: Hashable, Sendable {
    /// One thing to be quoted.
    public struct Item: Hashable, Sendable {
        public enum Subject: Hashable, Sendable {
            /// A SKU as it was written; whether there is one is not asked here.
            case product(String)
            /// What stood in quotation marks: a line of its own, which always has a price.
            case text(String)
        }

        public var subject: Subject
        public var quantity: Quantity
        /// nil means the product's own.
        public var price: Money?
        public var discount: Percentage
        /// nil means the product's own; for a text the usual one.
        public var vat: Percentage?

        public init(
            _ subject: Subject, quantity: Quantity = .one, price: Money? = nil, discount: Percentage = .zero,
            vat: Percentage? = nil
        ) {
            self.subject = subject
            self.quantity = quantity
            self.price = price
            self.discount = discount
            self.vat = vat
        }
    }

    /// Empty means the one of the thread.
    public var opportunities: [RecordReference]
    /// At least one, at most `limit`.
    public var items: [Item]
    /// On the whole quote.
    public var discount: Percentage
    /// nil means as long as usual.
    public var validity: Period?

    /// More items than a person types.
    public static let limit = 200

    public init(
        opportunities: [RecordReference] = [], items: [Item], discount: Percentage = .zero, validity: Period? = nil
    ) {
        self.opportunities = opportunities
        self.items = items
        self.discount = discount
        self.validity = validity
    }
}

/// Why what stands behind `QUOTE` or `SEND` is not understood; each names the piece that is meant, as it was written.
public enum QuoteProblem: Error, Hashable, Sendable {
    /// Nothing is to be quoted.
    case nothing
    case tooManyItems(limit: Int)
    /// `x0`, `x1,500`, `xyz`: no quantity, none that can be sold, or one that may be read in two ways.
    case unreadableQuantity(String)
    case unreadablePrice(String)
    /// A discount or a rate of VAT: more than 100 %, more than two decimals, or no number.
    case unreadablePercentage(String)
    case unreadablePeriod(String)
    /// The price is in another currency than the quote.
    case otherCurrency(String)
    /// A line that is no product needs a price.
    case missingPrice(String)
    /// There is a quantity, a price or a discount, but nothing that it belongs to.
    case missingProduct(String)
    /// Stands where a quantity, a price or a discount is expected.
    case unexpected(String)
    /// The same thing is said twice.
    case saidTwice(String)
    /// A quotation mark opens and nothing closes it.
    case unclosedQuote(String)
    /// `A x1; B x1 discount 5%`: on B alone, or on the whole? As a piece of its own it is on the whole, as `-5%` on the line.
    case ambiguousDiscount(String)
    /// Where `Q-2014-0003` is expected.
    case unreadableNumber(String)
}
