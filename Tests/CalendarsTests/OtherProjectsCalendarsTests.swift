import Calendars
import Foundation
import Testing

/// The calendar files of other projects, in `../shared/corpus` beside the package; their mails are another test's.
@Suite("Calendar files that other projects read", .enabled("needs ../shared/corpus") { Case.arePresent })
struct OtherProjectsCalendarsTests {
    @Test(arguments: [false, true])
    func areReadAlike(withNetworkLines: Bool) throws {
        let missed = try Case.all().filter { !$0.isMet(by: try $0.report(withNetworkLines: withNetworkLines)) }
        #expect(missed.map(\.path).isEmpty)
    }
}

/// What another project expects of one file; absent values are not asked for.
private struct Case: Decodable {
    var path, format, method: String
    var uid, attendee, partstat, organizer, summary: String?

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus")
        .standardizedFileURL

    static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "sets").path) }

    static func all() throws -> [Case] {
        let lines = try Data(contentsOf: folder.appending(path: "sets/imip.dev.jsonl")).split(separator: 0x0A)
        return try lines.map { try JSONDecoder().decode(Case.self, from: $0) }.filter { $0.format == "ics" }
    }

    func report(withNetworkLines: Bool) throws -> CalendarReport? {
        var bytes: [UInt8] = []
        for byte in try Data(contentsOf: Self.folder.appending(path: path)) {
            if withNetworkLines, byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
            bytes.append(byte)
        }
        return try CalendarObject.read(bytes).first.flatMap { CalendarReport($0) }
    }

    func isMet(by report: CalendarReport?) -> Bool {
        guard let report, report.method == method else { return false }
        return [
            (uid, report.uid), (attendee, report.attendee), (partstat, report.partstat),
            (organizer, report.organizer), (summary, report.summary),
        ].allSatisfy { expected, found in
            expected.map { $0.lowercased() == found?.lowercased() } ?? true
        }
    }
}
