import CRM

/// Reads one piece behind `QUOTE` from left to right: an item, or something about the whole quote.
struct QuoteItemReader {
    /// What one piece says.
    struct Reading {
        /// nil when the piece is about the whole quote alone.
        var item: QuoteRequest.Item?
        /// On the whole quote.
        var discount: Percentage?
        var validity: Period?
        /// The item's discount was said with the word for it, not as `-5%`.
        var namesDiscount = false
        /// There is a quantity or a price: it is no prose.
        var isPlain = false
    }

    private let piece: QuotePiece
    private let vocabulary: Vocabulary
    private let currency: Currency
    private var position = 0
    private var reading = Reading()
    private var subject: QuoteRequest.Item.Subject?
    private var quantity: Quantity?
    private var price: Money?
    private var discount: Percentage?
    private var vat: Percentage?

    init(_ piece: QuotePiece, _ vocabulary: Vocabulary, _ currency: Currency) {
        self.piece = piece
        self.vocabulary = vocabulary
        self.currency = currency
    }

    /// What has been read so far has a quantity or a price: it is no prose.
    var isPlain: Bool { reading.isPlain }

    private var words: ArraySlice<QuotePiece.Word> { piece.words[position...] }

    mutating func read() throws(QuoteProblem) -> Reading {
        if try quantityBeforeSubject() { reading.isPlain = true }
        readSubject()
        while !words.isEmpty {
            guard try part() else { throw .unexpected(String(words.first?.text ?? "")) }
        }
        try finish()
        return reading
    }

    private mutating func finish() throws(QuoteProblem) {
        guard let subject else {
            guard quantity == nil, price == nil, discount == nil, vat == nil else {
                throw .missingProduct(String(piece.text))
            }
            return
        }
        if case .text = subject, price == nil { throw .missingPrice(String(piece.text)) }
        reading.item = QuoteRequest.Item(
            subject, quantity: quantity ?? .one, price: price, discount: discount ?? .zero, vat: vat)
    }

    /// `2x CABINET-100`; but `X100 x2` begins with a product.
    private mutating func quantityBeforeSubject() throws(QuoteProblem) -> Bool {
        guard let (text, count) = quantityText(), position + count < piece.words.count else { return false }
        let start = position
        position += count
        guard words.first?.isQuoted == true || !beginsPart else {
            position = start
            return false
        }
        quantity = try readQuantity(text)
        return true
    }

    /// All words up to the first that is about it.
    private mutating func readSubject() {
        guard let first = words.first else { return }
        if first.isQuoted {
            subject = .text(String(first.text))
            position += 1
            return
        }
        // The first word is a product even if it looks like a quantity: `X100`.
        let isPart = beginsPart && (quantityText() == nil || quantity != nil)
        guard !isPart else { return }
        let start = position
        repeat { position += 1 } while !words.isEmpty && words.first?.isQuoted == false && !beginsPart
        var name = piece.words[start..<position].map(\.text).joined(separator: " ")
        if name.last == ":" || name.last == "," { name.removeLast() }
        subject = .product(name)
    }

    /// Reads what comes next; false when it is nothing we know.
    private mutating func part() throws(QuoteProblem) -> Bool {
        guard let word = words.first, !word.isQuoted else { return false }
        if word.text.first == "@" {
            guard price == nil else { throw .saidTwice(String(word.text)) }
            price = try readPrice()
            reading.isPlain = true
        } else if Self.isMinus(word.text.first) {
            let text = percentageText(behind: 1)
            guard discount == nil else { throw .saidTwice(text) }
            guard text.last == "%", let percentage = Percentage(text.dropFirst()) else {
                throw .unreadablePercentage(text)
            }
            discount = percentage
        } else if let (name, count) = argument() {
            try readArgument(name, count)
        } else if let (text, count) = quantityText() {
            guard quantity == nil else { throw .saidTwice(text) }
            quantity = try readQuantity(text)
            position += count
            reading.isPlain = true
        } else {
            return false
        }
        return true
    }

    private mutating func readArgument(_ name: Vocabulary.ArgumentName, _ count: Int) throws(QuoteProblem) {
        let start = position
        position += count
        if words.first?.text == ":" { position += 1 }
        let value = name == .valid ? textUpToNextPart() : percentageText(behind: 0)
        let whole = piece.words[start..<position].map(\.text).joined(separator: " ")
        if name == .valid {
            guard reading.validity == nil else { throw .saidTwice(whole) }
            guard let period = Period(value, words: vocabulary.times) else { throw .unreadablePeriod(whole) }
            reading.validity = period
            return
        }
        // `remise -5%`.
        guard let percentage = Percentage(Self.isMinus(value.first) ? value.dropFirst() : value[...]) else {
            throw .unreadablePercentage(whole)
        }
        switch name {
        case .vat:
            guard vat == nil else { throw .saidTwice(whole) }
            vat = percentage
        default:
            let known = subject == nil ? reading.discount : discount
            guard known == nil else { throw .saidTwice(whole) }
            if subject == nil { reading.discount = percentage } else { discount = percentage }
            reading.namesDiscount = subject != nil
        }
    }

