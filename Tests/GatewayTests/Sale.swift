import CRM
import Foundation
import Mail
import Store
import Testing

/// One sale as it is made by mail: who buys, who sells, and what each of them writes in their language.
struct Sale: Sendable, CustomTestStringConvertible {
    var colleague: Colleague
    var customer: String
    var request: String
    var quote: String
    var send: String
    var accept: String
    var decline: String

    var address: String { String(customer.drop { $0 != "<" }.dropFirst().dropLast()) }
    var testDescription: String { quote }

    static let english = Sale(
        colleague: .eric, customer: Company.jane, request: "Hello, we would like a new kitchen with red cabinets.",
        quote: "QUOTE KITCHEN-DESIGN x1; CABINET-100 x6 -5%", send: "SEND", accept: "I accept", decline: "DECLINE")
    static let french = Sale(
        colleague: .thomas, customer: "Claire Petit <claire@petit.example>",
        request: "Bonjour, nous voudrions une nouvelle cuisine. Merci et à bientôt.",
        quote: "DEVIS KITCHEN-DESIGN x1; CABINET-100 x6 -5%", send: "ENVOYER", accept: "J’ACCEPTE",
        decline: "Je refuse.")
    static let both = [english, french]
}

extension Company {
    /// The customer's mail has become O-1, in the colleague's hands.
    func begin(_ sale: Sale) async throws {
        try await receive(from: sale.customer, sale.request)
        try await command("CONVERT company \"Dupont SA\"", by: .luc, on: "L-1")
        try await command("ASSIGN \(sale.colleague)", by: .luc, on: "O-1")
    }

    /// Another opportunity of the same customer, in the same hands.
    func oneMore(_ sale: Sale) async throws {
        try await command("LEAD \(sale.customer)", by: .luc)
        try await command("CONVERT L-2 P-1\nASSIGN O-2 \(sale.colleague)", by: .luc)
    }

    /// O-1 with its quote; returns the preview.
    @discardableResult
    func quoted(_ sale: Sale) async throws -> ParsedMail {
        try await begin(sale)
        return try await preview(of: sale.quote, sale)
    }

    /// Makes a quote and returns the mail that shows it, or says that there is nothing to show.
    @discardableResult
    func preview(of words: String, _ sale: Sale) async throws -> ParsedMail {
        try await command(words, by: sale.colleague, on: "O-1")
        return try await notice(to: sale.colleague.rawValue)
    }

    /// O-1 with its quote at the customer; returns the mail that brought it.
    @discardableResult
    func sent(_ sale: Sale) async throws -> ParsedMail {
        try await quoted(sale)
        try await command(sale.send, by: sale.colleague, on: "O-1")
        return try await lastMail(to: sale.address)
    }

    /// The versions of all quotes, the latest first.
    func quotes() async throws -> [Quote] { try await office.store.read { try $0.quotes(limit: 100) } }

    /// The latest one.
    func lastQuote() async throws -> Quote {
        guard let quote = try await quotes().first else { throw TestFailure("there is no quote") }
        return quote
    }
}

extension ParsedMail {
    /// The bytes of the PDF that is attached.
    var pdf: [UInt8]? { attachments.first { $0.mediaType.description.hasPrefix("application/pdf") }?.content }
}
