/// The fields that Outlook and others put above the mail they answer or forward: From, Sent, To, Subject.
///
/// It is known by its labels (`MailLanguage`), at least two of which must stand together with an address or a subject,
/// so that “From: Paris, To: Lyon” in an order remains the customer's text.
struct HeaderBlock {
    /// Lines it takes, from its first field to its last.
    var lines: ClosedRange<Int>
    /// The fields in their order, values of several lines joined.
    var fields: [(label: HeaderLabel, value: String)]

    /// A table of such fields, as customers draw them too.
    private var isTable = false

    init(lines: ClosedRange<Int>, fields: [(label: HeaderLabel, value: String)]) {
        self.lines = lines
        self.fields = fields
    }

    /// The block that begins with the line `start`, which a mark announces; nil when none does.
    init?(startingAt start: Int, in lines: [TextLine]) {
        self.init(fieldsFrom: start, in: lines)
        guard isLikely else { return nil }
    }

    /// The fields from the line `start` on, whether they make a block or not; nil when that line is no field.
    init?(fieldsFrom start: Int, in lines: [TextLine]) {
        guard lines[start].hasEarlyColon, let first = Self.field(lines[start].trimmed) else { return nil }
        fields = [first]
        isTable = Self.isCell(lines[start].trimmed)
        var last = start
        var index = start + 1
        var continuations = 0
        while index < lines.count, fields.count <= 16 {
            let line = lines[index].trimmed
            if lines[index].hasEarlyColon, let field = Self.field(line) {
                fields.append(field)
                last = index
                continuations = 0
            } else if line.isEmpty {
                // HTML turned into text often has blank lines between the fields.
                guard index + 1 < lines.count, index - last < 2, Self.field(lines[index + 1].trimmed) != nil else {
                    break
                }
            } else {
                continuations += 1
                guard continuations <= 4, Self.continues(line, after: fields[fields.count - 1], at: index, in: lines)
                else { break }
                fields[fields.count - 1].value += " \(line)"
                last = index
            }
            index += 1
        }
        self.lines = start...last
    }

    /// The first value of that field.
    func value(_ label: HeaderLabel) -> String? { fields.first { $0.label == label }?.value }

    /// Holds what a block above a mail cannot do without, and not just two words that look like labels.
    var isConvincing: Bool { isLikely && tellsOfMail && (hasAddress || isDated && hasNamedSender && !isTable) }

    /// “From: old@example.test, To: new@example.test” is an address that changes.
    private var tellsOfMail: Bool { fields.contains { $0.label == .date || $0.label == .subject } }

    /// The same below a line that is drawn or says what follows.
    var isLikely: Bool {
        let labels = Set(fields.map(\.label))
        guard labels.contains(.from) || (labels.contains(.date) && labels.contains(.to)), labels.count >= 2 else {
            return false
        }
        return hasAddress || (labels.contains(.subject) && labels.count >= 3 && !isTable)
    }

    /// Mail.ru gives no more than whom the answered mail went to, and its subject; that is who answers now.
    func isSent(to author: EmailAddress) -> Bool {
        let labels = Set(fields.map(\.label))
        return labels.isSuperset(of: [.to, .subject]) && (value(.to) ?? "").mailAddresses.contains(author)
    }

    /// Has all that a mail program writes: for where people write something like it.
    var isComplete: Bool {
        let labels = Set(fields.map(\.label))
        return labels.isSuperset(of: [.from, .date, .to, .subject])
            && (hasAddress || isDated && hasNamedSender && !isTable)
    }

    private var hasAddress: Bool { fields.contains { $0.value.utf8.contains(UInt8(ascii: "@")) } }

    /// “From: 10:00” is no sender.
    private var hasNamedSender: Bool { value(.from)?.first.map { !$0.isNumber } ?? true }

    /// Has an address or an hour: what people write at the head of a letter has neither.
    var isSent: Bool { hasAddress || value(.date).map { NumberShapes($0[...]).hasTime } ?? false }

    /// A date with its hour, in Finland 1.2.2024 klo 10.12: “12/06/2025” alone may stand at the head of a letter.
    private var isDated: Bool {
        guard let date = value(.date) else { return false }
        return NumberShapes(date[...]).hasTime || date.utf8.count(where: \.isDigit) >= 9
    }

    /// A value goes on below its field when the field was empty, ends in a comma, or the line holds an address; a line
    /// right below the last field is text otherwise.
    private static func continues(
        _ line: Substring, after field: (label: HeaderLabel, value: String), at index: Int, in lines: [TextLine]
    ) -> Bool {
        if field.value.isEmpty { return field.label != .cc && field.label != .other && field.label != .subject }
        if line.utf8.first == UInt8(ascii: "<") || line.utf8.first == UInt8(ascii: "[") { return true }
        if field.value.hasSuffix(",") || field.value.hasSuffix(";") { return true }
        let isLongList = field.label == .to || field.label == .cc || field.label == .from
        // “Email: jane@example.test” is a field of a form.
        if isLongList { return line.utf8.contains(UInt8(ascii: "@")) && !beginsWithLabel(line) }
        return field.label == .subject && index + 1 < lines.count && self.field(lines[index + 1].trimmed) != nil
    }

    private static func beginsWithLabel(_ line: Substring) -> Bool {
        guard let colon = line.utf8.prefix(24).firstIndex(of: UInt8(ascii: ":")) else { return false }
        return line[..<colon].allSatisfy { $0.isLetter || $0 == "-" } && line[colon...].dropFirst().first == " "
    }

    /// The label and the value of a line such as `*From:* Jane`; nil when it does not begin with a known label.
    static func field(_ line: Substring) -> (label: HeaderLabel, value: String)? {
        let line = line.drop { $0 == "*" || $0 == "|" || $0 == "_" || $0 == " " }
        // NetEase draws a table: “| From | Jane |”.
        let marks = [plainMark(line), line.unicodeScalars.prefix(16).firstIndex(of: "：")]
        guard let colon = marks.compactMap(\.self).min() else { return nil }
        let label = line[..<colon].withoutOuterSpace.drop { $0 == "*" }.prefix { $0 != "*" && $0 != "_" }
        guard label.utf8.count <= 40, let kind = MailWords.all.labels[label.withoutOuterSpace.lowercased()] else {
            return nil
        }
        let value = line[line.index(after: colon)...].drop { $0 == "*" || $0 == "_" }.withoutOuterSpace
        return (kind, String(value.hasSuffix("*") || value.hasSuffix("|") ? value.dropLast() : value))
    }

    private static func isCell(_ line: Substring) -> Bool {
        line.utf8.first == UInt8(ascii: "|") || plainMark(line).map { line[$0] == "\t" || line[$0] == "|" } ?? false
    }

    private static func plainMark(_ line: Substring) -> String.Index? {
        line.utf8.prefix(64).firstIndex {
            $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: "\t")
        }
    }
}
