public import CRM
import Configuration
import Crypto
import Documents
import Foundation
public import Mail
import Store

extension Office {
    /// The PDF of the latest version of a quote, as it was sent or would be; nil when there is no such quote.
    public func pdf(of number: QuoteNumber) async throws -> Attachment? {
        guard let quote = try await store.read({ try $0.quotes(numbered: number).first }) else { return nil }
        return try await QuotePrint(office: self).pdf(ofQuote: quote.id)
    }
}

/// Makes a quote's PDF, once: what the author sees in the preview is what the customer gets, byte by byte.
struct QuotePrint {
    let office: Office

    /// The stored PDF, made now if there is none yet. Throws `UnprintablePage` when it cannot be made.
    func pdf(ofQuote id: Int64) async throws -> Attachment? {
        guard let (quote, stored, page) = try await office.store.read({ try self.contents(ofQuote: id, in: $0) }) else {
            return nil
        }
        let name = "\(quote.number)\(quote.version == 1 ? "" : "-v\(quote.version)").pdf"
        let bytes: [UInt8]
        if let stored {
            bytes = stored
        } else {
            let made = try await office.printer.pdf(of: page)
            let digest = SHA256.hash(data: made).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            bytes = try await office.store.write { transaction in
                try transaction.keep(pdf: made, sha256: digest, of: id)
                return try transaction.pdf(ofQuote: id) ?? made
            }
        }
        return Attachment(fileName: name, mediaType: MediaType("application", "pdf"), content: bytes)
    }

    private func contents(ofQuote id: Int64, in snapshot: Snapshot) throws -> (Quote, [UInt8]?, String)? {
        guard let quote = try snapshot.quote(id) else { return nil }
        if let stored = try snapshot.pdf(ofQuote: id) { return (quote, stored, "") }
        return (quote, nil, try office.letters.page(of: try document(of: quote, in: snapshot), in: quote.language))
    }

    /// What the page says, in the customer's language.
    func document(of quote: Quote, in snapshot: Snapshot) throws -> QuoteDocument {
        let language = quote.language
        let company = office.settings.company
        let clock = LocalClock.of(language, timeZone: company.timeZone)
        let totals = try quote.totals()
        let opportunity = try quote.opportunities.first.flatMap { try snapshot.opportunity($0) }
        let conditions = office.settings.quotes.conditions
        return QuoteDocument(
            companyName: company.name, letterhead: office.settings.quotes.letterhead,
            customer: try customer(of: quote, in: snapshot), quote: quote.title, title: opportunity?.title ?? "",
            date: clock.day(quote.created), validUntil: clock.day(quote.validUntil - 1),
            salespersonName: try snapshot.staffName(quote.author) ?? quote.author,
            lines: zip(quote.lines, totals.lines).map { Self.line($0, net: $1, language) },
            subtotal: totals.subtotal.exact(in: language),
            discountRate: quote.discount == .zero ? "" : quote.discount.formatted(in: language),
            discount: quote.discount == .zero ? "" : totals.discount.negated.exact(in: language),
            net: totals.net.exact(in: language), rates: totals.rates.map { Self.rate($0, language) },
            vat: totals.vat.exact(in: language), gross: totals.gross.exact(in: language),
            conditions: conditions[language] ?? conditions[company.defaultLanguage] ?? "")
    }

    private static func line(_ line: QuoteLine, net: Money, _ language: Language) -> QuoteDocument.Line {
        let quantity = [line.quantity.formatted(in: language), line.unit].filter { !$0.isEmpty }
        return QuoteDocument.Line(
            sku: line.sku ?? "", text: line.text, quantity: quantity.joined(separator: "\u{A0}"),
            unitPrice: line.unitPrice.exact(in: language),
            discount: line.discount == .zero ? "" : line.discount.formatted(in: language),
            vat: line.vat.formatted(in: language), net: net.exact(in: language))
    }

    private static func rate(_ rate: QuoteTotals.Rate, _ language: Language) -> QuoteDocument.Rate {
        QuoteDocument.Rate(
            rate: rate.rate.formatted(in: language), base: rate.base.exact(in: language),
            vat: rate.vat.exact(in: language))
    }

    private func customer(of quote: Quote, in snapshot: Snapshot) throws -> [String] {
        guard let partner = try snapshot.partner(quote.partnerID) else { return [] }
        let contact = try quote.contactID.flatMap { try snapshot.contact($0) }
        let town = [partner.place.zip, partner.place.city].compactMap(\.self).joined(separator: " ")
        let person = contact.flatMap { $0.name == partner.name || $0.name.contains("@") ? nil : $0.name }
        return [partner.name, person, partner.place.street, town, partner.place.country].compactMap(\.self)
            .filter { !$0.isEmpty }
    }
}

extension Money {
    fileprivate var negated: Money { Money(minorUnits: -minorUnits, currency: currency) }
}
