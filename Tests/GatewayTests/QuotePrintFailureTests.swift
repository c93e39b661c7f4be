import CRM
import Documents
import Foundation
import Mail
import Store
import Synchronization
import Testing

/// Fails until it is mended.
private final class BrokenPrinter: PDFRenderer {
    private let isMended = Mutex(false)

    func mend() { isMended.withLock { $0 = true } }

    func pdf(of html: String) async throws -> [UInt8] {
        guard isMended.withLock({ $0 }) else {
            throw UnprintablePage(explanation: "The program weasyprint is not there.")
        }
        return try await FixedPrinter().pdf(of: html)
    }
}

@Suite("When no PDF can be made")
struct QuotePrintFailureTests {
    @Test(arguments: [
        (Sale.english, "Q-2014-0001 could not be made", "nothing was sent"),
        (.french, "Q-2014-0001 n’a pas pu être établi", "rien n’a été envoyé"),
    ])
    func theAuthorIsToldAndTheQuoteStaysADraft(sale: Sale, heading: String, sentence: String) async throws {
        let printer = BrokenPrinter()
        let company = try await Company(printer: printer)
        let count = try await company.customerMails(sale)
        let notice = try await company.quoted(sale)
        #expect(notice.subject.contains(heading) || notice.says(heading), "\(notice.subject)")
        #expect(notice.says(sentence) && notice.says("The program weasyprint is not there."))
        #expect(try await company.lastQuote().state == .draft)
        try await company.command(sale.send, by: sale.colleague, on: "O-1")
        #expect(try await company.lastQuote().state == .draft)
        #expect(try await company.mails(to: sale.address).allSatisfy { $0.pdf == nil })
        #expect(try await company.customerMails(sale) == count + 1)

        printer.mend()
        let preview = try await company.preview(of: sale.quote, sale)
        #expect(preview.pdf != nil)
        try await company.command(sale.send, by: sale.colleague, on: "O-1")
        #expect(try await company.lastMail(to: sale.address).pdf == preview.pdf)
        #expect(try await company.quotes().map(\.state) == [.sent, .superseded])
    }
}

extension Company {
    /// How many mails the customer has: one, the acknowledgement, once the sale began.
    fileprivate func customerMails(_ sale: Sale) async throws -> Int { try await mails(to: sale.address).count }
}
