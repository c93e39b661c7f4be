/// One `=?charset?encoding?text?=` in a header. RFC 2047 §2.
struct EncodedWord {
    /// Where it stands.
    let range: Range<Int>
    /// In lower case, without the language that may follow it. RFC 2231 §5.
    let charset: String
    let encoding: Encoding
    let encodedText: ArraySlice<UInt8>

    enum Encoding { case base64, quotedPrintable }

    private static let question = UInt8(ascii: "?")
    private static let longestCharset = 60

    /// nil when no whole encoded word begins at `start`.
    init?(in value: [UInt8], at start: Int) {
        let nameStart = start + 2
        guard nameStart < value.count, value[start + 1] == Self.question,
            let nameEnd = value[nameStart...].prefix(Self.longestCharset).firstIndex(of: Self.question),
            nameEnd > nameStart, nameEnd + 2 < value.count, value[nameEnd + 2] == Self.question
        else { return nil }
        let name = value[nameStart..<nameEnd]
        guard name.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        switch value[nameEnd + 1] | 0x20 {
        case UInt8(ascii: "b"): encoding = .base64
        case UInt8(ascii: "q"): encoding = .quotedPrintable
        default: return nil
        }
        let textStart = nameEnd + 3
        guard let textEnd = Self.end(in: value, from: textStart) else { return nil }
        charset = String(decoding: name.prefix { $0 != UInt8(ascii: "*") }, as: UTF8.self).lowercased()
        encodedText = value[textStart..<textEnd]
        range = start..<(textEnd + 2)
    }

    private static func end(in value: [UInt8], from start: Int) -> Int? {
        var index = start
        while index + 1 < value.count {
            if value[index] == question, value[index + 1] == UInt8(ascii: "=") { return index }
            index += 1
        }
        return nil
    }
}

/// Encoded words that follow each other with nothing but white space between them.
struct EncodedWords {
    private var finished = ""
    private var bytes: [UInt8] = []
    private var charset: String
    /// Base64 that a program cut in the middle of four characters.
    private var unfinishedBase64: [UInt8] = []

    init(_ word: EncodedWord) {
        charset = word.charset
        append(word)
    }

    /// What the words say together: a letter may begin in one and end in the next.
    var text: String {
        finished + Charset.text(bytes + TransferEncoding.base64.decoded(unfinishedBase64[...]), declared: charset)
    }

    mutating func append(_ word: EncodedWord) {
        if word.charset != charset || word.encoding != .base64 && !unfinishedBase64.isEmpty {
            finished = text
            bytes = []
            unfinishedBase64 = []
            charset = word.charset
        }
        switch word.encoding {
        case .quotedPrintable:
            let spaced = word.encodedText.map { $0 == UInt8(ascii: "_") ? .space : $0 }
            bytes += TransferEncoding.quotedPrintable.decoded(spaced[...])
        case .base64:
            unfinishedBase64 += word.encodedText
            guard unfinishedBase64.count.isMultiple(of: 4) || unfinishedBase64.last == UInt8(ascii: "=") else { return }
            bytes += TransferEncoding.base64.decoded(unfinishedBase64[...])
            unfinishedBase64 = []
        }
    }
}
