public import struct Foundation.Date

/// Where leads come from: a trade fair, a mailing.
public struct Campaign: Hashable, Codable, Sendable {
    /// 0 until it is stored.
    public var id: Int64
    /// Short, unique: `HD2014`.
    public var code: String
    public var name: String
    public var place: String?
    public var starts: Date?
    public var ends: Date?
    public var cost: Money?

    public init(
        id: Int64 = 0, code: String, name: String, place: String? = nil, starts: Date? = nil, ends: Date? = nil,
        cost: Money? = nil
    ) {
        self.id = id
        self.code = code
        self.name = name
        self.place = place
        self.starts = starts
        self.ends = ends
        self.cost = cost
    }

    /// Whether two texts name one campaign, however case, accents and punctuation are written.
    public static func isSameName(_ first: String, _ second: String) -> Bool { words(of: first) == words(of: second) }

    /// `&` is a word: `House&Design` is `House & Design`, and not `House Design`.
    private static func words(of name: String) -> [Substring] {
        name.folded.replacing("&", with: " & ").split { !$0.isLetter && !$0.isNumber && $0 != "&" }
    }

    /// A code for a campaign of that name: the first letters of its words and the year, such as `HD2014`.
    public static func code(for name: String, year: Int) -> String {
        let initials = name.split { !$0.isLetter && !$0.isNumber }.prefix(6).compactMap { $0.first?.uppercased() }
        return (initials.isEmpty ? "C" : initials.joined()) + "\(year)"
    }
}
