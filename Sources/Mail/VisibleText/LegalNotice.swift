/// The notice that a company's mail server puts below a text: confidential, for the recipient only.
enum LegalNotice {
    /// The first line of the paragraph that ends with the line `end`, when it is such a notice.
    static func start(endingAt end: Int, in lines: [TextLine]) -> Int? {
        // The words are many, so most paragraphs are let go for being short.
        var first = end
        var length = lines[end].trimmed.utf8.count
        while first > 0, end - first < 40, !lines[first - 1].isBlank {
            first -= 1
            length += lines[first].trimmed.utf8.count
        }
        guard (80...8_000).contains(length) else { return nil }
        guard lines[..<first].contains(where: { !$0.isBlank }) else { return nil }
        let text = lines[first...end].map(\.trimmed).joined(separator: " ").lowercased()
        return MailWords.all.disclaimer.count(in: text, limit: 3) == 3 ? first : nil
    }
}
