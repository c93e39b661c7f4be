import Commands
import Foundation
import TestSupport
import Testing

@Suite("A time at the head of a text")
struct TimeInTextTests {
    @Test(arguments: [
        ("2014-02-12 14:00 for 1h30 at client", "2014-02-12 14:00", "for 1h30 at client"),
        ("2014-02-12 14:00 at client with luc", "2014-02-12 14:00", "at client with luc"),
        ("2014-02-12T14:00, at client", "2014-02-12T14:00", ", at client"),
        ("yesterday 14:00 12min: text", "yesterday 14:00", "12min: text"),
        ("hier 14h 12min: il rappelle", "hier 14h", "12min: il rappelle"),
        ("hier 14 h 12 min: il rappelle", "hier 14 h", "12 min: il rappelle"),
        ("demain 14h 30 rue des Lilas", "demain 14h", "30 rue des Lilas"),
        ("demain 14h30 30 rue des Lilas", "demain 14h30", "30 rue des Lilas"),
        ("demain 14h30 à Lille", "demain 14h30", "à Lille"), ("demain à Lille", "demain", "à Lille"),
        ("  demain  10h  pendant 2h", "demain  10h", "pendant 2h"), ("14:00: text", "14:00", ": text"),
        ("14:00:text", "14:00", ":text"), ("hier:text", "hier", ":text"), ("hier. Il", "hier", ". Il"),
        ("hier", "hier", ""), ("1h avec luc", "1h", "avec luc"), ("monday 9am sharp", "monday 9am", "sharp"),
        ("mon 9am sharp", "mon 9am", "sharp"),
        ("le mer 9h", "le mer 9h", ""), ("lundi prochain 9h chez lui", "lundi prochain 9h", "chez lui"),
        ("lundi 12 à 14h", "lundi", "12 à 14h"), ("12 février, chez lui", "12 février", ", chez lui"),
        ("12 Feb 14 people", "12 Feb", "14 people"), ("12/02/2014 14h30 avec luc", "12/02/2014 14h30", "avec luc"),
        ("31 February 14:00 x", "31 February 14:00", "x"), ("2014-02-12 14:00-15:00", "2014-02-12", "14:00-15:00"),
        ("2014-02-12 14:00Z", "2014-02-12", "14:00Z"), ("2014-02-12 14:00 - 15:00", "2014-02-12 14:00", "- 15:00"),
        ("2014-02-12 (Wednesday) 14:00", "2014-02-12", "(Wednesday) 14:00"),
        ("tomorrow 25:00 x", "tomorrow", "25:00 x"),
        ("14:00 mon client rappelle", "14:00", "mon client rappelle"), ("14:00 so he said", "14:00", "so he said"),
        ("14:00 on mon with luc", "14:00 on mon", "with luc"), ("14:00 monday with luc", "14:00 monday", "with luc"),
        ("2pm. He", "2pm", ". He"), ("2 p.m. with luc", "2 p.m.", "with luc"), ("noon with luc", "noon", "with luc"),
        ("demain après midi", "demain", "après midi"), ("in 2 days 3 people", "in 2 days", "3 people"),
        ("12.02. 14.30 Uhr bei ihm", "12.02. 14.30 Uhr", "bei ihm"), ("13/02: text", "13/02", ": text"),
        ("13/02 14h chez lui", "13/02 14h", "chez lui"),
        ("12.02. bei ihm", "12.02.", "bei ihm"),
    ])
    func isTakenOff(_ text: String, time: String, rest: String) throws {
        let found = try #require(WrittenTime.prefix(of: text[...], times))
        #expect(found.time.text == time)
        #expect(found.rest == rest)
        #expect(found.time == (try? WrittenTime.read(time, times)))
    }

    @Test(arguments: [
        "", "wants red cabinets", "mon client rappelle", "so he said", "sam: rappelle", "at client", "12 min",
        "12.02 bars",
        "14.30 euros", "14h-15h", "3 days", "may be", "mars", "jan called", "2014", "tomorrows", "14:00x",
        "midi-deux",
        "2014-02-12x", "12 am Montag", "in Lille", "on time", "last offer", "next: call", "\u{0}14:00", "(14:00)",
        "24/7 support",
    ])
    func isNotSeenInProse(_ text: String) {
        #expect(WrittenTime.prefix(of: text[...], times) == nil)
    }

    @Test func aWordIsNotCutByTheLimit() {
        let space = String(repeating: " ", count: 190)
        #expect(WrittenTime.prefix(of: "tomorrow\(space)12 February"[...], times)?.rest.count == 11)
        #expect(WrittenTime.prefix(of: "14:00\(String(repeating: "0", count: 500))"[...], times) == nil)
    }

    /// Every piece that the grammar knows, and some that it does not, in any order.
    @Test func noTextDoesHarm() throws {
        var generator = SeededGenerator(seed: 20_140_212)
        let pieces =
            "12 02 2014 9 31 0 99999 14 30 : . / - , T h H Uhr am pm st er on le du au to from since last next in ago "
            + "il y a day after tomorrow lundi mon février Feb noon midnight minutes m ' .. – é \u{301} 👩‍👩‍👧 \u{0} ٣ ("
        let words = pieces.split(separator: " ").map(String.init) + [" ", " ", " "]
        for _ in 0..<5_000 {
            let count = Int.random(in: 0...12, using: &generator)
            let text = (0..<count).map { _ in words.randomElement(using: &generator) ?? "" }.joined()
            if let (time, rest) = WrittenTime.prefix(of: text[...], times) {
                #expect(text.hasSuffix(rest))
                _ = try? time.resolve(now: mondayMorning, timeZone: paris, preferring: .future)
                _ = try? time.resolve(now: mondayMorning, timeZone: paris, preferring: .past)
            }
            let whole = try? WrittenTime.read(text, times)
            #expect(whole == nil || whole?.text == text.trimmingCharacters(in: .whitespaces))
            _ = try? TimeSpan.read(text, times).resolve(now: mondayMorning, timeZone: paris)
            _ = try? CallLength.read(text, times)
            _ = CallLength.prefix(of: text[...], times)
            _ = Period(text, words: times)
        }
    }
}
