/// One line of a quote.
public struct QuoteLine: Hashable, Codable, Sendable {
    /// nil for a line that names no product of ours.
    public var sku: String?
    /// What the customer reads.
    public var text: String
    public var quantity: Quantity
    /// What one of it is; empty when it needs no word.
    public var unit: String
    /// Without VAT and before the discount; negative for a rebate.
    public var unitPrice: Money
    public var discount: Percentage
    public var vat: Percentage

    public init(
        sku: String? = nil, text: String, quantity: Quantity = .one, unit: String = "", unitPrice: Money,
        discount: Percentage = .zero, vat: Percentage
    ) {
        self.sku = sku
        self.text = text
        self.quantity = quantity
        self.unit = unit
        self.unitPrice = unitPrice
        self.discount = discount
        self.vat = vat
    }

    /// So much of a product, at its own price and VAT unless others are given.
    public init(
        _ product: Product, quantity: Quantity = .one, unitPrice: Money? = nil, discount: Percentage = .zero,
        vat: Percentage? = nil, in languages: [Language]
    ) {
        self.init(
            sku: product.sku, text: product.name(in: languages), quantity: quantity, unit: product.unit,
            unitPrice: unitPrice ?? product.unitPrice, discount: discount, vat: vat ?? product.vat)
    }

    /// Quantity × unit price less the discount, in minor units: rounded once, half away from zero.
    var net: Int128 {
        let share = Int128(Percentage.all.rawValue - discount.rawValue)
        // Thousandths of a piece, times hundredths of a per cent.
        return Rounding.quotient(Int128(quantity.rawValue) * Int128(unitPrice.minorUnits) * share, 10_000_000)
    }
}
