/// A CSV file as rows of cells, for whoever keeps other things than prospects in one. What the cells mean is not asked.
public struct CSVSheet: Sendable {
    public struct Row: Sendable {
        /// Of the file, from 1: where the row begins.
        public var line: Int
        /// Without white space around them; those of a row that is not `isWhole` end before the stray quotation mark.
        public var cells: [String]
        /// false when a quotation mark opens a cell and nothing closes it.
        public var isWhole: Bool
    }

    /// The first row that is not blank.
    public let header: Row
    /// Those below it that are not blank.
    public let rows: [Row]

    /// Reads a file of at most `limit` bytes: UTF-8, UTF-16 or Windows-1252; cells between commas, semicolons or tabs,
    /// whichever makes the most of the header.
    public init(file: [UInt8], limit: Int) throws(UnreadableList) {
        let text = try ListText(file: file, limit: limit)
        let start = CSVStart(of: text)
        let tables = [start.separator, UInt8(ascii: ","), .semicolon, .tab].compactMap(\.self).map { separator in
            CSVReader(text, separator: separator, from: start.position, line: start.line)
        }
        let widest = tables.max { $0.headerWidth < $1.headerWidth }
        var rows = (start.separator == nil ? widest : tables.first)?.lazy.filter { !$0.isBlank }.map(Row.init) ?? []
        guard !rows.isEmpty else { throw .empty }
        header = rows.removeFirst()
        self.rows = rows
    }
}

extension CSVSheet.Row {
    fileprivate init(_ record: CSVRecord) {
        self.init(
            line: record.line, cells: record.fields.map { $0.cleanLine(limit: 1_000) }, isWhole: !record.isUnclosed)
    }
}

extension CSVReader {
    fileprivate var headerWidth: Int { first { !$0.isBlank }?.fields.count ?? 0 }
}
