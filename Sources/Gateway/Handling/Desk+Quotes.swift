import CRM
import Commands
import Configuration
import Foundation
import Mail
import Store

/// What customers answer to quotes, and what becomes of those they do not answer.
extension Desk {
    /// The quote that a mail answers: the one we sent in its thread, else the one its subject names, else, since mail services
    /// rewrite Message-IDs, the only one that the customer of the record could answer.
    func quoteAnswered(by incoming: IncomingMail, on record: RecordReference) throws -> Quote? {
        var answersAnother = false
        for id in (incoming.mail.inReplyTo + incoming.mail.references.reversed()).prefix(20) {
            for mail in try transaction.messages(messageID: id) where mail.direction == .outgoing {
                let entries = try transaction.outboxEntries(message: mail.id)
                if let quote = try entries.lazy.compactMap(\.quote).first.flatMap(transaction.quote) { return quote }
                answersAnother = true
            }
        }
        guard let number = QuoteNumber(in: incoming.mail.subject) else {
            guard !answersAnother, case .opportunity = record.kind else { return nil }
            let open = try transaction.quotes(onOpportunity: record.number).filter { $0.isOpen(at: now) }
            return open.count == 1 ? open.first : nil
        }
        let partner = try transaction.partnerID(of: record)
        return try transaction.quotes(numbered: number).first { $0.partnerID == partner && $0.sentAt != nil }
    }

    /// Does what a customer's mail says of a quote. Returns what the owner should know beside the mail itself; nil when it
    /// answers no quote.
    func takeQuoteAnswer(in incoming: IncomingMail, _ message: Message, on record: RecordReference) throws -> [Remark]?
    {
        guard let quote = try quoteAnswered(by: incoming, on: record),
            let answer = QuoteAnswer.read(incoming.visible.text, words: settings.vocabulary.answers)
        else { return nil }
        if let number = answer.number, number != quote.number { return [.unclearAnswer(quote)] }
        switch answer.verdict {
        case .unclear: return [.unclearAnswer(quote)]
        case .decline where quote.state == .accepted: return [.unclearAnswer(quote)]
        case .accept, .decline:
            // Whoever else has the quote in hand, in a forwarded mail say, cannot answer for the customer.
            guard let sender = incoming.sender?.email,
                try transaction.belongs(sender, to: quote.partnerID, except: settings.publicProviders)
            else { return [.untrustedAnswer(quote)] }
            guard quote.isOpen(at: now) else {
                try answerOutdated(quote, incoming, message, on: record)
                return [.outdatedAnswer(quote)]
            }
            guard isTrusted(incoming) else { return [.untrustedAnswer(quote)] }
            let evidence = QuoteEvidence(
                messageID: message.id, sender: sender.rawValue,
                authentication: incoming.authentication?.summary, words: answer.line)
            try decide(quote, isAccepted: answer.verdict == .accept, evidence, about: message)
            return answer.verdict == .accept ? [.accepted(quote)] : [.declined(quote)]
        }
    }

    /// The quote is accepted or declined, and its opportunities won or lost, where the company wants that.
    func decide(_ quote: Quote, isAccepted: Bool, _ evidence: QuoteEvidence, about message: Message?) throws {
        try settle(quote, isAccepted: isAccepted, evidence)
        for id in quote.opportunities {
            guard var opportunity = try transaction.opportunity(id) else { continue }
            try note(
                isAccepted ? .quoteAccepted : .quoteDeclined, by: evidence.confirmedBy ?? evidence.sender.lowercased(),
                on: opportunity.reference, about: message, quote: quote.id, "\(quote.title): \(evidence.words)")
            let isUndecided = opportunity.isOpen || opportunity.outcome == .quoted
            guard settings.quotes.answerCloses, isUndecided else { continue }
            opportunity.outcome = isAccepted ? .won : .lost
            opportunity.closed = now
            opportunity.probability = isAccepted ? 100 : 0
            opportunity.lostReason = isAccepted ? nil : "\(quote.title)"
            if isAccepted, quote.opportunities.count == 1 { opportunity.expectedRevenue = try quote.totals().net }
            try transaction.update(opportunity)
            try note(isAccepted ? .won : .lost, by: Activity.gateway, on: opportunity.reference, about: message)
        }
    }

    /// Nobody sends a later draft of what is accepted.
    private func settle(_ quote: Quote, isAccepted: Bool, _ evidence: QuoteEvidence?) throws {
        var decided = quote
        decided.state = isAccepted ? .accepted : .declined
        decided.decidedAt = now
        decided.evidence = evidence
        try transaction.update(decided)
        guard isAccepted else { return }
        for var draft in try transaction.quotes(numbered: quote.number) where draft.state == .draft {
            draft.state = .superseded
            try transaction.update(draft)
        }
    }

    /// What a colleague says of an opportunity decides its quote too.
    func decideQuotes(of opportunity: Opportunity, isAccepted: Bool, by member: StaffMember, _ message: Message?) throws
    {
        for quote in try transaction.quotes(onOpportunity: opportunity.id) where quote.state == .sent {
            let answer = try customer(of: opportunity.reference).flatMap { customer in
                try transaction.latestIncoming(on: opportunity.reference, from: [customer.address.email])
            }
            // What they wrote before the quote is no answer to it.
            let mail = answer.flatMap { $0.at >= quote.sentAt ?? $0.at ? $0 : nil } ?? message
            let evidence = mail.map {
                QuoteEvidence(
                    messageID: $0.id, sender: $0.from?.rawValue ?? "", words: String($0.visibleText.prefix(200)),
                    confirmedBy: member.login)
            }
            try settle(quote, isAccepted: isAccepted, evidence)
            try note(
                isAccepted ? .quoteAccepted : .quoteDeclined, by: member.login, on: opportunity.reference,
                about: message, quote: quote.id, quote.title)
        }
    }

    /// Ends quotes whose time is over, at most 200 at once, and tells their owners; returns how many.
    func expireQuotes() throws -> Int {
        let quotes = try transaction.quotesToExpire(at: now, limit: 200)
        for var quote in quotes {
            quote.state = .expired
            try transaction.update(quote)
            guard let record = quote.record else { continue }
            try note(.quoteExpired, by: Activity.gateway, on: record, quote: quote.id, quote.title)
            for member in try audience(of: record) {
                try tell(.quoteExpiredHeading, .quoteExpiredNotice, about: quote, to: member)
            }
        }
        return quotes.count
    }

    /// The address is the customer's, as our token or our own mail server vouches.
    private func isTrusted(_ incoming: IncomingMail) -> Bool {
        guard let sender = incoming.sender?.email, incoming.authentication?.failsDMARC != true else { return false }
        if incoming.authentication?.passesDMARC == true { return true }
        return incoming.tokens.contains { token in
            token.purpose == .customer && !token.isExpired(at: now) && office.signer.wasMade(token, for: sender)
        }
    }
}
