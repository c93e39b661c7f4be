import CRM

/// Prospects as blocks of `Label: value` lines.
///
/// A new one begins at a blank line or where the first label of the block comes again. An indented line belongs to the
/// value above it, and so does the line below a label without a value; other lines go to the note of their block.
struct LabelledBlocks: Sequence, IteratorProtocol {
    struct Block {
        /// Of the first label.
        var line: Int
        var draft = ProspectDraft()
        fileprivate let firstField: ProspectField

        fileprivate init(line: Int, firstField: ProspectField) {
            self.line = line
            self.firstField = firstField
        }
    }

    private struct Value {
        var line: LabelledLine
        var text: String
    }

    private let fields: FieldNames
    /// false for a form with a blank line after each of its lines.
    private let blankLinesSeparate: Bool
    private var lines: TextLines
    private var block: Block?
    /// What the last label says, as long as more may follow.
    private var value: Value?
    private var isAfterBlank = false

    init(_ text: ListText, fields: FieldNames, blankLinesSeparate: Bool) {
        self.fields = fields
        self.blankLinesSeparate = blankLinesSeparate
        lines = TextLines(text)
    }

    mutating func next() -> Block? {
        while let line = lines.next() {
            if line.isBlank {
                isAfterBlank = true
            } else if let labelled = LabelledLine(line.text, fields: fields) {
                let done = begins(with: labelled.field) ? takeBlock() : nil
                if block == nil { block = Block(line: line.number, firstField: labelled.field) }
                endValue()
                value = Value(line: labelled, text: String(labelled.value))
                isAfterBlank = false
                if let done { return done }
            } else {
                takeUnlabelled(line)
            }
        }
        return takeBlock()
    }

    private func begins(with field: ProspectField) -> Bool {
        block.map { $0.firstField == field || (isAfterBlank && blankLinesSeparate) } ?? false
    }

    /// What stands before the first label is a greeting or the like and is not kept.
    private mutating func takeUnlabelled(_ line: TextLines.Line) {
        guard block != nil else { return }
        if value != nil, !isAfterBlank, line.isIndented {
            append(line.text)
        } else if value?.text.isEmpty == true {
            append(line.text)
            endValue()
        } else {
            endValue()
            block?.draft.addNote(line.text)
        }
    }

    private mutating func append(_ text: String) {
        guard let length = value?.text.utf8.count, length <= ListText.longestPart else { return }
        value?.text += (length == 0 ? "" : "\n") + text
    }

    private mutating func endValue() {
        if let value { block?.draft.add(value.text, as: value.line.field, label: value.line.label) }
        value = nil
    }

    private mutating func takeBlock() -> Block? {
        endValue()
        defer { block = nil }
        return block
    }
}
