import Foundation
import Testing

@testable import guichet

@Suite("A signing key that is replaced while the clock is wrong")
final class SigningKeyTimeTests {
    private let path = FileManager.default.temporaryDirectory.path + "/guichet-key-\(UUID().uuidString)"
    private let now = Date(timeIntervalSince1970: 1_392_210_120)
    private let year: TimeInterval = 365 * 86_400

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @Test func withoutGraceIsNotHonouredOnceTheClockIsRight() throws {
        let file = SigningKeyFile(path: path, grace: 0)
        _ = try file.entries(at: now)
        let rotated = try file.rotate(at: now + year)
        for moment in [now, now + year] {
            #expect(rotated.map { $0.isHonoured(at: moment) } == [true, false])
            #expect(try file.entries(at: moment).map { $0.isHonoured(at: moment) } == [true, false])
        }
    }

    @Test(arguments: [1.0, -1])
    func hasItsGraceOnceTheClockIsRight(years: Double) throws {
        let file = SigningKeyFile(path: path, grace: 90 * 86_400)
        _ = try file.entries(at: now)
        _ = try file.rotate(at: now + years * year)
        #expect(try file.entries(at: now).map { $0.isHonoured(at: now) } == [true, true])
        #expect(try file.rotate(at: now).map(\.number) == [2, 1, 0])
    }
}
