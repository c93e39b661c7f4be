import CRM
import Calendars
import Commands
import Configuration
import Foundation
import Mail
import MailMIME
import MailTransport
import Prospects

/// A part of the program that reads what anybody may send. A broken promise ends the process, so that the fuzzer sees it.
enum FuzzedReader: String, CaseIterable {
    case imap, mail, commands, table, cards, pasted, calendar, authentication, token, quote, time

    func read(_ bytes: [UInt8]) {
        let text = String(decoding: bytes, as: UTF8.self)
        switch self {
        case .imap: Self.readResponses(bytes)
        case .mail: Self.readMail(bytes)
        case .commands: Self.readCommands(text)
        case .table: Self.readList(bytes, named: "list.csv")
        case .cards: Self.readList(bytes, named: "cards.vcf")
        case .pasted: Self.readPasted(text)
        case .calendar: Self.readCalendar(bytes)
        case .authentication: Self.readAuthentication(text)
        case .token: Self.readToken(text)
        case .quote: Self.readQuote(text)
        case .time: Self.readTime(text)
        }
    }

    static let vocabulary: Vocabulary = {
        do {
            return try Vocabulary(
                file: #filePath.replacing("Tests/Fuzz/FuzzedReader.swift", with: "Config/vocabulary.yaml"))
        } catch {
            preconditionFailure("\(error)")
        }
    }()

    private static func readCommands(_ text: String) {
        let mail = CommandMail(text, vocabulary: vocabulary)
        precondition(mail.lines.count <= CommandMail.limit + 1)
        precondition(mail.lines.allSatisfy { !$0.text.isEmpty })
        _ = QuoteAnswer.read(text, words: vocabulary.answers)
    }

    private static func readList(_ bytes: [UInt8], named name: String) {
        check { () throws(UnreadableList) in
            try ProspectList(file: bytes, name: name, mediaType: "", fields: vocabulary.fields, limits: limits)
        }
    }

    private static func readPasted(_ text: String) {
        check { () throws(UnreadableList) in
            try ProspectList(pasted: text, fields: vocabulary.fields, limits: limits)
        }
    }

    private static let limits = ProspectList.Limits(bytes: 1 << 20, rows: 1_000)

    private static func check(_ read: () throws(UnreadableList) -> ProspectList) {
        do throws(UnreadableList) {
            let list = try read()
            precondition(list.entries.count <= limits.rows)
            precondition(list.prospects.allSatisfy { $0.name.unicodeScalars.count <= 200 && $0.note?.isEmpty != true })
            precondition(list.prospects.allSatisfy { !$0.name.contains(where: \.isNewline) })
        } catch {}
    }

    private static func readCalendar(_ bytes: [UInt8]) {
        do throws(UnreadableCalendar) {
            for object in try CalendarObject.read(bytes, method: "COUNTER") {
                precondition(object.answers(in: .gmt).allSatisfy { !$0.uid.isEmpty && $0.sequence >= 0 })
                _ = CalendarReport(object)
            }
        } catch {}
    }

    /// Nothing but a line of our own server, with its whole name and a plain pass, may be believed.
    private static func readAuthentication(_ text: String) {
        var mail = ParsedMail()
        mail.soleAuthor = EmailAddress("thomas@notsotiny.example")
        mail.headers = [HeaderField("Authentication-Results", text)]
        guard let results = AuthenticationResults(of: mail, trusting: "mx.notsotiny.example") else { return }
        precondition(text.lowercased().contains("mx.notsotiny.example") || text.contains("\"") || text.contains("\\"))
        precondition(!results.passesDMARC || results.results["dmarc"] == "pass")
    }

    /// A token that is read is one that was made here: the fuzzer does not know the key.
    private static func readToken(_ text: String) {
        let token = signer?.read(text)
        precondition(token == nil || text.lowercased() == knownToken, "forged: \(text)")
        _ = TokenVeil.over(text)
        guard let address = EmailAddress(text), let id = MessageID(text) else { return }
        _ = gateway?.token(in: address)
        _ = gateway?.token(in: id)
    }

    private static let signer = TokenSigner.Key(number: 0, secret: Data(repeating: 7, count: 32)).map {
        TokenSigner(current: $0)
    }

    private static let gateway = EmailAddress("crm@notsotiny.example").flatMap { GatewayAddress($0) }

    /// The one that the seeds hold.
    private static let knownToken = EmailAddress("thomas@notsotiny.example").flatMap {
        signer?.token(about: "l1", purpose: .staff, for: $0, expires: .distantFuture)
    }

    private static func readQuote(_ text: String) {
        do throws(QuoteProblem) {
            let request = try QuoteRequest.read(text, vocabulary: vocabulary)
            precondition((1...QuoteRequest.limit).contains(request.items.count))
        } catch {}
        _ = Amount.read(text)
        _ = Period(text, words: vocabulary.times)
    }

    private static func readTime(_ text: String) {
        let now = Date(timeIntervalSince1970: 1_392_210_120)
        let zone = TimeZone(identifier: "Europe/Paris") ?? .gmt
        for direction in [TimeDirection.past, .future] {
            do throws(TimeProblem) {
                _ = try WrittenTime.read(text, vocabulary.times).resolve(
                    now: now, timeZone: zone, preferring: direction)
            } catch {}
        }
        do throws(TimeProblem) {
            let span = try TimeSpan.read(text, vocabulary.times).resolve(now: now, timeZone: zone)
            precondition(span.lowerBound <= span.upperBound)
        } catch {}
    }
}
