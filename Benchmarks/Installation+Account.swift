import MailTransport
import TestSupport

extension Installation {
    /// A user's inbox on the installation's mail server.
    func account(of user: String, isEncrypted: Bool = true) -> IMAPAccount {
        IMAPAccount(
            endpoint: Endpoint(
                host: MailServer.host, port: isEncrypted ? server.imapsPort : server.imapPort,
                security: isEncrypted ? .implicitTLS : .none, certificateAuthorities: server.certificateAuthority),
            login: Login(userName: user, password: Secret(MailServer.password)))
    }

    /// How many mails are in the inbox. The first time it is asked after a deposit, Dovecot makes its index.
    func inboxCount() async throws -> Int {
        let session = IMAPSession(account(of: inbox))
        _ = try await session.open()
        let count = try await session.summaries(after: nil).count
        await session.close()
        return count
    }
}
