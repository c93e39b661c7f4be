import Foundation
import Mail
import MailMIME
import Testing

@Suite("Text that is longer than anybody writes")
struct LongTextTests {
    private static let limit = 1_048_576
    private static let line = "We would like a kitchen.\r\n"

    @Test("is read up to the limit, and is a file as a whole", arguments: ["plain", "html"], ["", "base64"])
    func isAFileAsWell(subtype: String, encoding: String) throws {
        let limit = subtype == "html" ? Self.limit * 2 : Self.limit
        let text = Array(String(repeating: Self.line, count: limit * 2 / Self.line.utf8.count).utf8)
        let mail = try ParsedMail(parsing: Self.mail(text, "text/\(subtype)", encoding))
        let read = try #require(subtype == "html" ? mail.html : mail.plainText)
        #expect((limit * 9 / 10...limit).contains(read.utf8.count))
        #expect(read.hasSuffix("kitchen.\n") || read.hasSuffix("kitchen.\r\n"))
        #expect(mail.attachments.map(\.content) == [text])
    }

    @Test func aLineWithoutEndIsCut() throws {
        let text = [UInt8](repeating: UInt8(ascii: "a"), count: Self.limit * 2)
        let mail = try ParsedMail(parsing: Self.mail(text, "text/plain", ""))
        #expect(mail.plainText?.utf8.count == Self.limit)
        #expect(mail.visibleText.text.utf8.count <= Self.limit)
        #expect(mail.attachments.map(\.content.count) == [text.count])
    }

    @Test func belowTheLimitNothingIsCut() throws {
        let text = Array(String(repeating: Self.line, count: 40_000).utf8)
        let mail = try ParsedMail(parsing: Self.mail(text, "text/plain", ""))
        #expect(mail.plainText?.utf8.count == text.count - 40_000)
        #expect(mail.attachments.isEmpty)
    }

    private static func mail(_ text: [UInt8], _ type: String, _ encoding: String) -> [UInt8] {
        let head =
            "From: jane@dupont.example\r\nContent-Type: \(type)\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n"
        let body = encoding == "base64" ? Array(Self.base64(text).utf8) : text
        return Array(head.utf8) + body
    }

    private static func base64(_ bytes: [UInt8]) -> String {
        Data(bytes).base64EncodedString(options: .lineLength76Characters)
    }
}
