/// A language people are written to in, by its two-letter code. ISO 639-1; RFC 5646 §2.2.1.
public struct Language: RawRepresentable, Hashable, Codable, Sendable, CustomStringConvertible {
    /// `en`, `fr`: two or three lower-case letters.
    public let rawValue: String

    /// Takes a whole language tag too and keeps its first part: `fr-CA` is French.
    public init?(rawValue: String) {
        let code = rawValue.lowercased().prefix { $0 != "-" && $0 != "_" }
        guard (2...3).contains(code.count), code.allSatisfy({ ("a"..."z").contains($0) }) else { return nil }
        self.rawValue = String(code)
    }

    private init(code: String) { rawValue = code }

    public static let english = Language(code: "en")
    public static let french = Language(code: "fr")

    public var description: String { rawValue }
}
