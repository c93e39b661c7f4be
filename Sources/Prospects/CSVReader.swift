/// One row of a table.
struct CSVRecord {
    /// As a spreadsheet numbers it: blank rows and the header count.
    var row: Int
    /// The line of the text it begins on.
    var line: Int
    var fields: [String] = []
    /// Whether one of its cells was opened by a quotation mark and never closed. `fields` end before it then.
    var isUnclosed = false

    /// Cells beyond these are left out.
    static let mostFields = 1_000

    var isBlank: Bool { !isUnclosed && fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
}

/// Reads a table row by row and takes cells as spreadsheets and people write them.
///
/// A library such as SwiftCSV gives up the whole file at the first stray quotation mark and numbers no rows; here each row
/// stands for itself. Takes time in proportion to the text, whatever it holds.
struct CSVReader: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private let separator: UInt8
    private var position: Int
    private var row = 0
    private var line: Int
    /// No cell that is still open at a line end before this position is closed any more.
    private var openUntil = 0

    /// Begins at `position`, which is the start of line number `line`.
    init(_ text: ListText, separator: UInt8, from position: Int = 0, line: Int = 1) {
        bytes = text.bytes
        self.separator = separator
        self.position = position
        self.line = line
    }

    mutating func next() -> CSVRecord? {
        guard position < bytes.count else { return nil }
        row += 1
        var record = CSVRecord(row: row, line: line)
        while true {
            guard let field = field() else {
                record.isUnclosed = true
                position = bytes.endOfLine(from: position)
                break
            }
            if record.fields.count < CSVRecord.mostFields { record.fields.append(field) }
            guard position < bytes.count, bytes[position] == separator else { break }
            position += 1
            // A separator at the end of the file is followed by one more, empty, cell.
            if position == bytes.count { break }
        }
        position = bytes.startOfLine(after: position)
        line += 1
        return record
    }

    /// Reads a cell up to the separator, line end or end of file. nil when it is never closed; the position stays then.
    private mutating func field() -> String? {
        var start = position
        while start < bytes.count, bytes[start] == .space { start += 1 }
        if start < bytes.count, bytes[start] == .quote { return quotedField(from: start + 1) }
        let begin = position
        while position < bytes.count, bytes[position] != separator, !bytes[position].endsLine { position += 1 }
        return bytes[begin..<position].listString
    }

    /// Two quotation marks stand for one, and one that is not followed by the end of the cell is taken as it is: but only
    /// on the first line of the cell, for further down it shows that the first mark was a stray one.
    private mutating func quotedField(from start: Int) -> String? {
        var content: [UInt8] = []
        var at = start
        var lineBreaks = 0
        while at < bytes.count {
            let byte = bytes[at]
            if byte == .quote {
                let marks = lengthOfQuotes(at: at)
                at += marks
                content.append(contentsOf: repeatElement(.quote, count: Swift.min(marks / 2, ListText.longestPart)))
                guard !marks.isMultiple(of: 2) else { continue }
                if let end = endOfField(at: at) {
                    position = end
                    line += lineBreaks
                    return content[...].listString
                }
                guard lineBreaks == 0 else { break }
                content.append(.quote)
            } else {
                if byte.endsLine {
                    guard at >= openUntil else { return nil }
                    lineBreaks += byte == .lf && bytes[at - 1] == .cr ? 0 : 1
                }
                if content.count <= ListText.longestPart { content.append(byte) }
                at += 1
            }
        }
        openUntil = at
        return nil
    }

    private func lengthOfQuotes(at start: Int) -> Int {
        var end = start
        while end < bytes.count, bytes[end] == .quote { end += 1 }
        return end - start
    }

    /// Where the cell ends when nothing but blanks follow; nil when something does.
    private func endOfField(at start: Int) -> Int? {
        var end = start
        while end < bytes.count, bytes[end] == .space, separator != .space { end += 1 }
        return end == bytes.count || bytes[end] == separator || bytes[end].endsLine ? end : nil
    }
}
