/// Why one row, card or line is not taken over. The others are.
public enum ProspectProblem: Error, Hashable, Sendable {
    /// Neither a name, a company, a mail address nor a telephone number.
    case nobody
    /// Holds the text that stands where a mail address should.
    case notAnAddress(String)
    /// The same person stands at an earlier place already.
    case twiceInFile(row: Int)
    /// More cells with something in them than there are columns.
    case tooManyFields(found: Int, columns: Int)
    /// A quotation mark opens a cell and nothing closes it.
    case unclosedQuote
    /// Nothing in the vCard is a property. RFC 6350 §3.3.
    case unreadableCard
}
