import CRM

/// A line of a form: `Name: Jane Doe`.
struct LabelledLine {
    var field: ProspectField
    var label: String
    /// Empty when the value stands on the next line.
    var value: Substring

    /// nil when the line does not begin with a label we know and a colon, be it a wide one.
    init?(_ text: some StringProtocol, fields: FieldNames) {
        let head = text.prefix(60)
        guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "：" }),
            let field = fields.field(head[..<colon])
        else { return nil }
        self.field = field
        label = head[..<colon].cleanLine(limit: 60)
        // `*Name:* Jane` is how some programs write bold text.
        value = Substring(text[text.index(after: colon)...].drop { $0 == "*" || $0.isWhitespace })
    }
}
