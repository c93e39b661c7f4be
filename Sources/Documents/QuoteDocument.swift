/// What a quote's PDF says, in its reader's language: for `MailTemplates/<language>/quote.html.mustache`.
public struct QuoteDocument: Codable, Equatable, Sendable {
    public struct Line: Codable, Equatable, Sendable {
        /// Empty for a line that is no product.
        public var sku: String
        public var text: String
        /// With its unit: `6`, `12.5 m²`.
        public var quantity: String
        public var unitPrice: String
        /// `5%`; empty when there is none.
        public var discount: String
        public var vat: String
        public var net: String

        public init(
            sku: String, text: String, quantity: String, unitPrice: String, discount: String, vat: String, net: String
        ) {
            self.sku = sku
            self.text = text
            self.quantity = quantity
            self.unitPrice = unitPrice
            self.discount = discount
            self.vat = vat
            self.net = net
        }
    }

    public struct Rate: Codable, Equatable, Sendable {
        public var rate: String
        public var base: String
        public var vat: String

        public init(rate: String, base: String, vat: String) {
            self.rate = rate
            self.base = base
            self.vat = vat
        }
    }

    public var companyName: String
    /// Below the company's name.
    public var letterhead: [String]
    /// As on an envelope.
    public var customer: [String]
    /// `Q-2014-0003`, with the version where there were others.
    public var quote: String
    public var title: String
    public var date: String
    public var validUntil: String
    public var salespersonName: String
    public var lines: [Line]
    public var subtotal: String
    /// `3%`; empty when there is none on the whole.
    public var discountRate: String
    public var discount: String
    public var net: String
    public var rates: [Rate]
    public var vat: String
    public var gross: String
    public var conditions: String

    public init(
        companyName: String, letterhead: [String], customer: [String], quote: String, title: String, date: String,
        validUntil: String, salespersonName: String, lines: [Line], subtotal: String, discountRate: String,
        discount: String, net: String, rates: [Rate], vat: String, gross: String, conditions: String
    ) {
        self.companyName = companyName
        self.letterhead = letterhead
        self.customer = customer
        self.quote = quote
        self.title = title
        self.date = date
        self.validUntil = validUntil
        self.salespersonName = salespersonName
        self.lines = lines
        self.subtotal = subtotal
        self.discountRate = discountRate
        self.discount = discount
        self.net = net
        self.rates = rates
        self.vat = vat
        self.gross = gross
        self.conditions = conditions
    }
}

extension QuoteDocument {
    /// With every field filled in, to check templates against.
    static let sample = QuoteDocument(
        companyName: "NotSoTiny", letterhead: ["8 avenue de la République", "75011 Paris"],
        customer: ["Dupont SA", "Jane Doe", "12 rue des Lilas", "59000 Lille"], quote: "Q-2014-0003",
        title: "A new kitchen", date: "12 February 2014", validUntil: "14 March 2014", salespersonName: "Thomas Leroy",
        lines: [
            Line(
                sku: "CABINET-100", text: "Cabinet, 100 cm", quantity: "6", unitPrice: "€450.00", discount: "5%",
                vat: "20%", net: "€2,565.00")
        ], subtotal: "€2,565.00", discountRate: "3%", discount: "−€76.95", net: "€2,488.05",
        rates: [Rate(rate: "20%", base: "€2,488.05", vat: "€497.61")], vat: "€497.61", gross: "€2,985.66",
        conditions: "30 % with the order.")
}
