import Foundation
import Mail
import Store

/// The mail that a tap on a button writes.
struct Draft {
    var to: String
    var subject: String
    var text: String
}

extension ParsedMail {
    /// What the buttons of the HTML write, in their order.
    var drafts: [Draft] {
        var seen: Set<String> = []
        return (html ?? "").components(separatedBy: "href=\"").dropFirst().compactMap { piece in
            let link = String(piece.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
            guard seen.insert(link).inserted, let url = URLComponents(string: link), url.scheme == "mailto" else {
                return nil
            }
            let value = { (name: String) in url.queryItems?.first { $0.name == name }?.value ?? "" }
            return Draft(to: url.path, subject: value("subject"), text: value("body"))
        }
    }

    /// The commands that buttons write, in their order.
    var offers: [String] { drafts.map { $0.text.trimmingCharacters(in: .whitespacesAndNewlines) } }
}

extension Company {
    /// A tap on the button for this command, with more words behind it where it wants some, and *send*.
    @discardableResult
    func tap(_ command: String, _ more: String = "", in mail: ParsedMail, by colleague: Colleague) async throws
        -> ParsedMail
    {
        let draft = mail.drafts.first { $0.text.trimmingCharacters(in: .whitespacesAndNewlines) == command }
        guard let draft else { throw TestFailure("there is no button for \(command), but for \(mail.offers)") }
        let text = more.isEmpty ? draft.text : draft.text.trimmingCharacters(in: .newlines) + more
        let entry = try await receive(from: colleague.from, to: draft.to, subject: draft.subject, text)
        return try await answer(to: entry, for: colleague)
    }
}
