import CRM
import Testing

@Suite("What a campaign brought")
struct CampaignResultsTests {
    private static func results(leads: Int = 3, won: [(Int64, Currency)] = []) -> CampaignResults {
        var results = CampaignResults(leads: leads, converted: 1)
        for (amount, currency) in won {
            results.add(.won, Money(minorUnits: amount, currency: currency), wasQuoted: true)
        }
        return results
    }

    @Test(
        arguments: [(3, 1_000, 333), (3, 2_000, 667), (2, 1, 1), (1, 5, 5), (200, 1_200_000, 6_000)]
            as [(Int, Int64, Int64)])
    func costPerLeadIsRounded(leads: Int, cost: Int64, each: Int64) {
        #expect(Self.results(leads: leads).costPerLead(Money(minorUnits: cost)) == Money(minorUnits: each))
    }

    @Test func withoutLeadsThereIsNoCostPerLead() {
        #expect(Self.results(leads: 0).costPerLead(Money(minorUnits: 5)) == nil)
    }

    @Test(arguments: [([200], 1), ([50, 50], 0), ([], -1), ([350], 2.5)] as [([Int64], Double)])
    func returns(won: [Int64], part: Double) {
        #expect(Self.results(won: won.map { ($0, .euro) }).returnOn(Money(minorUnits: 100)) == part)
    }

    @Test func otherCurrenciesAreNotAdded() throws {
        let franc = try #require(Currency(rawValue: "CHF"))
        let results = Self.results(won: [(100, .euro), (100, franc), (50, .euro)])
        #expect(results.wonAmounts == [Money(minorUnits: 150), Money(minorUnits: 100, currency: franc)])
        #expect(results.returnOn(Money(minorUnits: 100)) == nil)
        #expect(results.won == 3 && results.quoted == 3)
    }
}
