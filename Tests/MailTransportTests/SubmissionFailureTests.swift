import CCurl
import Mail
import Testing

@testable import MailTransport

@Suite("After a failed submission")
struct SubmissionFailureTests {
    @Test(
        arguments: [
            ("refused recipient", CURLE_SEND_ERROR, 550, false, .giveUp),
            ("busy mailbox", CURLE_SEND_ERROR, 450, false, .retry),
            ("refused text", CURLE_WEIRD_SERVER_REPLY, 554, true, .giveUp),
            ("refused text for now", CURLE_WEIRD_SERVER_REPLY, 451, true, .retry),
            ("refused greeting", CURLE_WEIRD_SERVER_REPLY, 554, false, .askOperator),
            ("login needed", CURLE_SEND_ERROR, 530, false, .askOperator),
            ("wrong password", CURLE_LOGIN_DENIED, 535, false, .askOperator),
            ("passing trouble with passwords", CURLE_LOGIN_DENIED, 454, false, .retry),
            ("bad certificate", CURLE_PEER_FAILED_VERIFICATION, 220, false, .askOperator),
            ("no STARTTLS", CURLE_USE_SSL_FAILED, 250, false, .askOperator),
            ("nobody there", CURLE_COULDNT_CONNECT, 0, false, .retry),
            ("unknown host", CURLE_COULDNT_RESOLVE_HOST, 0, false, .retry),
            ("cut while the text went out", CURLE_SEND_ERROR, 354, false, .retry),
            ("silence while the text went out", CURLE_OPERATION_TIMEDOUT, 354, false, .retry),
            ("silence after the text", CURLE_OPERATION_TIMEDOUT, 354, true, .uncertain),
            ("cut after the text", CURLE_RECV_ERROR, 354, true, .uncertain),
        ] as [(String, CURLcode, Int, Bool, SubmissionFailure.NextStep)])
    func nextStep(what: String, code: CURLcode, reply: Int, textWasSent: Bool, expected: SubmissionFailure.NextStep) {
        let error = CurlError(code: code, detail: "", verification: 0)
        #expect(SubmissionFailure.NextStep(error, reply: reply, textWasSent: textWasSent) == expected)
    }

    @Test(
        arguments: [
            (["a@example.test"], nil, true), (["a@example.test"], "b@example.test", true), ([], nil, false),
            (["a@example.test\r\nDATA"], nil, false), (["a@example.test"], "b\u{0}@example.test", false),
            (["a> <b"], nil, false),
        ] as [([String], String?, Bool)])
    func addressesThatWouldBeCommandsAreRefused(recipients: [String], sender: String?, isFit: Bool) {
        #expect((SMTPSession.objection(to: recipients, from: sender) == nil) == isFit)
    }
}
