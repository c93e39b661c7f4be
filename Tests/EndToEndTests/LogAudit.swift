import Foundation
import Mail
import Store

/// What a log tells of what is nobody's business: words of mails, tokens, keys, passwords.
struct LogAudit {
    /// What stands in the log and must not, a sentence each; the words themselves are not repeated.
    private(set) var complaints: [String] = []
    /// How many things were looked for.
    private(set) var count = 0

    private let log: String

    /// Looks for everything that the database and the secret file of a company hold.
    init(of log: String, database: String, secretFile: String, passwords: [String]) async throws {
        self.log = log
        let store = try Store(path: database)
        let (messages, entries) = try await store.read { snapshot in
            (try snapshot.messages(limit: 10_000), try snapshot.outbox(limit: 10_000))
        }
        try store.close()
        for password in passwords { expectNot(password, "a password") }
        for line in try String(contentsOfFile: secretFile, encoding: .utf8).split(separator: "\n") {
            if let key = line.split(separator: " ").dropFirst().first { expectNot(key, "a signing key") }
        }
        for message in messages {
            // `subject.token.unique@domain`
            let parts = message.messageID?.leftSide.split(separator: ".") ?? []
            if message.direction == .outgoing, parts.count == 3 {
                expectNot(parts[1], "the token of message \(message.id)")
            }
            expectNot(message.subject, "the subject of message \(message.id)")
            for line in message.text.split(whereSeparator: \.isNewline) {
                expectNot(line, "a line of message \(message.id)")
            }
        }
        for entry in entries { expectNot(entry.letter, "the letter of mail \(entry.id)") }
    }

    /// Short lines, such as a greeting, might stand anywhere.
    private mutating func expectNot(_ words: some StringProtocol, _ what: String) {
        let words = words.trimmingCharacters(in: .whitespaces)
        guard words.count >= 6 else { return }
        count += 1
        if log.contains(words) { complaints.append("The log holds \(what).") }
    }
}
