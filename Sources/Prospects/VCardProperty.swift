/// One property of a card: `TEL;TYPE=work:+33 3 20 00 00 00`. RFC 6350 §3.3.
struct VCardProperty {
    /// Those we read.
    enum Kind: String {
        case begin = "BEGIN"
        case end = "END"
        case formattedName = "FN"
        case name = "N"
        case organization = "ORG"
        case email = "EMAIL"
        case phone = "TEL"
        case address = "ADR"
        case title = "TITLE"
        case website = "URL"
        case note = "NOTE"
        case language = "LANG"
        case agent = "AGENT"

        /// From the text before the colon. A group before the name (`item1.TEL`) does not count.
        init?(head: ArraySlice<UInt8>) {
            let name = head.prefix { $0 != .semicolon && $0 != .equals }
            let start = name.lastIndex(of: UInt8(ascii: ".")).map { $0 + 1 } ?? name.startIndex
            guard name.endIndex - start < 20 else { return nil }
            let word = String(decoding: name[start...], as: UTF8.self).uppercased().filter { !$0.isWhitespace }
            self.init(rawValue: word)
        }
    }

    let kind: Kind
    let parameters: VCardParameters
    private let content: ArraySlice<UInt8>

    /// In bytes, with name and parameters.
    static let longest = ListText.longestPart

    /// From an unfolded line. nil for a property we do not read and for a line that is none.
    init?(_ line: ArraySlice<UInt8>) {
        guard let colon = Self.colon(in: line), let kind = Kind(head: line[..<colon]) else { return nil }
        self.kind = kind
        parameters = VCardParameters(line[..<colon])
        content = line[(colon + 1)...]
    }

    /// The colon that ends the parameters: the first one outside of quotation marks, or the first at all.
    private static func colon(in line: ArraySlice<UInt8>) -> Int? {
        var isQuoted = false
        for (at, byte) in zip(line.indices, line) {
            if byte == .quote { isQuoted.toggle() }
            if byte == .colon, !isQuoted { return at }
        }
        return line.firstIndex(of: .colon)
    }

    var beginsCard: Bool { kind == .begin && namesCard }
    var endsCard: Bool { kind == .end && namesCard }

    /// Whether it says something about whose card it is.
    var isContent: Bool { kind != .begin && kind != .end && kind != .agent }

    private var namesCard: Bool { text.lowercased() == "vcard" }

    /// The value with its encoding undone, still with its backslashes.
    private var decoded: String {
        switch parameters.encoding {
        case .none: Charset.decode(content, as: parameters.charset)
        case .quotedPrintable: Charset.decode(Encoded.quotedPrintable(content)[...], as: parameters.charset)
        case .base64: Charset.decode(Encoded.base64(content)[...], as: parameters.charset)
        }
    }

    /// The whole value as text.
    var text: String { VCardText.unescaped(decoded.unicodeScalars[...]).trimmed }

    /// The value's parts as they stand between semicolons.
    var components: [String] {
        VCardText.split(decoded.unicodeScalars[...], at: ";").map { VCardText.unescaped($0).trimmed }
    }

    /// The same, where a comma separates several values of one part: they are joined by a blank.
    var listComponents: [String] {
        VCardText.split(decoded.unicodeScalars[...], at: ";").map { component in
            let values = VCardText.split(component, at: ",").map { VCardText.unescaped($0).trimmed }
            return values.filter { !$0.isEmpty }.joined(separator: " ")
        }
    }
}
