import CRM
import Testing

@Suite("The number of a quote")
struct QuoteNumberTests {
    @Test(arguments: [
        "Q-2014-0003", "q-2014-0003", "Q-2014-3", "Q2014-3", "q2014-0003", "Q–2014–0003", "Q\u{2011}2014\u{2011}0003",
        "Q-2014-000003",
    ])
    func isReadAlone(_ text: String) {
        #expect(QuoteNumber(text)?.description == "Q-2014-0003")
    }

    @Test(arguments: [
        "", "Q", "Q-", "Q-2014", "Q-2014-", "Q-2014-0", "Q-14-3", "Q-20140-3", "Q-2014-1000000", "Q-2014-9999999999",
        "Q-2014-0003x", "Q-2014-0003 ", "O-12", "Q--2014-3", "Q-２０１４-3", "Q-2014-٣", "Q-0999-1",
    ])
    func isNothingElse(_ text: String) {
        #expect(QuoteNumber(text) == nil)
    }

    @Test(arguments: [
        "Re: Your quote Q-2014-0003", "[NST Q-2014-0003] Kitchen", "Q-2014-0003", "quote q2014-3, please",
        "(Q-2014-0003)", "Devis_Q-2014-0003.pdf", "Q-2014-0003: yes", "Q-2014-0003.", "Q-2014 Q-2014-0003",
        "Q-2014-0003 and Q-2014-0004", "Q-2014-0003-", "Q Q-2014-0003", "😀Q-2014-0003",
    ])
    func isFoundInASubject(_ text: String) {
        #expect(QuoteNumber(in: text) == QuoteNumber(year: 2014, number: 3))
    }

    @Test(arguments: [
        "", "Re: hello", "FAQ-2014-0003", "Q-2014-0003B", "Q-2014-0003-7", "A-Q-2014-0003", "Q 2014 0003",
        "éQ-2014-0003",
    ])
    func isNotFoundInOtherWords(_ text: String) {
        #expect(QuoteNumber(in: text) == nil)
    }

    @Test func hasAsManyDigitsAsItNeeds() {
        #expect(QuoteNumber(year: 2014, number: 12_345)?.description == "Q-2014-12345")
        #expect(QuoteNumber("Q-2014-12345") == QuoteNumber(year: 2014, number: 12_345))
    }
}
