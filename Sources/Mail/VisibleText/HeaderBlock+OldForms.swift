extension HeaderBlock {
    /// Blocks whose fields have no colon, or no From: those of eM Client and of Lotus Notes.
    init?(oldFormFrom start: Int, in lines: [TextLine]) {
        guard let block = Self(bareFieldsFrom: start, in: lines) ?? Self(notesFrom: start, in: lines) else {
            return nil
        }
        self = block
    }

    /// “From "Jane" <jane@example.test>”, and below it To, Date and Subject in the same way.
    private init?(bareFieldsFrom start: Int, in lines: [TextLine]) {
        guard lines[start].last == UInt8(ascii: ">"), lines[start].hasDigitOrAt else { return nil }
        let fields = lines[start...].prefix(6).map { Self.bareField($0.trimmed) }.prefix { $0 != nil }.compactMap(
            \.self)
        guard fields.first?.label == .from, Set(fields.map(\.label)).isSuperset(of: [.from, .to, .date, .subject])
        else {
            return nil
        }
        self.init(lines: start...(start + fields.count - 1), fields: fields)
    }

    /// A name and an hour, on one line or two, and below them To and Subject: what Notes writes.
    private init?(notesFrom start: Int, in lines: [TextLine]) {
        let head = lines[start...].prefix(2).prefix { !$0.isBlank && $0.text.utf8.count <= 100 }
        guard let dated = head.indices.first(where: { Self.endsInHour(lines[$0]) }),
            head[start].first != UInt8(ascii: "-")
        else { return nil }
        var to: Int?
        var others = 0
        for index in (dated + 1)..<min(lines.count, dated + 12) {
            guard let label = Self.label(onLine: lines[index].trimmed) else {
                others += lines[index].isBlank ? 0 : 1
                // Between the hour and the fields there is room for “Sent by: …”, not for what somebody writes.
                if to == nil, others > 1 { return nil }
                continue
            }
            // A block that says From is of another program, and what stands above it is the writer's own.
            if label == .from { return nil }
            if label == .to { to = to ?? index }
            guard label == .subject, let to else { continue }
            let isBare = Self.field(lines[index].trimmed) == nil
            let hasValueBelow = isBare && index + 1 < lines.count && !lines[index + 1].isBlank
            self.init(lines: start...(hasValueBelow ? index + 1 : index), fields: [])
            fields = [(.from, String(lines[start].trimmed)), (.to, String(lines[to].trimmed))]
            return
        }
        return nil
    }

    /// A label that stands alone on its line, or before a value.
    private static func label(onLine line: Substring) -> HeaderLabel? {
        guard !line.isEmpty, line.utf8.count <= 200 else { return nil }
        return MailWords.all.labels[line.lowercased()] ?? field(line)?.label
    }

    private static func bareField(_ line: Substring) -> (label: HeaderLabel, value: String)? {
        guard line.utf8.count <= 300, let space = line.firstIndex(of: " "),
            let label = MailWords.all.labels[line[..<space].lowercased()]
        else { return nil }
        return (label, String(line[space...].withoutOuterSpace))
    }

    private static func endsInHour(_ line: TextLine) -> Bool {
        guard line.hasDigitOrAt, !line.endsWithColon, line.text.holds(UInt8(ascii: ":")) else { return false }
        let numbers = NumberShapes(line.trimmed)
        return numbers.hasDate && numbers.hasTime
    }
}
