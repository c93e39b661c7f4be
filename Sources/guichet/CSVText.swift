/// Rows as comma-separated text. RFC 4180.
struct CSVText {
    let text: String

    /// A cell that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay as they are.
    init(_ rows: [[String]]) {
        text = rows.map { $0.map(Self.cell).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func cell(_ text: String) -> String {
        let isFormula = text.first.map { "=+-@\t\r".contains($0) } == true && Double(text) == nil
        let safe = isFormula ? "'\(text)" : text
        guard safe.contains(where: { ",\"".contains($0) || $0.isNewline }) else { return safe }
        return "\"\(safe.replacing("\"", with: "\"\""))\""
    }
}
