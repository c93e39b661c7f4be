import CRM
import Commands
import Configuration
import Documents
import Foundation
import Mail
import Store

/// Quotes: QUOTE makes one and shows it, SEND sends it.
extension Executor {
    /// Makes a quote, or a new version of the one that is not decided yet; the preview with its PDF comes by mail.
    func quote(_ request: QuoteRequest, on record: RecordReference?) throws -> (Result, RecordReference?) {
        let opportunities = try opportunities(request, record)
        guard let first = opportunities.first, let partner = try transaction.partner(first.partnerID) else {
            throw CommandFailure(.noRecord, ["usage": "\(word(.quote)) O-12 …"])
        }
        if let other = opportunities.first(where: { $0.partnerID != first.partnerID }) {
            throw CommandFailure(
                .quoteOfTwoPartners, ["first": "\(first.reference)", "second": "\(other.reference)"])
        }
        let lines = try request.items.map { try line($0, in: partner.language) }
        let old = try undecidedQuote(on: first)
        let now = desk.now
        var quote = Quote(
            number: try old?.number ?? transaction.nextQuoteNumber(year: clock.year(now)),
            version: (old?.version ?? 0) + 1, partnerID: partner.id, contactID: first.contactID,
            opportunities: opportunities.map(\.id), lines: lines, discount: request.discount,
            currency: desk.settings.company.currency, created: now,
            validUntil: clock.endOfDay(now + (request.validity ?? desk.settings.quotes.validity).duration),
            language: partner.language, author: member.login)
        let totals: QuoteTotals
        do throws(QuoteTotalsProblem) {
            totals = try quote.totals()
        } catch {
            throw CommandFailure(.quoteTooMuch, ["problem": "\(error.lineNumber)"])
        }
        // What the customer has stays valid until the new version is sent.
        if var old, old.state == .draft {
            old.state = .superseded
            try transaction.update(old)
        }
        quote = try transaction.add(quote)
        try desk.note(
            .quoteDrafted, by: member.login, on: first.reference, about: message, quote: quote.id,
            "\(quote.title), \(totals.gross.formatted(in: desk.settings.company.defaultLanguage))")
        try desk.tellPreview(of: quote, totals, to: member)
        let values = [
            "quote": quote.title, "net": totals.net.formatted(in: language),
            "gross": totals.gross.formatted(in: language), "send": "\(word(.send)) \(quote.number)",
        ]
        return (Result(sentence: text(.quoteMade, values)), first.reference)
    }

    /// Sends the draft to the customer; that closes its opportunities where the company wants it so.
    func send(_ number: QuoteNumber?, on record: RecordReference?) throws -> (Result, RecordReference?) {
        var quote = try draft(number, on: record)
        guard quote.pdfSHA256 != nil, try transaction.pdf(ofQuote: quote.id) != nil else {
            throw CommandFailure(.quoteWithoutPDF, ["quote": quote.title])
        }
        guard quote.validUntil > desk.now else { throw CommandFailure(.quoteIsOver, ["quote": quote.title]) }
        guard let about = quote.record, let customer = try desk.customer(of: about) else {
            throw CommandFailure(.noAddress, ["record": quote.record.map { "\($0)" } ?? quote.title])
        }
        let opportunities = try quote.opportunities.compactMap { try transaction.opportunity($0) }
        for opportunity in opportunities { try refuseIfOthers(opportunity.reference, opportunity.responsible) }
        for var older in try transaction.quotes(numbered: quote.number) where older.id != quote.id && older.isUndecided
        {
            older.state = .superseded
            try transaction.update(older)
        }
        quote.state = .sent
        quote.sentAt = desk.now
        try transaction.update(quote)
        let sent = try desk.sendQuote(quote, by: member, to: customer)
        for opportunity in opportunities { try propose(opportunity, quote, about: sent) }
        try transaction.noteSent(to: customer.address.description)
        let values = ["quote": quote.title, "recipient": customer.address.description]
        let closed = desk.settings.quotes.closesOpportunity ? opportunities.map { "\($0.reference)" } : []
        let more = closed.isEmpty ? nil : text(.quoteClosed, ["records": closed.joined(separator: ", ")])
        return (Result(sentence: [text(.quoteSent, values), more].compactMap(\.self).joined(separator: " ")), about)
    }

