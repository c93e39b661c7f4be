import Commands
import Testing

@Suite("How long calls last, as people write it")
struct CallLengthTests {
    @Test(arguments: [
        ("12min", 12), ("12 minutes", 12), ("12 Minuten", 12), ("90m", 90), ("45'", 45), ("45’", 45), ("1h", 60),
        ("1h30", 90),
        ("1 h 05", 65), ("1h05min", 65), ("1 hour 5 minutes", 65), ("1 Stunde 5 Min", 65), ("2 heures", 120),
        ("1:30", 90),
        ("0h30", 30), ("0:05", 5), ("24h", 1_440), ("1440 min", 1_440), (" 1h ", 60), ("1H30", 90),
    ])
    func areRead(_ text: String, minutes: Int) throws {
        #expect(try CallLength.read(text, times).minutes == minutes)
    }

    @Test(arguments: [
        "", "12", "min", "0min", "0h", "1441min", "25h", "24h01", "1h60", "1:60", "1:3", "1h5", "1h 30", "-5min",
        "1.5h",
        "3 days", "1h30x", "12minx", "99999min", "1:30:00", "12 min 30", "an hour",
    ])
    func areRefusedWhenUnclear(_ text: String) {
        #expect(throws: TimeProblem.unreadable(text)) { try CallLength.read(text, times) }
    }

    @Test(arguments: [
        ("12min: wants red cabinets", 12, ": wants red cabinets"), ("12 min wants red", 12, "wants red"),
        ("1h30 at client", 90, "at client"), ("1h 30 people", 60, "30 people"), ("1 h 30 at client", 90, "at client"),
        ("45' with luc", 45, "with luc"), ("1:30: text", 90, ": text"), ("12min", 12, ""), ("1h, text", 60, ", text"),
    ])
    func areTakenOffATextsHead(_ text: String, minutes: Int, rest: String) throws {
        let found = try #require(CallLength.prefix(of: text[...], times))
        #expect(found.length.minutes == minutes)
        #expect(found.rest == rest)
    }

    @Test(arguments: ["wants red", "12 people", "12 monkeys", "1:30:00", "min", "yesterday", "2014-02-12"])
    func areNotSeenInProse(_ text: String) {
        #expect(CallLength.prefix(of: text[...], times) == nil)
    }
}
