/// Something wrong with a template, and where.
public struct TemplateProblem: Error, Hashable, Sendable, CustomStringConvertible {
    /// Below the folder of templates: `fr/receipt/html.mustache`.
    public var file: String
    /// From 1; nil when the file as a whole is meant.
    public var line: Int?
    public var explanation: String

    public var description: String { line.map { "\(file):\($0): \(explanation)" } ?? "\(file): \(explanation)" }
}
