/// Reads a file of vCards one by one.
///
/// A card ends at its END, at the next BEGIN or with the file. A card inside another one (`AGENT`, RFC 2426 §3.5.4) is
/// passed over.
struct VCardReader: Sequence, IteratorProtocol {
    private var lines: VCardLines
    /// Whether the next card's BEGIN has been read.
    private var hasBegun = false

    init(_ text: ListText) { lines = VCardLines(text) }

    mutating func next() -> VCardReading? {
        guard hasBegun || passBegin() else { return nil }
        hasBegun = false
        var reading = VCardReading()
        readCard(into: &reading)
        reading.finish()
        return reading
    }

    private mutating func passBegin() -> Bool {
        while let property = lines.next() { if property.beginsCard { return true } }
        return false
    }

    private mutating func readCard(into reading: inout VCardReading) {
        var mayNest = false
        while let property = lines.next(), !property.endsCard {
            if property.beginsCard {
                guard mayNest else {
                    hasBegun = true
                    return
                }
                passNested()
            } else {
                reading.take(property)
            }
            mayNest = property.kind == .agent && property.text.isEmpty
        }
    }

    /// Behind the END of a card whose BEGIN has been read.
    private mutating func passNested() {
        var depth = 1
        while depth > 0, let property = lines.next() { depth += property.beginsCard ? 1 : property.endsCard ? -1 : 0 }
    }

    /// Whether the first line that is not blank begins a card.
    static func isStart(of text: ListText) -> Bool {
        guard let first = text.bytes.firstIndex(where: { $0 > 0x20 }) else { return false }
        return begins(text.string(first..<text.bytes.endOfLine(from: first)))
    }

    static func begins(_ line: String) -> Bool {
        line.utf8.count < 30 && line.uppercased().filter { !$0.isWhitespace } == "BEGIN:VCARD"
    }
}
