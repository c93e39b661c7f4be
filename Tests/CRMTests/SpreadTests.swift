import CRM
import Testing

@Suite("How lengths of time spread")
struct SpreadTests {
    @Test(
        arguments: [
            ([168], 168, 168, 168), ([1, 3], 2, 2, 3), ([3, 1, 2], 2, 2, 3), ([4, 1, 2, 3], 2.5, 2.5, 4),
            ([5, 5, 5], 5, 5, 5), ([0, 0, 12], 4, 0, 12),
            ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 5.5, 5.5, 9), ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 6, 6, 10),
            ([100, 1, 1, 1, 1, 1, 1, 1, 1, 1], 10.9, 1, 1),
        ] as [([Double], Double, Double, Double)])
    func meanMedianAndNinetieth(hours: [Double], mean: Double, median: Double, ninetieth: Double) throws {
        let spread = try #require(Spread(hours: hours))
        #expect(spread.count == hours.count)
        #expect(abs(spread.mean - mean) < 1e-9 && spread.median == median && spread.ninetieth == ninetieth)
    }

    @Test func ofNothingIsNone() { #expect(Spread(hours: []) == nil) }
}
