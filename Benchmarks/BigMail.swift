import Foundation
import Store
import TestSupport

/// A mail with a file of 50 MB.
struct BigMail: Part {
    static let name = "big-mail"

    /// The file's, in bytes; base64 makes a third more of it.
    private static let size = 50_000_000

    /// The mail's, in bytes.
    private(set) var mailSize = 0
    private(set) var duration = Duration.zero
    /// The most of the process, in bytes.
    private(set) var memory = 0

    init(mails: Int?) async throws {
        let server = try await MailServer.shared
        // Nobody listens on port 9.
        let installation = try Installation(
            "big", on: server, .init(smtpPort: 9, more: "limits: {message_size: 100 MB}"))
        defer { installation.remove() }
        let mail = Self.mail(to: installation.inbox)
        mailSize = mail.utf8.count
        try server.deposit([mail], for: installation.inbox)
        let poll = try await installation.poll(lookingEvery: .milliseconds(2))
        duration = poll.duration
        memory = poll.usage?.peakMemory ?? 0
        let store = try Store(path: installation.databasePath)
        let (counts, files) = try await store.read { (try $0.ledgerCounts(), try $0.attachments(of: 1)) }
        try store.close()
        guard counts == [.handled: 1], files.map(\.size) == [Self.size] else {
            throw Disappointment("the mail was not taken in, \(counts), \(files): see \(installation.logPath)")
        }
    }

    private static func mail(to inbox: String) -> String {
        let bytes = Data((0..<size).lazy.map { UInt8(truncatingIfNeeded: $0 &* 2_654_435_761 >> 7) })
        return """
            From: Renée Customer <customer@home.example.test>
            To: \(inbox)
            Message-ID: <big@example.test>
            Subject: The plans of our house
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=edge

            --edge
            Content-Type: text/plain

            Here they are.
            --edge
            Content-Type: application/pdf
            Content-Disposition: attachment; filename="plans.pdf"
            Content-Transfer-Encoding: base64

            \(bytes.base64EncodedString(options: [.lineLength76Characters, .endLineWithLineFeed]))
            --edge--

            """
    }

    var figures: [Figure] {
        [
            Figure(
                "peak memory while a mail with a file of \(Self.size / 1_000_000) MB is taken in", bytes: memory,
                .below(200)),
            Figure("time of that", duration),
        ]
    }

    var details: String {
        "The mail has \(mailSize / 1_000_000) MB; `guichet poll` from its start to its end, until the lead is committed and "
            + "the mail moved."
    }
}
