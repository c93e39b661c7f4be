/// The lines of a text, numbered from 1.
struct TextLines: Sequence, IteratorProtocol {
    struct Line {
        var number: Int
        /// Where it starts, in bytes.
        var start: Int
        var text: String

        var isBlank: Bool { text.allSatisfy(\.isWhitespace) }
        var isIndented: Bool { text.first?.isWhitespace == true }
    }

    private let text: ListText
    private var scanner: LineScanner

    init(_ text: ListText) {
        self.text = text
        scanner = LineScanner(text)
    }

    mutating func next() -> Line? {
        guard let range = scanner.next() else { return nil }
        return Line(number: scanner.number, start: range.lowerBound, text: text.string(range))
    }
}
