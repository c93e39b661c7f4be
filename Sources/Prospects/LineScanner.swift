/// Goes through a text line by line. A line ends with LF, CRLF or CR, all of which may be mixed.
struct LineScanner: Sequence, IteratorProtocol {
    let bytes: [UInt8]
    private(set) var position: Int
    /// Of the line that was read last, from 1.
    private(set) var number = 0

    init(_ text: ListText) {
        bytes = text.bytes
        position = 0
    }

    /// Where the next line is, without its end.
    mutating func next() -> Range<Int>? {
        guard position < bytes.count else { return nil }
        let start = position
        let end = bytes.endOfLine(from: start)
        position = bytes.startOfLine(after: end)
        number += 1
        return start..<end
    }

    /// The byte that begins the next line.
    var following: UInt8? { position < bytes.count ? bytes[position] : nil }
}
