import CRM

/// What a piece of text is by its looks alone.
enum Shape {
    case email
    case phone
    case website
    case words

    init(of text: some StringProtocol) {
        if MailCell.address(text) != nil {
            self = .email
        } else if Self.isPhone(text) {
            self = .phone
        } else {
            self = Self.isWebsite(text) ? .website : .words
        }
    }

    /// A number of telephone length (ITU-T E.164), in the signs one is written with; an extension may follow.
    private static func isPhone(_ text: some StringProtocol) -> Bool {
        let number = text.prefix { $0.isNumber || $0.isPartOfNumber }
        guard number.count * 2 > text.count, (7...17).contains(number.count(where: \.isNumber)) else { return false }
        return PhoneNumber.key(text) != nil
    }

    private static func isWebsite(_ text: some StringProtocol) -> Bool {
        let start = text.prefix(8).lowercased()
        let hasScheme = start.hasPrefix("http://") || start == "https://" || start.hasPrefix("www.")
        return hasScheme && !text.contains(where: \.isWhitespace)
    }
}

extension Shape {
    /// A piece such as `Jane Doe <jane@dupont.fr> 06 12 34 56 78`, with its address and its number for themselves.
    static func parts(of piece: Substring) -> [Substring] {
        guard Shape(of: piece) == .words else { return [piece] }
        var parts: [Substring] = []
        var start = piece.startIndex
        for word in piece.split(whereSeparator: \.isWhitespace) where MailCell.address(word) != nil {
            parts += [piece[start..<word.startIndex], word]
            start = word.endIndex
        }
        parts.append(piece[start...])
        return parts.flatMap(withNumberApart).filter { !$0.allSatisfy(\.isWhitespace) }
    }

    /// Apart the number that a piece ends with.
    private static func withNumberApart(_ piece: Substring) -> [Substring] {
        guard Shape(of: piece) == .words, piece.last(where: { !$0.isWhitespace })?.isNumber == true else {
            return [piece]
        }
        let length = piece.reversed().prefix { $0.isNumber || $0.isPartOfNumber }.count
        let start = piece.index(piece.endIndex, offsetBy: -length)
        let number = piece[start...].drop(while: \.isWhitespace)
        return Shape(of: number) == .phone ? [piece[..<start], number] : [piece]
    }
}

extension Character {
    /// A sign or blank between the digits of a telephone number.
    fileprivate var isPartOfNumber: Bool { " +()./-\u{A0}\u{202F}\u{2011}\u{2013}".contains(self) }
}

extension ProspectDraft {
    /// Takes pieces without labels: what has the shape of a mail address, a number or a website is that; of the others the
    /// first is the name, the second the company, and the rest goes to the note.
    mutating func add(pieces: [some StringProtocol]) {
        for piece in pieces.flatMap({ Shape.parts(of: Substring($0)) }) where !piece.allSatisfy(\.isWhitespace) {
            switch Shape(of: piece) {
            case .email: add(piece, as: .email)
            case .phone: add(piece, as: .phone)
            case .website: add(piece, as: .website)
            case .words:
                let isNamed = piece.contains(where: \.isLetter)
                add(piece, as: !isNamed ? .note : !has(.name) ? .name : !has(.company) ? .company : .note)
            }
        }
    }
}
