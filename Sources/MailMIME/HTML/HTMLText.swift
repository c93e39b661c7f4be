/// What an HTML body says, as a person would have typed it into a plain mail.
///
/// Paragraphs, headings, lists, tables, links, pictures (by their alternative text) and preformatted text keep their
/// shape; what is not shown is left out. Quoted mails get `> ` in front of each line, while the line above them ("On …
/// wrote:") and Outlook's block of header fields stay as they are: so does plain mail, and its rules find the reply.
public struct HTMLText: Hashable, Sendable {
    /// Lines end in LF; no white space at the end of a line, at most one blank line in a row outside `<pre>`.
    public let text: String

    /// Longer HTML is cut here, in bytes. The longest threads of real mail have a fifth of it.
    private static let longestRead = 2_097_152

    /// Reads any HTML, however broken. Loads nothing and runs nothing. Takes time in proportion to its length; elements
    /// nested deeper than 256 levels end the reading.
    public init(_ html: String) {
        var html = html
        let bytes = html.withUTF8 { HTMLGuard.readable(Array($0.prefix(Self.longestRead))) }
        var writer = HTMLWriter()
        HTMLScanner.scan(bytes, into: &writer)
        text = writer.finished()
    }
}
