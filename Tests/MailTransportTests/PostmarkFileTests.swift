import Foundation
import Mail
import Testing

@testable import MailTransport

@Suite("The file that a courier writes down its last mails in")
final class PostmarkFileTests {
    private let path = FileManager.default.temporaryDirectory.path + "/postmarks-\(UUID().uuidString)"

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @Test func remembersTheLastMailsInTheirOrder() throws {
        let file = try PostmarkFile(path: path)
        for number in 0..<40 {
            try file.write(number, envelope: envelope(number), answer: number < 39 ? "250 ok" : nil)
        }
        let last = try PostmarkFile(path: path).last
        #expect(last.count >= 10)
        #expect(last.map(\.envelope) == (40 - last.count..<40).map(envelope))
        #expect(last.map(\.answer) == Array(repeating: "250 ok", count: last.count - 1) + [nil])
        #expect(try file.nextNumber == 40)
    }

    @Test(arguments: [nil, "o’neil+a=b@exämple.test"], [["a@b.test"], ["a@b.test", "ü!#$%&'*/=?^`{|}~@c.test"]])
    func keepsTheWholeEnvelope(sender: String?, recipients: [String]) throws {
        let file = try PostmarkFile(path: path)
        let envelope = Envelope(
            sender: sender.flatMap { EmailAddress($0) }, recipients: recipients.compactMap { EmailAddress($0) })
        try file.write(0, envelope: envelope)
        #expect(try file.last == [Postmark(envelope: envelope, answer: nil)])
    }

    @Test func forgetsARefusedMail() throws {
        let file = try PostmarkFile(path: path)
        try file.write(0, envelope: envelope(0), answer: "250 ok")
        try file.write(1, envelope: envelope(1))
        try file.clear(1)
        #expect(try file.last == [Postmark(envelope: envelope(0), answer: "250 ok")])
    }

    @Test func countsOnWhereAnEarlierCourierEnded() throws {
        try PostmarkFile(path: path).write(7, envelope: envelope(7))
        #expect(try PostmarkFile(path: path).nextNumber == 8)
    }

    @Test(arguments: ["250 a\tb", "250 a\nb", "250 a\r\n\0b"])
    func keepsAnAnswerOnItsLine(answer: String) throws {
        let file = try PostmarkFile(path: path)
        try file.write(0, envelope: envelope(0), answer: answer)
        #expect(try file.last.map(\.answer) == ["250 a b"])
    }

    @Test func hasRoomForTheLongestAnswer() throws {
        let file = try PostmarkFile(path: path)
        try file.write(0, envelope: envelope(0), answer: String(repeating: "é", count: 100_000))
        #expect(try file.last.first?.answer?.count == 1_000)
    }

    @Test(arguments: [
        "", "x", "1", "1\t", "-1\t<> a@b.test", "9223372036854775807\t<> a@b.test", "\t\t\t\n\n", "0\t<>",
        "0\ta@b.test", "0\tx <> a@b.test", "0\t<> a@b.test x", "0\t{\"recipients\":[\"a@b.test\"]}",
    ])
    func isReadWhateverStandsInIt(text: String) throws {
        try Data(text.utf8).write(to: URL(filePath: path))
        let file = try PostmarkFile(path: path)
        #expect(try file.last.isEmpty)
        #expect((0...2).contains(try file.nextNumber))
    }

    private func envelope(_ number: Int) -> Envelope {
        Envelope(sender: nil, recipients: [EmailAddress("jane\(number)@example.test")].compactMap(\.self))
    }
}
