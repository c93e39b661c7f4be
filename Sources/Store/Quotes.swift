public import CRM
public import Foundation
import GRDB

extension Transaction {
    /// The next number of that year: one more than the last, so that there are no gaps.
    public func nextQuoteNumber(year: Int) throws -> QuoteNumber {
        let last = try Int.fetchOne(db, sql: "SELECT max(number) FROM quote WHERE year = ?", arguments: [year]) ?? 0
        guard let number = QuoteNumber(year: year, number: last + 1) else {
            throw StoreFailure(explanation: "There is no quote number left for the year \(year).")
        }
        return number
    }

    /// Stores a quote and returns it with its id.
    public func add(_ quote: Quote) throws -> Quote {
        var quote = quote
        try db.execute(
            sql: """
                INSERT INTO quote
                (year, number, version, partner, contact, lines, discount, currency, gross_minor, created, valid_until,
                language, author, state, sent, decided, pdf_sha256, evidence)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, arguments: try quote.arguments())
        quote.id = db.lastInsertedRowID
        for opportunity in quote.opportunities {
            try db.execute(
                sql: "INSERT INTO quote_opportunity (quote, opportunity) VALUES (?, ?)",
                arguments: [quote.id, opportunity])
        }
        try journalAddition(of: Quote.self, quote.id)
        return quote
    }

    /// Changes everything but the opportunities it covers.
    public func update(_ quote: Quote) throws {
        try journaling(Quote.self, quote.id) {
            try db.execute(
                sql: """
                    UPDATE quote SET year = ?, number = ?, version = ?, partner = ?, contact = ?, lines = ?, discount = ?,
                    currency = ?, gross_minor = ?, created = ?, valid_until = ?, language = ?, author = ?, state = ?,
                    sent = ?, decided = ?, pdf_sha256 = ?, evidence = ? WHERE id = ?
                    """, arguments: try quote.arguments() + [quote.id])
        }
    }

    /// Keeps the PDF of a draft. Keeping one again is harmless: the first stays.
    public func keep(pdf bytes: [UInt8], sha256: String, of quote: Int64) throws {
        try db.execute(
            sql: "INSERT OR IGNORE INTO quote_pdf (quote, bytes) VALUES (?, ?)", arguments: [quote, Data(bytes)])
        guard db.changesCount > 0 else { return }
        try db.execute(sql: "UPDATE quote SET pdf_sha256 = ? WHERE id = ?", arguments: [sha256, quote])
    }
}

extension Snapshot {
    public func quote(_ id: Int64) throws -> Quote? {
        guard let row = try Row.fetchOne(db, sql: "SELECT * FROM quote WHERE id = ?", arguments: [id]) else {
            return nil
        }
        return try quote(row)
    }

    /// The versions of a quote, the latest first.
    public func quotes(numbered number: QuoteNumber) throws -> [Quote] {
        try Row.fetchAll(
            db, sql: "SELECT * FROM quote WHERE year = ? AND number = ? ORDER BY version DESC",
            arguments: [number.year, number.number]
        ).map(quote)
    }

    /// The quotes that cover an opportunity, the latest first.
    public func quotes(onOpportunity opportunity: Int64) throws -> [Quote] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT quote.* FROM quote JOIN quote_opportunity ON quote = quote.id
                    WHERE quote_opportunity.opportunity = ? ORDER BY quote.id DESC LIMIT 50
                    """), arguments: [opportunity]
        ).map(quote)
    }

    /// A partner's quotes, the latest first.
    public func quotes(ofPartner partner: Int64) throws -> [Quote] {
        try Row.fetchAll(
            db.cachedStatement(sql: "SELECT * FROM quote WHERE partner = ? ORDER BY id DESC LIMIT 50"),
            arguments: [partner]
        ).map(quote)
    }

    /// Quotes, newest first.
    public func quotes(limit: Int) throws -> [Quote] {
        try Row.fetchAll(db, sql: "SELECT * FROM quote ORDER BY id DESC LIMIT ?", arguments: [limit]).map(quote)
    }

    /// Quotes that customers did not answer in time.
    public func quotesToExpire(at now: Date, limit: Int) throws -> [Quote] {
        try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT * FROM quote WHERE state = 'sent' AND valid_until <= ? ORDER BY valid_until LIMIT ?"),
            arguments: [now.milliseconds, limit]
        ).map(quote)
    }

    /// Quotes that customers can still answer, the one that was sent first first.
    public func waitingQuotes(at now: Date, limit: Int) throws -> [Quote] {
        try Row.fetchAll(
            db.cachedStatement(
                sql:
                    "SELECT * FROM quote WHERE state = 'sent' AND sent > 0 AND valid_until > ? ORDER BY sent, id LIMIT ?"
            ),
            arguments: [now.milliseconds, limit]
        ).map(quote)
    }

    public func pdf(ofQuote quote: Int64) throws -> [UInt8]? {
        try Data.fetchOne(db, sql: "SELECT bytes FROM quote_pdf WHERE quote = ?", arguments: [quote]).map {
            [UInt8]($0)
        }
    }

    private func quote(_ row: Row) throws -> Quote {
        let id: Int64 = row["id"]
        let opportunities = try Int64.fetchAll(
            db.cachedStatement(sql: "SELECT opportunity FROM quote_opportunity WHERE quote = ? ORDER BY opportunity"),
            arguments: [id])
        return try Quote(row, opportunities: opportunities)
    }
}

