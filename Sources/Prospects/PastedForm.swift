import CRM

/// In which form people wrote prospects into a text.
enum PastedForm {
    case cards
    case table(CSVStart)
    /// Whether a blank line ends a prospect: not in a form that has one after each of its lines.
    case blocks(blankLinesSeparate: Bool)
    /// One prospect a line.
    case lines

    /// Reads the text once, up to the line that settles it.
    init(of text: ListText, fields: FieldNames) {
        var labelled = 0
        var loose = 0
        var seen = 0
        var isAfterLabel = false
        var hasBlock = false
        for line in TextLines(text) {
            let isLabelled = LabelledLine(line.text, fields: fields) != nil
            hasBlock = hasBlock || (isLabelled && isAfterLabel)
            isAfterLabel = isLabelled
            guard !line.isBlank else { continue }
            seen += 1
            if VCardReader.begins(line.text) {
                self = .cards
                return
            }
            // A greeting and a sentence may stand above a table, but not more.
            if seen <= 10, labelled == 0, Self.isHeader(line, of: text, fields) {
                self = .table(CSVStart(position: line.start, line: line.number))
                return
            }
            labelled += isLabelled ? 1 : 0
            loose += !isLabelled && line.text.contains("@") ? 1 : 0
        }
        self = labelled > 0 && labelled >= loose ? .blocks(blankLinesSeparate: hasBlock) : .lines
    }

    private static func isHeader(_ line: TextLines.Line, of text: ListText, _ fields: FieldNames) -> Bool {
        guard !line.text.contains("@") else { return false }
        let cells = line.text.split { "\t;|,".contains($0) }
        return cells.count { fields.field($0.filter { $0 != "\"" }) != nil } >= 2
    }
}
