import Calendars
import Foundation
import Mail
import MailMIME
import Testing

@Suite("Reading other projects' calendars", .enabled("needs ../shared/corpus") { Corpus.isPresent })
struct CalendarCorpusTests {
    @Test(arguments: [false, true])
    func answersAndInvitations(withNetworkLines: Bool) throws {
        var score = Score()
        for row in try Corpus.rows(of: "imip", as: CalendarRow.self) {
            score.count(row.accepts(try row.report(withNetworkLines: withNetworkLines)), row.path)
        }
        print("imip, \(withNetworkLines ? "CRLF" : "LF"): \(score)")
        #expect(score.share == 1, "\(score)")
    }
}

/// What another project reads in a file or mail; what it does not say is not asked for.
private struct CalendarRow: Decodable {
    var path: String
    var format: String
    var method: String
    var uid: String?
    var attendee: String?
    var partstat: String?
    var organizer: String?
    var summary: String?
    var overrides: [String: String]?

    func report(withNetworkLines: Bool) throws -> CalendarReport? {
        let bytes = try Corpus.bytes(of: path)
        let lines = withNetworkLines ? Corpus.withNetworkLines(bytes) : bytes
        return try objects(in: lines).first.flatMap { CalendarReport($0) }
    }

    /// Those of the first calendar part of a mail, as the gateway finds it.
    private func objects(in bytes: [UInt8]) throws -> [CalendarObject] {
        guard format == "eml" else { return try CalendarObject.read(bytes) }
        let parts = try ParsedMail(parsing: bytes).attachments
        guard let part = parts.first(where: { ["text/calendar", "application/ics"].contains($0.mediaType.essence) })
        else { return [] }
        return try CalendarObject.read(part.content, method: part.mediaType.parameters["method"])
    }

    func accepts(_ report: CalendarReport?) -> Bool {
        guard let report, report.method == method.uppercased(), uid ?? report.uid == report.uid else { return false }
        let said = [
            (attendee, report.attendee), (partstat, report.partstat), (organizer, report.organizer),
            (summary, report.summary),
        ]
        return said.allSatisfy { expected, found in expected.map { $0.lowercased() == found?.lowercased() } ?? true }
            && (overrides == nil || overrides == report.overrides)
    }
}
