import Foundation
import Mail
import MailMIME
import Testing

/// The mails of other projects' parsers, in `../shared/corpus` beside the package.
@Suite("Mails that other projects read", .enabled("needs ../shared/corpus") { Case.arePresent })
struct OtherProjectsMailsTests {
    @Test(arguments: [false, true])
    func areReadAlike(withNetworkLines: Bool) throws {
        let cases = try Case.all()
        let missed = try cases.filter { !$0.isMet(by: try $0.mail(withNetworkLines: withNetworkLines)) }
        #expect(Double(missed.count) <= 0.01 * Double(cases.count), "\(missed.map(\.path))")
    }
}

/// What another project expects of one mail; absent values are not asked for.
private struct Case: Decodable {
    struct File: Decodable {
        var filename: String?
        var type: String?
        var size: Int?
    }

    var path: String
    var subject, subject_contains, subject_starts, from, from_name, message_id, in_reply_to: String?
    var to, references, text_contains, html_contains, html_text_contains, text_or_html_contains: [String]?
    var attachments: [File]?

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../shared/corpus")
        .standardizedFileURL

    static var arePresent: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "sets").path) }

    static func all() throws -> [Case] {
        let lines = try Data(contentsOf: folder.appending(path: "sets/mime.dev.jsonl")).split(separator: 0x0A)
        return try lines.map { try JSONDecoder().decode(Case.self, from: $0) }
    }

    func mail(withNetworkLines: Bool) throws -> ParsedMail {
        var bytes: [UInt8] = []
        for byte in try Data(contentsOf: Self.folder.appending(path: path)) {
            if withNetworkLines, byte == 0x0A, bytes.last != 0x0D { bytes.append(0x0D) }
            bytes.append(byte)
        }
        return try ParsedMail(parsing: bytes)
    }

    func isMet(by mail: ParsedMail) -> Bool {
        let text = mail.plainText ?? ""
        let html = mail.html ?? ""
        let headerIsMet =
            [(subject, mail.subject), (from_name, mail.from.first?.name)].allSatisfy(Self.areEqual)
            && [(from, mail.from.first?.email.rawValue), (message_id, mail.messageID?.rawValue)].allSatisfy(
                Self.areEqual)
            && Self.areEqual(in_reply_to, mail.inReplyTo.first?.rawValue)
            && (subject_contains.map { Self.plain(mail.subject).contains(Self.plain($0)) } ?? true)
            && (subject_starts.map { Self.plain(mail.subject).hasPrefix(Self.plain($0)) } ?? true)
            && Set((to ?? []).map(Self.plain)).isSubset(of: mail.to.map { Self.plain($0.email.rawValue) })
            && (references.map { $0.map(Self.plain) == mail.references.map { Self.plain($0.rawValue) } } ?? true)
        return headerIsMet && Self.holds(text, text_contains) && Self.holds(html, html_contains)
            && Self.holds(HTMLText(html).text + " " + text, html_text_contains)
            && Self.holds(text + " " + html, text_or_html_contains) && filesAreMet(by: mail.attachments)
    }

    private func filesAreMet(by found: [Mail.Attachment]) -> Bool {
        var left = found
        for file in attachments ?? [] {
            let match = left.firstIndex {
                Self.areEqual(file.filename, $0.fileName) && Self.areEqual(file.type, $0.mediaType.essence)
                    && (file.size ?? $0.content.count) == $0.content.count
            }
            guard let match else { return false }
            left.remove(at: match)
        }
        return true
    }

    private static func areEqual(_ expected: String?, _ found: String?) -> Bool {
        expected.map { plain($0) == plain(found ?? "") } ?? true
    }

    private static func holds(_ text: String, _ pieces: [String]?) -> Bool {
        (pieces ?? []).allSatisfy { plain(text).contains(plain($0)) }
    }

    /// White space counts as one blank, case and the brackets around an identifier do not count.
    private static func plain(_ text: String) -> String {
        let words = text.lowercased().split { $0.isWhitespace || $0 == "\u{200B}" || $0 == "\u{FEFF}" }
        return words.joined(separator: " ").trimmingCharacters(in: CharacterSet(charactersIn: "<>\""))
    }
}
