import Foundation
import TestSupport
import Testing

@Suite(
    "Killed while mails flow in", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable },
    .timeLimit(.minutes(20)))
struct CrashTests {
    /// `Scripts/crash-test` asks for more, and for the same moments again, by these variables.
    private static func number(_ variable: String) -> Int? {
        ProcessInfo.processInfo.environment[variable].flatMap { Int($0) }
    }

    @Test func nothingIsLostAndNothingDoubled() async throws {
        let seed = Self.number("GUICHET_CRASH_SEED") ?? Int.random(in: 1...1_000_000)
        let mails = Self.number("GUICHET_CRASH_MAILS") ?? 60
        // The flood is meant: every stranger is to get an acknowledgement.
        let installation = try Installation(
            "crash\(seed)", on: try await MailServer.shared,
            Installation.Choices(more: "limits: {acknowledgements_per_hour: \(mails)}"))
        defer { installation.remove() }
        var ordeal = Ordeal(
            installation, mails: mails, kills: Self.number("GUICHET_CRASH_KILLS") ?? 4, seed: UInt64(seed))
        print("crash test: seed \(seed)")
        try await ordeal.endure()
        let audit = try await Audit(of: installation, expecting: ordeal.mails)
        for (name, value) in [("kills", ordeal.kills)] + audit.figures + [("complaints", audit.complaints.count)] {
            print("crash test: \(name.padding(toLength: 20, withPad: " ", startingAt: 0)) \(value)")
        }
        let complaints = audit.complaints.prefix(20).joined(separator: "\n")
        #expect(complaints.isEmpty, "after \(ordeal.moments)")
        #expect(audit.repeated == 0, "seed \(seed), after \(ordeal.moments)")
    }
}
