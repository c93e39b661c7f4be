/// One thing wrong in a configuration file, and where.
public struct SettingsProblem: Error, Hashable, Sendable, CustomStringConvertible {
    public var file: String
    /// From 1; nil when the file as a whole is meant.
    public var line: Int?
    /// One sentence: what is wrong and what would be right.
    public var explanation: String

    public init(file: String, line: Int?, explanation: String) {
        self.file = file
        self.line = line
        self.explanation = explanation
    }

    /// `guichet.yaml:12: …`, the form editors jump to.
    public var description: String { line.map { "\(file):\($0): \(explanation)" } ?? "\(file): \(explanation)" }
}

/// Everything wrong in the configuration; never empty.
public struct SettingsProblems: Error, Sendable, CustomStringConvertible {
    public var problems: [SettingsProblem]

    public var description: String { problems.map(\.description).joined(separator: "\n") }
}
