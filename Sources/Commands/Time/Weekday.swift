/// A day of the week; the week begins on Monday. ISO 8601.
public enum Weekday: Int, CaseIterable, Sendable {
    case monday = 1
    case tuesday, wednesday, thursday, friday, saturday, sunday

    init?(_ word: TimeWord) {
        guard let index = TimeWord.weekdays.firstIndex(of: word) else { return nil }
        self.init(rawValue: index + 1)
    }
}
