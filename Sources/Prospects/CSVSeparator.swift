import CRM

/// What stands between the cells of a table.
enum CSVSeparator {
    private struct Candidate {
        let separator: UInt8
        private let known: Int
        /// How many rows have the same number of cells, and how many that is.
        private let agreement: (rows: Int, cells: Int)

        init(_ separator: UInt8, _ head: [CSVRecord], _ fields: FieldNames) {
            self.separator = separator
            known = head.map { $0.knownFields(fields) }.max() ?? 0
            let tables = Dictionary(grouping: head, by: \.fields.count).filter { $0.key > 1 }
            agreement = tables.map { (rows: $0.value.count, cells: $0.key) }.max(by: <) ?? (0, 1)
        }

        var rank: (Int, Int, Int) { (known, agreement.rows, agreement.cells) }
    }

    /// The separator by which most names of columns are known; among equals, by which most of the first rows have the same
    /// number of cells. A comma when nothing speaks for another.
    static func detect(in text: ListText, from position: Int, _ fields: FieldNames) -> UInt8 {
        let sample = ListText(sample: text, position..<min(position + 32 * 1024, text.bytes.count))
        let comma = UInt8(ascii: ",")
        let candidates = [comma, .semicolon, .tab, UInt8(ascii: "|")].map { separator in
            Candidate(separator, CSVReader(sample, separator: separator).head(), fields)
        }
        return candidates.max { $0.rank < $1.rank }?.separator ?? comma
    }
}

extension CSVReader {
    /// The first rows that are not blank: enough to see what kind of table it is, and to pass a title above it.
    func head() -> [CSVRecord] { Array(lazy.filter { !$0.isBlank }.prefix(6)) }
}

extension CSVRecord {
    /// How many of the cells are names of fields.
    func knownFields(_ names: FieldNames) -> Int { fields.count { names.field($0) != nil } }
}
