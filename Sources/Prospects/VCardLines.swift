/// The properties of a file of vCards, unfolded. RFC 6350 §3.2.
struct VCardLines: Sequence, IteratorProtocol {
    private let bytes: [UInt8]
    private var scanner: LineScanner

    init(_ text: ListText) {
        bytes = text.bytes
        scanner = LineScanner(text)
    }

    /// The next property of those we read; a line without a colon is none.
    mutating func next() -> VCardProperty? {
        while let line = scanner.next() {
            guard !line.isEmpty else { continue }
            let head = bytes[line].prefix { $0 != .colon }
            // Pictures, sounds and keys are the bulk of a card: they are passed over, not collected.
            let isWanted = head.count == line.count || VCardProperty.Kind(head: head) != nil
            let content = unfolded(line, isQuotedPrintable: head.namesQuotedPrintable, isWanted: isWanted)
            if isWanted, let property = VCardProperty(content[...]) { return property }
        }
        return nil
    }

    /// A line with those that continue it: they begin with white space (RFC 6350 §3.2), or the line before ends with `=`
    /// (RFC 2045 §6.7, vCard 2.1).
    private mutating func unfolded(_ line: Range<Int>, isQuotedPrintable: Bool, isWanted: Bool) -> [UInt8] {
        var content = isWanted ? Array(bytes[line].prefix(VCardProperty.longest)) : []
        var last = line
        while let following = scanner.following {
            let isSoftBreak = isQuotedPrintable && last.last.map { bytes[$0] } == .equals
            guard isSoftBreak || following == .space || following == .tab, let next = scanner.next() else { break }
            last = next
            guard isWanted, content.count < VCardProperty.longest else { continue }
            if isSoftBreak { content.removeLast() }
            content += bytes[next].dropFirst(isSoftBreak ? 0 : 1)
        }
        return content
    }
}

extension ArraySlice<UInt8> {
    /// Whether a property's name and parameters say that its value is in quoted-printable.
    fileprivate var namesQuotedPrintable: Bool {
        count < 1_000 && String(decoding: self, as: UTF8.self).uppercased().contains("QUOTED-PRINTABLE")
    }
}
