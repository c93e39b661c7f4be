/// One piece of a written time: digits, a word, or a sign.
struct TimeToken {
    enum Kind: Hashable {
        /// ASCII digits, as many as there are.
        case number(String)
        /// Letters, folded like keywords. Marks between letters belong to it: `APRES-DEMAIN`, `O'CLOCK`, `A.M`. So does
        /// the last point of `a.m.`, but it is not kept.
        case word(String)
        /// Anything else, one at a time; two or more points are one `…`.
        case sign(Character)
    }

    var kind: Kind
    /// Nothing stands between it and the one before, not even white space.
    var isGlued: Bool
    /// Where it ends in the text.
    var end: String.Index

    /// Nobody writes a time with more Unicode scalars than these.
    static let limit = 200

    /// The pieces of the first 200 scalars. Where that cuts the text, the last piece is a sign that fits nowhere.
    static func tokens(in text: Substring) -> [TimeToken] {
        var tokens: [TimeToken] = []
        var rest = text.unicodeScalars.prefix(limit)
        let isCut = rest.endIndex < text.endIndex
        var isGlued = false
        while let first = rest.first {
            let piece: Substring.UnicodeScalarView
            if first.properties.isWhitespace {
                piece = rest.prefix { $0.properties.isWhitespace }
                isGlued = false
            } else {
                let kind: Kind
                (kind, piece) = self.piece(at: first, in: rest)
                tokens.append(TimeToken(kind: kind, isGlued: isGlued, end: piece.endIndex))
                isGlued = true
            }
            rest = rest[piece.endIndex...]
        }
        if isCut, let last = tokens.indices.last { tokens[last].kind = .sign("\u{0}") }
        return tokens
    }

    private static func piece(
        at first: Unicode.Scalar, in text: Substring.UnicodeScalarView
    ) -> (Kind, Substring.UnicodeScalarView) {
        if isDigit(first) {
            let digits = text.prefix(while: isDigit)
            return (.number(String(digits)), digits)
        }
        if isLetter(first) {
            let word = word(in: text)
            return (.word(folded(word)), word)
        }
        let points = text.prefix { $0 == "." }
        return points.count > 1 ? (.sign("…"), points) : (.sign(Character(first)), text.prefix(1))
    }

    private static func word(in text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
        var end = text.startIndex
        while end < text.endIndex {
            end = text[end...].firstIndex { !isLetter($0) } ?? text.endIndex
            guard end < text.endIndex, joiners[text[end]] != nil else { break }
            let next = text.index(after: end)
            guard next < text.endIndex, isLetter(text[next]) else { break }
            end = next
        }
        let hasLastPoint = text[..<end].contains(".") && end < text.endIndex && text[end] == "."
        return hasLastPoint ? text[...end] : text[..<end]
    }

    private static func folded(_ word: Substring.UnicodeScalarView) -> String {
        var plain = String.UnicodeScalarView()
        for scalar in word.last == "." ? word.dropLast() : word { plain.append(joiners[scalar] ?? scalar) }
        return Vocabulary.folded(String(plain))
    }

    /// What may stand between the letters of a word, and how it is kept: the shapes that programs make of `'` and `-`.
    private static let joiners: [Unicode.Scalar: Unicode.Scalar] = [
        "'": "'", "’": "'", "ʼ": "'", "-": "-", "\u{2010}": "-", "\u{2011}": "-", ".": ".",
    ]

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    /// A combining accent is part of its letter.
    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.generalCategory == .nonspacingMark
    }
}
