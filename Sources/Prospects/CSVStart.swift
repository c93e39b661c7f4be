/// Where in a text a table begins.
struct CSVStart {
    var position = 0
    /// Number of the line at `position`.
    var line = 1
    var separator: UInt8?

    init(position: Int, line: Int) {
        self.position = position
        self.line = line
    }

    /// The start of a file. A first line such as `sep=;` tells Excel the separator and is no row.
    init(of text: ListText) {
        let end = text.bytes.endOfLine(from: 0)
        guard end == 5, text.string(0..<4).lowercased() == "sep=" else { return }
        position = text.bytes.startOfLine(after: end)
        line = 2
        separator = text.bytes[4]
    }
}
