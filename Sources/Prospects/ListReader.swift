import CRM

/// Reads one list, in whatever form it is written down, and numbers its entries.
struct ListReader {
    let fields: FieldNames
    /// The most entries.
    let limit: Int
    private(set) var entries: [ProspectList.Entry] = []
    private(set) var unknownColumns: [String] = []
    private var known = KnownProspects()

    init(fields: FieldNames, limit: Int) {
        self.fields = fields
        self.limit = limit
    }

    mutating func readTable(_ text: ListText) throws(UnreadableList) {
        let table = try CSVTable(text, from: CSVStart(of: text), fields: fields)
        for record in table.rows { try add(table.draft(of: record), at: record.row) }
        unknownColumns = table.unknownColumns
    }

    mutating func readCards(_ text: ListText) throws(UnreadableList) {
        for (index, card) in VCardReader(text).enumerated() { try add(card.draft, at: index + 1) }
        guard !entries.isEmpty else { throw .noCard }
    }

    mutating func readText(_ text: ListText) throws(UnreadableList) {
        switch PastedForm(of: text, fields: fields) {
        case .cards: try readCards(text)
        case .table(let start):
            let table = try CSVTable(text, from: start, fields: fields)
            for record in table.rows { try add(table.draft(of: record), at: record.line) }
            unknownColumns = table.unknownColumns
        case .blocks(let blankLinesSeparate):
            let blocks = LabelledBlocks(text, fields: fields, blankLinesSeparate: blankLinesSeparate)
            for block in blocks { try add(.success(block.draft), at: block.line) }
        case .lines:
            for line in TextLines(text) where !line.isBlank {
                try add(LooseLine(line.text, fields: fields).draft, at: line.number)
            }
        }
    }

    private mutating func add(
        _ draft: Result<ProspectDraft, ProspectProblem>, at place: Int
    ) throws(UnreadableList) {
        guard entries.count < limit else { throw .tooManyRows(limit: limit) }
        var result = draft.flatMap { $0.prospect() }
        if case .success(let prospect) = result, let first = known.place(of: prospect, else: place) {
            result = .failure(.twiceInFile(row: first))
        }
        entries.append(ProspectList.Entry(place: place, prospect: result))
    }
}
