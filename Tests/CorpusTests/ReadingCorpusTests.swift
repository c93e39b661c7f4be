import Foundation
import Mail
import MailMIME
import Testing

@Suite("Reading other projects' mails", .enabled("needs ../shared/corpus") { Corpus.isPresent })
struct ReadingCorpusTests {
    @Test func visibleText() throws {
        var score = Score()
        for row in try Corpus.rows(of: "reply", as: ReplyRow.self) {
            let visible = try row.visibleText
            score.count(row.accepts(row.signature == "kept" ? visible.withSignature : visible.text), row.path)
        }
        #expect(score.share >= 0.97, "\(score)")
    }

    @Test func kindsOfMail() throws {
        var kinds = Score()
        var normal = Score()
        for row in try Corpus.rows(of: "auto", as: AutoRow.self) {
            let kind = try Corpus.mail(at: row.path).kind()
            kinds.count(row.accepts(kind), row.path)
            if row.kind == "normal" { normal.count(kind == .normal, row.path) }
        }
        #expect(normal.share == 1, "\(normal)")
        #expect(kinds.share >= 0.99, "\(kinds)")
    }

    @Test func failedRecipients() throws {
        var score = Score()
        for row in try Corpus.rows(of: "auto", as: AutoRow.self) where row.kind == "bounce" {
            let failure = DeliveryFailure(try Corpus.mail(at: row.path))
            let found = Set(failure.recipients.flatMap { [$0.address, $0.finalAddress ?? $0.address] }.map(\.folded))
            for expected in row.recipients ?? [] {
                let either = [expected.recipient, expected.or ?? expected.recipient].map { $0.lowercased() }
                score.count(either.contains(where: found.contains), row.path)
            }
        }
        #expect(score.share >= 0.97, "\(score)")
    }

    @Test func forwardedMails() throws {
        for row in try Corpus.rows(of: "forward", as: ForwardRow.self) {
            let body = String(decoding: try Corpus.bytes(of: row.path), as: UTF8.self)
            let forward = try #require(ForwardedMail(inText: body))
            #expect(forward.introduction == row.before)
            #expect(row.embedded.hasSuffix(forward.text))
        }
    }
}

private struct ReplyRow: Decodable {
    var path: String
    var format: String
    var signature: String
    var visible_text: String?
    var accept: [String]?
    var visible_contains: [String]?
    var visible_excludes: [String]?

    var visibleText: VisibleText {
        get throws {
            switch format {
            case "eml": try Corpus.mail(at: path).visibleText
            case "html": try Corpus.mail(withBody: path, type: "text/html").visibleText
            default: VisibleText(of: String(decoding: try Corpus.bytes(of: path), as: UTF8.self))
            }
        }
    }

    /// White space counts as one space, as in the corpus's own scoring, and as nothing where the text was a web page.
    func accepts(_ text: String) -> Bool {
        let separator = format == "html" ? "" : " "
        let plain = { (text: String) in text.split { $0.isWhitespace || $0 == "\u{200B}" }.joined(separator: separator)
        }
        let result = plain(text)
        if let visible_text, !([visible_text] + (accept ?? [])).contains(where: { plain($0) == result }) {
            return false
        }
        return (visible_contains ?? []).allSatisfy { result.contains(plain($0)) }
            && !(visible_excludes ?? []).contains { visible_text == nil && result.contains(plain($0)) }
    }
}

private struct AutoRow: Decodable {
    struct Recipient: Decodable {
        var recipient: String
        var or: String?
    }

    var path: String
    var kind: String
    var recipients: [Recipient]?

    func accepts(_ found: MailKind) -> Bool {
        switch (kind, found) {
        case ("normal", .normal), ("list", .list), ("auto-reply", .autoReply), ("bounce", .bounce): true
        case ("feedback", .feedback), ("feedback", .bounce), ("feedback", .autoReply), ("feedback", .delivered): true
        case ("delivered", .delivered), ("delivered", .bounce), ("delivered", .autoReply), ("delivered", .feedback):
            true
        default: false
        }
    }
}

private struct ForwardRow: Decodable {
    var path: String
    var before: String
    var embedded: String
}
