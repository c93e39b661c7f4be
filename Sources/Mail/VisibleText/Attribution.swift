/// The line above a quote that says whose words follow: “On Monday, Jane <jane@example.test> wrote:”.
///
/// It is known by what every mail program puts into it, whatever its language: an address or a date, a verb of writing
/// (`MailLanguage.wrote`) or an address in brackets right before the colon. It may be broken over four lines.
struct Attribution {
    /// Lines it takes.
    var lines: ClosedRange<Int>
    /// The writer's own words in front of it on its first line: “Fine with me.--- On Monday, …”.
    var textBefore: Substring

    /// The longest such line that is looked at, in bytes; longer ones are prose.
    private static let longest = 600

    /// The attribution that ends with the line `end`; nil when that line ends none.
    ///
    /// `floor` is the first line it may begin with.
    init?(endingAt end: Int, in lines: [TextLine], from floor: Int) {
        if let line = Self(onLine: end, in: lines) {
            self = line
            return
        }
        let isAboveQuote = Self.isAboveQuote(end, in: lines)
        guard Self.canEnd(end, in: lines, isAboveQuote: isAboveQuote) else { return nil }
        var joined = ""
        var smallest: Int?
        var start = end
        while start >= floor, end - start < 4, Self.isJoinable(lines[start]) {
            joined = joined.isEmpty ? String(lines[start].trimmed) : "\(lines[start].trimmed) \(joined)"
            guard joined.utf8.count <= Self.longest else { break }
            let clause = AttributionClause(joined)
            if clause.isAttribution(aboveQuote: isAboveQuote),
                isAboveQuote && (clause.isDated || clause.hasAddress) || !clause.isTold
            {
                if clause.beginsProperly {
                    start = Self.dateLine(above: start, of: clause, joined, in: lines, from: floor) ?? start
                    break
                }
                smallest = smallest ?? start
            }
            start -= 1
        }
        if !isAboveQuote, Self.isAboveSpeech(end, in: lines) { return nil }
        let reachedProperBeginning =
            start >= floor && end - start < 4 && Self.isJoinable(lines[start]) && joined.utf8.count <= Self.longest
        guard let first = reachedProperBeginning ? start : smallest else { return nil }
        self.lines = first...end
        textBefore = Self.ownWords(on: lines[first].trimmed)
    }

    /// “On Mon, Mar 4, 2024 at 10:12 AM, Jane<jane@example.test> wrote: Which colour?”: Yahoo's program for telephones goes
    /// on with the quote where it has written whose it is.
    private init?(onLine index: Int, in lines: [TextLine]) {
        let line = lines[index]
        guard line.hasDigitOrAt, !line.endsWithColon, line.text.holds(UInt8(ascii: ">")),
            let close = line.text.utf8.firstIndex(of: UInt8(ascii: ">")),
            let colon = line.text[close...].utf8.prefix(40).firstIndex(of: UInt8(ascii: ":"))
        else { return nil }
        let clause = AttributionClause(String(line.text[...colon]))
        guard clause.beginsWithLeadIn, clause.isTimed, clause.isAttribution(aboveQuote: false), clause.namesVerb else {
            return nil
        }
        self.lines = index...index
        textBefore = ""
    }

    /// “On Tue, Mar 4, 2025 at 10:12 AM Bob” above “Miller <bob@example.test> wrote:”: programs break it anywhere.
    private static func dateLine(
        above start: Int, of clause: AttributionClause, _ joined: String, in lines: [TextLine], from floor: Int
    ) -> Int? {
        guard !clause.isDated else { return nil }
        var joined = joined
        for above in stride(from: start - 1, through: max(floor, start - 3), by: -1) where isJoinable(lines[above]) {
            joined = "\(lines[above].trimmed) \(joined)"
            let whole = AttributionClause(joined)
            if whole.beginsWithLeadIn, whole.isDated { return joined.utf8.count <= longest ? above : nil }
        }
        return nil
    }

    /// “Your colleague wrote: “We will send it.””, the speech on lines of its own.
    private static func isAboveSpeech(_ index: Int, in lines: [TextLine]) -> Bool {
        guard let next = lines[(index + 1)...].prefix(3).first(where: { !$0.isBlank }) else { return false }
        return next.trimmed.first.map { "\"“„«".contains($0) } ?? false
    }

    private static func isJoinable(_ line: TextLine) -> Bool { !line.isBlank && !line.isQuoted && !line.isCode }

    /// Whether a quoted line comes next, blank lines aside.
    static func isAboveQuote(_ index: Int, in lines: [TextLine]) -> Bool {
        var next = index + 1
        while next < lines.count, next <= index + 6, lines[next].isBlank { next += 1 }
        return next < lines.count && lines[next].isQuoted
    }

    /// Most lines of a mail fail here, at no cost: an attribution ends in a colon and holds an address or a date, unless
    /// dashes or a quote beside it show what it is.
    private static func canEnd(_ end: Int, in lines: [TextLine], isAboveQuote: Bool) -> Bool {
        let line = lines[end]
        guard line.text.utf8.count <= longest else { return false }
        let isDashed = line.first == UInt8(ascii: "-") && line.last == UInt8(ascii: "-")
        if isDashed { return true }
        if isAboveQuote {
            return line.endsWithColon || line.last == UInt8(ascii: ">") || line.last >= UInt8(ascii: "a")
        }
        return line.endsWithColon && lines[max(0, end - 3)...end].contains(where: \.hasDigitOrAt)
    }

    private static func ownWords(on line: Substring) -> Substring {
        guard let dashes = line.utf8.firstIndex(of: UInt8(ascii: "-")), dashes > line.startIndex,
            line[dashes...].hasPrefix("---"),
            AttributionClause(String(line[dashes...])).beginsProperly
        else {
            return ownWordsBeforeLeadIn(line)
        }
        return line[..<dashes].withoutOuterSpace
    }

    /// “Fine. On Wed, Apr 4, 2012 at 3:59 PM, Jane wrote:”: a line that goes on with a capital “On” and a date.
    private static func ownWordsBeforeLeadIn(_ line: Substring) -> Substring {
        guard !AttributionClause(String(line)).beginsProperly else { return "" }
        var word = line.startIndex
        while let space = line[word...].utf8.firstIndex(of: 0x20) {
            word = line.utf8.index(after: space)
            let rest = line[word...]
            guard let first = rest.first, first.isUppercase else { continue }
            let clause = AttributionClause(String(rest))
            let endsSentence = line[..<space].last.map { ".!?".contains($0) } ?? false
            if endsSentence ? clause.beginsWithLeadInAndDate : clause.beginsWithLeadIn {
                return line[..<space].withoutOuterSpace
            }
        }
        return ""
    }
}
