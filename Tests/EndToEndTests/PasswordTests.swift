import Foundation
import Store
import TestSupport
import Testing

@Suite(
    "With a wrong password", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable }, .timeLimit(.minutes(2)))
struct PasswordTests {
    @Test func theMailboxIsLeftInPeaceForMinutes() async throws {
        let installation = try Installation(
            "wrong-imap", on: try await MailServer.shared, .init(password: "guess"))
        defer { installation.remove() }
        let ended = try await installation.whileRunning { _ in
            try await installation.untilLogged("mailbox could not be read, trying again later")
        }
        #expect(ended.exitCode == 0)
        try expectOnePatientComplaint(installation, about: installation.server.imapsPort)
    }

    @Test func theMailServerIsLeftInPeaceForMinutesWhateverComesIn() async throws {
        let installation = try Installation(
            "wrong-smtp", on: try await MailServer.shared, .init(smtpPassword: "guess"))
        defer { installation.remove() }
        let mails = CustomerMail.flow(6, to: installation.inbox)
        let ended = try await installation.whileRunning { _ in
            try await installation.untilLogged("watching")
            for (index, mail) in mails.enumerated() {
                try installation.deliver([mail])
                try await installation.untilSettled(index + 1)
                try await installation.untilLogged("no mail can be sent, trying again later")
            }
        }
        #expect(ended.exitCode == 0)
        try expectOnePatientComplaint(installation, about: installation.server.smtpPort)
        // What waited goes out as soon as somebody has mended it.
        try installation.configure(.init(smtpPassword: MailServer.password))
        #expect(try await installation.whileRunning { _ in try await installation.untilAllSent(6) }.exitCode == 0)
        #expect(try await Audit(of: installation, expecting: mails).complaints == [])
    }

    @Test func aPollThatCannotSendFailsAndTheNextOneSends() async throws {
        let installation = try Installation(
            "wrong-poll", on: try await MailServer.shared, .init(smtpPassword: "guess"))
        defer { installation.remove() }
        let mails = CustomerMail.flow(2, to: installation.inbox)
        try installation.deliver(mails)
        _ = try await installation.server.messages(of: installation.inbox, atLeast: 2)
        let refused = try await installation.guichet("poll")
        #expect(refused.exitCode == 1)
        let complaint = try #require(refused.complaints.first)
        #expect(refused.complaints.count == 1)
        #expect(complaint.hasPrefix("SMTP: localhost:\(installation.server.smtpPort) refused the login"))
        #expect(complaint.hasSuffix(": correct the user name or the password."))
        #expect(refused.talk.hasSuffix("\n2 received, 0 sent.\n"))
        #expect(try installation.server.loginAttempts(of: installation.inbox) == 2)
        try installation.configure(.init(smtpPassword: MailServer.password))
        let mended = try await installation.guichet("poll")
        #expect(mended.exitCode == 0)
        #expect(try await Audit(of: installation, expecting: mails).complaints == [])
    }

    /// Exactly one line, which says when the next attempt is.
    private func expectOnePatientComplaint(_ installation: Installation, about port: UInt16) throws {
        let complaint = try #require(installation.complaints.first)
        #expect(installation.complaints.count == 1, "\(installation.complaints)")
        #expect(complaint.contains("localhost:\(port) refused the login"), "\(complaint)")
        #expect(complaint.contains(": correct the user name or the password."), "\(complaint)")
        for form in ["guess", Data("guess".utf8).base64EncodedString()] { #expect(!complaint.contains(form)) }
        let seconds = try #require(complaint.firstMatch(of: /seconds=(\d+)/)).1
        #expect(Int(seconds) ?? 0 >= 120)
    }
}
