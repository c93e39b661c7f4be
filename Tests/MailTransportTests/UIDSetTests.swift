import Mail
import Testing

@testable import MailTransport

@Suite("UIDs in a command")
struct UIDSetTests {
    @Test(
        arguments: [
            ([], []), ([7], ["7"]), ([3, 1, 2], ["1:3"]), ([1, 2, 4, 9, 8], ["1:2,4,8:9"]), ([5, 5], ["5"]),
            ([1, .max, .max - 1], ["1,4294967294:4294967295"]),
        ] as [([UInt32], [String])])
    func becomeRanges(uids: [UInt32], sets: [String]) {
        #expect(UIDSet.sets(of: uids.compactMap(UID.init)) == sets)
    }

    @Test func areSplitBeforeALineGetsTooLong() throws {
        let odd = (0..<5000).compactMap { UID(rawValue: 1_000_001 + 2 * $0) }
        let sets = UIDSet.sets(of: odd)
        #expect(sets.count == 6)
        #expect(sets.allSatisfy { $0.utf8.count <= 7900 })
        #expect(sets.joined(separator: ",") == odd.map(\.description).joined(separator: ","))
    }
}
