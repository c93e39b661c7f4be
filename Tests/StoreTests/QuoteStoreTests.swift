import CRM
import Foundation
import Mail
import Store
import Testing

@Suite("Stored quotes")
struct QuoteStoreTests {
    private static let digest = String(repeating: "0a", count: 32)
    private let day: TimeInterval = 86_400

    @Test func comeBackAsTheyWere() async throws {
        let store = try await storeWithKitchens(2)
        var quote = try example(number: 3)
        quote.opportunities = [1, 2]
        quote.contactID = 1
        quote.discount = try #require(Percentage("2.5"))
        let added = try await store.write { [quote] in try $0.add(quote) }
        #expect(added.id == 1)
        var expected = quote
        expected.id = 1
        #expect(try await store.read { try $0.quote(1) } == expected)
        expected.state = .accepted
        expected.sentAt = fairDay + 60
        expected.decidedAt = fairDay + 120
        expected.pdfSHA256 = Self.digest
        expected.evidence = QuoteEvidence(
            messageID: 7, sender: "jane@dupont.example", authentication: "dmarc=pass", words: "J’accepte !",
            confirmedBy: "luc")
        try await store.write { [expected] in try $0.update(expected) }
        #expect(try await store.read { try $0.quote(1) } == expected)
        #expect(try await store.read { try $0.quote(2) } == nil)
    }

    @Test func areNumberedWithoutGapsInEveryYear() async throws {
        let store = try await storeWithKitchens(1)
        var numbers: [String] = []
        for year in [2014, 2014, 2015, 2014, 2015] {
            numbers.append(
                try await store.write { transaction in
                    var quote = try example(number: 1)
                    quote.number = try transaction.nextQuoteNumber(year: year)
                    return "\(try transaction.add(quote).number)"
                })
        }
        #expect(numbers == ["Q-2014-0001", "Q-2014-0002", "Q-2015-0001", "Q-2014-0003", "Q-2015-0002"])
    }

    @Test func aNumberThatWasNotUsedIsGivenAgain() async throws {
        let store = try await storeWithKitchens(1)
        await #expect(throws: StoreFailure.self) {
            try await store.write { transaction in
                var quote = try example(number: 1)
                quote.number = try transaction.nextQuoteNumber(year: 2014)
                _ = try transaction.add(quote)
                throw StoreFailure(explanation: "The mail was wrong.")
            }
        }
        #expect(try await store.write { try $0.nextQuoteNumber(year: 2014).number } == 1)
    }

    @Test func haveTheirVersionsTheLatestFirst() async throws {
        let store = try await storeWithKitchens(1)
        for version in 1...3 {
            let quote = try example(number: 1, version: version)
            try await store.write { _ = try $0.add(quote) }
        }
        let other = try example(number: 2)
        try await store.write { _ = try $0.add(other) }
        let number = try #require(QuoteNumber(year: 2014, number: 1))
        #expect(try await store.read { try $0.quotes(numbered: number).map(\.version) } == [3, 2, 1])
        #expect(try await store.read { try $0.quotes(onOpportunity: 1).map(\.id) } == [4, 3, 2, 1])
        #expect(try await store.read { try $0.quotes(ofPartner: 1).map(\.id) } == [4, 3, 2, 1])
        #expect(try await store.read { try $0.quotes(limit: 2).map(\.id) } == [4, 3])
        let again = try example(number: 1, version: 2)
        await #expect(throws: (any Error).self) { try await store.write { _ = try $0.add(again) } }
    }

    @Test func keepTheirPDFOnce() async throws {
        let store = try await storeWithKitchens(1)
        let quote = try example(number: 1)
        try await store.write { transaction in
            _ = try transaction.add(quote)
            try transaction.keep(pdf: [1, 2, 3], sha256: Self.digest, of: 1)
            try transaction.keep(pdf: [4], sha256: String(repeating: "f", count: 64), of: 1)
        }
        #expect(try await store.read { try $0.pdf(ofQuote: 1) } == [1, 2, 3])
        #expect(try await store.read { try $0.quote(1)?.pdfSHA256 } == Self.digest)
        #expect(try await store.read { try $0.pdf(ofQuote: 2) } == nil)
    }

    @Test func expireFromTheEndOfTheirLastDay() async throws {
        let store = try await storeWithKitchens(1)
        for (number, state) in [(1, Quote.State.sent), (2, .sent), (3, .draft), (4, .superseded)] {
            var quote = try example(number: number)
            quote.validUntil = fairDay + day * Double(number)
            quote.state = state
            quote.sentAt = fairDay
            quote.pdfSHA256 = Self.digest
            try await store.write { [quote] in _ = try $0.add(quote) }
        }
        for (time, ids) in [(day - 1, []), (day, [1]), (2 * day, [1, 2]), (9 * day, [1, 2])]
            as [(TimeInterval, [Int64])]
        {
            #expect(try await store.read { try $0.quotesToExpire(at: fairDay + time, limit: 10).map(\.id) } == ids)
        }
        #expect(try await store.read { try $0.quotesToExpire(at: fairDay + 9 * day, limit: 1).map(\.id) } == [1])
    }

    @Test(arguments: [Quote.State.sent, .accepted, .declined])
    func areGuardedByTheSchema(state: Quote.State) async throws {
        let store = try await storeWithKitchens(1)
        var quote = try example(number: 1)
        quote.state = state
        let wrong = quote
        await #expect(throws: (any Error).self) { try await store.write { _ = try $0.add(wrong) } }
    }

    /// Dupont SA with so many opportunities.
    private func storeWithKitchens(_ count: Int) async throws -> Store {
        let store = try await staffedStore()
        try await store.write { transaction in
            let partner = try transaction.add(dupont())
            let contact = try transaction.add(jane(at: partner))
            for _ in 0..<count { _ = try transaction.add(kitchen(for: partner, contact)) }
        }
        return store
    }
}

private func example(number: Int, version: Int = 1) throws -> Quote {
    Quote(
        number: try #require(QuoteNumber(year: 2014, number: number)), version: version, partnerID: 1,
        opportunities: [1],
        lines: [
            QuoteLine(
                sku: "CABINET-100", text: "Cabinet “100”", quantity: try #require(Quantity("1.5")), unit: "m",
                unitPrice: Money(minorUnits: 45_000), discount: try #require(Percentage("5")),
                vat: try #require(Percentage("20"))),
            QuoteLine(text: "Remise", unitPrice: Money(minorUnits: -1_000), vat: try #require(Percentage("5.5"))),
        ], created: fairDay, validUntil: fairDay + 30 * 86_400, language: .french, author: "thomas")
}
