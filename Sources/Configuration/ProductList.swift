public import CRM
import Commands
import Prospects

/// What the company sells. `Config/products.csv`.
///
/// The first row names the columns, in any order: `sku`, `name_en`, `name_fr` and so on, `unit`, `price`, `vat`.
public struct ProductList: Sendable {
    /// In the order of the file.
    public private(set) var products: [Product] = []
    /// All that is wrong with it, in the order of the file; products with a mistake are not in `products`.
    public private(set) var problems: [ProductProblem] = []
    private var places: [String: Int] = [:]

    /// In bytes.
    static let limit = 5_000_000

    public init() {}

    /// Reads the file's bytes. Every product needs a name in the first of the company's languages; prices are without VAT
    /// and in that currency.
    public init(csv file: [UInt8], languages: [Language], currency: Currency = .euro) {
        do {
            let sheet = try CSVSheet(file: file, limit: Self.limit)
            read(sheet, needing: languages.first ?? .english, currency)
        } catch {
            problems.append(ProductProblem(line: nil, reason: .unreadable))
        }
    }

    /// The product of that SKU, in any case.
    public subscript(sku: some StringProtocol) -> Product? { places[Self.key(sku)].map { products[$0] } }

    private mutating func read(_ sheet: CSVSheet, needing language: Language, _ currency: Currency) {
        var columns: [ProductColumn?] = []
        for label in sheet.header.cells {
            let column = ProductColumn(label)
            if column == nil, !label.isEmpty {
                problems.append(ProductProblem(line: sheet.header.line, reason: .unknownColumn(label)))
            } else if let column, columns.contains(column) {
                problems.append(ProductProblem(line: sheet.header.line, reason: .columnTwice(label)))
            }
            columns.append(column)
        }
        let needed: [ProductColumn] = [.sku, .name(language), .price, .vat]
        let missing = needed.filter { !columns.contains($0) }
        problems += missing.map { ProductProblem(line: sheet.header.line, reason: .missingColumn($0.label)) }
        guard missing.isEmpty else { return }
        var lines: [String: Int] = [:]
        for row in sheet.rows {
            do throws(ProductProblem.Reason) {
                let product = try ProductRow(row, columns).product(needing: language, currency)
                if let line = lines.updateValue(row.line, forKey: Self.key(product.sku)) {
                    throw .skuTwice(product.sku, line: line)
                }
                places[Self.key(product.sku)] = products.count
                products.append(product)
            } catch {
                problems.append(ProductProblem(line: row.line, reason: error))
            }
        }
        if sheet.rows.isEmpty { problems.append(ProductProblem(line: nil, reason: .noProduct)) }
    }

    private static func key(_ sku: some StringProtocol) -> String { sku.uppercased() }
}

/// Something wrong with the file of products, and where.
public struct ProductProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: Error, Hashable, Sendable {
        /// Empty, binary or too big.
        case unreadable
        case noProduct
        case unknownColumn(String)
        case columnTwice(String)
        case missingColumn(String)
        /// More cells with something in them than there are columns.
        case tooManyCells
        /// A quotation mark opens a cell and nothing closes it.
        case unclosedQuote
        /// None, or none that can be typed as one word.
        case badSKU(String)
        /// The same one stands on an earlier line.
        case skuTwice(String, line: Int)
        /// Where there should be one in the company's own language.
        case missingName(Language)
        case unreadablePrice(String)
        case badVAT(String)
    }

    /// From 1; nil when the file as a whole is meant.
    public var line: Int?
    public var reason: Reason

    public init(line: Int?, reason: Reason) {
        self.line = line
        self.reason = reason
    }

    public var description: String { line.map { "line \($0): \(explanation)" } ?? explanation }

    /// One sentence: what is wrong and what would be right.
    public var explanation: String {
        switch reason {
        case .unreadable: "The file is no list of products: it should be a text of comma-separated values."
        case .noProduct: "The file has no product below its first row."
        case .unknownColumn(let label):
            "“\(label)” is no column: there are sku, name_en (or another language), unit, price and vat."
        case .columnTwice(let label): "The column “\(label)” is there twice."
        case .missingColumn(let label): "The column “\(label)” is missing."
        case .tooManyCells: "The row has more cells than there are columns."
        case .unclosedQuote: "A quotation mark opens a cell and nothing closes it."
        case .badSKU(let sku):
            "“\(sku)” is no SKU: it is one word of up to 40 characters, without ; @ and quotation marks."
        case .skuTwice(let sku, let line): "“\(sku)” stands on line \(line) already."
        case .missingName(let language): "The product has no name in the company’s language (name_\(language))."
        case .unreadablePrice(let text): "“\(text)” is no price: write 1200 or 1200.50, without VAT."
        case .badVAT(let text): "“\(text)” is no rate of VAT: write 20 or 5.5, at most 100."
        }
    }
}

/// What stands in a column.
private enum ProductColumn: Hashable {
    case sku
    case name(Language)
    case unit
    case price
    case vat

    init?(_ label: String) {
        let label = label.lowercased()
        switch label {
        case "sku": self = .sku
        case "unit": self = .unit
        case "price": self = .price
        case "vat": self = .vat
        default:
            guard label.hasPrefix("name_") else { return nil }
            let code = String(label.dropFirst("name_".count))
            guard let language = Language(rawValue: code), language.rawValue == code else { return nil }
            self = .name(language)
        }
    }

    var label: String {
        switch self {
        case .sku: "sku"
        case .name(let language): "name_\(language)"
        case .unit: "unit"
        case .price: "price"
        case .vat: "vat"
        }
    }
}

/// The cells of one row, by column.
private struct ProductRow {
    private var cells: [ProductColumn: String] = [:]

    init(_ row: CSVSheet.Row, _ columns: [ProductColumn?]) throws(ProductProblem.Reason) {
        guard row.isWhole else { throw .unclosedQuote }
        guard row.cells.dropFirst(columns.count).allSatisfy(\.isEmpty) else { throw .tooManyCells }
        for (column, cell) in zip(columns, row.cells) { if let column { cells[column] = cell } }
    }

    func product(needing language: Language, _ currency: Currency) throws(ProductProblem.Reason) -> Product {
        let sku = cells[.sku, default: ""]
        let isWord = sku.allSatisfy { !$0.isWhitespace && !";@\"“”«»„".contains($0) }
        guard (1...40).contains(sku.count), isWord else { throw .badSKU(sku) }
        var names: [Language: String] = [:]
        for case (.name(let language), let name) in cells where !name.isEmpty { names[language] = name }
        guard names[language] != nil else { throw .missingName(language) }
        let (priceText, vatText) = (cells[.price, default: ""], cells[.vat, default: ""])
        guard let price = Amount.read(priceText, currency: currency), price.currency == currency else {
            throw .unreadablePrice(priceText)
        }
        guard let vat = Percentage(vatText) else { throw .badVAT(vatText) }
        return Product(sku: sku, names: names, unit: cells[.unit, default: ""], unitPrice: price, vat: vat)
    }
}
