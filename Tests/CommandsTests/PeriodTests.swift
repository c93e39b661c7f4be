import Commands
import Testing

@Suite("Lengths of time as people write them")
struct PeriodTests {
    @Test(
        arguments: [
            ("15d", Period(15, .days)), ("15 j", Period(15, .days)), ("15", Period(15, .days)),
            ("2w", Period(2, .weeks)),
            ("2 semaines", Period(2, .weeks)), ("36h", Period(36, .hours)), ("3 MOIS", Period(3, .months)),
            ("3m", Period(3, .months)), ("1 day", Period(1, .days)), ("1 an", Period(1, .years)),
            ("2 Tage", Period(2, .days)), ("9999d", Period(9_999, .days)),
        ] as [(String, Period)])
    func areRead(_ text: String, expected: Period) {
        #expect(Period(text, words: times) == expected)
    }

    @Test(arguments: ["", "d", "0d", "-3d", "99999d", "3x", "3.5d", "d3", "30 min", "last 3 days", "3 d x"])
    func areRefusedWhenUnclear(_ text: String) {
        #expect(Period(text, words: times) == nil)
    }
}
