import Foundation
import Store
import Testing

@Suite("Mails that are too much of something", .timeLimit(.minutes(5)))
struct HugeMailTests {
    @Test(arguments: HugeMail.all)
    func comeToAnEnd(mail: HugeMail) async throws {
        let company = try await Company()
        let entry = try await company.receive(mail.bytes())
        #expect(mail.ends.contains(entry.state), "\(entry.state): \(entry.reason)")
        // The next one is none the worse.
        #expect(try await company.receive(from: Company.thomas, "Hello").state == .handled)
    }
}

@Suite("Files that are too big for a notice")
struct BigFileTests {
    @Test func areNamedInTheirPlaceAndTheOthersGoAlong() async throws {
        let company = try await Company()
        let plan = Data(repeating: 7, count: 11_000_000).base64EncodedString(options: .lineLength76Characters)
        try await company.receive(
            """
            From: Jane Doe <jane@dupont.example>
            Subject: Our plan
            Message-ID: <plan@dupont.example>
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/plain

            Here is our plan.
            --b
            Content-Disposition: attachment; filename="plan.pdf"
            Content-Transfer-Encoding: base64

            \(plan)
            --b
            Content-Disposition: attachment; filename="photo.jpg"

            red
            --b--
            """)
        let notice = try await company.lastMail(to: Colleague.eric.address)
        #expect(notice.attachments.map(\.fileName) == ["plan.pdf.txt", "photo.jpg"])
        let line = notice.attachments.first.map { String(decoding: $0.content, as: UTF8.self) } ?? ""
        #expect(line.hasPrefix("“plan.pdf” has 11 MB, which is too much to go along"))
    }
}

/// Prints as its name; its bytes are made when they are wanted.
struct HugeMail: Sendable, CustomTestStringConvertible {
    let testDescription: String
    var ends: Set<LedgerEntry.State> = [.handled]
    var header = ""
    var piece: String
    var count: Int

    func bytes() -> [UInt8] {
        let start = "From: jane@dupont.example\r\nSubject: Much\r\nMessage-ID: <much@dupont.example>\r\n\(header)"
        var bytes = Array(start.utf8)
        bytes.reserveCapacity(bytes.count + count * piece.utf8.count)
        for _ in 0..<count { bytes += Array(piece.utf8) }
        return bytes
    }

    static let all =
        [
            HugeMail(
                testDescription: "10 000 nested parts", ends: [.handled],
                piece: "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n", count: 10_000),
            HugeMail(
                testDescription: "a million header fields", ends: [.handled, .quarantined], piece: "X-A: b\r\n",
                count: 1_000_000),
            HugeMail(
                testDescription: "a million references", header: "References:", piece: " <a@b.example>\r\n",
                count: 500_000),
            HugeMail(
                testDescription: "a million recipients", header: "To: crm@notsotiny.example",
                piece: ",\r\n a@b.example",
                count: 300_000),
            HugeMail(
                testDescription: "10 000 files", header: "Content-Type: multipart/mixed; boundary=b\r\n\r\n",
                piece: "--b\r\nContent-Disposition: attachment; filename=a\r\n\r\nx\r\n", count: 10_000),
            HugeMail(testDescription: "a line of 20 MB", header: "\r\n", piece: "0123456789", count: 2_000_000),
        ] + (ProcessInfo.processInfo.environment["GUICHET_HUGE_MAILS"] == nil ? [] : huge)

    /// These take seconds and a gigabyte of memory: `GUICHET_HUGE_MAILS=1 swift test --filter HugeMailTests`.
    private static let huge = [
        HugeMail(
            testDescription: "a line of 100 MB", ends: [.handled, .quarantined], header: "\r\n", piece: "0123456789",
            count: 10_000_000),
        HugeMail(
            testDescription: "a header field of 100 MB", ends: [.handled, .quarantined], header: "X: ",
            piece: "0123456789", count: 10_000_000),
    ]
}
