import CRM

/// One prospect on a line of its own: `Jane Doe, Dupont SA, jane@dupont.fr, 06 12 34 56 78`.
struct LooseLine {
    private var pieces: [Substring]
    private let fields: FieldNames
    private let endsOpen: Bool

    init(_ line: String, fields: FieldNames) {
        self.fields = fields
        let text = Self.withoutBullet(line[...])
        pieces = Self.split(text)
        endsOpen = text.last.map { $0 == ":" || $0 == "," } ?? false
    }

    /// `nobody` for a line that is hardly a prospect: it has neither an address nor a number, and either one piece only or
    /// more to come, as in `Here are the cards:`.
    var draft: Result<ProspectDraft, ProspectProblem> {
        var draft = ProspectDraft()
        var unlabelled: [Substring] = []
        for piece in pieces {
            if let line = LabelledLine(piece, fields: fields) {
                draft.add(line.value, as: line.field, label: line.label)
            } else {
                unlabelled += Shape.parts(of: piece)
            }
        }
        if unlabelled.count(where: { Shape(of: $0) == .words }) == 1 {
            unlabelled = unlabelled.flatMap { Shape(of: $0) == .words ? Self.split($0, at: Self.dashes) : [$0] }
        }
        draft.add(pieces: unlabelled)
        let isReachable = draft.has(.email) || draft.has(.phone)
        guard isReachable || (pieces.count > 1 && !endsOpen) else { return .failure(.nobody) }
        return .success(draft)
    }

    private static func withoutBullet(_ line: Substring) -> Substring {
        let text = line.drop(while: \.isWhitespace)
        let number = text.prefix { $0.isNumber }
        let isNumbered = (1...3).contains(number.count) && ".)".contains(text.dropFirst(number.count).first ?? " ")
        let mark = isNumbered ? number.count + 1 : text.first.map { "-*•–·".contains($0) } == true ? 1 : 0
        let rest = text.dropFirst(mark)
        return mark > 0 && rest.first?.isWhitespace == true ? rest.drop(while: \.isWhitespace) : text
    }

    /// Split at tabs, else semicolons, bars, commas or dashes: whichever of them the line has first in this order.
    private static func split(_ text: Substring) -> [Substring] {
        for separator in ["\t", ";", "|", ","] as [Character] where text.contains(separator) {
            return text.split(separator: separator).map(withoutQuotes).filter { !$0.isEmpty }
        }
        return split(text, at: dashes)
    }

    private static let dashes: Set<Character> = ["-", "–", "—"]

    /// Split at dashes with a blank on either side; those within names have none.
    private static func split(_ text: Substring, at dashes: Set<Character>) -> [Substring] {
        var pieces: [Substring] = []
        var start = text.startIndex
        let words = text.split(whereSeparator: \.isWhitespace)
        for word in words where word.count == 1 && word.allSatisfy(dashes.contains) {
            pieces.append(text[start..<word.startIndex])
            start = word.endIndex
        }
        pieces.append(text[start...])
        return pieces.map(withoutQuotes).filter { !$0.isEmpty }
    }

    private static func withoutQuotes(_ piece: Substring) -> Substring {
        var piece = piece
        while let first = piece.first, first == "\"" || first.isWhitespace { piece.removeFirst() }
        while let last = piece.last, last == "\"" || last.isWhitespace { piece.removeLast() }
        return piece
    }
}
