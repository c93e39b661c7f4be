import TestSupport
import Testing

@Suite(
    "A server whose certificate cannot be trusted", .enabled("needs Dovecot and Postfix") { MailServer.isAvailable },
    .timeLimit(.minutes(2)))
struct CertificateTests {
    @Test(
        "is refused in a sentence, and gets no password",
        arguments: [
            (
                .expired, "SSL certificate problem: certificate has expired",
                "have it renewed, or set this machine's clock"
            ),
            (
                .selfSigned, "SSL certificate problem: self-signed certificate",
                "if the authority is your own, name its file in the settings"
            ),
            (
                .otherHost, "SSL: no alternative certificate subject name matches target host name 'localhost'",
                "use the host name that it was made out to"
            ),
        ] as [(MailServer.Certificate, String, String)])
    func refused(certificate: MailServer.Certificate, problem: String, cure: String) async throws {
        let server = try await MailServer(certificate: certificate)
        let installation = try Installation("\(certificate)", on: server)
        defer { installation.remove() }
        let mails = CustomerMail.flow(2, to: installation.inbox)
        try installation.deliver([mails[0]])
        let ingested = try await installation.guichet("ingest", input: mails[1].text(to: installation.inbox))
        #expect(ingested.exitCode == 0)
        for (imap, smtp) in [("implicit", "starttls"), ("starttls", "implicit")] {
            let choices = Installation.Choices(smtpPassword: MailServer.password, imapTLS: imap, smtpTLS: smtp)
            try installation.configure(choices)
            let imapPort = imap == "implicit" ? server.imapsPort : server.imapPort
            let smtpPort = smtp == "implicit" ? server.smtpsPort : server.smtpPort
            let sentences = [("IMAP sales", imapPort), ("SMTP", smtpPort)].map { what, port in
                (what, "The certificate of localhost:\(port) cannot be trusted (\(problem)): \(cure).")
            }
            let check = try await installation.guichet("check")
            #expect(check.exitCode == 1)
            let findings = check.output.split(separator: "\n").filter { $0.hasPrefix("WRONG") }
            #expect(findings == sentences.map { "WRONG  \($0.0): \($0.1)" })
            let poll = try await installation.guichet("poll")
            #expect(poll.exitCode == 1)
            #expect(poll.complaints == ["sales: \(sentences[0].1)", "SMTP: \(sentences[1].1)"])
        }
        try await server.stop()
        #expect(try server.loginAttempts(of: installation.inbox) == 0)
        #expect(try server.messages(of: installation.inbox).count == 1)
        #expect(try installation.interestedColleagues.allSatisfy { try server.messages(of: $0).isEmpty })
    }
}
