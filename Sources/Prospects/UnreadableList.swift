/// Why a whole file or text is no list of prospects.
public enum UnreadableList: Error, Hashable, Sendable {
    /// Nothing but white space.
    case empty
    /// More bytes than the limit.
    case tooBig(limit: Int)
    /// More prospects than the limit.
    case tooManyRows(limit: Int)
    /// A picture, a workbook, a PDF: anything but text.
    case notText
    /// A table without one column we know, and the columns it has.
    case noKnownColumn(found: [String])
    /// Said to be vCards, but has none.
    case noCard
}
