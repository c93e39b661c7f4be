import CRM
import Foundation
import Gateway
import Mail
import Store
import Testing

@Suite("A quote that holds no longer")
struct OutdatedQuoteTests {
    @Test(arguments: [
        (Sale.english, "Q-2014-0001 was replaced by Q-2014-0001 v2", "which holds no longer"),
        (.french, "Q-2014-0001 a été remplacé par Q-2014-0001 v2", "qui n’est plus valable"),
    ])
    func isAnsweredWithTheOneThatDoes(sale: Sale, answer: String, notice: String) async throws {
        let company = try await Company()
        let first = try await company.sent(sale)
        try await company.preview(of: sale.quote.replacing("x6", with: "x8"), sale)
        try await company.command(sale.send, by: sale.colleague, on: "O-1")
        let second = try await company.lastMail(to: sale.address)
        try await company.reply(to: first, as: sale.customer, sale.accept)
        let letter = try await company.lastMail(to: sale.address)
        #expect(letter.says(answer), "\(letter.text)")
        #expect(letter.pdf != nil && letter.pdf == second.pdf)
        #expect(try await company.quotes().map(\.state) == [.sent, .superseded])
        #expect(try await company.notice(to: sale.colleague.rawValue).says(notice))
        try await company.reply(to: letter, as: sale.customer, sale.accept)
        #expect(try await company.quotes().map(\.state) == [.accepted, .superseded])
    }

    @Test(arguments: [(Sale.english, "Q-2014-0001 held until"), (.french, "Q-2014-0001 était valable jusqu’au")])
    func cannotBeAcceptedAfterItsLastDay(sale: Sale, answer: String) async throws {
        let company = try await Company()
        let mail = try await company.sent(sale)
        company.pass(31 * 86_400)
        try await company.reply(to: mail, as: sale.customer, sale.accept)
        #expect(try await company.lastQuote().state == .sent)
        let letter = try await company.lastMail(to: sale.address)
        #expect(letter.says(answer) && letter.pdf == nil, "\(letter.text)")
    }

    @Test(arguments: [(Sale.english, "Q-2014-0001 has expired"), (.french, "Q-2014-0001 a expiré")])
    func expiresOnceAndItsOwnerIsTold(sale: Sale, heading: String) async throws {
        let company = try await Company()
        try await company.sent(sale)
        let keeper = Scheduler(office: company.office, outbox: Bell())
        #expect(try await keeper.expireQuotes() == 0)
        company.pass(31 * 86_400)
        let count = try await company.mails(to: sale.colleague.address).count
        #expect(try await keeper.expireQuotes() == 1)
        #expect(try await keeper.expireQuotes() == 0)
        #expect(try await company.lastQuote().state == .expired)
        let mails = try await company.mails(to: sale.colleague.address)
        #expect(mails.count == count + 1)
        #expect(mails.last.map { $0.subject.contains(heading) || $0.says(heading) } == true)
        #expect(try await company.timeline("O-1").first?.kind == .quoteExpired)
    }

    @Test func holdsToTheEndOfItsLastDay() async throws {
        let company = try await Company()
        let mail = try await company.sent(.english)
        let end = try await company.lastQuote().validUntil
        company.pass(company.office.now().distance(to: end) - 1)
        #expect(try await Scheduler(office: company.office, outbox: Bell()).expireQuotes() == 0)
        try await company.reply(to: mail, as: Company.jane, "ACCEPT")
        #expect(try await company.lastQuote().state == .accepted)
    }

    @Test func manyExpireAtOnce() async throws {
        let company = try await Company()
        try await company.sent(.english)
        try await company.office.store.write { transaction in
            guard var quote = try transaction.quote(1) else { return }
            for number in 2...450 {
                quote.number = try #require(QuoteNumber(year: 2014, number: number))
                _ = try transaction.add(quote)
            }
        }
        company.pass(31 * 86_400)
        #expect(try await Scheduler(office: company.office, outbox: Bell()).expireQuotes() == 450)
    }
}
