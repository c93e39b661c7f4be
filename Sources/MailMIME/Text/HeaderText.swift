/// The text of a header field, from the bytes that stood there. RFC 5322 §2.2, RFC 2047.
struct HeaderText {
    private let value: [UInt8]
    private let charset: String?

    /// `charset` is what letters outside of encoded words are taken for when they are not UTF-8.
    init(_ value: [UInt8], charset: String? = nil) {
        self.value = value
        self.charset = charset
    }

    /// As it was meant: on one line, encoded words and 8-bit letters decoded.
    var decoded: String {
        if isPlain { return String(decoding: value, as: UTF8.self) }
        return pieces.map { piece in
            switch piece {
            case .letters(let range): letters(range)
            case .words(let words): words.text
            }
        }.joined().withoutControls
    }

    /// In UTF-8, where every run of encoded words has become one: programs cut letters in two, mix raw bytes into the
    /// words and name wrong charsets, which an address parser does not expect.
    var normalized: String {
        if isPlain { return String(decoding: value, as: UTF8.self) }
        return pieces.map { piece in
            switch piece {
            case .letters(let range): letters(range)
            case .words(let words): "=?utf-8?B?\(TransferEncoding.base64Line(Array(words.text.utf8)))?="
            }
        }.joined().withoutControls
    }

    /// Means what it says, as most fields do: nothing but printable ASCII, and where an encoded word may begin, no `=?`.
    private var isPlain: Bool {
        guard charset == nil else { return false }
        return value.withUnsafeBufferPointer { bytes in
            var before: UInt8 = 0
            for byte in bytes {
                guard (0x20...0x7E).contains(byte), !(before == UInt8(ascii: "=") && byte == UInt8(ascii: "?")) else {
                    return false
                }
                before = byte
            }
            return true
        }
    }

    private func letters(_ range: Range<Int>) -> String { Charset.text(Array(value[range]), declared: charset) }

    private enum Piece {
        case letters(Range<Int>)
        case words(EncodedWords)
    }

    private var pieces: [Piece] {
        var pieces: [Piece] = []
        var lettersStart = 0
        var index = 0
        // Where no word ends any more, none can begin: a field of a million beginnings costs one look each.
        let lastEnd = lastWordEnd
        while index < lastEnd {
            guard value[index] == UInt8(ascii: "="), let word = EncodedWord(in: value, at: index) else {
                index += 1
                continue
            }
            let gap = value[lettersStart..<index]
            // White space between two encoded words is not part of the text. RFC 2047 §6.2.
            if case .words(var words) = pieces.last, gap.allSatisfy(\.isSpace) {
                pieces.removeLast()
                words.append(word)
                pieces.append(.words(words))
            } else {
                if !gap.isEmpty { pieces.append(.letters(lettersStart..<index)) }
                pieces.append(.words(EncodedWords(word)))
            }
            index = word.range.upperBound
            lettersStart = index
        }
        if lettersStart < value.count { pieces.append(.letters(lettersStart..<value.count)) }
        return pieces
    }

    /// The position of the last `?=`, or 0.
    private var lastWordEnd: Int {
        value.indices.dropLast().last { value[$0] == UInt8(ascii: "?") && value[$0 + 1] == UInt8(ascii: "=") } ?? 0
    }
}
