/// How a number of lengths of time spread, in hours.
public struct Spread: Hashable, Codable, Sendable {
    /// At least 1.
    public let count: Int
    public let mean: Double
    /// The middle one, or the mean of the two in the middle.
    public let median: Double
    /// So long or less took nine of ten: the nearest rank, which is one of the lengths themselves.
    public let ninetieth: Double

    /// nil when there are none.
    public init?(hours: [Double]) {
        guard !hours.isEmpty else { return nil }
        let sorted = hours.sorted()
        let middle = sorted.count / 2
        count = sorted.count
        mean = sorted.reduce(0, +) / Double(sorted.count)
        median = sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
        ninetieth = sorted[(sorted.count * 9 + 9) / 10 - 1]
    }
}
