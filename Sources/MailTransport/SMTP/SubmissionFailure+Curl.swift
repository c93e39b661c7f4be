import CCurl
import Mail

extension SubmissionFailure {
    /// What libcurl's failure means for the mail at hand.
    ///
    /// `reply` is the last reply code of the server, 0 when there was none; `answer` its words. `textWasSent` once the
    /// whole text has gone out.
    init(_ error: CurlError, at endpoint: Endpoint, reply: Int, answer: String, textWasSent: Bool) {
        let nextStep = NextStep(error, reply: reply, textWasSent: textWasSent)
        let explanation =
            switch nextStep {
            case .uncertain: "\(endpoint) took the mail and did not say whether it will deliver it (\(error.detail))."
            case .giveUp: "\(endpoint) refused the mail: “\(answer)”."
            case .retry where reply >= 400: "\(endpoint) does not take the mail now: “\(answer)”."
            case .retry, .askOperator: error.sentence(about: endpoint, reply: answer)
            }
        self.init(nextStep: nextStep, reply: reply >= 400 ? reply : nil, explanation: explanation)
    }
}

extension SubmissionFailure.NextStep {
    init(_ error: CurlError, reply: Int, textWasSent: Bool) {
        self =
            switch reply {
            // The server waits for the text, or has it and is silent. RFC 5321 §4.1.1.4.
            case 354 where textWasSent: .uncertain
            // RFC 5321 §4.2.1. Wrong passwords can be a passing matter, too. RFC 4954 §6.
            case 400...499: .retry
            // Login needed, too weak, or wrong; encryption needed. RFC 4954 §6, RFC 3207 §4.
            case 530, 534, 535, 538: .askOperator
            case 500...599 where error.isAboutTheMail || textWasSent: .giveUp
            // Refused before we named the mail: it would refuse any. RFC 5321 §3.1.
            case 500...599: .askOperator
            default: error.needsOperator ? .askOperator : .retry
            }
    }
}

extension CurlError {
    /// libcurl 7.88 ends so when MAIL, RCPT or DATA is refused.
    fileprivate var isAboutTheMail: Bool { code == CURLE_SEND_ERROR }
}
