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
        var failure = failure("refused to \(what) (it said “\(words(of: answer))”)")
        if isForGood { failure.nextStep = .askOperator }
        return failure
    }

    /// A NO or BAD to SELECT. A mailbox that is missing may be back the next moment, and asking for it locks nobody out.
    func refusal(toOpen mailbox: String, _ answer: Response.Status) -> MailSourceFailure {
        switch answer.code {
        case nil, "NONEXISTENT", "TRYCREATE":
            failure(
                "does not open the mailbox “\(mailbox)” (it said “\(words(of: answer))”): "
                    + "create it again if it was deleted, or correct its name")
        default:
            refusal(answer, of: "open the mailbox “\(mailbox)”", forGood: true)
        }
    }

    private func words(of answer: Response.Status) -> String {
        let words = [answer.code.map { "[\($0)]" }, answer.text].compactMap(\.self).joined(separator: " ")
        return printable(words.utf8, limit: 200)
    }

    /// `reason` completes a sentence about the server.
    func failure(_ reason: String) -> MailSourceFailure {
        MailSourceFailure(nextStep: .reconnect, explanation: "\(account.endpoint) \(reason).")
    }
}
