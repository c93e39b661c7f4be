import Mail

extension IMAPSession {
    /// Throws unless the server did what was asked; `what` completes "refused to …".
    func require(_ answer: Response.Status, for what: String) throws(MailSourceFailure) {
        guard answer.condition == .ok else { throw refusal(answer, of: what) }
    }

    /// A NO or BAD, quoted. `forGood` when asking again would not help, unless the server says that it is busy.
    func refusal(_ answer: Response.Status, of what: String, forGood: Bool = false) -> MailSourceFailure {
        let isForGood =
            switch answer.code {
            case "NOPERM", "CANNOT", "OVERQUOTA", "NONEXISTENT", "CONTACTADMIN": true
            case "UNAVAILABLE", "INUSE", "SERVERBUG", "LIMIT", "EXPUNGEISSUED": false
            default: forGood
            }
        let words = [answer.code.map { "[\($0)]" }, answer.text].compactMap(\.self).joined(separator: " ")
        var failure = failure("refused to \(what) (it said “\(printable(words.utf8, limit: 200))”)")
        if isForGood { failure.nextStep = .askOperator }
        return failure
    }

    /// `reason` completes a sentence about the server.
    func failure(_ reason: String) -> MailSourceFailure {
        MailSourceFailure(nextStep: .reconnect, explanation: "\(account.endpoint) \(reason).")
    }
}