    /// The opportunity is at the stage of the proposal, and closed, where the company wants it so.
    private func propose(_ opportunity: Opportunity, _ quote: Quote, about mail: Message?) throws {
        var changed = opportunity
        changed.stage = .proposal
        if desk.settings.quotes.closesOpportunity, opportunity.isOpen {
            changed.outcome = .quoted
            changed.closed = desk.now
        }
        if changed.expectedRevenue == nil { changed.expectedRevenue = try quote.totals().net }
        try transaction.update(changed)
        try desk.note(
            .quoteSent, by: member.login, on: opportunity.reference, about: mail, quote: quote.id, quote.title)
    }

    private func opportunities(_ request: QuoteRequest, _ record: RecordReference?) throws -> [Opportunity] {
        let named =
            try request.opportunities.isEmpty ? [record].compactMap(\.self) : request.opportunities.map(existing)
        return try named.map { reference in
            let found = try quotable(reference)
            try refuseIfOthers(found.reference, found.responsible)
            return found
        }
    }

    /// An opportunity that is open, or whose quote the customer has; of a partner, their only open one.
    private func quotable(_ reference: RecordReference) throws -> Opportunity {
        guard reference.kind != .partner else {
            let open = try transaction.openOpportunities(of: reference.number)
            guard let only = open.first, open.count == 1 else {
                throw CommandFailure(.notACase, ["record": "\(reference)"])
            }
            return only
        }
        return try undecided(reference)
    }

    private func line(_ item: QuoteRequest.Item, in language: Language) throws -> QuoteLine {
        switch item.subject {
        case .text(let words):
            return QuoteLine(
                text: words, quantity: item.quantity, unitPrice: item.price ?? Money(minorUnits: 0),
                discount: item.discount, vat: item.vat ?? desk.settings.quotes.usualVAT)
        case .product(let name):
            guard let product = desk.settings.products[name] else {
                let all = desk.settings.products.products.map(\.sku)
                let nearest = all.filter { Self.isLike($0, name) }
                let names = (nearest.isEmpty ? all : nearest).prefix(12)
                throw CommandFailure(.unknownProduct, ["text": name, "names": names.joined(separator: ", ")])
            }
            return QuoteLine(
                product, quantity: item.quantity, unitPrice: item.price, discount: item.discount, vat: item.vat,
                in: [language, desk.settings.company.defaultLanguage])
        }
    }

    private static func isLike(_ sku: String, _ name: String) -> Bool {
        let (sku, name) = (sku.lowercased(), name.lowercased())
        return sku.contains(name) || name.contains(sku) || sku.commonPrefix(with: name).count >= 4
    }

    private func undecidedQuote(on opportunity: Opportunity) throws -> Quote? {
        try transaction.quotes(onOpportunity: opportunity.id).first(where: \.isUndecided)
    }

    private func noDraft(among versions: [Quote], of number: QuoteNumber) -> CommandFailure {
        guard !versions.isEmpty else { return CommandFailure(.unknownRecord, ["record": "\(number)"]) }
        if let accepted = versions.first(where: { $0.state == .accepted }) {
            let reopen = [word(.reopen), accepted.record.map { "\($0)" }].compactMap(\.self).joined(separator: " ")
            return CommandFailure(.quoteAcceptedAlready, ["quote": accepted.title, "usage": reopen])
        }
        // A draft that was taken back was never sent.
        let wasSent = versions.contains { $0.sentAt != nil }
        return wasSent
            ? CommandFailure(.quoteSentAlready, ["record": "\(number)"])
            : CommandFailure(.noDraft, ["usage": word(.quote)])
    }

    private func draft(_ number: QuoteNumber?, on record: RecordReference?) throws -> Quote {
        if let number {
            let versions = try transaction.quotes(numbered: number)
            guard let draft = versions.first(where: { $0.state == .draft }) else {
                throw noDraft(among: versions, of: number)
            }
            return draft
        }
        let quotes =
            switch record?.kind {
            case .opportunity?: try transaction.quotes(onOpportunity: record?.number ?? 0)
            case .partner?: try transaction.quotes(ofPartner: record?.number ?? 0)
            default: [Quote]()
            }
        guard let draft = quotes.first(where: { $0.state == .draft }) else {
            throw CommandFailure(.noDraft, ["usage": word(.quote)])
        }
        return draft
    }
}

extension Quote {
    /// `Q-2014-0003`, or `Q-2014-0003 v2` of a later version.
    var title: String { version == 1 ? "\(number)" : "\(number) v\(version)" }

    /// Could still be sent or answered.
    var isUndecided: Bool { state == .draft || state == .sent }
}

extension QuoteTotalsProblem {
    /// The line that is too much, or 0 for the whole.
    fileprivate var lineNumber: Int {
        switch self {
        case .tooMuch(let line): line ?? 0
        case .otherCurrency(let line): line
        }
    }
}
