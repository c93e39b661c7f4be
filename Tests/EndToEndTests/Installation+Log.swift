import Foundation

extension Ending {
    /// What it said went wrong, a line each.
    var complaints: [String] { talk.complaints }
}

extension Installation {
    /// What the runs that were logged said went wrong, a line each.
    var complaints: [String] { log.complaints }

    /// Waits until a line of the log ends with these words.
    func untilLogged(_ words: String, times: Int = 1) async throws {
        let isLogged = try await eventually {
            log.split(separator: "\n").count { $0.hasSuffix(words) } >= times ? true : nil
        }
        if isLogged == nil { throw TooSlow(what: "log “\(words)”") }
    }

    /// Waits until it complains in these words.
    func untilComplaining(_ words: String) async throws {
        let hasComplained = try await eventually { complaints.contains { $0.contains(words) } ? true : nil }
        if hasComplained == nil { throw TooSlow(what: "complain “\(words)”, but said \(complaints)") }
    }

    private var log: String { (try? String(contentsOfFile: logPath, encoding: .utf8)) ?? "" }
}

extension String {
    fileprivate var complaints: [String] {
        split(separator: "\n").filter { !$0.contains(" info guichet: ") && !$0.hasSuffix(" sent.") }.map(String.init)
    }
}
