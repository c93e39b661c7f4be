import Foundation
import Mail
import MailMIME
import MailTransport
import Store
import TestSupport
import Testing

/// Two gateways that write to each other, on a real mail server: neither may keep the other going.
@Suite(
    "Two gateways wired to each other", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable },
    .timeLimit(.minutes(2)))
struct WiredGatewaysTests {
    @Test func fallSilentWithinAHandfulOfMails() async throws {
        let server = try await MailServer.shared
        let one = try Installation("wired-one", on: server)
        let other = try Installation("wired-other", on: server)
        defer {
            one.remove()
            other.remove()
        }
        let mail = """
            From: <\(other.inbox)>\r
            To: <\(one.inbox)>\r
            Subject: A kitchen\r
            Message-ID: <first@\(other.domain)>\r
            Content-Type: text/plain; charset=utf-8\r
            \r
            We would like a kitchen.\r

            """
        try server.deliver(mail, to: one.inbox, from: other.inbox)
        var exchanged = 0
        // Each looks, handles, and sends; more often than anything could still be under way.
        for _ in 0..<8 {
            for gateway in [one, other] {
                let ending = try await gateway.guichet("poll")
                #expect(ending.exitCode == 0, "\(ending)")
            }
            exchanged = try await received(by: one) + received(by: other)
        }
        #expect((1...6).contains(exchanged), "\(exchanged) mails")
        #expect(try await leads(of: other) == 0)
    }

    @Test func aMachineThatAnswersEverythingIsAnsweredOnce() async throws {
        let server = try await MailServer.shared
        let gateway = try Installation("wired-machine", on: server)
        defer { gateway.remove() }
        let machine = "machine@elsewhere-\(UUID().uuidString.prefix(6).lowercased()).example.test"
        var answered = 0
        try server.deliver(Self.mail(1, from: machine, to: gateway.inbox), to: gateway.inbox, from: machine)
        for round in 2..<8 {
            #expect(try await gateway.guichet("poll").exitCode == 0)
            let mails = try server.messages(of: machine)
            for mail in mails.dropFirst(answered) {
                let parsed = try ParsedMail(parsing: mail)
                let recipient = try #require(parsed.replyTo.first?.email.rawValue)
                try server.deliver(Self.mail(round, from: machine, to: recipient), to: gateway.inbox, from: machine)
            }
            answered = mails.count
        }
        #expect(answered == 1)
    }

    private static func mail(_ number: Int, from sender: String, to recipient: String) -> String {
        """
        From: <\(sender)>\r
        To: <\(recipient)>\r
        Subject: Your message\r
        Message-ID: <\(number).\(sender)>\r
        Content-Type: text/plain; charset=utf-8\r
        \r
        Your message has reached us, number \(number).\r

        """
    }

    private func received(by gateway: Installation) async throws -> Int {
        let store = try Store(path: gateway.databasePath)
        defer { try? store.close() }
        return try await store.read { try $0.ledgerCounts() }.values.reduce(0, +)
    }

    private func leads(of gateway: Installation) async throws -> Int {
        let store = try Store(path: gateway.databasePath)
        defer { try? store.close() }
        return try await store.read { try $0.leads(limit: 100) }.count
    }
}
