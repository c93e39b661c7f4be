/// What a part of a mail is: `text/plain; charset=utf-8`. RFC 2045 §5.
public struct MediaType: Hashable, Codable, Sendable, CustomStringConvertible {
    /// `text`, in lower case.
    public var type: String
    /// `plain`, in lower case.
    public var subtype: String
    /// Values by parameter name; the names are in lower case.
    public var parameters: [String: String]

    public init(_ type: String, _ subtype: String, parameters: [String: String] = [:]) {
        self.type = type.lowercased()
        self.subtype = subtype.lowercased()
        self.parameters = parameters
    }

    /// `text/plain`, without parameters.
    public var essence: String { "\(type)/\(subtype)" }

    public var description: String { essence }
}
