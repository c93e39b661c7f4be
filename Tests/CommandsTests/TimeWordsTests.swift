import Commands
import Testing

@Suite("The words of time")
struct TimeWordsTests {
    @Test func haveOneMeaningOfAKind() {
        let wordsInOrder: [(String, TimeWord, Bool)] = [
            ("mar", .march, true), ("Mar", .tuesday, false), ("MÄR", .march, true), ("m", .month, true),
            ("m", .minute, true), ("m", .year, false),
        ]
        var words = TimeWords()
        for (word, meaning, expected) in wordsInOrder {
            let isAdded = words.add(word, meaning: meaning)
            #expect(isAdded == expected, "\(word): \(meaning)")
        }
    }

    @Test(arguments: ["", " ", "1er", "12", "+", "a/b", "one two three four five six seven"])
    func areMadeOfLetters(_ word: String) {
        var words = TimeWords()
        let isAdded = words.add(word, meaning: .today)
        #expect(!isAdded)
    }

    @Test func aLanguageIsAddedWithWordsAlone() throws {
        var words = TimeWords()
        let spanish: [(String, TimeWord)] = [
            ("mañana", .tomorrow), ("pasado mañana", .dayAfterTomorrow), ("el", .on), ("de", .of), ("a las", .at),
            ("febrero", .february), ("miércoles", .wednesday),
        ]
        for (word, meaning) in spanish where !words.add(word, meaning: meaning) { Issue.record("\(word) is taken") }
        #expect(try moment("manana a las 10:00", words) == "2014-02-11 10:00")
        #expect(try moment("pasado  mañana", words) == "2014-02-12")
        #expect(try moment("el miércoles 12 de febrero de 2014", words) == "2014-02-12")
    }

    @Test func withoutWordsFiguresAreRead() throws {
        #expect(try moment("2014-02-12 14:00", TimeWords()) == "2014-02-12 14:00")
        #expect(throws: TimeProblem.unreadable("tomorrow")) { try moment("tomorrow", TimeWords()) }
    }

    @Test func namesAreTheKeysOfTheConfiguration() {
        #expect(TimeWord(rawValue: "day_after_tomorrow") == .dayAfterTomorrow)
        #expect(Set(TimeWord.allCases.map(\.rawValue)).count == TimeWord.allCases.count)
    }
}
