import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// The letters about quotes, to customers and colleagues.
extension Desk {
    /// Tells the customer what holds now.
    func answerOutdated(
        _ quote: Quote, _ incoming: IncomingMail, _ message: Message, on record: RecordReference
    ) throws {
        guard let sender = incoming.sender, let customer = try customer(of: record),
            incoming.authentication?.failsDMARC != true,
            try transaction.outboxCount(
                kind: Letter.Kind.quoteAnswer.rawValue, to: sender.email, in: now.within(86_400)) < 3
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
