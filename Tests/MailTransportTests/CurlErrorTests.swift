import CCurl
import Testing

@testable import MailTransport

@Suite("What the operator reads when a connection fails")
struct CurlErrorTests {
    @Test(
        arguments: [
            (CURLE_PEER_FAILED_VERIFICATION, 10, true, "have it renewed"),
            (CURLE_PEER_FAILED_VERIFICATION, 9, true, "set this machine's clock"),
            (CURLE_PEER_FAILED_VERIFICATION, 18, true, "name its file"),
            (CURLE_PEER_FAILED_VERIFICATION, 20, true, "name its file"),
            (CURLE_PEER_FAILED_VERIFICATION, 23, true, "have it replaced"),
            (CURLE_PEER_FAILED_VERIFICATION, 0, true, "use the host name"),
            (CURLE_LOGIN_DENIED, 0, true, "correct the user name or the password"),
            (CURLE_USE_SSL_FAILED, 0, true, "does not offer STARTTLS"),
            (CURLE_COULDNT_RESOLVE_HOST, 0, false, "check the host name"),
            (CURLE_COULDNT_CONNECT, 0, false, "check host, port and firewall"),
            (CURLE_SSL_CONNECT_ERROR, 0, false, "implicit TLS or STARTTLS"),
            (CURLE_OPERATION_TIMEDOUT, 0, false, "in time"),
            (CURLE_RECV_ERROR, 0, false, "failed"),
        ] as [(CURLcode, Int, Bool, String)])
    func sentence(code: CURLcode, verification: Int, needsOperator: Bool, words: String) {
        let error = CurlError(code: code, detail: "detail", verification: verification)
        let endpoint = Endpoint(host: "mail.example.test", port: 993, security: .implicitTLS)
        let sentence = error.sentence(about: endpoint, reply: "NO \(String(repeating: "x", count: 900))")
        #expect(error.needsOperator == needsOperator)
        #expect(sentence.contains(words) && sentence.contains("mail.example.test:993") && sentence.hasSuffix("."))
        #expect(sentence.count < 500)
    }
}
