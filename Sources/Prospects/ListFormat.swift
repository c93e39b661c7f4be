/// How prospects may be written down in a file.
public enum ListFormat: Hashable, Sendable {
    /// A table, one prospect a row. RFC 4180, and what spreadsheets make of it.
    case csv
    /// Business cards. RFC 2426, RFC 6350.
    case vCard
    /// Text as people write it into a mail.
    case text

    /// What a file promises to be by its name, else by its media type. nil when neither promises a list.
    public init?(fileName: String, mediaType: String) {
        let name = fileName.lowercased()
        let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) }
        let type = mediaType.lowercased().prefix { $0 != ";" && !$0.isWhitespace }
        guard let format = ending.flatMap({ Self.byEnding[$0] }) ?? Self.byMediaType[String(type)] else { return nil }
        self = format
    }

    private static let byEnding: [String: ListFormat] = [
        "csv": .csv, "tsv": .csv, "tab": .csv, "vcf": .vCard, "vcard": .vCard, "txt": .text,
    ]

    /// `text/directory` is what RFC 2426 calls a vCard.
    private static let byMediaType: [String: ListFormat] = [
        "text/csv": .csv, "application/csv": .csv, "text/comma-separated-values": .csv,
        "text/tab-separated-values": .csv, "text/vcard": .vCard, "text/x-vcard": .vCard, "text/directory": .vCard,
        "text/plain": .text,
    ]
}
