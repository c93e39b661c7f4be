public import CRM

extension QuoteRequest {
    /// Reads what stands behind the keyword, and on the lines below it.
    ///
    /// Items are separated by semicolons or line ends. They end at a blank line, unless what follows it plainly goes on
    /// with them, for some programs put one between any two lines.
    public static func read(
        _ text: some StringProtocol, vocabulary: Vocabulary, currency: Currency = .euro
    ) throws(QuoteProblem) -> QuoteRequest {
        let (opportunities, rest) = references(in: Substring(text))
        var request = QuoteRequest(opportunities: opportunities, items: [])
        var discount: Percentage?
        var named: [(index: Int, piece: String)] = []
        var pieces = QuoteReadings(rest, vocabulary, currency)
        while let (piece, reading) = try pieces.next() {
            if let off = reading.discount {
                guard discount == nil else { throw .saidTwice(piece) }
                discount = off
            }
            if let validity = reading.validity {
                guard request.validity == nil else { throw .saidTwice(piece) }
                request.validity = validity
            }
            guard let item = reading.item else { continue }
            guard request.items.count < limit else { throw .tooManyItems(limit: limit) }
            if reading.namesDiscount { named.append((request.items.count, piece)) }
            request.items.append(item)
        }
        guard let last = request.items.indices.last else { throw .nothing }
        if let only = named.first, named.count == 1, discount == nil, only.index == last, last > 0 {
            throw .ambiguousDiscount(only.piece)
        }
        request.discount = discount ?? .zero
        return request
    }

    /// The opportunities that the text begins with.
    static func opportunities(in text: Substring) -> [RecordReference] { references(in: text).0 }

    /// The opportunities that the text begins with, each once, and what follows them.
    private static func references(in text: Substring) -> ([RecordReference], Substring) {
        let marks = ",:;"
        var references: [RecordReference] = []
        var rest = text.drop(while: \.isWhitespace)
        while true {
            let word = rest.prefix { !$0.isWhitespace && !marks.contains($0) }
            guard let reference = RecordReference(word), reference.kind == .opportunity, references.count < limit
            else { return (references, rest) }
            if !references.contains(reference) { references.append(reference) }
            rest = rest[word.endIndex...].drop { $0.isWhitespace || marks.contains($0) }
        }
    }
}

/// What the pieces of a request say, up to where prose begins.
private struct QuoteReadings {
    private var pieces: QuotePieces
    private let vocabulary: Vocabulary
    private let currency: Currency

    init(_ text: Substring, _ vocabulary: Vocabulary, _ currency: Currency) {
        pieces = QuotePieces(text)
        self.vocabulary = vocabulary
        self.currency = currency
    }

    /// nil at the end; the text of a piece is as it was written.
    mutating func next() throws(QuoteProblem) -> (String, QuoteItemReader.Reading)? {
        guard let piece = try nextPiece() else { return nil }
        var reader = QuoteItemReader(piece, vocabulary, currency)
        do {
            let reading = try reader.read()
            let isProse = piece.isApart && reading.item != nil && !reading.isPlain
            return isProse ? nil : (trimmed(piece.text), reading)
        } catch {
            guard piece.isApart, !reader.isPlain else { throw error }
            return nil
        }
    }

    /// A quotation mark that nothing closes is no mistake in prose.
    private mutating func nextPiece() throws(QuoteProblem) -> QuotePiece? {
        do {
            return try pieces.next()
        } catch {
            guard pieces.isApart else { throw error }
            return nil
        }
    }
}

extension QuoteNumber {
    /// Reads what stands behind `SEND`: a quote's number, or nothing, which means the one of the thread. Throws
    /// `unreadableNumber`.
    public static func read(behind text: some StringProtocol) throws(QuoteProblem) -> QuoteNumber? {
        let text = trimmed(text)
        guard !text.isEmpty else { return nil }
        let end = text.last.map { ".!,;:".contains($0) } == true ? text.dropLast() : text[...]
        guard let number = QuoteNumber(end) else { throw .unreadableNumber(text) }
        return number
    }
}
