import Foundation
import Testing

/// What templates are expected to make of the samples, in files that a person has looked at.
enum ExpectedFile {
    /// Compares with the file of that name; with `REFRESH_EXPECTED` set, writes it first.
    static func compare(_ text: String, with name: String) throws {
        let file = Shipped.expected.appending(path: name)
        if ProcessInfo.processInfo.environment["REFRESH_EXPECTED"] != nil {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        let expected = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
        let difference = zip(text.split(separator: "\n"), expected.split(separator: "\n")).first { $0 != $1 }
        #expect(text == expected, "\(name), first here: \(difference.map { "\($0), not \($1)" } ?? "its length")")
    }
}
