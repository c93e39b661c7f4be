/// A line that stands between the writer's own text and what is answered or forwarded.
enum QuoteMark {
    /// “-----Original Message-----”: what follows is the mail that is answered.
    case original
    /// “---------- Forwarded message ---------”, “Begin forwarded message:”: what follows is the mail passed on.
    case forwarded
    /// “## Reply above this line ##”: nothing below is meant to be read.
    case replyAbove

    init?(_ line: TextLine) {
        guard Self.decoration.contains(line.first) || line.first >= 0xE2 || line.endsWithColon else { return nil }
        self.init(line.trimmed)
    }

    init?(_ line: Substring) {
        // Some programs draw with hyphens and dashes beyond ASCII.
        if line.unicodeScalars.first.map({ Self.dashes.contains($0) }) == true {
            let drawn = String.UnicodeScalarView(line.unicodeScalars.map { Self.dashes.contains($0) ? "-" : $0 })
            self.init(String(drawn)[...])
            return
        }
        // A mark without decoration is short, and prose that ends in a colon is common.
        let isDecorated = Self.decoration.contains(line.utf8.first ?? 0)
        guard line.utf8.count <= (isDecorated ? 160 : 80), let last = line.utf8.last else { return nil }
        let endsMark = line.endsWithColon
        guard isDecorated || endsMark else { return nil }
        let text = line.lowercased()
        let words = MailWords.all
        if isDecorated {
            // QQ writes its blanks as HTML does.
            let core = text.replacing("&nbsp;", with: " ").drop { !$0.isLetter }
            let isDashed = Self.decoration.contains(last)
            if isDashed,
                Self.isAll(words.original.opening(of: core), of: core)
                    || core.filter({ !" -_=*#~+".contains($0) }) == "original"
            {
                self = .original
                return
            }
            if isDashed || text.hasPrefix("--"), Self.isAll(words.forwarded.opening(of: core), of: core) {
                self = .forwarded
                return
            }
            if words.replyAbove.isFound(in: text) {
                self = .replyAbove
                return
            }
        }
        guard endsMark, let phrase = words.forwarded.opening(of: text), text.utf8.count <= phrase.utf8.count + 4 else {
            return nil
        }
        self = .forwarded
    }

    /// Nothing stands behind the phrase but whose mail it is and of when: “Original Message was not found” is no mark.
    private static func isAll(_ phrase: String?, of core: Substring) -> Bool {
        guard let phrase else { return false }
        let rest = core.dropFirst(phrase.count)
        guard let next = String(rest).loweredWords.first else { return true }
        let last = phrase.split(separator: " ").last.map(String.init) ?? ""
        return rest.utf8.contains(UInt8(ascii: "@")) || [next, last].contains { companions.contains($0) }
    }

    /// Words beside the phrase: “Original Message *from* Jane”, “Forwarded *by* Jane”.
    private static let companions: Set = [
        "from", "by", "of", "on", "follows", "below", "von", "vom", "am", "de", "du", "le", "par", "da",
        "di",
        "del", "dal", "van", "door", "op", "el", "por", "do", "em", "od", "przez", "från", "av", "fra", "af", "den",
        "от",
    ]

    private static let dashes: Set<Unicode.Scalar> = [
        "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2015}",
    ]

    private static let decoration = Set("-_=*#~+".utf8)
}