extension Quote: Journaled {
    static let journalName = "quote"

    static func stored(_ id: Int64, in snapshot: Snapshot) throws -> Quote? { try snapshot.quote(id) }

    static var isBuiltUpon: Bool { false }

    /// The PDF is made after the command.
    var asCommanded: Quote {
        var quote = self
        quote.pdfSHA256 = nil
        return quote
    }

    func restore(in transaction: Transaction) throws {
        var quote = self
        quote.pdfSHA256 = try transaction.quote(id)?.pdfSHA256
        try transaction.update(quote)
    }

    /// Its number stays taken: there are no gaps.
    func withdraw(in transaction: Transaction, at now: Date) throws {
        var quote = self
        quote.pdfSHA256 = try transaction.quote(id)?.pdfSHA256
        quote.state = .superseded
        try transaction.update(quote)
    }
}

extension Quote {
    fileprivate func arguments() throws -> StatementArguments {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return [
            number.year, number.number, version, partnerID, contactID,
            String(decoding: try encoder.encode(lines), as: UTF8.self), discount.rawValue, currency.rawValue,
            try totals().gross.minorUnits, created.milliseconds, validUntil.milliseconds, language.rawValue, author,
            state.rawValue, sentAt?.milliseconds, decidedAt?.milliseconds, pdfSHA256,
            try evidence.map { String(decoding: try encoder.encode($0), as: UTF8.self) },
        ]
    }

    init(_ row: Row, opportunities: [Int64]) throws {
        guard let number = QuoteNumber(year: row["year"], number: row["number"]) else {
            throw StoreFailure(explanation: "A quote in the database has no valid number.")
        }
        let lines: String = row["lines"]
        self.init(
            id: row["id"], number: number, version: row["version"], partnerID: row["partner"],
            contactID: row["contact"], opportunities: opportunities,
            lines: try JSONDecoder().decode([QuoteLine].self, from: Data(lines.utf8)),
            discount: try decoded(row["discount"]), currency: try decoded(row["currency"]),
            created: Date(milliseconds: row["created"]), validUntil: Date(milliseconds: row["valid_until"]),
            language: try decoded(row["language"]), author: row["author"], state: try decoded(row["state"]))
        sentAt = row.instant("sent")
        decidedAt = row.instant("decided")
        pdfSHA256 = row["pdf_sha256"]
        if let text: String = row["evidence"] {
            evidence = try JSONDecoder().decode(QuoteEvidence.self, from: Data(text.utf8))
        }
    }
}
