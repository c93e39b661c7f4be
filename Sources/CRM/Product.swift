/// Something the company sells at a known price. `Config/products.csv`.
public struct Product: Hashable, Codable, Sendable {
    /// `CABINET-100`: how it is named in commands, in the spelling of the file; case does not matter there.
    public var sku: String
    public var names: [Language: String]
    /// What one of it is: `piece`, `m²`; empty when it needs no word.
    public var unit: String
    /// Without VAT.
    public var unitPrice: Money
    public var vat: Percentage

    public init(sku: String, names: [Language: String], unit: String = "", unitPrice: Money, vat: Percentage) {
        self.sku = sku
        self.names = names
        self.unit = unit
        self.unitPrice = unitPrice
        self.vat = vat
    }

    /// In the first of the languages that it has a name in; its SKU when it has none.
    public func name(in languages: [Language]) -> String { languages.lazy.compactMap { names[$0] }.first ?? sku }
}
