import MailTransport
import TestSupport

extension Installation {
    /// A user's inbox on the installation's mail server.
    func account(of user: String) -> IMAPAccount {
        IMAPAccount(
            endpoint: Endpoint(
                host: MailServer.host, port: server.imapsPort, security: .implicitTLS,
                certificateAuthorities: server.certificateAuthority),
            login: Login(userName: user, password: Secret(MailServer.password)))
    }
}
