import CRM

/// A table with what is known about its columns.
struct CSVTable {
    struct Column {
        var label: String
        var field: ProspectField?
    }

    /// Empty when there is no header: cells are then told by their looks.
    let columns: [Column]
    private let records: CSVReader

    /// Throws `noKnownColumn` when there is neither a header we know nor a mail address in the first row.
    init(_ text: ListText, from start: CSVStart, fields: FieldNames) throws(UnreadableList) {
        let separator = start.separator ?? CSVSeparator.detect(in: text, from: start.position, fields)
        let reader = CSVReader(text, separator: separator, from: start.position, line: start.line)
        let head = reader.head()
        let first = head.first?.fields ?? []
        if first.contains(where: { MailCell.address(in: $0) != nil }) {
            columns = []
            records = reader
            return
        }
        // People put a title or a date above a table; a header is the first row with two names, if there is one.
        let known = head.map { $0.knownFields(fields) }
        guard let index = known.firstIndex(where: { $0 >= 2 }) ?? known.firstIndex(of: 1) else {
            throw .noKnownColumn(found: first.prefix(50).map { $0.cleanLine(limit: 60) })
        }
        columns = head[index].fields.map { Column(label: $0.cleanLine(limit: 60), field: fields.field($0)) }
        records = reader.past(nonBlank: index + 1)
    }

    var unknownColumns: [String] { columns.filter { $0.field == nil && !$0.label.isEmpty }.map(\.label) }

    /// The rows below the header.
    var rows: some Sequence<CSVRecord> { records.lazy.filter { !$0.isBlank } }

    /// What a row says, in the order of its cells.
    func draft(of record: CSVRecord) -> Result<ProspectDraft, ProspectProblem> {
        guard !record.isUnclosed else { return .failure(.unclosedQuote) }
        var draft = ProspectDraft()
        if columns.isEmpty {
            draft.add(pieces: record.fields)
            return .success(draft)
        }
        let surplus = record.fields.dropFirst(columns.count)
        guard surplus.allSatisfy({ $0.allSatisfy(\.isWhitespace) }) else {
            return .failure(.tooManyFields(found: record.fields.count, columns: columns.count))
        }
        for (column, cell) in zip(columns, record.fields) {
            guard let field = column.field else { continue }
            // Google Contacts writes several numbers or addresses into one cell like this.
            for value in cell.split(separator: " ::: ") { draft.add(value, as: field, label: column.label) }
        }
        return .success(draft)
    }
}

extension CSVReader {
    /// Behind so many rows with something in them.
    fileprivate func past(nonBlank count: Int) -> CSVReader {
        var rest = self
        var passed = 0
        while passed < count, let record = rest.next() { passed += record.isBlank ? 0 : 1 }
        return rest
    }
}
