import CRM
import Commands
import Configuration
import Documents
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
            guard let sender = incoming.sender?.email, try transaction.belongs(sender, to: quote.partnerID) else {
                return [.untrustedAnswer(quote)]
            }
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
        var decided = quote
        decided.state = isAccepted ? .accepted : .declined
        decided.decidedAt = now
        decided.evidence = evidence
        try transaction.update(decided)
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

    /// What a colleague says of an opportunity decides its quote too.
    func decideQuotes(of opportunity: Opportunity, isAccepted: Bool, by member: StaffMember, _ message: Message?) throws
    {
        for quote in try transaction.quotes(onOpportunity: opportunity.id) where quote.state == .sent {
            var decided = quote
            decided.state = isAccepted ? .accepted : .declined
            decided.decidedAt = now
            let answer = try customer(of: opportunity.reference).flatMap { customer in
                try transaction.latestIncoming(on: opportunity.reference, from: [customer.address.email])
            }
            // What they wrote before the quote is no answer to it.
            if let mail = answer.flatMap({ $0.at >= quote.sentAt ?? $0.at ? $0 : nil }) ?? message {
                decided.evidence = QuoteEvidence(
                    messageID: mail.id, sender: mail.from?.rawValue ?? "",
                    words: String(mail.visibleText.prefix(200)), confirmedBy: member.login)
            }
            try transaction.update(decided)
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

    /// Tells the customer what holds now.
    private func answerOutdated(
        _ quote: Quote, _ incoming: IncomingMail, _ message: Message, on record: RecordReference
    ) throws {
        guard let sender = incoming.sender, let customer = try customer(of: record),
            incoming.authentication?.failsDMARC != true,
            try transaction.outboxCount(
                kind: Letter.Kind.quoteAnswer.rawValue, to: sender.email, since: now - 86_400) < 3
        else { return }
        let current = try transaction.quotes(numbered: quote.number).first { $0.isOpen(at: now) }
        let clock = LocalClock.of(customer.language, timeZone: settings.company.timeZone)
        let values = [
            "quote": quote.title, "current": current?.title ?? "",
            "date": clock.day((current ?? quote).validUntil - 1),
        ]
        let phrase: Phrase =
            current != nil ? .quoteReplacedBy : quote.state == .accepted ? .quoteWasAccepted : .quoteHolds
        let letter = QuoteStateLetter(
            companyName: settings.company.name, tag: settings.company.tag(of: record), customerName: sender.name,
            quote: quote.title, sentence: office.phrases.text(phrase, in: customer.language, values))
        try post.send(
            .quoteAnswer(letter), to: sender, language: customer.language, about: record, answering: message,
            quote: current?.id)
    }

    /// The draft with its PDF, to the colleague who made it.
    func tellPreview(of quote: Quote, _ totals: QuoteTotals, to member: StaffMember) throws {
        let language = member.language
        let clock = LocalClock.of(member, in: settings.company)
        let rows = zip(quote.lines, totals.lines).map { line, net in
            Listing.Row(
                label: "\(line.quantity.formatted(in: language)) ×", text: line.text,
                detail: "\(line.unitPrice.formatted(in: language)) → \(net.formatted(in: language))")
        }
        let facts: [(Phrase, String?)] = [
            (.factCustomer, try quote.record.flatMap(customer)?.address.description),
            (.factNet, totals.net.formatted(in: language)), (.factVAT, totals.vat.formatted(in: language)),
            (.factGross, totals.gross.formatted(in: language)), (.factValid, clock.day(quote.validUntil - 1)),
        ]
        let preview = QuotePreview(
            reference: quote.record.map { "\($0)" } ?? "", quote: quote.title, facts: self.facts(facts, in: language),
            listings: [Listing(heading: "", rows: rows)])
        let letter = StaffLetter(
            .quotePreview(preview), because: .becauseCommand, offering: [.quote, .history],
            ready: [Offer(.send, "\(quote.number)")])
        try post.send(letter, to: member, about: quote.record, quote: quote.id)
    }

    /// The quote itself, to the customer.
    func sendQuote(_ quote: Quote, by member: StaffMember, to customer: Customer) throws -> Message? {
        let clock = LocalClock.of(customer.language, timeZone: settings.company.timeZone)
        let latest = try latestMail(of: customer.address.email, on: customer.record)
        let vocabulary = settings.vocabulary
        let letter = QuoteLetter(
            companyName: settings.company.name, salespersonName: member.name,
            tag: settings.company.tag(of: customer.record), customerName: customer.address.name, quote: quote.title,
            title: customer.title, gross: try quote.totals().gross.formatted(in: customer.language),
            validUntil: clock.day(quote.validUntil - 1),
            acceptWord: vocabulary.word(for: AnswerWord.accept, in: customer.language),
            declineWord: vocabulary.word(for: AnswerWord.decline, in: customer.language))
        return try post.send(
            .quote(letter), to: customer.address, language: customer.language, about: customer.record,
            signedBy: member, answering: latest, quote: quote.id)
    }

    /// The PDF of a quote could not be made: its author is told why, and that nothing went out.
    func tellUnprintable(_ entry: OutboxEntry, explanation: String) throws {
        guard let quote = try entry.quote.flatMap({ try transaction.quote($0) }),
            let author = settings.staffMember(login: quote.author)
        else { return }
        try tell(.quoteFailedHeading, .quoteFailedNotice, about: quote, to: author, problem: explanation)
    }

    func tell(
        _ heading: Phrase, _ sentence: Phrase, about quote: Quote, to member: StaffMember, problem: String = ""
    ) throws {
        let clock = LocalClock.of(member, in: settings.company)
        let record = quote.record
        let values = ["quote": quote.title, "date": clock.day(quote.validUntil - 1), "problem": problem]
        let gross = try quote.totals().gross.formatted(in: member.language)
        let facts: [(Phrase, String?)] = [
            (.factCustomer, try record.flatMap(customer)?.address.description), (.factGross, gross),
        ]
        let notice = CaseNotice(
            reference: record.map { "\($0)" } ?? "", title: try record.map { try summary(of: $0).title } ?? "",
            heading: office.phrases.text(heading, in: member.language, values),
            sentence: office.phrases.text(sentence, in: member.language, values),
            facts: self.facts(facts, in: member.language), text: "")
        let letter = StaffLetter(
            .caseNotice(notice), because: .becauseResponsible, offering: [.reply, .quote, .lost, .history])
        try post.send(letter, to: member, about: record)
    }
}
