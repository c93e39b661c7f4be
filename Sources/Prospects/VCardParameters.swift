/// What stands between a property's name and its value: `;TYPE="work,voice";PREF=1`, in vCard 2.1 also `;WORK;VOICE`.
struct VCardParameters {
    enum Encoding {
        case none
        case quotedPrintable
        case base64
    }

    /// In lower case.
    private(set) var types: Set<String> = []
    private(set) var encoding = Encoding.none
    private(set) var charset: String?
    /// From 1, the best; 101 when nothing is said. RFC 6350 §5.3.
    private(set) var preference = 101
    /// Whether the value is in a language of its own, beside one that is not. RFC 6350 §5.4.
    private(set) var isTranslation = false

    /// More than a card has any use for.
    private static let most = 50

    /// From a property's name and parameters, without the colon.
    init(_ head: ArraySlice<UInt8>) {
        var isQuoted = false
        let pieces = head.split(maxSplits: Self.most, omittingEmptySubsequences: true) { byte in
            if byte == .quote { isQuoted.toggle() }
            return byte == .semicolon && !isQuoted
        }
        for piece in pieces.dropFirst() {
            let text = String(decoding: piece, as: UTF8.self).lowercased()
            let words = text.filter { $0 != "\"" && !$0.isWhitespace }
            if let sign = words.firstIndex(of: "=") {
                take(String(words[..<sign]), String(words[words.index(after: sign)...]))
            } else {
                take("type", words)
            }
        }
    }

    private mutating func take(_ name: String, _ value: String) {
        switch name {
        case "type", "encoding":
            for word in value.split(separator: ",") { takeWord(String(word)) }
        case "charset": charset = value
        case "pref": preference = Int(value).map { min(max($0, 1), 100) } ?? preference
        case "language": isTranslation = true
        default: break
        }
    }

    private mutating func takeWord(_ word: String) {
        switch word {
        case "quoted-printable": encoding = .quotedPrintable
        case "base64", "b": encoding = .base64
        case "pref": preference = min(preference, 1)
        default: types.insert(word)
        }
    }
}