    /// Behind `@`, up to whatever comes next.
    private mutating func readPrice() throws(QuoteProblem) -> Money {
        let start = position
        position += 1
        let behind = textUpToNextPart()
        let text = "\(piece.words[start].text.dropFirst()) \(behind)"
        guard let price = Amount.read(text, currency: currency) else { throw .unreadablePrice(trimmed(text)) }
        guard price.currency == currency else { throw .otherCurrency(trimmed(text)) }
        return price
    }

    private mutating func textUpToNextPart() -> String {
        let start = position
        while let word = words.first, !word.isQuoted, !beginsPart { position += 1 }
        return piece.words[start..<position].map(\.text).joined(separator: " ")
    }

    /// A number with its sign: `5%`, `5 %`, `- 5 %`. `taken` is how many words of it are known to be there.
    private mutating func percentageText(behind taken: Int) -> String {
        let start = position
        position += taken
        let isOpen = { (text: Substring?) in text.map { Self.isMinus($0.first) && $0.count == 1 } ?? false }
        if taken == 0 || isOpen(piece.words[start].text) {
            if isOpen(words.first?.text) { position += 1 }
            if !words.isEmpty { position += 1 }
        }
        if words.first?.text == "%" { position += 1 }
        return piece.words[start..<position].map(\.text).joined()
    }

    /// Whether what comes next is a quantity, a price, a discount, or the name of something.
    private var beginsPart: Bool {
        guard let word = words.first, !word.isQuoted else { return false }
        return word.text.first == "@" || isDiscount || argument() != nil || quantityText() != nil
    }

    /// `-5%`, `- 5 %`; in `Table - oak` the dash is part of a name.
    private var isDiscount: Bool {
        guard let text = words.first?.text, Self.isMinus(text.first) else { return false }
        let next = text.dropFirst().first ?? words.dropFirst().first?.text.first
        return next.map(Self.isDigit) ?? true
    }

    /// The name of an argument that comes next, of two words or one, and how many they are.
    private func argument() -> (Vocabulary.ArgumentName, Int)? {
        for count in [2, 1] where words.count >= count && !words.prefix(count).contains(where: \.isQuoted) {
            let phrase = words.prefix(count).map(\.text).joined(separator: " ")
            let name = vocabulary.argument(phrase.last == ":" ? phrase.dropLast() : phrase[...])
            if let name, [.vat, .discount, .valid].contains(name) { return (name, count) }
        }
        return nil
    }

    /// `x2`, `2x`, `x 2`, `2 x`: the number as it was written, and of how many words all is made.
    private func quantityText() -> (String, Int)? {
        guard let word = words.first, !word.isQuoted else { return nil }
        let next = words.dropFirst().first.flatMap { $0.isQuoted ? nil : $0.text }
        if Self.isTimes(word.text) {
            return next.flatMap { $0.first.map(Self.isDigit) == true ? (String($0), 2) : nil }
        }
        if let first = word.text.first, Self.isTimes(String(first)[...]) {
            let number = word.text.dropFirst()
            return number.first.map(Self.isDigit) == true && number.allSatisfy(Self.isFigure)
                ? (String(number), 1) : nil
        }
        guard let first = word.text.first, Self.isDigit(first), let last = word.text.last else { return nil }
        if Self.isTimes(String(last)[...]), word.text.dropLast().allSatisfy(Self.isFigure) {
            return (String(word.text.dropLast()), 1)
        }
        // In `@ 950 x 2` the `x` belongs to the number behind it.
        let isTaken = words.dropFirst(2).first?.text.first.map(Self.isDigit) == true
        guard let next, Self.isTimes(next), !isTaken, word.text.allSatisfy(Self.isFigure) else { return nil }
        return (String(word.text), 2)
    }

    private func readQuantity(_ text: String) throws(QuoteProblem) -> Quantity {
        guard let quantity = Quantity(text), quantity.rawValue > 0 else { throw .unreadableQuantity(text) }
        return quantity
    }

    private static func isTimes(_ text: Substring) -> Bool {
        text.count == 1 && text.allSatisfy { "xX×✕*".contains($0) }
    }
    private static func isMinus(_ character: Character?) -> Bool { character.map { "-−–".contains($0) } ?? false }
    private static func isDigit(_ character: Character) -> Bool { ("0"..."9").contains(character) }
    private static func isFigure(_ character: Character) -> Bool {
        isDigit(character) || character == "," || character == "."
    }
}
